-- What is done around a file: the agent's action plan, and outcomes other than a post of the plan. Closed lists, no
-- free text about a person.

SET LOCAL search_path = passerelle;

CREATE TABLE action_kind (
  code code PRIMARY KEY,
  label label NOT NULL
);
COMMENT ON TABLE action_kind IS 'What an action plan may ask: a closed list';

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

CREATE TABLE action_end (
  action_id bigint PRIMARY KEY REFERENCES action ON DELETE CASCADE,
  ended_on day NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('faite', 'abandonnee')),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by name NOT NULL DEFAULT session_user
);
COMMENT ON TABLE action_end IS 'Actions done, or given up: abandoned by whoever had planned them, never a judgement on the agent';

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

-- Rights -------------------------------------------------------------------------------------------------------------

CREATE POLICY public_facts ON action_kind FOR SELECT TO passerelle_owner USING (true);

DO $$
DECLARE
  name text;
  operation text;
BEGIN
  FOREACH name IN ARRAY ARRAY['action', 'outcome'] LOOP
    EXECUTE format(
      'CREATE POLICY file_reads ON passerelle.%I FOR SELECT TO passerelle_owner USING ('
      'agent_id = ANY (ARRAY(SELECT agent_id FROM passerelle.my_file WHERE kind <> ''accueil'')))', name);
    EXECUTE format(
      'CREATE POLICY file_writes ON passerelle.%I FOR INSERT TO passerelle_owner WITH CHECK ('
      'agent_id = ANY (ARRAY('
      'SELECT agent_id FROM passerelle.my_file WHERE kind IN (''commission'', ''origine''))))', name);
  END LOOP;
  CREATE POLICY file_reads ON passerelle.action_end FOR SELECT TO passerelle_owner
    USING (action_id IN (SELECT id FROM passerelle.action));
  CREATE POLICY file_writes ON passerelle.action_end FOR INSERT TO passerelle_owner
    WITH CHECK (action_id IN (SELECT id FROM passerelle.action));

  FOREACH name IN ARRAY ARRAY['seance_actor', 'agenda_item', 'avis_reason', 'file_state', 'step_rule', 'avis',
    'avis_input', 'step', 'night_input', 'action_kind', 'action', 'action_end', 'outcome']
  LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
    CONTINUE WHEN name = 'night_input';
    FOREACH operation IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format(
        'CREATE TRIGGER journal_%s AFTER %s ON passerelle.%I REFERENCING %s TABLE AS changed '
        'FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal(%L)',
        lower(operation), operation, name, CASE operation WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END,
        CASE
          WHEN name IN ('agenda_item', 'avis', 'action', 'outcome') THEN 'agent_id'
          WHEN name IN ('avis_input', 'step') THEN 'avis_id'
          WHEN name = 'action_end' THEN 'action_id'
          WHEN name = 'seance_actor' THEN 'commission'
          WHEN name = 'step_rule' THEN 'kind'
          ELSE 'code' END);
    END LOOP;
    IF name IN ('seance_actor', 'avis', 'avis_input', 'step', 'action', 'action_end', 'outcome') THEN
      EXECUTE format(
        'CREATE TRIGGER keep_rows BEFORE UPDATE ON passerelle.%I '
        'FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()', name);
    END IF;
  END LOOP;
END
$$;

-- The night reads what was said and done, and writes the digests of what it read.
GRANT SELECT ON avis, avis_input, step, step_rule, outcome TO passerelle_engine;
GRANT SELECT ON valid_avis, valid_step TO passerelle_engine;
GRANT SELECT, INSERT, DELETE ON night_input TO passerelle_engine;
