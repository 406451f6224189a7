-- What a night publishes of the commission's work, counted in the tables of the work itself.

SET LOCAL search_path = passerelle;

-- The figures of each year, up to a day. An agent's refusal is in none of them, nor in what they leave between them.
CREATE OR REPLACE FUNCTION bilan_figures(commission_code text, day date)
RETURNS TABLE (year integer, indicator text, origin text, host text, value bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  WITH steps AS (
    SELECT step.*, avis.agent_id, avis.kind AS avis_kind, avis.origin, avis.host, avis.source_metier, avis.metier
    FROM valid_step AS step JOIN valid_avis AS avis ON avis.id = step.avis_id
    WHERE avis.commission = commission_code AND step.on_day <= day
  ), given AS (
    SELECT * FROM valid_avis WHERE valid_avis.commission = commission_code AND seance <= day
  ), years AS (
    SELECT generate_series(extract(year FROM day)::integer - 1, extract(year FROM day)::integer) AS year
  ), counted (year, indicator, value) AS (
    SELECT years.year, 'membres', (
        SELECT count(DISTINCT party.employer)
        FROM convention_party AS party JOIN convention ON convention.commission = party.commission
          AND convention.code = party.convention
        WHERE party.commission = commission_code AND convention.etat = 'signee'
          AND party.from_on <= least(day, make_date(years.year, 12, 31))
          AND coalesce(party.until_on, 'infinity') >= make_date(years.year, 1, 1)
          AND convention.starts_on <= least(day, make_date(years.year, 12, 31))
          AND coalesce(convention.ends_on, 'infinity') >= make_date(years.year, 1, 1))
    FROM years
    UNION ALL
    -- A séance was held where something was put on its agenda, or an avis given.
    SELECT extract(year FROM seance)::integer, 'seances', count(DISTINCT seance) FROM (
      SELECT seance FROM given UNION SELECT seance FROM agenda_item WHERE commission = commission_code AND seance <= day
    ) AS held GROUP BY 1
    UNION ALL
    SELECT extract(year FROM seance)::integer, 'agents', count(DISTINCT agent_id) FROM given GROUP BY 1
    UNION ALL
    SELECT extract(year FROM seance)::integer, 'avis', count(*) FROM given GROUP BY 1
    UNION ALL
    SELECT extract(year FROM seance)::integer, 'avis_' || kind, count(*) FROM given GROUP BY 1, 2
    UNION ALL
    SELECT extract(year FROM on_day)::integer, CASE kind WHEN 'immersion_prescrite' THEN 'immersions_prescrites'
        WHEN 'immersion_suivie' THEN 'immersions_suivies' WHEN 'demande' THEN 'demandes'
        WHEN 'origine_non' THEN 'refus_origine' WHEN 'accueil_oui' THEN 'decisions' WHEN 'prise_poste' THEN 'prises'
        WHEN 'integration' THEN 'integrations' ELSE 'retours' END, count(*)
    FROM steps
    WHERE kind IN ('immersion_prescrite', 'immersion_suivie', 'demande', 'origine_non', 'accueil_oui', 'prise_poste',
      'integration', 'retour')
    GROUP BY 1, 2
    UNION ALL
    SELECT extract(year FROM on_day)::integer, 'refus_' || reason, count(*) FROM steps
    WHERE kind = 'origine_non' GROUP BY 1, 2
    UNION ALL
    SELECT extract(year FROM on_day)::integer, 'immersions_jours', sum(days)::bigint FROM steps
    WHERE kind = 'immersion_suivie' GROUP BY 1
    UNION ALL
    SELECT extract(year FROM taken.on_day)::integer, 'immersions_affectees', count(*)
    FROM steps AS taken WHERE taken.kind = 'prise_poste' AND EXISTS (
      SELECT FROM steps AS done
      WHERE done.agent_id = taken.agent_id AND done.kind = 'immersion_suivie' AND done.on_day <= taken.on_day)
    GROUP BY 1
    UNION ALL
    SELECT extract(year FROM on_day)::integer, CASE WHEN origin = host THEN 'prises_internes'
      ELSE 'prises_voisines' END,
      count(*) FROM steps WHERE kind = 'prise_poste' GROUP BY 1, 2
    UNION ALL
    SELECT extract(year FROM on_day)::integer, 'metier', count(*) FROM steps
    WHERE kind = 'prise_poste' AND source_metier <> metier GROUP BY 1
    UNION ALL
    SELECT extract(year FROM on_day)::integer, 'points_' || months, count(*) FROM steps
    WHERE kind = 'point' AND months >= 6 GROUP BY 1, 2
    UNION ALL
    SELECT extract(year FROM on_day)::integer, 'maintiens_' || months, count(*) FROM steps
    WHERE kind = 'point' AND months >= 6 AND result = 'favorable' GROUP BY 1, 2
    UNION ALL
    SELECT extract(year FROM on_day)::integer, 'issue_' || kind, count(*) FROM outcome AS ended
    WHERE ended.commission = commission_code AND on_day <= day AND kind <> 'annulation'
      AND NOT EXISTS (SELECT FROM outcome AS later WHERE later.corrects = ended.id)
    GROUP BY 1, 2
    UNION ALL
    -- Of the plans of cohorts in force. Who abandoned is counted nowhere.
    SELECT years.year::integer, figure.indicator, sum(figure.value)::bigint
    FROM cohort_publication
    JOIN cohort_run AS planned ON planned.id = cohort_publication.cohort_run_id
    JOIN cohort_published_year AS years ON years.cohort_run_id = planned.id
    JOIN recipient AS reader ON reader.id = years.recipient_id AND reader.kind = 'commission'
    CROSS JOIN LATERAL (VALUES ('cohortes', 1), ('cohorte_debuts', years.begun), ('cohorte_fins', years.ended),
      ('cohorte_attestes', years.attested), ('cohorte_jours', years.practice_done / 2)) AS figure (indicator, value)
    WHERE planned.commission = commission_code AND planned.business_date <= day
    GROUP BY 1, 2
    UNION ALL
    SELECT extract(year FROM health.ppr_end)::integer, 'ppr_sans_solution', count(*)
    FROM agent JOIN agent_health AS health ON health.agent_id = agent.id
    WHERE agent.commission = commission_code AND health.ppr_end < day
      AND NOT EXISTS (SELECT FROM seats_taken(commission_code, health.ppr_end) AS seat WHERE seat.agent_id = agent.id)
      AND NOT EXISTS (SELECT FROM outcome AS ended
        WHERE ended.agent_id = agent.id AND ended.on_day <= health.ppr_end AND ended.kind NOT IN ('annulation',
          'renonciation')
          AND NOT EXISTS (SELECT FROM outcome AS later WHERE later.corrects = ended.id))
    GROUP BY 1
    UNION ALL
    SELECT extract(year FROM reached.on_day)::integer, reached.indicator,
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY reached.on_day - agreement.signed_on))::bigint
    FROM (
      SELECT agent_id, 'delai_presentation' AS indicator, min(seance)::date AS on_day FROM given GROUP BY 1
      UNION ALL SELECT agent_id, 'delai_immersion', min(from_day)::date FROM steps
        WHERE kind = 'immersion_prescrite' GROUP BY 1
      UNION ALL SELECT agent_id, 'delai_prise', min(on_day)::date FROM steps WHERE kind = 'prise_poste' GROUP BY 1
    ) AS reached
    JOIN agent_agreement AS agreement ON agreement.agent_id = reached.agent_id AND agreement.kind = 'presentation'
    GROUP BY 1, 2
  )
  SELECT figures.year, figures.indicator, figures.origin, figures.host, figures.value FROM (
    SELECT years.year, catalogue.code AS indicator, '' AS origin, '' AS host, coalesce(counted.value, 0) AS value
    FROM years CROSS JOIN bilan_indicator AS catalogue
    LEFT JOIN counted ON counted.year = years.year AND counted.indicator = catalogue.code
    WHERE catalogue.code NOT LIKE 'flux%' AND catalogue.code NOT LIKE 'contrainte\_%'
      AND (catalogue.unit = 'nombre' OR catalogue.code = 'immersions_jours'
      OR counted.value IS NOT NULL)
    UNION ALL
    SELECT extract(year FROM on_day)::integer, 'flux_employeurs', origin, host, count(*) FROM steps
    WHERE kind = 'prise_poste' GROUP BY 1, 3, 4
    UNION ALL
    SELECT extract(year FROM on_day)::integer, 'flux_versants', leaving.versant, arriving.versant, count(*)
    FROM steps JOIN employer AS leaving ON leaving.siret = origin JOIN employer AS arriving ON arriving.siret = host
    WHERE kind = 'prise_poste' GROUP BY 1, 3, 4
  ) AS figures
  WHERE figures.year IN (SELECT years.year FROM years);
END;
COMMENT ON FUNCTION bilan_figures(text, date) IS 'Figures of the year of a day and of the year before, up to that day';

-- Restrictions that closed a post to agents in a night: how many agents each, of what the origins read. Fewer than five
-- are told to nobody, and the rest by fives, so that one agent more or less does not show from a night to the next.
CREATE OR REPLACE FUNCTION blocking_restrictions(run bigint) RETURNS TABLE (indicator text, value bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT 'contrainte_' || known.code, count(DISTINCT blocked.reference) / 5 * 5
  FROM (
    SELECT DISTINCT pairs.reference, found.values
    FROM published_pair AS pairs
    JOIN recipient ON recipient.id = pairs.recipient_id AND recipient.kind = 'origine'
    CROSS JOIN LATERAL unnest(pairs.finding_codes, pairs.finding_values) AS found (rule, values)
    WHERE pairs.run_id = run AND 'SAN-BLOQUE' = ANY (pairs.finding_codes) AND found.rule = 'SAN-BLOQUE'
  ) AS blocked
  JOIN restriction_code AS known ON known.code = ANY (string_to_array(replace(blocked.values, '|', ' '), ' '))
  GROUP BY known.code
  HAVING count(DISTINCT blocked.reference) >= 5;
END;
COMMENT ON FUNCTION blocking_restrictions(bigint) IS
  'Agents to whom each restriction closed at least one post in a run, by fives; under five, no row';

-- An employer reads the totals, its own flows, and of the others' only the cells that hide nobody, as on P5.
CREATE OR REPLACE FUNCTION stage_work(run bigint) RETURNS void
  VOLATILE
  BEGIN ATOMIC
    INSERT INTO night_deadline (run_id, recipient_id, reference, kind, on_day)
    SELECT DISTINCT run, recipient.id, known.reference, due.kind, due.on_day
    FROM run AS night
    JOIN recipient ON recipient.commission = night.commission AND recipient.kind <> 'accueil'
    JOIN recipient_reference AS known ON known.recipient_id = recipient.id
    JOIN published_agent AS shown
      ON shown.run_id = night.id AND shown.recipient_id = recipient.id AND shown.reference = known.reference
    JOIN agent_situation AS situation ON situation.agent_id = known.agent_id
    LEFT JOIN agent_health AS health ON health.agent_id = known.agent_id
    CROSS JOIN LATERAL (
      VALUES ('PPR', health.ppr_end), ('CDD', situation.contract_end), ('SURNOMBRE', situation.surnombre_end),
        ('STAGE', situation.stage_end), ('POSITION', situation.position_end)
      UNION
      SELECT 'RESTRICTION', restriction.valid_until FROM restriction
      WHERE restriction.agent_id = known.agent_id AND recipient.kind <> 'commission'
    ) AS due (kind, on_day)
    WHERE night.id = run AND due.on_day >= night.business_date;

    INSERT INTO night_bilan (run_id, recipient_id, year, indicator, origin, host, value)
    SELECT run, recipient.id, figures.year, figures.indicator, figures.origin, figures.host, figures.value
    FROM run AS night
    JOIN recipient ON recipient.commission = night.commission AND recipient.kind = 'commission'
    CROSS JOIN LATERAL bilan_figures(night.commission, night.business_date) AS figures
    WHERE night.id = run;

    -- This year as the night sees it, last year as its last night did.
    INSERT INTO night_bilan (run_id, recipient_id, year, indicator, value)
    SELECT run, recipient.id, extract(year FROM night.business_date), blocking.indicator, blocking.value
    FROM run AS night
    JOIN recipient ON recipient.commission = night.commission AND recipient.kind = 'commission'
    CROSS JOIN LATERAL blocking_restrictions(night.id) AS blocking
    WHERE night.id = run
    UNION ALL
    SELECT run, before.recipient_id, before.year, before.indicator, before.value
    FROM run AS night
    CROSS JOIN LATERAL (
      SELECT past.id, past.business_date FROM run AS past
      WHERE past.commission = night.commission AND past.state = 'published'
        AND extract(year FROM past.business_date) = extract(year FROM night.business_date) - 1
      ORDER BY past.business_date DESC, past.id DESC LIMIT 1
    ) AS last
    JOIN night_bilan AS before ON before.run_id = last.id AND before.year = extract(year FROM last.business_date)
      AND before.indicator LIKE 'contrainte\_%'
    JOIN recipient ON recipient.id = before.recipient_id AND recipient.kind = 'commission'
    WHERE night.id = run;

    INSERT INTO night_bilan (run_id, recipient_id, year, indicator, origin, host, value)
    SELECT run, recipient_id, year, indicator, origin, host, value
    FROM (
      SELECT reader.id AS recipient_id, figures.year, figures.indicator, figures.origin, figures.host, figures.value,
        figures.indicator NOT LIKE 'flux%' OR reader.employer IN (figures.origin, figures.host) AS is_own,
        coalesce(sum(figures.value) FILTER (WHERE figures.value < 5) OVER same_total, 0) AS hidden
      FROM night_bilan AS figures
      JOIN recipient AS secretariat ON secretariat.id = figures.recipient_id
      JOIN recipient AS reader ON reader.commission = secretariat.commission AND reader.kind = 'origine'
      WHERE figures.run_id = run
      WINDOW same_total AS (PARTITION BY reader.id, figures.year, figures.indicator,
        reader.employer IN (figures.origin, figures.host))
    ) AS cells
    WHERE is_own OR value >= 5 AND hidden >= 5;
  END;
COMMENT ON FUNCTION stage_work(bigint) IS
  'Fills night_deadline and night_bilan of a staged run; called once, before its publication';

REVOKE ALL ON FUNCTION bilan_figures, blocking_restrictions, stage_work FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bilan_figures, blocking_restrictions, stage_work TO passerelle_engine;
