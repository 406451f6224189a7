-- What one side alone must give: an agent excluded (no row anywhere) or out of scope, a post open or in control.
WITH agents AS (
  SELECT recipient.kind, rows.reference AS agent, rows.is_in_scope
  FROM passerelle.published_agent AS rows
  JOIN passerelle.recipient ON recipient.id = rows.recipient_id
  JOIN passerelle.publication USING (run_id)
), posts AS (
  SELECT rows.post, rows.control
  FROM passerelle.published_post AS rows
  JOIN passerelle.recipient ON recipient.id = rows.recipient_id AND recipient.kind = 'commission'
  JOIN passerelle.publication USING (run_id)
)
SELECT coalesce(expected.agent, expected.post),
  CASE expected.verdict
    WHEN 'EXCLU' THEN (SELECT format('%s rows instead of none', count(*)) FROM agents
                       WHERE agents.agent = expected.agent HAVING count(*) > 0)
    WHEN 'HORS_PERIMETRE' THEN (SELECT 'not said out of scope' FROM agents
                                WHERE agents.agent = expected.agent HAVING bool_and(NOT is_in_scope) IS NOT TRUE)
    WHEN 'CONTROLE' THEN (SELECT format('control %s', max(control)) FROM posts
                          WHERE posts.post = expected.post HAVING max(control) IS DISTINCT FROM expected.codes[1])
    WHEN 'OUVERT' THEN (SELECT format('control %s', max(control)) FROM posts WHERE posts.post = expected.post
                        HAVING count(*) <> 1 OR max(control) IN ('IMP-CLOS', 'IMP-DOUBLON'))
    ELSE 'unknown expectation'
  END
FROM essai.expected
WHERE expected.agent IS NULL OR expected.post IS NULL
ORDER BY 1
