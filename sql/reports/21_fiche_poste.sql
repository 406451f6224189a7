-- P3, the post's sheet: one row a line, in reading order. Read by the secretariat and the host.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.fiche_poste WITH (security_barrier) AS
  SELECT run_id, calcule_le, donnees_du, commission,
    CASE kind WHEN 'commission' THEN 'secrétariat' ELSE kind END AS destinataire,
    poste, ordre, rubrique, libelle, valeur
  FROM (
    SELECT posts.run_id, posts.calcule_le, posts.donnees_du, posts.commission, posts.kind, posts.post AS poste,
      line.ordre, line.rubrique, line.libelle, line.valeur
    FROM visible_post AS posts
    LEFT JOIN post ON post.commission = posts.commission AND post.code = posts.post
    LEFT JOIN employer ON employer.siret = post.employer
    LEFT JOIN cadre ON cadre.code = post.cadre
    LEFT JOIN post_requirement ON post_requirement.post_id = post.id
    LEFT JOIN metier ON metier.code = post_requirement.metier
    LEFT JOIN post_condition ON post_condition.post_id = post.id
    LEFT JOIN commune ON commune.insee = post_condition.commune
    CROSS JOIN LATERAL (VALUES
      (1, 'Poste', 'Intitulé', post.title::text),
      (2, 'Poste', 'Employeur', employer.name),
      (3, 'Poste', 'Lieu', commune.name),
      (4, 'Poste', 'Métier', metier.label || ' (' || metier.code || ')'),
      (5, 'Poste', 'Catégorie', coalesce(post.category, 'non renseignée')),
      (6, 'Poste', 'Cadre d''emplois ou corps', cadre.label),
      (7, 'Poste', 'Grades', (SELECT string_agg(label_of(code), ' ; ' ORDER BY place)
        FROM unnest(post.grades) WITH ORDINALITY AS grades (code, place))),
      (8, 'Poste', 'Ouvert à', CASE post.nature
        WHEN 'titulaires' THEN 'fonctionnaires'
        WHEN 'titulaires_et_contractuels' THEN 'fonctionnaires et contractuels'
        WHEN 'contractuels' THEN 'contractuels'
        ELSE 'non renseigné' END),
      (9, 'Poste', 'Places', post.seats::text),
      (10, 'Poste', 'Temps de travail', heures(post_condition.weekly_minutes) || ' par semaine'),
      (11, 'Poste', 'Prise de poste', coalesce(jour(post.starts_on), 'non fixée')),
      (12, 'Poste', 'Publié jusqu''au', coalesce(jour(post.publication_end), 'sans terme')),
      (13, 'Poste', 'Jours de vacance', posts.vacant_days::text),
      (14, 'Poste', 'Contraintes renseignées', posts.demands_percent || U&'\00A0%'),
      (15, 'Contrôle', 'Poste hors examen', CASE posts.control
        WHEN 'IMP-CLOS' THEN 'publication terminée'
        WHEN 'IMP-DOUBLON' THEN 'doublon de ' || posts.duplicate_of
        ELSE posts.control END),
      (16, 'Examen', 'Agents examinés', CASE WHEN posts.control IS NULL THEN format(
        '%s, %s sous condition, %s à instruire%s',
        nombre(posts.proposable, 'proposable'), posts.sous_condition, posts.a_instruire,
        CASE posts.kind WHEN 'commission' THEN ', ' || nombre(posts.non_recevable, 'non recevable') END) END),
      (17, 'Examen', 'Places attribuées par le plan', CASE WHEN posts.control IS NULL THEN posts.placed::text END),
      (9900, 'Décision', 'Avis de la commission',
        'retenir ☐   immersion ☐   formation ☐   ajourner ☐   écarter ☐     Date et visa :')
    ) AS line (ordre, rubrique, libelle, valeur)
    WHERE posts.kind IN ('commission', 'accueil')

    UNION ALL
    SELECT proposal.run_id, proposal.calcule_le, proposal.donnees_du, proposal.commission, proposal.destinataire,
      proposal.poste, 100 * proposal.rang_poste + line.ordre, 'Candidat ' || proposal.rang_poste, line.libelle,
      line.valeur
    FROM rapports_v1.propositions AS proposal
    CROSS JOIN LATERAL (VALUES
      (1, 'Référence', proposal.agent),
      (2, 'Profil', nullif(concat_ws(', ', proposal.employeur_origine, proposal.versant,
        'catégorie ' || proposal.categorie, proposal.metier), '')),
      (3, 'Distance', proposal.distance),
      (4, 'Verdict', proposal.verdict || CASE proposal.retenue WHEN 'oui' THEN ' — retenu par le plan' ELSE '' END),
      (5, 'Voie', concat_ws(' ; ', proposal.voie, proposal.transitoire)),
      (6, 'Priorité', proposal.priorites),
      (7, 'Motifs', proposal.motifs_pour),
      (8, 'Réserves', proposal.reserves),
      (9, 'À faire', proposal.a_faire),
      (10, 'Paie', proposal.paie),
      (11, 'Arrivée au plus tôt', jour(proposal.date_au_plus_tot)),
      (12, 'Parcours', proposal.parcours),
      (13, 'Points', proposal.points::text)
    ) AS line (ordre, libelle, valeur)
    WHERE proposal.rang_poste IS NOT NULL AND proposal.destinataire IN ('secrétariat', 'accueil')
  ) AS lines
  WHERE valeur IS NOT NULL;

COMMENT ON VIEW rapports_v1.fiche_poste IS
  'P3 — Fiche poste, une ligne par information, à lire dans l''ordre : poste, candidats par rang, décision.';
COMMENT ON COLUMN rapports_v1.fiche_poste.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.fiche_poste.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.fiche_poste.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.fiche_poste.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.fiche_poste.destinataire IS 'À quel titre la fiche est lue : secrétariat ou accueil.';
COMMENT ON COLUMN rapports_v1.fiche_poste.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.fiche_poste.ordre IS 'Ordre de lecture des lignes.';
COMMENT ON COLUMN rapports_v1.fiche_poste.rubrique IS 'Poste, Contrôle, Examen, Candidat n, Décision.';
COMMENT ON COLUMN rapports_v1.fiche_poste.libelle IS 'Nom de l''information.';
COMMENT ON COLUMN rapports_v1.fiche_poste.valeur IS 'L''information, prête à lire.';
