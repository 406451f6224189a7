-- Places of immersion that services offer, and who could go there: proposed beside the posts, never a nomination. A host
-- reads that someone may come, how far from and in which order: neither verdict, nor reason, nor date.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.immersions_possibles WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission,
    CASE me.kind WHEN 'commission' THEN 'secrétariat' ELSE me.kind END AS destinataire,
    stay.reference AS agent, origin.name AS employeur_origine, agents.versant,
    coalesce(held.label || ' (' || agents.metier || ')', 'famille de métiers ' || agents.metier) AS metier,
    stay.place AS lieu, place.service, host.name AS employeur_accueil, commune.name AS commune,
    offered.label AS metier_decouvert, place.opens_on AS accueil_du, place.closes_on AS accueil_au,
    place.days AS jours, place.capacity AS agents_accueillis, place.tutor AS tuteur,
    CASE WHEN stay.is_planned THEN 'oui' ELSE 'non' END AS proposee,
    stay.agent_rank AS rang_agent, stay.place_rank AS rang_lieu,
    CASE WHEN me.kind = 'accueil' THEN 'réserves éventuelles à lever par l''origine' ELSE verdict_lu(stay.verdict) END
      AS verdict,
    reponse(stay.statut) AS statut, reponse(stay.sante) AS sante, reponse(stay.souhaits) AS souhaits,
    reponse(stay.commission) AS regles_de_la_charte,
    CASE WHEN me.kind <> 'accueil' THEN priority.labels END AS priorites, stay.points,
    distance_lue(stay.metres, stay.distance_band) AS distance, stay.earliest_on AS possible_a_partir_du,
    words.motifs_pour, words.reserves, words.motifs, words.a_faire, words.codes AS regles
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission
  JOIN published_immersion AS stay ON stay.run_id = run.run_id AND stay.recipient_id = me.id
  JOIN live_reference USING (recipient_id, reference)
  JOIN immersion_place AS place
    ON place.commission = run.commission AND place.code = stay.place AND place.cohort IS NULL
  JOIN employer AS host ON host.siret = place.employer
  LEFT JOIN commune ON commune.insee = place.commune
  LEFT JOIN metier AS offered ON offered.code = place.metier
  LEFT JOIN published_agent AS agents
    ON agents.run_id = stay.run_id AND agents.recipient_id = stay.recipient_id AND agents.reference = stay.reference
  LEFT JOIN metier AS held ON held.code = agents.metier
  LEFT JOIN employer AS origin ON origin.siret = agents.siret
  LEFT JOIN LATERAL (
    SELECT string_agg(label_of(named.code), ' ; ' ORDER BY parameter.rank) AS labels
    FROM unnest(stay.priorities) AS named (code)
    LEFT JOIN published_parameter AS parameter
      ON parameter.run_id = stay.run_id AND parameter.kind = 'priorite' AND parameter.name = named.code
  ) AS priority ON true
  LEFT JOIN LATERAL (
    SELECT
      string_agg(phrase(line.sentence, line.values), ' ; ' ORDER BY line.place) FILTER (WHERE line.answer = 0)
        AS motifs_pour,
      string_agg(phrase(line.sentence, line.values), ' ; ' ORDER BY line.answer DESC, line.place)
        FILTER (WHERE line.answer IN (1, 2)) AS reserves,
      string_agg(phrase(line.sentence, line.values), ' ; ' ORDER BY line.answer DESC, line.place)
        FILTER (WHERE line.answer > 0) AS motifs,
      string_agg(responsable(line.actor) || ' : ' || phrase(line.remedy, line.values), ' ; '
        ORDER BY line.answer DESC, line.place) FILTER (WHERE line.answer > 0) AS a_faire,
      string_agg(line.rule, ' ' ORDER BY line.answer DESC, line.place) AS codes
    FROM (
      SELECT found.place, found.rule, found.answer, found.values,
        coalesce(wording.sentence || wording.mark, rule.label, found.rule) AS sentence, wording.actor,
        -- A remedy that is the agent's own wish is told to the agent alone.
        CASE WHEN wording.remedy_readers = 'tous' OR me.kind = 'agent' THEN wording.remedy END AS remedy
      FROM unnest(stay.finding_codes, stay.finding_answers, stay.finding_values)
        WITH ORDINALITY AS found (rule, answer, values, place)
      LEFT JOIN rule ON rule.code = found.rule
      LEFT JOIN current_wording AS wording
        ON wording.run_id = stay.run_id AND wording.rule = found.rule AND wording.answer = answer_name(found.answer)
        AND wording.in_force
    ) AS line
  ) AS words ON true;

COMMENT ON VIEW rapports_v1.immersions_possibles IS
  'Lieux d''immersion offerts par les services, et agents qui pourraient y aller : une proposition à prescrire, qui ne '
  'prend aucune place de poste. Un lieu par agent au plus est proposé, dans la limite de ce que chaque lieu accueille : '
  'd''abord aux agents sans poste au plan, puis selon les priorités votées, le nombre d''immersions et les points.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.destinataire IS
  'À quel titre la ligne est lue : secrétariat, origine, accueil ou agent.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.agent IS 'Pseudonyme ; pour l''accueil, une référence aléatoire.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.employeur_origine IS 'Employeur d''origine ; vide pour l''accueil.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.versant IS 'Versant de l''agent : FPT, FPH ou FPE.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.metier IS
  'Métier de l''agent ; pour l''accueil, la famille de métiers seulement.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.lieu IS 'Code du lieu d''immersion.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.service IS 'Service d''accueil.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.employeur_accueil IS 'Employeur d''accueil.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.commune IS 'Commune du lieu.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.metier_decouvert IS 'Métier que le lieu fait découvrir.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.accueil_du IS 'Premier jour d''accueil du lieu.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.accueil_au IS 'Dernier jour d''accueil du lieu.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.jours IS 'Jours ouvrés d''une immersion dans ce lieu.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.agents_accueillis IS
  'Agents que le lieu accueille en tout entre ses deux dates.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.tuteur IS 'Code du tuteur.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.proposee IS
  'oui : proposée par le calcul ; non : autre possibilité, ou immersion écartée.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.rang_agent IS 'Rang du lieu pour l''agent, 1 en tête ; vide si non listé.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.rang_lieu IS 'Rang de l''agent pour le lieu, 1 en tête ; vide si écartée.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.verdict IS
  'proposable, proposable sous condition, à instruire ou non recevable ; l''accueil ne lit pas le verdict.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.statut IS 'Réponse des conditions légales de l''immersion ; vide pour l''accueil.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.sante IS 'Réponse de l''axe santé ; vide pour l''accueil.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.souhaits IS 'Réponse de l''axe souhaits ; vide pour l''accueil.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.regles_de_la_charte IS
  'Autre métier, autre employeur, selon la charte ; vide pour l''accueil.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.priorites IS
  'Priorités tenues qui ne demandent pas de voie, dans l''ordre voté ; vide pour l''accueil.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.points IS 'Total des points pondérés par la charte ; vide si écartée.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.distance IS 'Distance du domicile au lieu ; pour l''accueil, une tranche.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.possible_a_partir_du IS
  'Premier jour possible, compte tenu du lieu, de la décision et du délai de la demande ; vide pour l''accueil.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.motifs_pour IS 'Ce qui est conforme.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.reserves IS 'Ce qui reste à lever ou à instruire.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.motifs IS 'Tout ce qui n''est pas conforme, le plus grave d''abord.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.a_faire IS 'Qui doit faire quoi.';
COMMENT ON COLUMN rapports_v1.immersions_possibles.regles IS 'Codes des règles examinées.';
