-- What the commission says of a situation, and what people then do: avis → agent's answer → request → origin's answer
-- (two months' silence is a yes) → host's arrêté or contract, which alone takes the seat → follow-up. Rows are added,
-- never rewritten: a correction is a later row that names the one it replaces, and the state of a file is that of its
-- last valid step.

SET LOCAL search_path = passerelle;

CREATE TABLE avis_reason (
  code code PRIMARY KEY,
  label label NOT NULL,
  avis codes NOT NULL
);
COMMENT ON TABLE avis_reason IS
  'Why a proposal is set aside or adjourned: a closed list. An agent''s refusal is not in it, and has no reason at all';

CREATE TABLE file_state (
  code code PRIMARY KEY,
  label label NOT NULL,
  waits_for text COLLATE "C" CHECK (waits_for IN ('agent', 'drh_origine', 'drh_accueil', 'secretariat')),
  is_open boolean NOT NULL,
  takes_seat boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE file_state IS 'States of a file, who is awaited in each, whether it is still running, whether a seat is taken';

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

CREATE TABLE avis_input (
  avis_id bigint REFERENCES avis ON DELETE CASCADE,
  input text COLLATE "C" CHECK (input IN ('restrictions', 'situation', 'souhaits', 'poste', 'exigences')),
  digest text COLLATE "C" NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (avis_id, input)
);
COMMENT ON TABLE avis_input IS
  'Digests of what the avis was given on. When one differs, something material has changed, and says what';

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

-- A step that was not taken back.
CREATE VIEW valid_step WITH (security_invoker, security_barrier) AS
  SELECT step.* FROM step
  WHERE kind <> 'annulation' AND NOT EXISTS (SELECT FROM step AS later WHERE later.corrects = step.id);
COMMENT ON VIEW valid_step IS 'Steps that were not taken back';

CREATE VIEW valid_avis WITH (security_invoker, security_barrier) AS
  SELECT avis.* FROM avis WHERE NOT EXISTS (SELECT FROM avis AS later WHERE later.corrects = avis.id);
COMMENT ON VIEW valid_avis IS 'Avis that no later one replaced';

CREATE TABLE night_input (
  run_id bigint,
  side text COLLATE "C" CHECK (side IN ('agent', 'poste')),
  subject bigint,
  input text COLLATE "C",
  digest text COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, side, subject, input)
);
COMMENT ON TABLE night_input IS
  'Digests of what a night read of each agent and each post, by their numbers: what an avis on it is compared with';

-- Rights -------------------------------------------------------------------------------------------------------------

-- A host knows of a file what is about its own posts and places.
CREATE POLICY file_reads ON avis FOR SELECT TO passerelle_owner
  USING (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind <> 'accueil'))
    OR (agent_id, host) IN (SELECT agent_id, employer FROM my_file WHERE kind = 'accueil'));
CREATE POLICY secretariat_writes ON avis FOR INSERT TO passerelle_owner
  WITH CHECK (commission IN (SELECT commission FROM my_recipient WHERE kind = 'commission'));
CREATE POLICY file_reads ON step FOR SELECT TO passerelle_owner USING (avis_id IN (SELECT id FROM avis));
CREATE POLICY file_writes ON step FOR INSERT TO passerelle_owner
  WITH CHECK (EXISTS (
    SELECT FROM avis JOIN my_file AS file USING (agent_id)
    WHERE avis.id = step.avis_id AND file.kind = step.as_whom AND (file.kind <> 'accueil'
      OR file.employer = avis.host)));
CREATE POLICY file_reads ON avis_input FOR SELECT TO passerelle_owner USING (avis_id IN (SELECT id FROM avis));
CREATE POLICY secretariat_writes ON avis_input FOR INSERT TO passerelle_owner
  WITH CHECK (avis_id IN (SELECT id FROM avis));
CREATE POLICY secretariat_reads ON night_input FOR SELECT TO passerelle_owner
  USING (run_id IN (SELECT run.id FROM run JOIN my_recipient AS me USING (commission) WHERE me.kind = 'commission'));
CREATE POLICY public_facts ON avis_reason FOR SELECT TO passerelle_owner USING (true);
CREATE POLICY public_facts ON file_state FOR SELECT TO passerelle_owner USING (true);
CREATE POLICY public_facts ON step_rule FOR SELECT TO passerelle_owner USING (true);

-- Which employer an agent comes from: known to all but the hosts.
CREATE POLICY own_file ON agent FOR SELECT TO passerelle_owner
  USING (id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind <> 'accueil')));

-- A name is for the host that the agent agreed to be named to, and for nobody else's functions.
CREATE POLICY named_to_host ON agent_agreement FOR SELECT TO passerelle_owner
  USING (kind <> 'presentation' AND EXISTS (
    SELECT FROM my_recipient AS me
    JOIN recipient_reference AS known ON known.recipient_id = me.id
    WHERE known.agent_id = agent_agreement.agent_id AND (me.kind <> 'accueil'
      OR me.employer = agent_agreement.employer)));
CREATE POLICY named_to_host ON agent_identity FOR SELECT TO passerelle_owner
  USING (EXISTS (
    SELECT FROM agent_agreement AS agreement
    JOIN my_recipient AS me ON me.kind = 'accueil' AND me.employer = agreement.employer
    WHERE agreement.agent_id = agent_identity.agent_id AND agreement.kind = 'nom'
      AND (agreement.withdrawn_on > (now() AT TIME ZONE 'Europe/Paris')::date OR agreement.withdrawn_on IS NULL)));
-- Agreements are given and withdrawn by the agent, or entered by the origin and the secretariat who hold the paper.
CREATE POLICY file_signs ON agent_agreement FOR INSERT TO passerelle_owner
  WITH CHECK (EXISTS (
    SELECT FROM my_recipient AS me JOIN recipient_reference AS known ON known.recipient_id = me.id
    WHERE known.agent_id = agent_agreement.agent_id AND me.kind <> 'accueil'));
CREATE POLICY file_withdraws ON agent_agreement FOR UPDATE TO passerelle_owner
  USING (EXISTS (
    SELECT FROM my_recipient AS me JOIN recipient_reference AS known ON known.recipient_id = me.id
    WHERE known.agent_id = agent_agreement.agent_id AND me.kind <> 'accueil'));
-- Who holds which post, of the agents one knows otherwise than as a host.
CREATE POLICY own_file ON occupation FOR SELECT TO passerelle_owner
  USING (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind <> 'accueil')));
-- The days of an immersion that a file carried out count with the others (IMM-: 20 days over three years).
CREATE POLICY file_counts ON immersion_done TO passerelle_owner
  USING (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file)))
  WITH CHECK (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file)));
