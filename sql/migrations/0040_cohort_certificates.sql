-- What a certificate says beside the days done: the days that no day is left for, and who has filled the assessment grid.

SET LOCAL search_path = passerelle;

ALTER TABLE cohort_published_agent
  ADD COLUMN practice_missing smallint NOT NULL DEFAULT 0 CHECK (practice_missing >= 0),
  ADD COLUMN assessed_by_origin_on date,
  ADD COLUMN assessed_by_host_on date,
  ADD COLUMN assessed_by_agent_on date;
COMMENT ON COLUMN cohort_published_agent.practice_missing IS
  'Half-days of practice asked that are neither done nor in the calendar: no day is left for them';
COMMENT ON COLUMN cohort_published_agent.assessed_by_origin_on IS
  'Last date on which the origin filled the assessment grid, and so of the host and of the agent; the grades stay in it';

-- Who answered and when, never a grade.
GRANT SELECT (commission, cohort, agent_id, author, assessed_on) ON cohort_assessment TO passerelle_engine;
