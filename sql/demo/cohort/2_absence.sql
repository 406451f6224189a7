-- Told for 2027-02-08: of the agents who have begun, the first by pseudonym was away on the last day of work before, and
-- is away for the two weeks to come. The day missed is to be made up for.
CREATE TEMPORARY TABLE away ON COMMIT DROP AS
SELECT agent.id, max(days.day) FILTER (WHERE days.day < '2027-02-08') AS missed
FROM passerelle.cohort_publication AS current
JOIN passerelle.cohort_published_day AS days USING (cohort_run_id)
JOIN passerelle.recipient ON recipient.id = days.recipient_id AND recipient.kind = 'commission'
JOIN passerelle.agent ON agent.commission = current.commission AND agent.code = days.reference
WHERE current.commission = 'MUT' AND days.place IS NOT NULL
GROUP BY agent.id, agent.code
HAVING bool_or(days.day < '2027-02-08') AND bool_or(days.day BETWEEN '2027-02-08' AND '2027-02-19')
ORDER BY agent.code
LIMIT 1;
INSERT INTO passerelle.agent_absence (agent_id, from_on, to_on) SELECT id, '2027-02-08', '2027-02-19' FROM away;
INSERT INTO passerelle.cohort_attendance (commission, cohort, agent_id, day, half, kind, is_present)
SELECT 'MUT', 'NRJ-2027', id, missed, half, 'pratique', false FROM away, generate_series(0, 1) AS half;
