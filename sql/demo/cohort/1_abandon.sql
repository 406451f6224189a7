-- Told for 2026-12-10: C-01 gives up before the first day. A date, and no reason.
INSERT INTO passerelle.cohort_choice (commission, cohort, agent_id, kind, decided_on)
SELECT 'MUT', 'NRJ-2027', id, 'abandon', '2026-12-10' FROM passerelle.agent WHERE commission = 'MUT' AND code = 'C-01';
