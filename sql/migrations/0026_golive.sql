-- What must be on record before real people are read: one row a piece, added to and never rewritten. And who, at each
-- employer, answers for the commission.

SET LOCAL search_path = passerelle;

CREATE TABLE golive_piece (
  code code PRIMARY KEY,
  rank smallint NOT NULL UNIQUE CHECK (rank BETWEEN 1 AND 100),
  label text COLLATE "C" NOT NULL CHECK (is_plain(label, 400)),
  article label,
  remedy text COLLATE "C" NOT NULL CHECK (is_plain(remedy, 400))
);
COMMENT ON TABLE golive_piece IS 'The pieces without which no night reads real people, in French';

CREATE TABLE golive_record (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL REFERENCES commission,
  piece code NOT NULL REFERENCES golive_piece,
  dated_on day,
  reference label,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_by name NOT NULL DEFAULT session_user,
  CHECK ((dated_on IS NULL) = (reference IS NULL))
);
CREATE INDEX golive_record_piece ON golive_record (commission, piece, id);
CREATE INDEX golive_record_of_piece ON golive_record (piece);
COMMENT ON TABLE golive_record IS 'Pieces recorded before going live; the latest row of a piece counts';
COMMENT ON COLUMN golive_record.reference IS 'Where the piece is; NULL with the date: the piece is withdrawn';

CREATE FUNCTION keep_golive_record() RETURNS trigger
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
BEGIN
  -- A demonstration is made again from nothing.
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT FROM commission WHERE code = OLD.commission AND demonstration) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'golive_record is added to and never rewritten (% refused)', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON golive_record
  FOR EACH ROW EXECUTE FUNCTION keep_golive_record();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON golive_record
  FOR EACH STATEMENT EXECUTE FUNCTION keep_golive_record();

-- Referents: people of the employers, at work. They are no agents of the commission.
CREATE TABLE referent (
  commission code REFERENCES commission,
  login code CHECK (login ~ '^[a-z][a-z0-9_]{0,62}$'),
  employer siret REFERENCES employer,
  name label NOT NULL,
  email text COLLATE "C" CHECK (email ~ '^[^@[:space:]]{1,64}@[A-Za-z0-9.-]{1,190}$'),
  loads boolean NOT NULL DEFAULT false,
  PRIMARY KEY (commission, login),
  CHECK (NOT loads OR employer IS NOT NULL)
);
CREATE INDEX referent_employer ON referent (employer);
COMMENT ON TABLE referent IS 'Who answers for an employer, or for the secretariat (no employer), and under which login';
COMMENT ON COLUMN referent.loads IS 'The login sends the employer''s files; otherwise it reads the reports';

-- Rights ------------------------------------------------------------------------------------------------------------

REVOKE ALL ON FUNCTION keep_golive_record() FROM PUBLIC;

DO $$
DECLARE
  name text;
  operation text;
BEGIN
  FOREACH name IN ARRAY ARRAY['golive_piece', 'golive_record', 'referent'] LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
    FOREACH operation IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format(
        'CREATE TRIGGER journal_%s AFTER %s ON passerelle.%I REFERENCING %s TABLE AS changed '
        'FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal(%L)',
        lower(operation), operation, name, CASE operation WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END,
        CASE name WHEN 'golive_piece' THEN 'code' WHEN 'golive_record' THEN 'piece' ELSE 'login' END);
    END LOOP;
  END LOOP;
END
$$;
CREATE POLICY public_facts ON golive_piece FOR SELECT TO passerelle_owner USING (true);
CREATE POLICY own_commission ON golive_record FOR SELECT TO passerelle_owner
  USING (commission = ANY (ARRAY(SELECT code FROM my_commission)));
GRANT SELECT ON golive_piece, golive_record TO passerelle_engine;

-- The gate -----------------------------------------------------------------------------------------------------------

-- Asked by the night, which reads every row, and by whoever administers; with the rights of the caller.
CREATE FUNCTION golive_state(commission_code text, on_day date)
RETURNS TABLE (piece text, label text, article text, remedy text, dated_on date, reference text, is_there boolean)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT golive_piece.code, golive_piece.label, golive_piece.article, golive_piece.remedy, latest.dated_on,
    latest.reference, coalesce(latest.dated_on <= on_day, false)
  FROM golive_piece
  LEFT JOIN LATERAL (
    SELECT golive_record.dated_on, golive_record.reference FROM golive_record
    WHERE golive_record.commission = commission_code AND golive_record.piece = golive_piece.code
    ORDER BY golive_record.id DESC LIMIT 1
  ) AS latest ON true
  ORDER BY golive_piece.rank;
END;
COMMENT ON FUNCTION golive_state(text, date) IS
  'Each piece of the gate, and whether it is on record on a date; one dated later is not there yet';
REVOKE ALL ON FUNCTION golive_state(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION golive_state(text, date) TO passerelle_engine;
