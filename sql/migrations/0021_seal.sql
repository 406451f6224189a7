-- The inputs of each night, sealed so that it can be computed again: in parts, one a table and agent or post, or a whole
-- referential. A part is kept once, under the hash of what it says; a run lists its parts. What is of an agent goes with
-- the agent's agreement, and the nights that used it cannot be replayed any more.

SET LOCAL search_path = passerelle;

CREATE TABLE sealed_part (
  commission code REFERENCES commission,
  digest text COLLATE "C" CHECK (digest ~ '^[0-9a-f]{64}$'),
  table_name code NOT NULL,
  subject code,
  agent_id bigint REFERENCES agent ON DELETE CASCADE,
  PRIMARY KEY (commission, digest)
);
CREATE INDEX sealed_part_agent ON sealed_part (agent_id) WHERE agent_id IS NOT NULL;
COMMENT ON TABLE sealed_part IS 'What a sealed payload is of: a table, and the agent or post when it is of one';

-- Apart, so that whoever erases a part has no way to read it.
CREATE TABLE sealed_payload (
  commission code,
  digest text COLLATE "C",
  payload jsonb NOT NULL,
  PRIMARY KEY (commission, digest),
  FOREIGN KEY (commission, digest) REFERENCES sealed_part ON DELETE CASCADE
);
COMMENT ON TABLE sealed_payload IS
  'The rows of a part, as a night read them. They hold restrictions: nobody but the engine reads them';

CREATE TABLE sealed_run (
  run_id bigint REFERENCES run ON DELETE CASCADE,
  table_name code,
  subjects text[] COLLATE "C" NOT NULL,
  digests text[] COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, table_name),
  CHECK (cardinality(subjects) = cardinality(digests))
);
COMMENT ON TABLE sealed_run IS 'The parts a run was computed from, table by table, in the order it read them';

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sealed_part', 'sealed_payload', 'sealed_run'] LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON passerelle.%I TO passerelle_engine', name);
  END LOOP;
END
$$;
-- The owner erases and never reads a payload: the cascade of a foreign key asks no policy.
CREATE POLICY erased ON sealed_part TO passerelle_owner USING (true) WITH CHECK (false);
CREATE POLICY erased ON sealed_payload FOR DELETE TO passerelle_owner USING (true);
CREATE POLICY erased ON sealed_run FOR DELETE TO passerelle_owner USING (true);

-- A withdrawal erases at once what was sealed of the agent; one dated later is erased by the first night from its day on.
CREATE FUNCTION erase_seals() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = passerelle, pg_temp
  SET row_security = on
AS $$
BEGIN
  DELETE FROM sealed_part WHERE agent_id IN (
    SELECT changed.agent_id FROM changed
    WHERE changed.kind = 'presentation'
      AND (TG_OP = 'DELETE' OR changed.withdrawn_on <= (now() AT TIME ZONE 'Europe/Paris')::date));
  RETURN NULL;
END
$$;
CREATE TRIGGER erase_seals_insert AFTER INSERT ON agent_agreement REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION erase_seals();
CREATE TRIGGER erase_seals_update AFTER UPDATE ON agent_agreement REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION erase_seals();
CREATE TRIGGER erase_seals_delete AFTER DELETE ON agent_agreement REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION erase_seals();

-- Twelve months, as the proposals that were not retained; then what no run lists goes too.
CREATE FUNCTION purge_seals(commission_code text, today date) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = passerelle, pg_temp
AS $$
BEGIN
  DELETE FROM sealed_part AS part USING agent_agreement AS agreement
    WHERE part.commission = commission_code AND agreement.agent_id = part.agent_id AND agreement.kind = 'presentation'
      AND agreement.withdrawn_on <= today;
  DELETE FROM sealed_run USING run
    WHERE run.id = sealed_run.run_id AND run.commission = commission_code
      AND run.business_date < today - interval '12 months';
  IF FOUND THEN
    DELETE FROM sealed_part AS part WHERE part.commission = commission_code AND NOT EXISTS (
      SELECT FROM sealed_run JOIN run ON run.id = sealed_run.run_id
      WHERE run.commission = commission_code AND part.digest = ANY (sealed_run.digests));
  END IF;
END
$$;
COMMENT ON FUNCTION purge_seals(text, date) IS 'Erases the seals of withdrawn agents and of nights over twelve months';

-- What changed since the publication a run is compared to, and why. Outside the content hash: the causes are sought in
-- the seals of that publication, which may be erased before the night is replayed.
CREATE TABLE change_since (
  run_id bigint,
  recipient_id bigint,
  side text COLLATE "C" CHECK (side IN ('agent', 'poste')),
  subject text COLLATE "C",
  change text COLLATE "C" NOT NULL CHECK (change IN ('nouveau', 'maintenu', 'retire', 'deplace')),
  before text COLLATE "C",
  after text COLLATE "C",
  cause text COLLATE "C" CHECK (cause IN
    ('agent', 'poste', 'charte', 'decision', 'commun', 'date', 'depart', 'plusieurs', 'non_recherchee')),
  source text COLLATE "C",
  groups text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, side, subject),
  CHECK ((cause IS NULL) = (change = 'maintenu'))
);
COMMENT ON TABLE change_since IS 'What changed for an agent or a post since the night compared to, and the cause';
COMMENT ON COLUMN change_since.before IS 'The agent''s post, or the post''s agents between spaces, in that night';
COMMENT ON COLUMN change_since.source IS 'Pseudonym or post whose datum changed; NULL for a reader it is not told to';
COMMENT ON COLUMN change_since.groups IS 'Parts of the file that changed, between spaces; never a value';
ALTER TABLE change_since ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administration ON change_since TO passerelle_owner
  USING (session_user = 'passerelle_migration') WITH CHECK (session_user = 'passerelle_migration');
CREATE POLICY own_recipient ON change_since FOR SELECT TO passerelle_owner
  USING (recipient_id = ANY (ARRAY(SELECT id FROM passerelle.my_recipient)));
GRANT SELECT, INSERT, DELETE ON change_since TO passerelle_engine;

REVOKE ALL ON FUNCTION erase_seals(), purge_seals(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_seals(text, date) TO passerelle_engine;
