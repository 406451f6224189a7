-- How long each thing is kept, what a withdrawal erases at once, and seats as they stand whatever becomes of the files
-- that took them.

SET LOCAL search_path = passerelle;

CREATE TABLE retention (
  category code PRIMARY KEY,
  rank smallint NOT NULL UNIQUE CHECK (rank BETWEEN 1 AND 100),
  label label NOT NULL,
  months smallint NOT NULL CHECK (months BETWEEN 1 AND 60),
  basis label NOT NULL
);
COMMENT ON TABLE retention IS
  'How many months each category is kept, and on which legal basis; passerelle purge applies it';

-- A seat is one agent's, whoever decides: two hosts know nothing of each other's files, and this key refuses the
-- second.
CREATE TABLE seat_holder (
  agent_id bigint PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  avis_id bigint NOT NULL UNIQUE REFERENCES avis ON DELETE CASCADE
);
COMMENT ON TABLE seat_holder IS 'Agents to whom a host''s act gave a seat that was not given back, and by which file';

-- What erased files leave behind: a seat stays taken, the post it freed stays free.
CREATE TABLE seat_settled (
  commission code NOT NULL,
  post_id bigint PRIMARY KEY,
  change smallint NOT NULL,
  FOREIGN KEY (post_id, commission) REFERENCES post (id, commission) ON DELETE CASCADE
);
COMMENT ON TABLE seat_settled IS
  'Seats that moves whose files were erased took (negative) or freed, by post; nothing says whose they were';

-- Digests are of the agent they were taken of, so that they go with the agreement.
ALTER TABLE avis_input ADD COLUMN agent_id bigint REFERENCES agent ON DELETE CASCADE;
ALTER TABLE avis_input DISABLE TRIGGER keep_rows;
UPDATE avis_input SET agent_id = avis.agent_id FROM avis WHERE avis.id = avis_input.avis_id;
ALTER TABLE avis_input ENABLE TRIGGER keep_rows;
ALTER TABLE avis_input ALTER COLUMN agent_id SET NOT NULL;
CREATE INDEX avis_input_agent ON avis_input (agent_id);
CREATE INDEX night_input_agent ON night_input (subject) WHERE side = 'agent';
INSERT INTO seat_holder (agent_id, avis_id)
  SELECT DISTINCT ON (avis.agent_id) avis.agent_id, avis.id
  FROM valid_avis AS avis JOIN valid_step AS taken ON taken.avis_id = avis.id AND taken.kind = 'accueil_oui'
  WHERE NOT EXISTS (SELECT FROM valid_step AS back WHERE back.avis_id = avis.id AND back.kind = 'retour')
  ORDER BY avis.agent_id, taken.id DESC;

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
      AND (TG_OP = 'DELETE' OR changed.withdrawn_on <= (now() AT TIME ZONE 'Europe/Paris')::date));
BEGIN
  DELETE FROM avis_input WHERE agent_id = ANY (gone);
  DELETE FROM night_input WHERE side = 'agent' AND subject = ANY (gone);
  RETURN NULL;
END
$$;
CREATE TRIGGER erase_digests_insert AFTER INSERT ON agent_agreement REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION erase_digests();
CREATE TRIGGER erase_digests_update AFTER UPDATE ON agent_agreement REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION erase_digests();
CREATE TRIGGER erase_digests_delete AFTER DELETE ON agent_agreement REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION erase_digests();

-- Rights -------------------------------------------------------------------------------------------------------------

REVOKE ALL ON FUNCTION erase_digests() FROM PUBLIC;

DO $$
DECLARE
  name text;
  operation text;
BEGIN
  FOREACH name IN ARRAY ARRAY['retention', 'seat_holder', 'seat_settled'] LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
    FOREACH operation IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format(
        'CREATE TRIGGER journal_%s AFTER %s ON passerelle.%I REFERENCING %s TABLE AS changed '
        'FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal(%L)',
        lower(operation), operation, name, CASE operation WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END,
        CASE name WHEN 'retention' THEN 'category' WHEN 'seat_holder' THEN 'agent_id' ELSE 'post_id' END);
    END LOOP;
  END LOOP;
END
$$;
CREATE POLICY public_facts ON retention FOR SELECT TO passerelle_owner USING (true);
CREATE POLICY own_commission ON seat_settled FOR SELECT TO passerelle_owner
  USING (commission = ANY (ARRAY(SELECT code FROM my_commission)));
-- Through the functions of commission_v1, by whoever may add the step that takes or gives back the seat.
CREATE POLICY file_holds ON seat_holder FOR INSERT TO passerelle_owner
  WITH CHECK (avis_id IN (SELECT id FROM avis));
CREATE POLICY file_reads ON seat_holder FOR SELECT TO passerelle_owner USING (avis_id IN (SELECT id FROM avis));
CREATE POLICY file_gives_back ON seat_holder FOR DELETE TO passerelle_owner
  USING (avis_id IN (SELECT id FROM avis));
-- No page shows a digest but beside a file that the login reads.
CREATE POLICY erased ON avis_input FOR DELETE TO passerelle_owner USING (true);
CREATE POLICY found ON avis_input FOR SELECT TO passerelle_owner USING (true);
CREATE POLICY erased ON night_input FOR DELETE TO passerelle_owner USING (true);
CREATE POLICY found ON night_input FOR SELECT TO passerelle_owner USING (true);
GRANT SELECT ON seat_settled, seat_holder TO passerelle_engine;
