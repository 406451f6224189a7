-- Who reads and who loads. A published row has one recipient; a login reads the rows of the recipients mapped to it.

SET LOCAL search_path = passerelle;

CREATE TABLE recipient (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL REFERENCES commission,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('commission', 'origine', 'accueil', 'agent')),
  employer siret REFERENCES employer,
  agent code,
  key text COLLATE "C" NOT NULL GENERATED ALWAYS AS
    (CASE kind WHEN 'commission' THEN kind WHEN 'agent' THEN kind || ':' || agent ELSE kind || ':' || employer END)
    STORED,
  UNIQUE (commission, key),
  FOREIGN KEY (commission, agent) REFERENCES agent (commission, code) ON UPDATE CASCADE ON DELETE CASCADE,
  CHECK ((kind IN ('origine', 'accueil')) = (employer IS NOT NULL)),
  CHECK ((kind = 'agent') = (agent IS NOT NULL))
);
-- What deletes an agent looks here for it.
CREATE INDEX recipient_agent ON recipient (commission, agent) WHERE agent IS NOT NULL;
COMMENT ON TABLE recipient IS
  'The secretariat, an employer as origin of its agents, an employer as host before any agreement, or an agent';
COMMENT ON COLUMN recipient.key IS 'commission, origine:SIRET, accueil:SIRET, agent:pseudonym';

CREATE TABLE login_recipient (
  login name,
  recipient_id bigint REFERENCES recipient ON DELETE CASCADE,
  PRIMARY KEY (login, recipient_id)
);
COMMENT ON TABLE login_recipient IS 'Which recipients a login reads for; one login a person or a BI source';

CREATE TABLE login_loader (
  login name,
  commission code REFERENCES commission,
  employer siret REFERENCES employer,
  PRIMARY KEY (login, commission, employer)
);
COMMENT ON TABLE login_loader IS 'Which employer''s rows a login may write';

-- 48 random bits: never a hash of something known.
CREATE FUNCTION random_reference() RETURNS text
  VOLATILE PARALLEL RESTRICTED
  RETURN (
    SELECT substr(digits, 1, 4) || '-' || substr(digits, 5, 4) || '-' || substr(digits, 9, 4)
    FROM upper(replace(gen_random_uuid()::text, '-', '')) AS digits
  );

CREATE TABLE recipient_reference (
  recipient_id bigint REFERENCES recipient ON DELETE CASCADE,
  agent_id bigint REFERENCES agent ON DELETE CASCADE,
  campaign code DEFAULT 'permanente',
  reference code NOT NULL DEFAULT random_reference(),
  PRIMARY KEY (recipient_id, agent_id, campaign),
  UNIQUE (recipient_id, reference)
);
CREATE INDEX recipient_reference_agent ON recipient_reference (agent_id);
COMMENT ON TABLE recipient_reference IS
  'The name under which a recipient knows an agent, allocated once: the pseudonym; for a host, a random one';
