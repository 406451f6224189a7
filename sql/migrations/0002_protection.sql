-- Who may touch what, in few words. Every table is under forced row-level security, its owner included: a right granted
-- by mistake shows nothing. Readers have no right on any table: they read views of passerelle_owner, whose policies look
-- at session_user, which neither SET ROLE nor a setting can change. A table is given its rights where it is made, by a
-- CALL.

SET LOCAL search_path = passerelle;

GRANT USAGE ON SCHEMA passerelle TO passerelle_loader, passerelle_engine;
GRANT EXECUTE ON FUNCTION is_plain, luhn_sum, is_siret, are_items, is_list, is_ascending
  TO passerelle_loader, passerelle_engine;
GRANT EXECUTE ON FUNCTION search_key(text) TO passerelle_loader;

-- The journal of writes: who wrote what, when, from where; keys and counts, never a value. Append-only ----------------

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

-- What was decided, recorded or published stays; a whole commission or an agent goes with its rows.
CREATE FUNCTION keep_history() RETURNS trigger
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION '% is added to and never rewritten (% refused)', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Calls a trigger function once a statement that wrote, whichever way, with the rows it changed.
CREATE PROCEDURE after_writes(target regclass, prefix text, call text)
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
DECLARE
  operation text;
BEGIN
  FOREACH operation IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %s_%s AFTER %s ON %s REFERENCING %s TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %s',
      prefix, lower(operation), operation, target, CASE operation WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END, call);
  END LOOP;
END
$$;

-- Rights -------------------------------------------------------------------------------------------------------------

-- Row-level security, forced; the administration (migrations, imports of referentials, demonstrations:
-- passerelle_migration, acting as the owner); and who reads which rows through the views of the owner:
--   public_facts     every row                      own_commission   the rows of a commission the login has to do with
--   referential      the same, loaders and engine   own_recipient    the rows published to a recipient of the login
CREATE PROCEDURE protect(target regclass, readers text DEFAULT 'nobody')
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY administration ON %s TO passerelle_owner '
    'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', target);
  CASE readers
    WHEN 'nobody' THEN
      NULL;
    WHEN 'public_facts' THEN
      EXECUTE format('CREATE POLICY public_facts ON %s FOR SELECT TO passerelle_owner USING (true)', target);
    WHEN 'referential' THEN
      EXECUTE format('CREATE POLICY public_facts ON %s FOR SELECT TO passerelle_owner USING (true)', target);
      EXECUTE format('CREATE POLICY loader_reads ON %s FOR SELECT TO passerelle_loader USING (true)', target);
      EXECUTE format('GRANT SELECT ON %s TO passerelle_loader, passerelle_engine', target);
    WHEN 'own_commission' THEN
      EXECUTE format(
        'CREATE POLICY own_commission ON %s FOR SELECT TO passerelle_owner '
        'USING (commission = ANY (ARRAY(SELECT code FROM my_commission)))', target);
    WHEN 'own_recipient' THEN
      EXECUTE format(
        'CREATE POLICY own_recipient ON %s FOR SELECT TO passerelle_owner '
        'USING (recipient_id = ANY (ARRAY(SELECT id FROM my_recipient)))', target);
  END CASE;
END
$$;
COMMENT ON PROCEDURE protect(regclass, text) IS
  'Forced row-level security, the administration, and readers through the views';

-- What people write: protected, and journalled by the agent it is about, or by its first column, unless told.
CREATE PROCEDURE protect_input(target regclass, readers text DEFAULT 'nobody', journal_key name DEFAULT NULL)
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
DECLARE
  key name := coalesce(journal_key, (
    SELECT attname FROM pg_catalog.pg_attribute
    WHERE attrelid = target AND attnum > 0
    ORDER BY attname = 'agent_id' DESC, attnum LIMIT 1));
BEGIN
  CALL protect(target, readers);
  CALL after_writes(target, 'journal', format('write_journal(%L)', key));
END
$$;
COMMENT ON PROCEDURE protect_input(regclass, text, name) IS 'protect(), and the journal of what is written';

-- What only the night writes, which is not journalled: runs are their own trace.
CREATE PROCEDURE protect_published(target regclass, readers text DEFAULT 'own_recipient')
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
BEGIN
  CALL protect(target, readers);
  EXECUTE format('GRANT SELECT, INSERT, DELETE ON %s TO passerelle_engine', target);
END
$$;
COMMENT ON PROCEDURE protect_published(regclass, text) IS 'protect(), and the night writes it';

-- Rows are added and never rewritten.
CREATE PROCEDURE keep_rows(target regclass)
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER keep_rows BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION keep_history()', target);
END
$$;

-- Loaders read and write the rows of their employers: own_employer and own_file by commission and employer, own_agent
-- and own_post by the agent or post, which they see only when it is theirs. A list is replaced (DELETE); an agent or a
-- post is closed, never deleted.
CREATE PROCEDURE let_loaders(target regclass, rows text, rights text DEFAULT 'SELECT, INSERT, UPDATE')
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
DECLARE
  theirs text := CASE rows
    WHEN 'own_agent' THEN 'agent_id IN (SELECT id FROM agent)'
    WHEN 'own_post' THEN 'post_id IN (SELECT id FROM post)'
    ELSE '(commission, employer) IN (SELECT commission, employer FROM login_loader)' END;
BEGIN
  EXECUTE format('GRANT %s ON %s TO passerelle_loader', rights, target);
  EXECUTE format('CREATE POLICY %I ON %s TO passerelle_loader USING (%s) WITH CHECK (%3$s)', rows, target, theirs);
END
$$;

-- The engine reads inputs column by column: one that a later migration adds stays unread until it is granted.
CREATE PROCEDURE let_engine_read(target regclass, hidden name[] DEFAULT '{}')
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
BEGIN
  EXECUTE (
    SELECT format('GRANT SELECT (%s) ON %s TO passerelle_engine',
      string_agg(quote_ident(attname), ', ' ORDER BY attnum), target)
    FROM pg_catalog.pg_attribute
    WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attname <> ALL (hidden));
END
$$;

REVOKE ALL ON ALL ROUTINES IN SCHEMA passerelle FROM PUBLIC;

-- DPO and auditors control every commission, and read no row about a person. A superuser is a member of every group:
-- hence the second condition, so that one sees no row either.
CREATE VIEW my_control WITH (security_barrier) AS
  SELECT session_user AS login
  WHERE (pg_has_role(session_user, 'passerelle_dpo', 'member')
      OR pg_has_role(session_user, 'passerelle_auditeur', 'member'))
    AND NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = session_user);
COMMENT ON VIEW my_control IS 'One row if the session''s login is a DPO or an auditor, none otherwise';

CALL protect('migration', 'referential');
CALL protect('journal');
CREATE POLICY written_by_trigger ON journal FOR INSERT TO passerelle_owner WITH CHECK (true);
CREATE POLICY controllers ON journal FOR SELECT TO passerelle_owner USING (EXISTS (SELECT FROM my_control));
