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

-- The engine alone reads: not even the administration does.
ALTER TABLE sealed_part ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE sealed_payload ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE sealed_run ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON sealed_part, sealed_payload, sealed_run TO passerelle_engine;
-- The owner erases and never reads a payload: the cascade of a foreign key asks no policy.
CREATE POLICY erased ON sealed_part TO passerelle_owner USING (true) WITH CHECK (false);
CREATE POLICY erased ON sealed_payload FOR DELETE TO passerelle_owner USING (true);
CREATE POLICY erased ON sealed_run FOR DELETE TO passerelle_owner USING (true);

-- A withdrawal erases at once -----------------------------------------------------------------------------------------

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
      AND (TG_OP = 'DELETE' OR is_withdrawn(changed.withdrawn_on, today_paris())));
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION erase_seals() FROM PUBLIC;
CALL after_writes('agent_agreement', 'erase_seals', 'erase_seals()');

-- A withdrawal erases at once the digests of what was read of the agent. Avis and steps are the commission's own
-- record: no page shows them any more, and they go with the closed files.
CREATE FUNCTION erase_digests() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = passerelle, pg_temp
  SET row_security = on
AS $$
DECLARE
  gone bigint[] := ARRAY(
    SELECT changed.agent_id FROM changed
    WHERE changed.kind = 'presentation'
      AND (TG_OP = 'DELETE' OR is_withdrawn(changed.withdrawn_on, today_paris())));
BEGIN
  DELETE FROM avis_input WHERE agent_id = ANY (gone);
  DELETE FROM night_input WHERE side = 'agent' AND subject = ANY (gone);
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION erase_digests() FROM PUBLIC;
CALL after_writes('agent_agreement', 'erase_digests', 'erase_digests()');

-- No page shows a digest but beside a file that the login reads.
CREATE POLICY erased ON avis_input FOR DELETE TO passerelle_owner USING (true);
CREATE POLICY found ON avis_input FOR SELECT TO passerelle_owner USING (true);
CREATE POLICY erased ON night_input FOR DELETE TO passerelle_owner USING (true);
CREATE POLICY found ON night_input FOR SELECT TO passerelle_owner USING (true);
