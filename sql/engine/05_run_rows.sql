-- The rows of a run: which tables have them, by their names, and how they go. Whoever hashes or erases them asks here.

SET LOCAL search_path = passerelle;

CREATE OR REPLACE FUNCTION run_tables() RETURNS SETOF name
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT relname FROM pg_catalog.pg_class
  WHERE relnamespace = 'passerelle'::regnamespace AND relkind = 'r'
    AND (relname LIKE 'published\_%' OR relname LIKE 'night\_%' OR relname = 'change_since')
  ORDER BY relname;
END;
COMMENT ON FUNCTION run_tables() IS 'What a night publishes (published_), photographs (night_) or compares (change_since)';

CREATE OR REPLACE FUNCTION erase_run_rows(runs bigint[], kept name[] DEFAULT '{}') RETURNS bigint
  LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = passerelle, pg_temp
AS $$
DECLARE
  erased bigint := 0;
  touched bigint;
  name text;
BEGIN
  FOR name IN SELECT tables.name FROM run_tables() AS tables (name) WHERE tables.name <> ALL (kept) LOOP
    EXECUTE format('DELETE FROM %I WHERE run_id = ANY ($1)', name) USING runs;
    GET DIAGNOSTICS touched = ROW_COUNT;
    erased := erased + touched;
  END LOOP;
  RETURN erased;
END
$$;
COMMENT ON FUNCTION erase_run_rows(bigint[], name[]) IS 'Erases the rows of runs, but in the tables kept; says how many';

REVOKE ALL ON FUNCTION run_tables, erase_run_rows FROM PUBLIC;
GRANT EXECUTE ON FUNCTION run_tables, erase_run_rows TO passerelle_engine;
