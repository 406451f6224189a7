-- Cohorts: agents chosen together, who discover another métier for some days, with theory days and a certificate. What
-- is entered (programme, places, volunteers, decisions of the group, attendance, assessments), then what is published.
-- Dates only: no reason of an absence, of an abandonment or of a refusal is stored.

SET LOCAL search_path = passerelle;

CREATE DOMAIN working_week AS smallint CHECK (VALUE BETWEEN 0 AND 16383);
COMMENT ON DOMAIN working_week IS
  'Half-days of a week, bit 2 × weekday + half, Monday morning first; 1023 is Monday to Friday';

-- Programme ----------------------------------------------------------------------------------------------------------

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

CREATE TABLE cohort_tutor (
  commission code,
  cohort code,
  code code,
  capacity smallint NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 100),
  PRIMARY KEY (commission, cohort, code),
  FOREIGN KEY (commission, cohort) REFERENCES cohort ON DELETE CASCADE
);
COMMENT ON TABLE cohort_tutor IS 'Tutors by a code; capacity: agents followed at one time, over all their places';

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

CREATE TABLE immersion_place (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL,
  cohort code NOT NULL,
  code code NOT NULL,
  employer siret NOT NULL REFERENCES employer,
  service label NOT NULL,
  metier rome REFERENCES metier,
  commune insee REFERENCES commune,
  opens_on day NOT NULL,
  closes_on day NOT NULL,
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
  CHECK ((day_start IS NULL) = (day_end IS NULL))
);
COMMENT ON TABLE immersion_place IS 'Services that take agents for some days; employer is the host';
COMMENT ON COLUMN immersion_place.capacity IS 'Agents at one time';

CREATE TABLE immersion_demand (
  place_id bigint REFERENCES immersion_place ON DELETE CASCADE,
  code text COLLATE "C" REFERENCES restriction_code,
  is_present boolean NOT NULL,
  meets_need boolean NOT NULL DEFAULT false,
  level integer CHECK (level BETWEEN 0 AND 100000),
  unit text COLLATE "C" CHECK (unit IN ('metre', 'minute')),
  frequency text COLLATE "C" CHECK (frequency IN ('ponctuel', 'repete')),
  parts parts NOT NULL DEFAULT '{}',
  is_adaptable boolean,
  declared_on day,
  is_signed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (place_id, code),
  CHECK (unit IS NULL OR code = 'R04'),
  CHECK (frequency IS NULL OR code = 'R01')
);
COMMENT ON TABLE immersion_demand IS 'What a place asks under each code of the vocabulary, as a post does';

CREATE TABLE immersion_closure (
  place_id bigint REFERENCES immersion_place ON DELETE CASCADE,
  from_on day,
  to_on day NOT NULL,
  PRIMARY KEY (place_id, from_on),
  CHECK (from_on <= to_on)
);
COMMENT ON TABLE immersion_closure IS 'Days on which a place takes nobody';

-- Candidates ---------------------------------------------------------------------------------------------------------

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

CREATE TABLE agent_absence (
  agent_id bigint REFERENCES agent ON DELETE CASCADE,
  from_on day,
  to_on day NOT NULL,
  PRIMARY KEY (agent_id, from_on),
  CHECK (from_on <= to_on)
);
COMMENT ON TABLE agent_absence IS 'Days an agent is not there: dates only, never a reason';

CREATE TABLE immersion_done (
  agent_id bigint REFERENCES agent ON DELETE CASCADE,
  ended_on day,
  days smallint NOT NULL CHECK (days BETWEEN 1 AND 100),
  PRIMARY KEY (agent_id, ended_on)
);
COMMENT ON TABLE immersion_done IS 'Immersions outside this cohort: their days count for three years';

CREATE TABLE immersion_opinion (
  agent_id bigint REFERENCES agent ON DELETE CASCADE,
  place_id bigint REFERENCES immersion_place ON DELETE CASCADE,
  given_on day NOT NULL,
  PRIMARY KEY (agent_id, place_id)
);
CREATE INDEX immersion_opinion_place ON immersion_opinion (place_id);
COMMENT ON TABLE immersion_opinion IS 'Date on which the doctor gave an opinion on a place; the opinion is not stored';

-- What the group decides, and what happens; history is added to, never rewritten ---------------------------------------

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

CREATE FUNCTION keep_history() RETURNS trigger
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION '% is added to and never rewritten (% refused)', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Publication --------------------------------------------------------------------------------------------------------

CREATE TABLE cohort_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL,
  cohort code NOT NULL,
  business_date day NOT NULL,
  baseline bigint REFERENCES cohort_run,
  content_hash text COLLATE "C" NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  engine_version label NOT NULL,
  seats smallint NOT NULL,
  filled smallint NOT NULL,
  fillable smallint,
  candidates smallint NOT NULL,
  received smallint NOT NULL,
  moved smallint NOT NULL,
  sessions smallint[] NOT NULL,
  is_proved boolean NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (id, commission, cohort),
  FOREIGN KEY (commission, cohort) REFERENCES cohort ON DELETE CASCADE,
  CHECK (filled BETWEEN 0 AND seats),
  CHECK (baseline < id)
);
CREATE INDEX cohort_run_baseline ON cohort_run (baseline);
CREATE INDEX cohort_run_cohort ON cohort_run (commission, cohort);
COMMENT ON TABLE cohort_run IS 'One plan of one cohort; every one that was published stays';
COMMENT ON COLUMN cohort_run.baseline IS 'The plan that was in force when this one was made; NULL: a first plan';
COMMENT ON COLUMN cohort_run.fillable IS 'Seats that can be filled with every minimum met; NULL: minimums cannot';
COMMENT ON COLUMN cohort_run.candidates IS
  'Candidates that only the places of the cause could receive; received: how many of them those can take';
COMMENT ON COLUMN cohort_run.moved IS 'Periods of the plan in force that had to move';
COMMENT ON COLUMN cohort_run.sessions IS 'Session taken of each module, in the order of their codes, from 1';

CREATE TABLE cohort_publication (
  commission code,
  cohort code,
  cohort_run_id bigint NOT NULL,
  moved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (commission, cohort),
  FOREIGN KEY (cohort_run_id, commission, cohort) REFERENCES cohort_run (id, commission, cohort) ON DELETE CASCADE
);
COMMENT ON TABLE cohort_publication IS 'The plan of each cohort that readers see; going back is one UPDATE';

CREATE TABLE cohort_published_agent (
  cohort_run_id bigint REFERENCES cohort_run ON DELETE CASCADE,
  recipient_id bigint,
  reference text COLLATE "C",
  situation text COLLATE "C" NOT NULL CHECK (situation IN ('membre', 'attente', 'sans_lieu', 'sorti')),
  siret text COLLATE "C",
  rank smallint,
  points integer,
  change text COLLATE "C" NOT NULL CHECK (change IN ('aucun', 'entree', 'sortie', 'lieu', 'dates')),
  replaced text[] COLLATE "C" NOT NULL,
  theory_planned smallint NOT NULL,
  theory_done smallint NOT NULL,
  practice_planned smallint NOT NULL,
  practice_done smallint NOT NULL,
  threshold_percent smallint NOT NULL,
  PRIMARY KEY (cohort_run_id, recipient_id, reference)
);
COMMENT ON TABLE cohort_published_agent IS
  'A candidate as one recipient may know it; days planned and done are counted in half-days';

CREATE TABLE cohort_published_day (
  cohort_run_id bigint REFERENCES cohort_run ON DELETE CASCADE,
  recipient_id bigint,
  reference text COLLATE "C",
  day date,
  half smallint,
  place text COLLATE "C",
  period smallint,
  PRIMARY KEY (cohort_run_id, recipient_id, reference, day, half)
);
COMMENT ON TABLE cohort_published_day IS 'The calendar by half-day; a day without place is theory';

CREATE TABLE cohort_published_cause (
  cohort_run_id bigint REFERENCES cohort_run ON DELETE CASCADE,
  recipient_id bigint,
  nature text COLLATE "C" CHECK (nature IN ('cause', 'assouplissement')),
  number smallint,
  kind text COLLATE "C" NOT NULL
    CHECK (kind IN ('place', 'tuteur', 'maximum', 'minimum', 'autre_employeur', 'autre_metier')),
  subject text COLLATE "C",
  filled smallint,
  PRIMARY KEY (cohort_run_id, recipient_id, nature, number)
);
COMMENT ON TABLE cohort_published_cause IS
  'Why seats stay empty, and what one step of one constraint would fill: places and numbers, never persons';

-- Rights -------------------------------------------------------------------------------------------------------------

REVOKE ALL ON FUNCTION keep_history FROM PUBLIC;

DO $$
DECLARE
  name text;
  operation text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'cohort', 'cohort_rhythm', 'cohort_quota', 'cohort_session', 'cohort_tutor', 'cohort_tutor_absence',
    'immersion_place', 'immersion_demand', 'immersion_closure', 'cohort_candidate', 'agent_absence', 'immersion_done',
    'immersion_opinion', 'cohort_choice', 'cohort_attendance', 'cohort_assessment', 'cohort_run', 'cohort_publication',
    'cohort_published_agent', 'cohort_published_day', 'cohort_published_cause']
  LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
    IF name NOT LIKE 'cohort\_published\_%' AND name <> 'cohort_run' THEN
      FOREACH operation IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
        EXECUTE format(
          'CREATE TRIGGER journal_%s AFTER %s ON passerelle.%I REFERENCING %s TABLE AS changed '
          'FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal(%L)',
          lower(operation), operation, name, CASE operation WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END,
          CASE
            WHEN name IN ('cohort_candidate', 'agent_absence', 'immersion_done', 'immersion_opinion', 'cohort_choice',
              'cohort_attendance', 'cohort_assessment') THEN 'agent_id'
            WHEN name IN ('immersion_demand', 'immersion_closure') THEN 'place_id'
            ELSE 'commission' END);
      END LOOP;
    END IF;
    IF name NOT LIKE 'cohort\_published\_%' AND name NOT IN ('cohort_run', 'cohort_publication', 'cohort_assessment') THEN
      EXECUTE format('GRANT SELECT ON passerelle.%I TO passerelle_engine', name);
    END IF;
    -- What was decided, recorded or published stays; a whole cohort or an agent goes with its rows.
    IF name IN ('cohort_choice', 'cohort_attendance', 'cohort_assessment', 'cohort_run', 'cohort_published_agent',
      'cohort_published_day', 'cohort_published_cause') THEN
      EXECUTE format(
        'CREATE TRIGGER keep_rows BEFORE UPDATE ON passerelle.%I '
        'FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()', name);
    END IF;
  END LOOP;

  FOREACH name IN ARRAY ARRAY['cohort', 'immersion_place', 'cohort_run', 'cohort_publication'] LOOP
    EXECUTE format(
      'CREATE POLICY own_commission ON passerelle.%I FOR SELECT TO passerelle_owner '
      'USING (commission = ANY (ARRAY(SELECT code FROM passerelle.my_commission)))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['cohort_published_agent', 'cohort_published_day', 'cohort_published_cause'] LOOP
    EXECUTE format(
      'CREATE POLICY own_recipient ON passerelle.%I FOR SELECT TO passerelle_owner '
      'USING (recipient_id = ANY (ARRAY(SELECT id FROM passerelle.my_recipient)))', name);
  END LOOP;

  -- Loaders: their agents' dates.
  FOREACH name IN ARRAY ARRAY['agent_absence', 'immersion_done'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON passerelle.%I TO passerelle_loader', name);
    EXECUTE format(
      'CREATE POLICY own_agent ON passerelle.%I TO passerelle_loader '
      'USING (agent_id IN (SELECT id FROM passerelle.agent)) '
      'WITH CHECK (agent_id IN (SELECT id FROM passerelle.agent))', name);
  END LOOP;
END
$$;

GRANT SELECT, INSERT ON cohort_run, cohort_published_agent, cohort_published_day, cohort_published_cause
  TO passerelle_engine;
GRANT SELECT, INSERT, UPDATE ON cohort_publication TO passerelle_engine;
