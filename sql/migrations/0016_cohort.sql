-- Cohorts: agents chosen together, who discover another métier for some days, with theory days and a certificate. What
-- is entered: programme, places, volunteers, decisions of the group, attendance, assessments. A place of immersion
-- without a cohort is offered to the ordinary nights, beside posts: an immersion is no nomination, it takes no seat.
-- Dates only: no reason of an absence, of an abandonment or of a refusal is stored.

SET LOCAL search_path = passerelle;

-- Programme -----------------------------------------------------------------------------------------------------------

CREATE TABLE cohort (
  commission code REFERENCES commission,
  code code,
  label label NOT NULL,
  seats smallint NOT NULL CHECK (seats BETWEEN 1 AND 100),
  opens_on day NOT NULL,
  closes_on day NOT NULL,
  gap_days smallint NOT NULL DEFAULT 1 CHECK (gap_days BETWEEN 0 AND 100),
  allows_own_employer boolean NOT NULL DEFAULT false,
  allows_same_metier boolean NOT NULL DEFAULT false,
  allows_several_places boolean NOT NULL DEFAULT false,
  threshold_percent smallint NOT NULL DEFAULT 80 CHECK (threshold_percent BETWEEN 0 AND 100),
  PRIMARY KEY (commission, code),
  CHECK (closes_on BETWEEN opens_on AND opens_on + 1100)
);
COMMENT ON TABLE cohort IS 'A cohort, or the shorter parcours of one agent (one seat), with what its charte allows';
COMMENT ON COLUMN cohort.gap_days IS 'Working days of the agent, at least, between two periods';
COMMENT ON COLUMN cohort.allows_several_places IS 'Two places an agent: the first period, then the others';
COMMENT ON COLUMN cohort.threshold_percent IS 'Share of the days to be done for the attestation de suivi';
CALL protect_input('cohort', 'own_commission');
GRANT SELECT ON cohort TO passerelle_engine;
CREATE POLICY loader_reads ON cohort FOR SELECT TO passerelle_loader
  USING (commission IN (SELECT commission FROM login_loader));
GRANT SELECT ON cohort TO passerelle_loader;

CREATE TABLE cohort_rhythm (
  commission code,
  cohort code,
  rank smallint CHECK (rank BETWEEN 1 AND 20),
  lengths smallint[] NOT NULL CHECK (
    array_ndims(lengths) = 1 AND cardinality(lengths) BETWEEN 1 AND 20 AND 1 <= ALL (lengths) AND 100 >= ALL (lengths)),
  PRIMARY KEY (commission, cohort, rank),
  FOREIGN KEY (commission, cohort) REFERENCES cohort ON DELETE CASCADE
);
COMMENT ON TABLE cohort_rhythm IS 'Ways of doing the practice days: lengths of the periods in working days, in order';
CALL protect_input('cohort_rhythm');
GRANT SELECT ON cohort_rhythm TO passerelle_engine;

CREATE TABLE cohort_quota (
  commission code,
  cohort code,
  employer siret REFERENCES employer,
  minimum smallint NOT NULL DEFAULT 0 CHECK (minimum >= 0),
  maximum smallint NOT NULL,
  PRIMARY KEY (commission, cohort, employer),
  FOREIGN KEY (commission, cohort) REFERENCES cohort ON DELETE CASCADE,
  CHECK (minimum <= maximum)
);
COMMENT ON TABLE cohort_quota IS 'Seats of each employer''s agents: at least, at most';
CALL protect_input('cohort_quota');
GRANT SELECT ON cohort_quota TO passerelle_engine;

CREATE TABLE cohort_session (
  commission code,
  cohort code,
  module code,
  session smallint CHECK (session BETWEEN 1 AND 20),
  day day,
  PRIMARY KEY (commission, cohort, module, session, day),
  FOREIGN KEY (commission, cohort) REFERENCES cohort ON DELETE CASCADE
);
COMMENT ON TABLE cohort_session IS
  'Theory days of each session of a module; of a module with several sessions the whole cohort takes one';
CALL protect_input('cohort_session');
GRANT SELECT ON cohort_session TO passerelle_engine;

CREATE TABLE cohort_tutor (
  commission code,
  cohort code,
  code code,
  capacity smallint NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 100),
  PRIMARY KEY (commission, cohort, code),
  FOREIGN KEY (commission, cohort) REFERENCES cohort ON DELETE CASCADE
);
COMMENT ON TABLE cohort_tutor IS 'Tutors by a code; capacity: agents followed at one time, over all their places';
CALL protect_input('cohort_tutor');
GRANT SELECT ON cohort_tutor TO passerelle_engine;
CREATE POLICY loader_reads ON cohort_tutor FOR SELECT TO passerelle_loader
  USING (commission IN (SELECT commission FROM login_loader));
GRANT SELECT ON cohort_tutor TO passerelle_loader;

CREATE TABLE cohort_tutor_absence (
  commission code,
  cohort code,
  tutor code,
  from_on day,
  to_on day NOT NULL,
  PRIMARY KEY (commission, cohort, tutor, from_on),
  FOREIGN KEY (commission, cohort, tutor) REFERENCES cohort_tutor ON DELETE CASCADE,
  CHECK (from_on <= to_on)
);
COMMENT ON TABLE cohort_tutor_absence IS 'Days without the tutor: dates only';
CALL protect_input('cohort_tutor_absence');
GRANT SELECT ON cohort_tutor_absence TO passerelle_engine;

-- Places of immersion -------------------------------------------------------------------------------------------------

CREATE TABLE immersion_place (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL REFERENCES commission,
  cohort code,
  code code NOT NULL,
  employer siret NOT NULL REFERENCES employer,
  service label NOT NULL,
  metier rome REFERENCES metier,
  commune insee REFERENCES commune,
  opens_on day NOT NULL,
  closes_on day NOT NULL,
  days smallint CHECK (days BETWEEN 1 AND 100),
  closed_on day,
  week working_week NOT NULL DEFAULT 1023,
  capacity smallint NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 0 AND 100),
  tutor code,
  day_start smallint CHECK (day_start BETWEEN 0 AND 1440),
  day_end smallint CHECK (day_end BETWEEN 0 AND 1440),
  works_weekend boolean,
  is_split boolean,
  permis codes NOT NULL DEFAULT '{}',
  UNIQUE (commission, cohort, code),
  FOREIGN KEY (commission, cohort) REFERENCES cohort ON DELETE CASCADE,
  FOREIGN KEY (commission, cohort, tutor) REFERENCES cohort_tutor,
  CHECK (opens_on <= closes_on),
  CHECK ((day_start IS NULL) = (day_end IS NULL)),
  CHECK ((cohort IS NULL) = (days IS NOT NULL)),
  CHECK (cohort IS NULL OR closed_on IS NULL)
);
CREATE UNIQUE INDEX immersion_place_ordinary ON immersion_place (commission, code) WHERE cohort IS NULL;
CREATE INDEX immersion_place_employer ON immersion_place (employer);
COMMENT ON TABLE immersion_place IS
  'Services that take agents for some days, for a cohort or, without one, in the ordinary nights; employer is the host';
COMMENT ON COLUMN immersion_place.capacity IS
  'Agents at one time; without a cohort, agents in all between its two dates';
COMMENT ON COLUMN immersion_place.tutor IS 'Who follows the agents, by a code; of a cohort, one of its tutors';
COMMENT ON COLUMN immersion_place.days IS 'Working days of one stay, without a cohort; a cohort has its own rhythms';
COMMENT ON COLUMN immersion_place.closed_on IS 'No longer given by its employer from this day on';
CALL protect_input('immersion_place', 'own_commission', 'commission');
GRANT SELECT ON immersion_place TO passerelle_engine;
-- A loader writes the places of its services, of a cohort or not.
GRANT SELECT, INSERT, UPDATE ON immersion_place TO passerelle_loader;
CREATE POLICY own_employer ON immersion_place TO passerelle_loader
  USING (cohort IS NULL AND (commission, employer) IN (SELECT commission, employer FROM login_loader))
  WITH CHECK (cohort IS NULL AND (commission, employer) IN (SELECT commission, employer FROM login_loader));
-- The place of an agent is another employer's: its code is read, it is not written.
CREATE POLICY loader_reads ON immersion_place FOR SELECT TO passerelle_loader
  USING (cohort IS NOT NULL AND commission IN (SELECT commission FROM login_loader));
CREATE POLICY own_cohort_place_new ON immersion_place FOR INSERT TO passerelle_loader
  WITH CHECK (
    cohort IS NOT NULL AND (commission, employer) IN (SELECT commission, employer FROM login_loader));
CREATE POLICY own_cohort_place ON immersion_place FOR UPDATE TO passerelle_loader
  USING (cohort IS NOT NULL AND (commission, employer) IN (SELECT commission, employer FROM login_loader))
  WITH CHECK (
    cohort IS NOT NULL AND (commission, employer) IN (SELECT commission, employer FROM login_loader));

CREATE TABLE immersion_demand (LIKE demand INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
ALTER TABLE immersion_demand RENAME COLUMN post_id TO place_id;
ALTER TABLE immersion_demand
  ADD PRIMARY KEY (place_id, code),
  ADD FOREIGN KEY (place_id) REFERENCES immersion_place ON DELETE CASCADE,
  ADD FOREIGN KEY (code) REFERENCES restriction_code;
COMMENT ON TABLE immersion_demand IS 'What a place asks under each code of the vocabulary, as a post does';
CALL protect_input('immersion_demand');
GRANT SELECT ON immersion_demand TO passerelle_engine;
GRANT SELECT, INSERT, UPDATE, DELETE ON immersion_demand TO passerelle_loader;
CREATE POLICY own_cohort_place ON immersion_demand TO passerelle_loader
  USING (place_id IN (SELECT id FROM immersion_place WHERE cohort IS NOT NULL
    AND (commission, employer) IN (SELECT commission, employer FROM login_loader)))
  WITH CHECK (place_id IN (SELECT id FROM immersion_place WHERE cohort IS NOT NULL
    AND (commission, employer) IN (SELECT commission, employer FROM login_loader)));
CREATE POLICY own_place ON immersion_demand TO passerelle_loader
  USING (place_id IN (SELECT id FROM immersion_place WHERE cohort IS NULL))
  WITH CHECK (place_id IN (SELECT id FROM immersion_place WHERE cohort IS NULL));

CREATE TABLE immersion_closure (
  place_id bigint REFERENCES immersion_place ON DELETE CASCADE,
  from_on day,
  to_on day NOT NULL,
  PRIMARY KEY (place_id, from_on),
  CHECK (from_on <= to_on)
);
COMMENT ON TABLE immersion_closure IS 'Days on which a place takes nobody';
CALL protect_input('immersion_closure');
GRANT SELECT ON immersion_closure TO passerelle_engine;
GRANT SELECT, INSERT, UPDATE, DELETE ON immersion_closure TO passerelle_loader;
CREATE POLICY own_cohort_place ON immersion_closure TO passerelle_loader
  USING (place_id IN (SELECT id FROM immersion_place WHERE cohort IS NOT NULL
    AND (commission, employer) IN (SELECT commission, employer FROM login_loader)))
  WITH CHECK (place_id IN (SELECT id FROM immersion_place WHERE cohort IS NOT NULL
    AND (commission, employer) IN (SELECT commission, employer FROM login_loader)));

-- Candidates ----------------------------------------------------------------------------------------------------------

CREATE TABLE cohort_candidate (
  commission code NOT NULL,
  cohort code NOT NULL,
  agent_id bigint NOT NULL,
  week working_week NOT NULL DEFAULT 1023,
  requested_on day,
  delay_agreed_on day,
  agreement_on day,
  PRIMARY KEY (commission, cohort, agent_id),
  FOREIGN KEY (commission, cohort) REFERENCES cohort ON DELETE CASCADE,
  FOREIGN KEY (agent_id, commission) REFERENCES agent (id, commission) ON DELETE CASCADE
);
CREATE INDEX cohort_candidate_agent ON cohort_candidate (agent_id);
COMMENT ON TABLE cohort_candidate IS 'Volunteers of a cohort';
COMMENT ON COLUMN cohort_candidate.requested_on IS 'Request to the employer; three months before the first day';
COMMENT ON COLUMN cohort_candidate.delay_agreed_on IS 'The employer agreed to a shorter delay';
COMMENT ON COLUMN cohort_candidate.agreement_on IS 'Convention of the immersion, or tripartite agreement of the PPR';
CALL protect_input('cohort_candidate');
GRANT SELECT ON cohort_candidate TO passerelle_engine;
CALL let_loaders('cohort_candidate', 'own_agent', 'SELECT, INSERT, UPDATE');

CREATE TABLE agent_absence (
  agent_id bigint REFERENCES agent ON DELETE CASCADE,
  from_on day,
  to_on day NOT NULL,
  PRIMARY KEY (agent_id, from_on),
  CHECK (from_on <= to_on)
);
COMMENT ON TABLE agent_absence IS 'Days an agent is not there: dates only, never a reason';
CALL protect_input('agent_absence');
GRANT SELECT ON agent_absence TO passerelle_engine;
CALL let_loaders('agent_absence', 'own_agent', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE immersion_done (
  agent_id bigint REFERENCES agent ON DELETE CASCADE,
  ended_on day,
  days smallint NOT NULL CHECK (days BETWEEN 1 AND 100),
  PRIMARY KEY (agent_id, ended_on)
);
COMMENT ON TABLE immersion_done IS 'Immersions outside this cohort: their days count for three years';
CALL protect_input('immersion_done');
GRANT SELECT ON immersion_done TO passerelle_engine;
CALL let_loaders('immersion_done', 'own_agent', 'SELECT, INSERT, UPDATE, DELETE');
-- The days of an immersion that a file carried out count with the others (IMM-: 20 days over three years).
CREATE POLICY file_counts ON immersion_done TO passerelle_owner
  USING (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file)))
  WITH CHECK (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file)));

CREATE TABLE immersion_opinion (
  agent_id bigint REFERENCES agent ON DELETE CASCADE,
  place_id bigint REFERENCES immersion_place ON DELETE CASCADE,
  given_on day NOT NULL,
  PRIMARY KEY (agent_id, place_id)
);
CREATE INDEX immersion_opinion_place ON immersion_opinion (place_id);
COMMENT ON TABLE immersion_opinion IS 'Date on which the doctor gave an opinion on a place; the opinion is not stored';
CALL protect_input('immersion_opinion');
GRANT SELECT ON immersion_opinion TO passerelle_engine;
CALL let_loaders('immersion_opinion', 'own_agent', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE immersion_request (
  agent_id bigint PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  requested_on day,
  delay_agreed_on day,
  agreement_on day
);
COMMENT ON TABLE immersion_request IS 'An agent''s request for an ordinary immersion: dates only';
COMMENT ON COLUMN immersion_request.requested_on IS 'Request to the employer; three months before the first day';
COMMENT ON COLUMN immersion_request.delay_agreed_on IS 'The employer agreed to a shorter delay';
COMMENT ON COLUMN immersion_request.agreement_on IS 'Convention of the immersion, or tripartite agreement of the PPR';
CALL protect_input('immersion_request');
GRANT SELECT ON immersion_request TO passerelle_engine;
CALL let_loaders('immersion_request', 'own_agent');

-- What the group decides, and what happens; history is added to, never rewritten --------------------------------------

CREATE TABLE cohort_choice (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL,
  cohort code NOT NULL,
  agent_id bigint NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('retenu', 'ecarte', 'abandon')),
  place code,
  reason text COLLATE "C" CHECK (reason IN ('projet', 'equilibre', 'calendrier', 'lieu')),
  decided_on day NOT NULL,
  FOREIGN KEY (commission, cohort, agent_id) REFERENCES cohort_candidate ON DELETE CASCADE,
  FOREIGN KEY (commission, cohort, place) REFERENCES immersion_place (commission, cohort, code),
  CHECK ((kind = 'abandon') = (reason IS NULL)),
  CHECK (place IS NULL OR kind = 'retenu')
);
CREATE INDEX cohort_choice_candidate ON cohort_choice (commission, cohort, agent_id);
COMMENT ON TABLE cohort_choice IS
  'Decisions of the group, the latest of an agent in force, and abandonments: a date, without reason or avis';
CALL protect_input('cohort_choice');
GRANT SELECT ON cohort_choice TO passerelle_engine;
CALL keep_rows('cohort_choice');
CALL let_loaders('cohort_choice', 'own_agent', 'SELECT, INSERT');

CREATE TABLE cohort_attendance (
  commission code,
  cohort code,
  agent_id bigint,
  day day,
  half smallint CHECK (half IN (0, 1)),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('theorie', 'pratique', 'rattrapage')),
  is_present boolean NOT NULL,
  recorded_at timestamptz DEFAULT now(),
  PRIMARY KEY (commission, cohort, agent_id, day, half, recorded_at),
  FOREIGN KEY (commission, cohort, agent_id) REFERENCES cohort_candidate ON DELETE CASCADE
);
COMMENT ON TABLE cohort_attendance IS
  'Attendance by half-day (0 morning, 1 afternoon); a correction is a later row, the last one counts';
CALL protect_input('cohort_attendance');
GRANT SELECT ON cohort_attendance TO passerelle_engine;
CALL keep_rows('cohort_attendance');
CALL let_loaders('cohort_attendance', 'own_agent', 'SELECT, INSERT');

CREATE TABLE cohort_assessment (
  commission code,
  cohort code,
  agent_id bigint,
  author text COLLATE "C" CHECK (author IN ('origine', 'accueil', 'agent')),
  criterion code,
  assessed_on day,
  grade smallint NOT NULL CHECK (grade BETWEEN 1 AND 4),
  PRIMARY KEY (commission, cohort, agent_id, author, criterion, assessed_on),
  FOREIGN KEY (commission, cohort, agent_id) REFERENCES cohort_candidate ON DELETE CASCADE
);
COMMENT ON TABLE cohort_assessment IS 'The assessment grid as the origin, the host and the agent fill it: 1 to 4';
CALL protect_input('cohort_assessment');
CALL keep_rows('cohort_assessment');
CALL let_loaders('cohort_assessment', 'own_agent', 'SELECT, INSERT');
-- Who answered and when, never a grade.
GRANT SELECT (commission, cohort, agent_id, author, assessed_on) ON cohort_assessment TO passerelle_engine;
