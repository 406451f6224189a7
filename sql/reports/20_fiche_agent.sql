-- P2, the agent's sheet: one row a line, in reading order. Read by the secretariat, the origin and the agent.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.fiche_agent WITH (security_barrier) AS
  SELECT run_id, calcule_le, donnees_du, commission,
    CASE kind WHEN 'commission' THEN 'secrétariat' ELSE kind END AS destinataire,
    agent, ordre, rubrique, libelle, valeur
  FROM (
    SELECT agents.run_id, agents.calcule_le, agents.donnees_du, agents.commission, agents.kind,
      agents.reference AS agent, line.ordre, line.rubrique, line.libelle, line.valeur
    FROM visible_agent AS agents
    LEFT JOIN employer ON employer.siret = agents.siret
    LEFT JOIN grade ON grade.code = agents.grade
    LEFT JOIN metier ON metier.code = agents.metier
    LEFT JOIN commune ON commune.insee = agents.commune
    CROSS JOIN LATERAL (VALUES
      (1, 'Situation', 'Hors périmètre', CASE WHEN NOT agents.is_in_scope
        THEN 'La situation relève d''un autre accompagnement que celui de la commission.' END),
      (2, 'Situation', 'Employeur', employer.name),
      (3, 'Situation', 'Versant', agents.versant),
      (4, 'Situation', 'Statut', agents.statut),
      (5, 'Situation', 'Catégorie', agents.category),
      (6, 'Situation', 'Grade', coalesce(grade.label, agents.grade)),
      (7, 'Situation', 'Métier', metier.label || ' (' || agents.metier || ')'),
      (8, 'Situation', 'Résidence', commune.name),
      (9, 'Situation', 'Temps de travail', heures(agents.weekly_minutes) || ' par semaine'),
      (10, 'Situation', 'Échéance', CASE agents.deadline
        WHEN 'PPR' THEN 'fin de la période de préparation au reclassement'
        WHEN 'CDD' THEN 'fin du contrat'
        WHEN 'SURNOMBRE' THEN 'fin du surnombre'
        WHEN 'STAGE' THEN 'fin du stage'
        END || ' le ' || jour(agents.deadline_on)),
      (11, 'Situation', 'Recherche interne', CASE WHEN agents.is_in_scope
        THEN coalesce('tracée le ' || jour(agents.internal_search_on), 'aucune trace datée') END),
      (12, 'Examen', 'Postes examinés', CASE WHEN agents.is_in_scope THEN format(
        '%s, %s sous condition, %s à instruire, %s', nombre(agents.proposable, 'proposable'), agents.sous_condition,
        agents.a_instruire, nombre(agents.non_recevable, 'non recevable')) END),
      (13, 'Examen', 'Poste retenu par le plan', CASE WHEN agents.is_in_scope
        THEN coalesce(agents.planned_post, 'aucun') END),
      (9900, 'Décision', 'Avis de la commission',
        'retenir ☐   immersion ☐   formation ☐   ajourner ☐   écarter ☐     Date et visa :')
    ) AS line (ordre, rubrique, libelle, valeur)
    WHERE agents.kind <> 'accueil'

    UNION ALL
    SELECT proposal.run_id, proposal.calcule_le, proposal.donnees_du, proposal.commission, proposal.destinataire,
      proposal.agent, 100 * proposal.rang_agent + line.ordre, 'Proposition ' || proposal.rang_agent, line.libelle,
      line.valeur
    FROM rapports_v1.propositions AS proposal
    CROSS JOIN LATERAL (VALUES
      (1, 'Poste', proposal.poste || ' — ' || proposal.intitule),
      (2, 'Employeur', proposal.employeur_accueil),
      (3, 'Lieu', concat_ws(', ', proposal.lieu, proposal.distance)),
      (4, 'Verdict', proposal.verdict || CASE proposal.retenue WHEN 'oui' THEN ' — retenue par le plan' ELSE '' END),
      (5, 'Voie', concat_ws(' ; ', proposal.voie, proposal.transitoire)),
      (6, 'Priorité', proposal.priorites),
      (7, 'Motifs', proposal.motifs_pour),
      (8, 'Réserves', proposal.reserves),
      (9, 'À faire', proposal.a_faire),
      (10, 'Paie', proposal.paie),
      (11, 'Départ au plus tôt', jour(proposal.date_au_plus_tot)
        || coalesce(' (souhaité le ' || jour(proposal.date_souhaitee) || ')', '')),
      (12, 'Parcours', proposal.parcours),
      (13, 'Points', proposal.points::text)
    ) AS line (ordre, libelle, valeur)
    WHERE proposal.rang_agent IS NOT NULL AND proposal.destinataire <> 'accueil'

    UNION ALL
    SELECT aside.run_id, aside.calcule_le, aside.donnees_du, aside.commission, aside.destinataire, aside.agent,
      5000, 'Postes examinés et écartés', aside.poste || ' — ' || aside.intitule,
      aside.motif_principal || coalesce(' — Ce qui débloquerait : ' || aside.ce_qui_debloquerait, '')
    FROM rapports_v1.pourquoi_pas AS aside
    WHERE aside.listee = 'non' AND aside.verdict <> 'proposable'
  ) AS lines
  WHERE valeur IS NOT NULL;

COMMENT ON VIEW rapports_v1.fiche_agent IS
  'P2 — Fiche agent, une ligne par information, à lire dans l''ordre : situation, propositions, écartés, décision.';
COMMENT ON COLUMN rapports_v1.fiche_agent.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.fiche_agent.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.fiche_agent.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.fiche_agent.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.fiche_agent.destinataire IS
  'À quel titre la fiche est lue : secrétariat, origine ou agent.';
COMMENT ON COLUMN rapports_v1.fiche_agent.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.fiche_agent.ordre IS 'Ordre de lecture des lignes.';
COMMENT ON COLUMN rapports_v1.fiche_agent.rubrique IS
  'Situation, Examen, Proposition n, Postes examinés et écartés, Décision.';
COMMENT ON COLUMN rapports_v1.fiche_agent.libelle IS 'Nom de l''information.';
COMMENT ON COLUMN rapports_v1.fiche_agent.valeur IS 'L''information, prête à lire.';
