-- The words and the order of the commission's work: reasons of an avis, states of a file, steps and who may take them,
-- what an action plan may ask.

SET LOCAL search_path = passerelle;

INSERT INTO avis_reason (code, label, avis) VALUES
  ('niveau', 'Niveau des emplois jugé non comparable (CGFP, art. L513-8)', '{ecarter}'),
  ('competences', 'Compétences trop éloignées de l''emploi', '{ecarter}'),
  ('poste_retire', 'Poste retiré ou déjà pourvu', '{ecarter}'),
  ('equilibre', 'Équilibre entre employeurs ou besoin d''un service', '{ecarter}'),
  ('autre_proposition', 'Une autre proposition est préférée pour cet agent ou pour ce poste', '{ecarter,ajourner}'),
  ('calendrier', 'Dates incompatibles', '{ecarter,ajourner}'),
  ('piece_attendue', 'Une pièce ou un avis est attendu', '{ajourner}'),
  ('employeur_absent', 'Un employeur concerné n''était ni présent ni représenté', '{ajourner}'),
  ('temps', 'Situation non examinée faute de temps', '{ajourner}')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, avis = excluded.avis;

INSERT INTO file_state (code, label, waits_for, is_open, takes_seat) VALUES
  ('attente_agent', 'réponse de l''agent attendue', 'agent', true, false),
  ('accord_agent', 'accord de l''agent', 'drh_origine', true, false),
  ('demande', 'demande de départ reçue par l''origine', 'drh_origine', true, false),
  ('attente_accueil', 'accord de l''origine, décision de l''accueil attendue', 'drh_accueil', true, false),
  ('decide', 'arrêté ou contrat pris, place prise', 'drh_accueil', true, true),
  ('en_poste', 'en poste', 'drh_accueil', true, true),
  ('integre', 'intégré', NULL, false, true),
  ('retour', 'retour dans l''emploi d''origine', NULL, false, false),
  ('sans_suite', 'sans suite', NULL, false, false),
  ('refus_origine', 'départ refusé par l''origine', NULL, false, false),
  ('refus_accueil', 'candidature non retenue par l''accueil', NULL, false, false),
  ('immersion_prescrite', 'immersion prescrite', 'drh_accueil', true, false),
  ('immersion_suivie', 'immersion suivie, évaluation attendue', 'drh_accueil', true, false),
  ('immersion_evaluee', 'immersion évaluée', NULL, false, false),
  ('formation_suivie', 'formation suivie', NULL, false, false),
  ('ajournee', 'ajournée', 'secretariat', true, false),
  ('ecartee', 'écartée', NULL, false, false),
  ('reexamen', 'réexamen demandé', 'secretariat', true, false),
  ('echu', 'avis échu après six mois', NULL, false, false)
ON CONFLICT (code) DO UPDATE SET label = excluded.label, waits_for = excluded.waits_for, is_open = excluded.is_open,
  takes_seat = excluded.takes_seat;

INSERT INTO step_rule (kind, label, avis, from_states, to_state, actors, call) VALUES
  ('agent_oui', 'accord de l''agent', '{retenir,immersion,formation}', '{attente_agent}', 'accord_agent',
    '{agent,origine,commission}', 'repondre_agent'),
  -- Never a reason; until the host has decided, an agent may change their mind.
  ('agent_non', 'réponse de l''agent', '{retenir,immersion,formation}',
    '{attente_agent,accord_agent,demande,attente_accueil,immersion_prescrite}', 'sans_suite',
    '{agent,origine,commission}', 'repondre_agent'),
  ('demande', 'demande de départ', '{retenir}', '{accord_agent}', 'demande', '{agent,origine,commission}',
    'demander_depart'),
  ('origine_oui', 'accord de l''origine', '{retenir}', '{demande}', 'attente_accueil', '{origine}',
    'repondre_origine'),
  ('origine_non', 'refus de l''origine', '{retenir}', '{demande}', 'refus_origine', '{origine}', 'repondre_origine'),
  ('accueil_oui', 'arrêté ou contrat de l''accueil', '{retenir}', '{attente_accueil}', 'decide', '{accueil}',
    'decider_accueil'),
  ('accueil_non', 'refus de l''accueil', '{retenir}', '{attente_agent,accord_agent,demande,attente_accueil}',
    'refus_accueil', '{accueil}', 'decider_accueil'),
  ('prise_poste', 'prise de poste', '{retenir}', '{decide}', 'en_poste', '{accueil}', 'constater_prise_de_poste'),
  ('point', 'point de suivi', '{retenir}', '{en_poste,integre}', NULL, '{accueil,origine,commission}',
    'inscrire_suivi'),
  ('integration', 'intégration', '{retenir}', '{en_poste}', 'integre', '{accueil}', 'constater_integration'),
  ('retour', 'retour', '{retenir}', '{decide,en_poste}', 'retour', '{accueil,origine}', 'constater_retour'),
  ('immersion_prescrite', 'prescription de l''immersion', '{immersion}', '{accord_agent}', 'immersion_prescrite',
    '{origine,commission}', 'prescrire_immersion'),
  ('immersion_suivie', 'fin de l''immersion', '{immersion}', '{immersion_prescrite}', 'immersion_suivie',
    '{accueil,origine,commission}', 'constater_immersion'),
  ('immersion_evaluee', 'évaluation de l''immersion', '{immersion}', '{immersion_suivie}', 'immersion_evaluee',
    '{accueil,origine,commission}', 'evaluer_immersion'),
  ('formation_suivie', 'fin de la formation', '{formation}', '{accord_agent}', 'formation_suivie',
    '{origine,commission}', 'constater_formation'),
  ('reexamen', 'demande de réexamen', '{ecarter,ajourner}', '{ecartee,ajournee}', 'reexamen',
    '{agent,origine,accueil,commission}', 'demander_reexamen'),
  -- Takes back the last step; by whoever might have taken it.
  ('annulation', 'annulation de la dernière étape', '{retenir,immersion,formation,ajourner,ecarter}', '{}', NULL,
    '{agent,origine,accueil,commission}', 'annuler_etape')
ON CONFLICT (kind) DO UPDATE SET label = excluded.label, avis = excluded.avis, from_states = excluded.from_states,
  to_state = excluded.to_state, actors = excluded.actors, call = excluded.call;

INSERT INTO action_kind (code, label) VALUES
  ('entretien', 'Entretien de situation'),
  ('bilan_competences', 'Bilan de compétences'),
  ('projet', 'Atelier de projet professionnel'),
  ('formation', 'Inscription à une formation'),
  ('immersion', 'Recherche d''un lieu d''immersion'),
  ('convention', 'Convention d''immersion ou de stage'),
  ('recherche_interne', 'Recherche d''un poste chez l''employeur d''origine'),
  ('grille_poste', 'Grille des contraintes du poste'),
  ('visite', 'Rendez-vous avec la médecine du travail'),
  ('contact_accueil', 'Rencontre avec le service d''accueil'),
  ('candidature', 'Aide à la candidature'),
  ('amenagement', 'Étude de l''aménagement du poste')
ON CONFLICT (code) DO UPDATE SET label = excluded.label;
