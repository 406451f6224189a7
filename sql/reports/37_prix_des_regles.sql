-- The price of each rule that binds the plan: the whole plan solved again with its bound moved by one or two units.
-- For the secretariat. Effects do not add.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.prix_des_regles WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, price.rule AS regle,
    CASE price.bound
      WHEN 'marge' THEN 'marge'
      WHEN 'maximum' THEN 'maximum'
      WHEN 'minimum' THEN 'minimum'
      WHEN 'rouvertes' THEN 'places rouvertes'
      WHEN 'arrivees' THEN 'arrivées'
      WHEN 'departs' THEN 'départs'
    END AS borne,
    price.voted AS valeur_votee, price.step AS pas,
    CASE
      WHEN NOT price.is_possible THEN 'impossible : la borne ne descend pas si bas'
      WHEN effect.words IS NULL AND coalesce(moved.agents, 0) = 0 THEN 'aucun effet'
      WHEN effect.words IS NULL THEN 'à valeur égale, d''autres placements'
      ELSE effect.words
    END || CASE WHEN price.is_possible AND NOT price.is_proved THEN ' [non prouvé]' ELSE '' END AS effet,
    effect.placed AS placements_de_plus, effect.points AS points_de_plus,
    coalesce(moved.agents, 0) AS agents_deplaces, moved.words AS deplacements
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  JOIN published_price AS price ON price.run_id = run.run_id AND price.recipient_id = me.id
  LEFT JOIN LATERAL (
    SELECT string_agg(variation_lue(level, amount), ', ' ORDER BY place) AS words,
      -coalesce(sum(amount) FILTER (WHERE level = 'placements'), 0) AS placed,
      -coalesce(sum(amount) FILTER (WHERE level = 'points'), 0) AS points
    FROM published_price_level AS effect
    WHERE effect.run_id = price.run_id AND effect.recipient_id = price.recipient_id AND effect.rule = price.rule
      AND effect.bound = price.bound AND effect.step = price.step
  ) AS effect ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS agents, string_agg(
      reference || ' : ' || coalesce(gained_post, 'sans placement') || coalesce(' (au lieu de ' || lost_post || ')', ''),
      ' ; ' ORDER BY reference) AS words
    FROM published_price_move AS moved
    JOIN live_reference USING (recipient_id, reference)
    WHERE moved.run_id = price.run_id AND moved.recipient_id = price.recipient_id AND moved.rule = price.rule
      AND moved.bound = price.bound AND moved.step = price.step
  ) AS moved ON true;

COMMENT ON VIEW rapports_v1.prix_des_regles IS
  'Ce que le plan deviendrait si une borne qui le contraint bougeait d''une ou deux unités : recalcul entier, les effets ne s''additionnent pas. Secrétariat.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.regle IS 'Code de la règle de la charte.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.borne IS
  'marge, maximum, minimum, places rouvertes, arrivées ou départs.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.valeur_votee IS 'Valeur votée : personnes, mouvements d''une chaîne ou minutes par semaine.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.pas IS 'De -2 à 2 : personnes, mouvements ou temps pleins.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.effet IS 'Ce que le plan gagne ou perd alors, niveau après niveau.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.placements_de_plus IS 'Placements gagnés ; perdus si négatif.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.points_de_plus IS 'Points gagnés ; perdus si négatif.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.agents_deplaces IS 'Agents dont le placement changerait.';
COMMENT ON COLUMN rapports_v1.prix_des_regles.deplacements IS 'Ces agents, avec ce qu''ils auraient au lieu de leur placement.';
