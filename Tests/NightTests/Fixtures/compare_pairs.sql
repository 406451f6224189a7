-- Each expected pair beside what the origin of its agent reads of the published run: one row a pair, with every
-- difference in words, or NULL.
WITH published AS (
  SELECT reference AS agent, rows.*
  FROM passerelle.published_pair AS rows
  JOIN passerelle.recipient ON recipient.id = rows.recipient_id AND recipient.kind = 'origine'
  JOIN passerelle.publication USING (run_id)
), found AS (
  SELECT agent, post, array_agg(code || CASE WHEN value = '' THEN '' ELSE ' ' || value END) AS findings
  FROM published, unnest(finding_codes, finding_values) AS finding (code, value)
  GROUP BY agent, post
)
SELECT expected.agent || ' → ' || expected.post,
  nullif(concat_ws(' ; ',
    CASE WHEN published.agent IS NULL THEN 'no row' END,
    CASE WHEN published.verdict <> expected.verdict
      THEN format('%s instead of %s (%s)', published.verdict, expected.verdict, found.findings) END,
    CASE WHEN NOT (published.routes @> expected.routes AND published.routes <@ expected.routes)
      THEN format('routes %s instead of %s', published.routes, expected.routes) END,
    CASE WHEN NOT published.finding_codes @> expected.codes
      THEN format('codes %s lack one of %s', published.finding_codes, expected.codes) END,
    CASE WHEN NOT found.findings @> expected.findings
      THEN format('findings %s lack one of %s', found.findings, expected.findings) END,
    CASE WHEN published.pay_before IS DISTINCT FROM coalesce(expected.pay_before, published.pay_before)
      THEN format('pay before %s instead of %s', published.pay_before, expected.pay_before) END,
    CASE WHEN published.pay_after IS DISTINCT FROM coalesce(expected.pay_after, published.pay_after)
      THEN format('pay after %s instead of %s', published.pay_after, expected.pay_after) END,
    CASE WHEN published.earliest_on IS DISTINCT FROM coalesce(expected.earliest_on, published.earliest_on)
      THEN format('earliest %s instead of %s', published.earliest_on, expected.earliest_on) END,
    CASE WHEN published.gap_days IS DISTINCT FROM coalesce(expected.gap_days, published.gap_days)
      THEN format('gap %s instead of %s', published.gap_days, expected.gap_days) END,
    CASE WHEN published.theory_days IS DISTINCT FROM coalesce(expected.theory_days, published.theory_days)
      OR published.practice_days IS DISTINCT FROM coalesce(expected.practice_days, published.practice_days)
      THEN format('parcours %s+%s', published.theory_days, published.practice_days) END,
    CASE WHEN published.agent_rank IS DISTINCT FROM coalesce(expected.agent_rank, published.agent_rank)
      THEN format('agent rank %s instead of %s', published.agent_rank, expected.agent_rank) END,
    CASE WHEN published.post_rank IS DISTINCT FROM coalesce(expected.post_rank, published.post_rank)
      THEN format('post rank %s instead of %s', published.post_rank, expected.post_rank) END,
    CASE WHEN published.is_planned IS DISTINCT FROM coalesce(expected.is_planned, published.is_planned)
      THEN format('planned %s', published.is_planned) END,
    CASE WHEN NOT published.priorities @> expected.priorities
      THEN format('priorities %s lack one of %s', published.priorities, expected.priorities) END
  ), '')
FROM essai.expected
LEFT JOIN published USING (agent, post)
LEFT JOIN found USING (agent, post)
WHERE expected.agent IS NOT NULL AND expected.post IS NOT NULL
ORDER BY 1
