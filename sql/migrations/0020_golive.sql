-- What must be on record before real people are read: one row a piece, added to and never rewritten. Who, at each
-- employer, answers for the commission. And how long each thing is kept.

SET LOCAL search_path = passerelle;

CREATE TABLE golive_piece (
  code code PRIMARY KEY,
  rank smallint NOT NULL UNIQUE CHECK (rank BETWEEN 1 AND 100),
  label text COLLATE "C" NOT NULL CHECK (is_plain(label, 400)),
  article label,
  remedy text COLLATE "C" NOT NULL CHECK (is_plain(remedy, 400))
);
COMMENT ON TABLE golive_piece IS 'The pieces without which no night reads real people, in French';
CALL protect_input('golive_piece', 'public_facts');

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
CALL protect_input('golive_record', 'own_commission', 'piece');
GRANT SELECT ON golive_piece, golive_record TO passerelle_engine;

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
REVOKE ALL ON FUNCTION keep_golive_record() FROM PUBLIC;
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
CALL protect_input('referent', journal_key => 'login');

CREATE TABLE retention (
  category code PRIMARY KEY,
  rank smallint NOT NULL UNIQUE CHECK (rank BETWEEN 1 AND 100),
  label label NOT NULL,
  months smallint NOT NULL CHECK (months BETWEEN 1 AND 60),
  basis label NOT NULL
);
COMMENT ON TABLE retention IS
  'How many months each category is kept, and on which legal basis; passerelle purge applies it';
CALL protect_input('retention', 'public_facts');
