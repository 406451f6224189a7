-- The scarcity map: groups of agents whose only possible posts lack seats for them, and groups of posts whose only
-- candidates are too few, whatever the plan decides. For the secretariat.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.rarete WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, scarcity.place AS groupe,
    CASE scarcity.side WHEN 'agents' THEN 'places rares' ELSE 'candidats rares' END AS nature,
    members.agents, members.posts AS postes, scarcity.seats AS places, abs(members.agents - scarcity.seats) AS ecart,
    CASE scarcity.side
      WHEN 'agents' THEN nombre(members.agents, 'agent') || ' pour ' || nombre(scarcity.seats, 'place') || ' sur '
        || nombre(members.posts, 'poste') || ' : quoi que décide le plan, '
        || nombre(members.agents - scarcity.seats, 'agent')
        || CASE WHEN members.agents - scarcity.seats < 2 THEN ' n''y aura' ELSE ' n''y auront' END || ' pas de place'
      ELSE nombre(scarcity.seats, 'place') || ' sur ' || nombre(members.posts, 'poste') || ' pour '
        || nombre(members.agents, 'agent') || ' : quoi que décide le plan, '
        || nombre(scarcity.seats - members.agents, 'place')
        || CASE WHEN scarcity.seats - members.agents < 2 THEN ' restera vide' ELSE ' resteront vides' END
    END AS lecture,
    members.employers AS employeurs, members.metiers, members.agent_list AS liste_agents,
    members.post_list AS liste_postes
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  JOIN published_scarcity AS scarcity ON scarcity.run_id = run.run_id AND scarcity.recipient_id = me.id
  JOIN LATERAL (
    SELECT count(*) FILTER (WHERE kind = 'agent') AS agents, count(*) FILTER (WHERE kind = 'poste') AS posts,
      string_agg(DISTINCT host.name, ', ') AS employers, string_agg(DISTINCT metier.label, ', ') AS metiers,
      string_agg(subject, ' ' ORDER BY subject) FILTER (WHERE kind = 'agent'
        AND (member.recipient_id, subject) IN (SELECT recipient_id, reference FROM live_reference)) AS agent_list,
      string_agg(subject, ' ' ORDER BY subject) FILTER (WHERE kind = 'poste') AS post_list
    FROM published_scarcity_member AS member
    LEFT JOIN post ON kind = 'poste' AND post.commission = run.commission AND post.code = subject
    LEFT JOIN post_requirement ON post_requirement.post_id = post.id
    LEFT JOIN metier ON metier.code = post_requirement.metier
    LEFT JOIN employer AS host ON host.siret = post.employer
    WHERE member.run_id = scarcity.run_id AND member.recipient_id = scarcity.recipient_id
      AND member.place = scarcity.place
  ) AS members ON true;

COMMENT ON VIEW rapports_v1.rarete IS
  'Groupes qui ne peuvent pas être servis entièrement, quels que soient les points et les règles du plan : places rares ou candidats rares. Secrétariat.';
COMMENT ON COLUMN rapports_v1.rarete.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.rarete.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.rarete.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.rarete.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.rarete.groupe IS 'Numéro du groupe ; le plus grand écart d''abord.';
COMMENT ON COLUMN rapports_v1.rarete.nature IS 'places rares : plus d''agents que de places ; candidats rares : l''inverse.';
COMMENT ON COLUMN rapports_v1.rarete.agents IS 'Agents du groupe : ils n''ont de possibilités que sur ses postes, ou en sont les seuls candidats.';
COMMENT ON COLUMN rapports_v1.rarete.postes IS 'Postes du groupe.';
COMMENT ON COLUMN rapports_v1.rarete.places IS 'Places de ces postes, vacantes ou tenues par des agents qui peuvent partir.';
COMMENT ON COLUMN rapports_v1.rarete.ecart IS 'Agents sans place, ou places vides, quoi que décide le plan.';
COMMENT ON COLUMN rapports_v1.rarete.lecture IS 'Le groupe en clair.';
COMMENT ON COLUMN rapports_v1.rarete.employeurs IS 'Employeurs des postes du groupe.';
COMMENT ON COLUMN rapports_v1.rarete.metiers IS 'Métiers des postes du groupe.';
COMMENT ON COLUMN rapports_v1.rarete.liste_agents IS 'Références des agents.';
COMMENT ON COLUMN rapports_v1.rarete.liste_postes IS 'Codes des postes.';
