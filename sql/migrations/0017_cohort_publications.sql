-- What is published of a cohort: its plans, every one of which stays, and the figures of the year for the bilan.

SET LOCAL search_path = passerelle;

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
CALL protect('cohort_run', 'own_commission');
CALL keep_rows('cohort_run');

CREATE TABLE cohort_publication (
  commission code,
  cohort code,
  cohort_run_id bigint NOT NULL,
  moved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (commission, cohort),
  FOREIGN KEY (cohort_run_id, commission, cohort) REFERENCES cohort_run (id, commission, cohort) ON DELETE CASCADE
);
COMMENT ON TABLE cohort_publication IS 'The plan of each cohort that readers see; going back is one UPDATE';
CALL protect_input('cohort_publication', 'own_commission');
GRANT SELECT, INSERT, UPDATE ON cohort_publication TO passerelle_engine;

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
  practice_missing smallint NOT NULL DEFAULT 0 CHECK (practice_missing >= 0),
  assessed_by_origin_on date,
  assessed_by_host_on date,
  assessed_by_agent_on date,
  PRIMARY KEY (cohort_run_id, recipient_id, reference)
);
COMMENT ON TABLE cohort_published_agent IS
  'A candidate as one recipient may know it; days planned and done are counted in half-days';
COMMENT ON COLUMN cohort_published_agent.practice_missing IS
  'Half-days of practice asked that are neither done nor in the calendar: no day is left for them';
COMMENT ON COLUMN cohort_published_agent.assessed_by_origin_on IS
  'Last date on which the origin filled the assessment grid, and so of the host and of the agent; the grades stay in it';
CALL protect('cohort_published_agent', 'own_recipient');
CALL keep_rows('cohort_published_agent');

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
CALL protect('cohort_published_day', 'own_recipient');
CALL keep_rows('cohort_published_day');

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
CALL protect('cohort_published_cause', 'own_recipient');
CALL keep_rows('cohort_published_cause');

CREATE TABLE cohort_published_year (
  cohort_run_id bigint REFERENCES cohort_run ON DELETE CASCADE,
  recipient_id bigint,
  year smallint CHECK (year BETWEEN 1900 AND 2199),
  begun smallint NOT NULL,
  ended smallint NOT NULL,
  attested smallint NOT NULL,
  abandoned smallint NOT NULL,
  theory_done integer NOT NULL,
  practice_done integer NOT NULL,
  PRIMARY KEY (cohort_run_id, recipient_id, year),
  CHECK (attested <= ended)
);
COMMENT ON TABLE cohort_published_year IS
  'What happened in a cohort by calendar year, in numbers; days done are counted in half-days';
COMMENT ON COLUMN cohort_published_year.begun IS 'Agents whose first half-day attended is in the year';
COMMENT ON COLUMN cohort_published_year.ended IS 'Members whose last day is in the year, and past';
COMMENT ON COLUMN cohort_published_year.attested IS 'Of these, those who reached the threshold in both kinds';
COMMENT ON COLUMN cohort_published_year.abandoned IS 'Agents whose last decision is an abandonment, in the year';
COMMENT ON COLUMN cohort_published_year.practice_done IS 'Days made up for included';
CALL protect('cohort_published_year', 'own_recipient');
CALL keep_rows('cohort_published_year');

GRANT SELECT, INSERT ON cohort_run, cohort_published_agent, cohort_published_day, cohort_published_cause,
  cohort_published_year TO passerelle_engine;
