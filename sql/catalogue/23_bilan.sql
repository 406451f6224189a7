-- The indicators of the yearly review (P8), in their order.

SET LOCAL search_path = passerelle;

INSERT INTO bilan_indicator (code, rank, heading, label, unit, total_of) VALUES
  ('membres', 10, 'Vie de la commission', 'Employeurs membres', 'nombre', NULL),
  ('seances', 11, 'Vie de la commission', 'Séances tenues', 'nombre', NULL),
  ('agents', 12, 'Vie de la commission', 'Agents dont la situation a été examinée', 'nombre', NULL),
  ('cohortes', 13, 'Vie de la commission', 'Cohortes en parcours', 'nombre', NULL),
  ('avis', 20, 'Avis', 'Avis rendus', 'nombre', 'avis'),
  ('avis_retenir', 21, 'Avis', 'dont propositions retenues', 'nombre', 'avis'),
  ('avis_immersion', 22, 'Avis', 'dont immersions', 'nombre', 'avis'),
  ('avis_formation', 23, 'Avis', 'dont formations', 'nombre', 'avis'),
  ('avis_ajourner', 24, 'Avis', 'dont ajournements', 'nombre', 'avis'),
  ('avis_ecarter', 25, 'Avis', 'dont propositions écartées', 'nombre', 'avis'),
  ('immersions_prescrites', 30, 'Immersions', 'Immersions prescrites', 'nombre', NULL),
  ('immersions_suivies', 31, 'Immersions', 'Immersions suivies', 'nombre', NULL),
  ('immersions_jours', 32, 'Immersions', 'Jours d''immersion faits', 'jours', NULL),
  ('immersions_affectees', 33, 'Immersions', 'Immersions suivies d''une prise de poste du même agent', 'nombre', NULL),
  ('demandes', 40, 'Du départ à la prise de poste', 'Demandes de départ reçues', 'nombre', NULL),
  ('refus_origine', 41, 'Du départ à la prise de poste', 'Départs refusés par l''origine', 'nombre', 'refus_origine'),
  ('decisions', 42, 'Du départ à la prise de poste', 'Arrêtés et contrats de l''accueil', 'nombre', NULL),
  ('prises', 43, 'Du départ à la prise de poste', 'Prises de poste (postes vacants pourvus)', 'nombre', 'prises'),
  ('prises_internes', 44, 'Du départ à la prise de poste', 'dont chez le même employeur', 'nombre', 'prises'),
  ('prises_voisines', 45, 'Du départ à la prise de poste', 'dont chez un autre employeur', 'nombre', 'prises'),
  ('metier', 46, 'Du départ à la prise de poste', 'Agents ayant changé de métier', 'nombre', NULL),
  ('integrations', 47, 'Suivi', 'Intégrations', 'nombre', NULL),
  ('retours', 48, 'Suivi', 'Retours à l''origine', 'nombre', NULL),
  ('points_6', 50, 'Suivi', 'Points à 6 mois', 'nombre', 'points_6'),
  ('maintiens_6', 51, 'Suivi', 'dont favorables', 'nombre', 'points_6'),
  ('points_12', 52, 'Suivi', 'Points à 12 mois', 'nombre', 'points_12'),
  ('maintiens_12', 53, 'Suivi', 'dont favorables', 'nombre', 'points_12'),
  ('cohorte_debuts', 55, 'Cohortes', 'Parcours commencés', 'nombre', NULL),
  ('cohorte_fins', 56, 'Cohortes', 'Parcours terminés', 'nombre', 'cohorte_fins'),
  ('cohorte_attestes', 57, 'Cohortes', 'dont attestés', 'nombre', 'cohorte_fins'),
  ('cohorte_jours', 58, 'Cohortes', 'Jours d''immersion faits en parcours', 'jours', NULL),
  ('issue_stage', 60, 'Autres issues', 'Stages', 'nombre', NULL),
  ('issue_apprentissage', 61, 'Autres issues', 'Contrats d''apprentissage', 'nombre', NULL),
  ('issue_recrutement_direct', 62, 'Autres issues', 'Recrutements directs', 'nombre', NULL),
  ('issue_concours', 63, 'Autres issues', 'Concours', 'nombre', NULL),
  ('issue_reclassement_interne', 64, 'Autres issues', 'Reclassements internes', 'nombre', NULL),
  ('issue_poste_adapte', 65, 'Autres issues', 'Postes adaptés', 'nombre', NULL),
  ('issue_renonciation', 66, 'Autres issues', 'Renonciations au parcours', 'nombre', NULL),
  ('ppr_sans_solution', 70, 'Échéances', 'PPR arrivées à terme sans solution', 'nombre', NULL),
  ('refus_service', 74, 'Motifs des départs refusés', 'Nécessités du service', 'nombre', 'refus_origine'),
  ('refus_hatvp', 75, 'Motifs des départs refusés', 'Avis de la HATVP', 'nombre', 'refus_origine'),
  ('delai_presentation', 80, 'Délais médians', 'De l''accord écrit à la première présentation', 'jours', NULL),
  ('delai_immersion', 81, 'Délais médians', 'De l''accord écrit à l''immersion', 'jours', NULL),
  ('delai_prise', 82, 'Délais médians', 'De l''accord écrit à la prise de poste', 'jours', NULL),
  ('flux_employeurs', 90, 'Flux entre employeurs', 'Prises de poste', 'nombre', NULL),
  ('flux_versants', 91, 'Flux entre versants', 'Prises de poste', 'nombre', NULL)
ON CONFLICT (code) DO UPDATE SET rank = excluded.rank, heading = excluded.heading, label = excluded.label,
  unit = excluded.unit, total_of = excluded.total_of;

-- One line a restriction, in the order of their codes.
INSERT INTO bilan_indicator (code, rank, heading, label, unit)
SELECT 'contrainte_' || code, 100 + row_number() OVER (ORDER BY code),
  'Contraintes qui ferment des postes (agents, par cinq)', label, 'nombre'
FROM restriction_code
ON CONFLICT (code) DO UPDATE SET rank = excluded.rank, heading = excluded.heading, label = excluded.label;
