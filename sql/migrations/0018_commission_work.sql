-- A commission at work: séances, what it says of a situation, and what people then do: avis → agent's answer →
-- request → origin's answer (two months' silence is a yes) → host's arrêté or contract, which alone takes the seat →
-- follow-up. Rows are added, never rewritten: a correction is a later row that names the one it replaces, and the state
-- of a file is that of its last valid step. They are written by the functions of commission_v1 alone, which run as the
-- owner: the policies say who may have which row written, whatever the function.

SET LOCAL search_path = passerelle;

-- Séances -------------------------------------------------------------------------------------------------------------

CREATE TABLE seance_actor (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL,
  seance day NOT NULL,
  body text COLLATE "C" NOT NULL CHECK (body IN
    ('drh', 'referent_handicap', 'medecin', 'cdg', 'cnfpt', 'cap_emploi', 'secretariat')),
  employer siret REFERENCES employer,
  presence text COLLATE "C" NOT NULL CHECK (presence IN ('present', 'consulte', 'joignable', 'excuse')),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (commission, seance) REFERENCES seance ON DELETE CASCADE,
  CHECK (employer IS NULL OR body IN ('drh', 'referent_handicap', 'medecin')),
  CHECK (body <> 'drh' OR employer IS NOT NULL)
);
CREATE INDEX seance_actor_seance ON seance_actor (commission, seance);
CREATE INDEX seance_actor_employer ON seance_actor (employer);
COMMENT ON TABLE seance_actor IS
  'Bodies present at a séance, consulted for it or within reach during it; a correction is a later row, the last counts';
COMMENT ON COLUMN seance_actor.presence IS 'joignable: a doctor within reach, without any file';
CALL protect_input('seance_actor', journal_key => 'commission');
CALL keep_rows('seance_actor');
CREATE POLICY commission_reads ON seance_actor FOR SELECT TO passerelle_owner
  USING (commission = ANY (ARRAY(SELECT code FROM my_commission)));
CREATE POLICY secretariat_writes ON seance_actor FOR INSERT TO passerelle_owner
  WITH CHECK (commission IN (SELECT commission FROM my_recipient WHERE kind = 'commission'));

CREATE TABLE agenda_item (
  commission code,
  seance day,
  agent_id bigint,
  post_id bigint,
  rank smallint NOT NULL CHECK (rank BETWEEN 1 AND 1000),
  reason text COLLATE "C" NOT NULL CHECK (reason IN ('ajournee', 'reexamen', 'priorite', 'echeance', 'plan', 'ajout')),
  run_id bigint NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE NULLS NOT DISTINCT (commission, seance, agent_id, post_id),
  FOREIGN KEY (commission, seance) REFERENCES seance ON DELETE CASCADE,
  FOREIGN KEY (agent_id, commission) REFERENCES agent (id, commission) ON DELETE CASCADE,
  FOREIGN KEY (post_id, commission) REFERENCES post (id, commission) ON DELETE CASCADE
);
CREATE INDEX agenda_item_agent ON agenda_item (agent_id);
CREATE INDEX agenda_item_post ON agenda_item (post_id);
COMMENT ON TABLE agenda_item IS
  'Situations put on the agenda of a séance. A draft until an avis is given on it; then it is never taken off';
COMMENT ON COLUMN agenda_item.post_id IS 'The proposal to be examined; NULL: the situation alone';
COMMENT ON COLUMN agenda_item.run_id IS 'The publication that the agenda was built from';
CALL protect_input('agenda_item');
CREATE POLICY file_reads ON agenda_item FOR SELECT TO passerelle_owner
  USING (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind <> 'accueil')));
CREATE POLICY secretariat_writes ON agenda_item FOR INSERT TO passerelle_owner
  WITH CHECK (commission IN (SELECT commission FROM my_recipient WHERE kind = 'commission'));
CREATE POLICY secretariat_clears ON agenda_item FOR DELETE TO passerelle_owner
  USING (commission IN (SELECT commission FROM my_recipient WHERE kind = 'commission'));
GRANT SELECT ON agenda_item TO passerelle_engine;

-- Avis and steps ------------------------------------------------------------------------------------------------------

CREATE TABLE avis_reason (
  code code PRIMARY KEY,
  label label NOT NULL,
  avis codes NOT NULL
);
COMMENT ON TABLE avis_reason IS
  'Why a proposal is set aside or adjourned: a closed list. An agent''s refusal is not in it, and has no reason at all';
CALL protect_input('avis_reason', 'public_facts');

CREATE TABLE file_state (
  code code PRIMARY KEY,
  label label NOT NULL,
  waits_for text COLLATE "C" CHECK (waits_for IN ('agent', 'drh_origine', 'drh_accueil', 'secretariat')),
  is_open boolean NOT NULL,
  takes_seat boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE file_state IS 'States of a file, who is awaited in each, whether it is still running, whether a seat is taken';
CALL protect_input('file_state', 'public_facts');

CREATE TABLE step_rule (
  kind code PRIMARY KEY,
  label label NOT NULL,
  avis codes NOT NULL,
  from_states codes NOT NULL,
  to_state code REFERENCES file_state,
  actors codes NOT NULL,
  call code NOT NULL
);
COMMENT ON TABLE step_rule IS
  'Each step: after which avis and in which states it may be recorded, for whom, where it leads, by which function';
COMMENT ON COLUMN step_rule.to_state IS 'NULL: the state stays as it is';
COMMENT ON COLUMN step_rule.actors IS 'Kinds of recipient: commission, origine, accueil, agent';
CALL protect_input('step_rule', 'public_facts');

CREATE TABLE avis (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL,
  seance day NOT NULL,
  agent_id bigint NOT NULL,
  post_id bigint,
  origin siret NOT NULL REFERENCES employer,
  host siret REFERENCES employer,
  metier rome REFERENCES metier,
  place code,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('retenir', 'immersion', 'formation', 'ajourner', 'ecarter')),
  reason code REFERENCES avis_reason,
  source_metier rome REFERENCES metier,
  theory_days smallint CHECK (theory_days BETWEEN 0 AND 365),
  practice_days smallint CHECK (practice_days BETWEEN 0 AND 365),
  run_id bigint NOT NULL,
  charte_version integer NOT NULL,
  corrects bigint REFERENCES avis,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by name NOT NULL DEFAULT session_user,
  UNIQUE (corrects),
  FOREIGN KEY (commission, seance) REFERENCES seance,
  FOREIGN KEY (agent_id, commission) REFERENCES agent (id, commission) ON DELETE CASCADE,
  FOREIGN KEY (post_id, commission) REFERENCES post (id, commission) ON DELETE CASCADE,
  CHECK (kind IN ('immersion', 'formation') OR post_id IS NOT NULL),
  CHECK (kind <> 'immersion' OR num_nonnulls(post_id, host) > 0),
  CHECK (post_id IS NULL OR host IS NOT NULL),
  CHECK ((kind IN ('ajourner', 'ecarter')) = (reason IS NOT NULL)),
  CHECK (corrects < id)
);
CREATE INDEX avis_agent ON avis (agent_id);
CREATE INDEX avis_post ON avis (post_id);
CREATE INDEX avis_seance ON avis (commission, seance);
COMMENT ON TABLE avis IS 'What the commission said of a situation at a séance; its number is that of the file';
COMMENT ON COLUMN avis.place IS 'Code of the place of immersion, when it is not a post';
COMMENT ON COLUMN avis.origin IS 'Employers, métiers and days as they were read that day: what happens later is counted by them';
COMMENT ON COLUMN avis.run_id IS 'The publication the commission had before it';
COMMENT ON COLUMN avis.corrects IS 'The avis that this one replaces';
CALL protect_input('avis');
CALL keep_rows('avis');
-- A host knows of a file what is about its own posts and places.
CREATE POLICY file_reads ON avis FOR SELECT TO passerelle_owner
  USING (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind <> 'accueil'))
    OR (agent_id, host) IN (SELECT agent_id, employer FROM my_file WHERE kind = 'accueil'));
CREATE POLICY secretariat_writes ON avis FOR INSERT TO passerelle_owner
  WITH CHECK (commission IN (SELECT commission FROM my_recipient WHERE kind = 'commission'));

CREATE TABLE avis_input (
  avis_id bigint REFERENCES avis ON DELETE CASCADE,
  input text COLLATE "C" CHECK (input IN ('restrictions', 'situation', 'souhaits', 'poste', 'exigences')),
  digest text COLLATE "C" NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  agent_id bigint NOT NULL REFERENCES agent ON DELETE CASCADE,
  PRIMARY KEY (avis_id, input)
);
CREATE INDEX avis_input_agent ON avis_input (agent_id);
COMMENT ON TABLE avis_input IS
  'Digests of what the avis was given on. When one differs, something material has changed, and says what';
COMMENT ON COLUMN avis_input.agent_id IS
  'Digests are of the agent they were taken of, so that they go with the agreement';
CALL protect_input('avis_input', journal_key => 'avis_id');
CALL keep_rows('avis_input');
CREATE POLICY file_reads ON avis_input FOR SELECT TO passerelle_owner USING (avis_id IN (SELECT id FROM avis));
CREATE POLICY secretariat_writes ON avis_input FOR INSERT TO passerelle_owner
  WITH CHECK (avis_id IN (SELECT id FROM avis));

CREATE TABLE step (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  avis_id bigint NOT NULL REFERENCES avis ON DELETE CASCADE,
  kind code NOT NULL REFERENCES step_rule,
  on_day day NOT NULL,
  as_whom text COLLATE "C" NOT NULL CHECK (as_whom IN ('commission', 'origine', 'accueil', 'agent')),
  reason text COLLATE "C" CHECK (reason IN ('service', 'hatvp')),
  act text COLLATE "C" CHECK (act IN ('arrete', 'contrat')),
  from_day day,
  to_day day,
  days smallint CHECK (days BETWEEN 1 AND 365),
  months smallint CHECK (months IN (1, 3, 6, 12)),
  result text COLLATE "C" CHECK (result IN ('favorable', 'a_accompagner', 'defavorable')),
  corrects bigint REFERENCES step,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by name NOT NULL DEFAULT session_user,
  UNIQUE (corrects),
  CHECK ((kind = 'origine_non') = (reason IS NOT NULL)),
  CHECK ((kind = 'accueil_oui') = (act IS NOT NULL)),
  CHECK ((kind IN ('accueil_oui', 'immersion_prescrite')) = (from_day IS NOT NULL)),
  CHECK ((kind = 'immersion_prescrite') = (to_day IS NOT NULL)),
  CHECK (from_day <= to_day),
  CHECK ((kind = 'immersion_suivie') = (days IS NOT NULL)),
  CHECK ((kind = 'point') = (months IS NOT NULL)),
  CHECK ((kind IN ('point', 'immersion_evaluee')) = (result IS NOT NULL)),
  CHECK ((kind = 'annulation') = (corrects IS NOT NULL)),
  CHECK (corrects < id)
);
CREATE INDEX step_avis ON step (avis_id);
CREATE INDEX step_kind ON step (kind);
COMMENT ON TABLE step IS 'What was done on a file, in order; an agent''s no is a date, without reason';
COMMENT ON COLUMN step.reason IS
  'Why an origin refuses a departure: needs of the service or opinion of the HATVP, nothing else (CGFP L511-3)';
COMMENT ON COLUMN step.from_day IS 'First day in the post, or of the immersion';
COMMENT ON COLUMN step.corrects IS 'The step that this annulation takes back';
CALL protect_input('step', journal_key => 'avis_id');
CALL keep_rows('step');
CREATE POLICY file_reads ON step FOR SELECT TO passerelle_owner USING (avis_id IN (SELECT id FROM avis));
CREATE POLICY file_writes ON step FOR INSERT TO passerelle_owner
  WITH CHECK (EXISTS (
    SELECT FROM avis JOIN my_file AS file USING (agent_id)
    WHERE avis.id = step.avis_id AND file.kind = step.as_whom AND (file.kind <> 'accueil'
      OR file.employer = avis.host)));

-- A step that was not taken back.
CREATE VIEW valid_step WITH (security_invoker, security_barrier) AS
  SELECT step.* FROM step
  WHERE kind <> 'annulation' AND NOT EXISTS (SELECT FROM step AS later WHERE later.corrects = step.id);
COMMENT ON VIEW valid_step IS 'Steps that were not taken back';

CREATE VIEW valid_avis WITH (security_invoker, security_barrier) AS
  SELECT avis.* FROM avis WHERE NOT EXISTS (SELECT FROM avis AS later WHERE later.corrects = avis.id);
COMMENT ON VIEW valid_avis IS 'Avis that no later one replaced';

-- The night reads what was said and done.
GRANT SELECT ON avis, avis_input, step, step_rule TO passerelle_engine;
GRANT SELECT ON valid_avis, valid_step TO passerelle_engine;

-- Seats ---------------------------------------------------------------------------------------------------------------

-- A seat is one agent's, whoever decides: two hosts know nothing of each other's files, and this key refuses the
-- second.
CREATE TABLE seat_holder (
  agent_id bigint PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  avis_id bigint NOT NULL UNIQUE REFERENCES avis ON DELETE CASCADE
);
COMMENT ON TABLE seat_holder IS 'Agents to whom a host''s act gave a seat that was not given back, and by which file';
CALL protect_input('seat_holder');
GRANT SELECT ON seat_holder TO passerelle_engine;
-- Through the functions of commission_v1, by whoever may add the step that takes or gives back the seat.
CREATE POLICY file_holds ON seat_holder FOR INSERT TO passerelle_owner
  WITH CHECK (avis_id IN (SELECT id FROM avis));
CREATE POLICY file_reads ON seat_holder FOR SELECT TO passerelle_owner USING (avis_id IN (SELECT id FROM avis));
CREATE POLICY file_gives_back ON seat_holder FOR DELETE TO passerelle_owner
  USING (avis_id IN (SELECT id FROM avis));

-- What erased files leave behind: a seat stays taken, the post it freed stays free.
CREATE TABLE seat_settled (
  commission code NOT NULL,
  post_id bigint PRIMARY KEY,
  change smallint NOT NULL,
  FOREIGN KEY (post_id, commission) REFERENCES post (id, commission) ON DELETE CASCADE
);
COMMENT ON TABLE seat_settled IS
  'Seats that moves whose files were erased took (negative) or freed, by post; nothing says whose they were';
CALL protect_input('seat_settled', 'own_commission', 'post_id');
GRANT SELECT ON seat_settled TO passerelle_engine;

-- Around a file. Closed lists, no free text about a person ------------------------------------------------------------

CREATE TABLE action_kind (
  code code PRIMARY KEY,
  label label NOT NULL
);
COMMENT ON TABLE action_kind IS 'What an action plan may ask: a closed list';
CALL protect_input('action_kind', 'public_facts');

CREATE TABLE action (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL,
  agent_id bigint NOT NULL,
  kind code NOT NULL REFERENCES action_kind,
  actor text COLLATE "C" NOT NULL CHECK (actor IN
    ('agent', 'drh_origine', 'drh_accueil', 'medecin', 'referent_handicap', 'secretariat', 'cdg', 'cnfpt',
      'cap_emploi')),
  decided_on day NOT NULL,
  before_on day NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by name NOT NULL DEFAULT session_user,
  FOREIGN KEY (agent_id, commission) REFERENCES agent (id, commission) ON DELETE CASCADE,
  CHECK (decided_on <= before_on)
);
CREATE INDEX action_agent ON action (agent_id);
COMMENT ON TABLE action IS 'The action plan of an agent: who does what, before when';
CALL protect_input('action');
CALL keep_rows('action');
CREATE POLICY file_reads ON action FOR SELECT TO passerelle_owner
  USING (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind <> 'accueil')));
CREATE POLICY file_writes ON action FOR INSERT TO passerelle_owner
  WITH CHECK (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind IN ('commission', 'origine'))));

CREATE TABLE action_end (
  action_id bigint PRIMARY KEY REFERENCES action ON DELETE CASCADE,
  ended_on day NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('faite', 'abandonnee')),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by name NOT NULL DEFAULT session_user
);
COMMENT ON TABLE action_end IS 'Actions done, or given up: abandoned by whoever had planned them, never a judgement on the agent';
CALL protect_input('action_end');
CALL keep_rows('action_end');
CREATE POLICY file_reads ON action_end FOR SELECT TO passerelle_owner USING (action_id IN (SELECT id FROM action));
CREATE POLICY file_writes ON action_end FOR INSERT TO passerelle_owner WITH CHECK (action_id IN (SELECT id FROM action));

CREATE TABLE outcome (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL,
  agent_id bigint NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('stage', 'apprentissage', 'recrutement_direct', 'concours',
    'reclassement_interne', 'poste_adapte', 'renonciation', 'annulation')),
  on_day day NOT NULL,
  origin siret NOT NULL REFERENCES employer,
  host siret REFERENCES employer,
  corrects bigint REFERENCES outcome,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by name NOT NULL DEFAULT session_user,
  UNIQUE (corrects),
  FOREIGN KEY (agent_id, commission) REFERENCES agent (id, commission) ON DELETE CASCADE,
  CHECK ((kind = 'annulation') = (corrects IS NOT NULL)),
  CHECK (corrects < id)
);
CREATE INDEX outcome_agent ON outcome (agent_id);
COMMENT ON TABLE outcome IS 'Ends of a file that no seat of the plan gave: what the agent found otherwise, or gave up';
CALL protect_input('outcome');
CALL keep_rows('outcome');
CREATE POLICY file_reads ON outcome FOR SELECT TO passerelle_owner
  USING (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind <> 'accueil')));
CREATE POLICY file_writes ON outcome FOR INSERT TO passerelle_owner
  WITH CHECK (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind IN ('commission', 'origine'))));
GRANT SELECT ON outcome TO passerelle_engine;

-- What a night photographs of this work: counted, not computed, no part of what a run's hash proves -------------------

CREATE TABLE night_input (
  run_id bigint,
  side text COLLATE "C" CHECK (side IN ('agent', 'poste')),
  subject bigint,
  input text COLLATE "C",
  digest text COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, side, subject, input)
);
CREATE INDEX night_input_agent ON night_input (subject) WHERE side = 'agent';
COMMENT ON TABLE night_input IS
  'Digests of what a night read of each agent and each post, by their numbers: what an avis on it is compared with';
CALL protect_published('night_input', 'nobody');
CREATE POLICY secretariat_reads ON night_input FOR SELECT TO passerelle_owner
  USING (run_id IN (SELECT run.id FROM run JOIN my_recipient AS me USING (commission) WHERE me.kind = 'commission'));

CREATE TABLE night_deadline (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  kind text COLLATE "C" CHECK (kind IN ('PPR', 'CDD', 'SURNOMBRE', 'STAGE', 'POSITION', 'RESTRICTION')),
  on_day date,
  PRIMARY KEY (run_id, recipient_id, reference, kind, on_day)
);
COMMENT ON TABLE night_deadline IS
  'Dates by which something must be settled, as entered, never computed. That of a restriction is for the origin and the agent';
CALL protect_published('night_deadline');

CREATE TABLE bilan_indicator (
  code code PRIMARY KEY,
  rank smallint NOT NULL UNIQUE,
  heading label NOT NULL,
  label label NOT NULL,
  unit text COLLATE "C" NOT NULL CHECK (unit IN ('nombre', 'jours')),
  total_of code
);
COMMENT ON TABLE bilan_indicator IS 'The indicators of the yearly review, in their order';
COMMENT ON COLUMN bilan_indicator.total_of IS
  'Indicators that add up to a total bear the same code: none of them may be deduced from the others';
CALL protect_input('bilan_indicator', 'public_facts');
GRANT SELECT ON bilan_indicator TO passerelle_engine;

CREATE TABLE night_bilan (
  run_id bigint,
  recipient_id bigint,
  year smallint,
  indicator text COLLATE "C",
  origin text COLLATE "C" NOT NULL DEFAULT '',
  host text COLLATE "C" NOT NULL DEFAULT '',
  value bigint NOT NULL,
  PRIMARY KEY (run_id, recipient_id, year, indicator, origin, host)
);
COMMENT ON TABLE night_bilan IS
  'Figures of a year: plain totals for every member, flows as each may read them. Origin and host are SIRETs, or versants';
CALL protect_published('night_bilan');
