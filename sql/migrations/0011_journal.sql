-- The journal of writes: who wrote what, when, from where; keys and counts, never a value. Append-only.

SET LOCAL search_path = passerelle;

CREATE TABLE journal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  login name NOT NULL DEFAULT session_user,
  application text COLLATE "C" NOT NULL DEFAULT current_setting('application_name'),
  table_name name NOT NULL,
  operation text COLLATE "C" NOT NULL CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE')),
  rows bigint NOT NULL CHECK (rows > 0),
  subjects text[] COLLATE "C" NOT NULL
);
CREATE INDEX journal_at ON journal (at);
COMMENT ON TABLE journal IS 'One row a statement that wrote inputs, mappings, the catalogue or the pointer';
COMMENT ON COLUMN journal.subjects IS 'The first hundred keys written: agent or post number, code';

-- Runs as the owner: writers have no right on the journal. row_security is set back on, for the engine turns it off.
CREATE FUNCTION write_journal() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = passerelle, pg_temp
  SET row_security = on
AS $$
DECLARE
  written bigint;
  keys text[];
BEGIN
  EXECUTE format(
    'SELECT count(*), coalesce((array_agg(DISTINCT %1$I::text ORDER BY %1$I::text))[1:100], ''{}'') FROM changed',
    TG_ARGV[0])
  INTO written, keys;
  IF written > 0 THEN
    INSERT INTO journal (table_name, operation, rows, subjects) VALUES (TG_TABLE_NAME, TG_OP, written, keys);
  END IF;
  RETURN NULL;
END
$$;

-- Logs are kept 12 months, then may go; nothing else is ever changed in them.
CREATE FUNCTION keep_journal() RETURNS trigger
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.at < now() - interval '12 months' THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'The journal is append-only (% refused)', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION keep_journal();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION keep_journal();

-- Each table is journalled by the agent it is about, or by its first column. What only the night writes is not: runs
-- are their own trace.
DO $$
DECLARE
  journalled record;
  operation text;
BEGIN
  FOR journalled IN
    SELECT class.relname AS name, key.attname AS key
    FROM pg_catalog.pg_class AS class
    CROSS JOIN LATERAL (
      SELECT attname FROM pg_catalog.pg_attribute
      WHERE attrelid = class.oid AND attnum > 0
      ORDER BY attname = 'agent_id' DESC, attnum LIMIT 1
    ) AS key
    WHERE class.relnamespace = 'passerelle'::regnamespace AND class.relkind = 'r'
      AND class.relname NOT IN ('migration', 'journal', 'run', 'quarantine', 'recipient', 'recipient_reference')
      AND class.relname NOT LIKE 'published\_%'
  LOOP
    FOREACH operation IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format(
        'CREATE TRIGGER journal_%s AFTER %s ON passerelle.%I REFERENCING %s TABLE AS changed '
        'FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal(%L)',
        lower(operation), operation, journalled.name, CASE operation WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END,
        journalled.key);
    END LOOP;
  END LOOP;
END
$$;
