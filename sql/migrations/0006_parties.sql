-- Who is there: employers, commissions, agents by a pseudonym; and who reads and who loads. A published row has one
-- recipient; a login reads the rows of the recipients mapped to it.

SET LOCAL search_path = passerelle;

CREATE TABLE employer (
  siret siret PRIMARY KEY,
  name label NOT NULL,
  versant versant NOT NULL,
  commune insee REFERENCES commune,
  closed_on day
);
COMMENT ON TABLE employer IS 'Public employers; commune is the seat, NULL when unknown';
CALL protect_input('employer', 'referential');

CREATE TABLE employer_alias (
  name label NOT NULL,
  search_key text COLLATE "C" GENERATED ALWAYS AS (search_key(name)) STORED,
  employer siret NOT NULL REFERENCES employer,
  PRIMARY KEY (search_key),
  CHECK (search_key <> '')
);
CREATE INDEX employer_alias_employer ON employer_alias (employer);
COMMENT ON TABLE employer_alias IS
  'Texts under which public files, which give no SIRET, name an employer: a name, or a whole address';
CALL protect_input('employer_alias', 'public_facts', 'employer');
CREATE POLICY loader_reads ON employer_alias FOR SELECT TO passerelle_loader USING (true);
GRANT SELECT ON employer_alias TO passerelle_loader;

CREATE TABLE commission (
  code code PRIMARY KEY,
  name label NOT NULL,
  demonstration boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE commission IS 'Commissions of inter-employer mobility; a demonstration holds invented people only';
CALL protect_input('commission', 'referential');

CREATE TABLE login_loader (
  login name,
  commission code REFERENCES commission,
  employer siret REFERENCES employer,
  PRIMARY KEY (login, commission, employer)
);
COMMENT ON TABLE login_loader IS 'Which employer''s rows a login may write';
CALL protect_input('login_loader');
CREATE POLICY own_login ON login_loader FOR SELECT TO passerelle_loader USING (login = session_user);
GRANT SELECT ON login_loader TO passerelle_loader;

CREATE TABLE agent (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL REFERENCES commission,
  code code NOT NULL,
  employer siret NOT NULL REFERENCES employer,
  service code,
  closed_on day,
  UNIQUE (commission, code),
  UNIQUE (id, commission)
);
CREATE INDEX agent_employer ON agent (employer);
COMMENT ON TABLE agent IS 'Agents, by pseudonym; employer is the origin';
COMMENT ON COLUMN agent.closed_on IS 'The file is closed: nights no longer read it, and its retention runs from here';
COMMENT ON COLUMN agent.service IS 'Service at the origin, as the employer codes it; NULL: not entered';
CALL protect_input('agent');
CALL let_loaders('agent', 'own_employer');
CALL let_engine_read('agent');

-- Recipients ----------------------------------------------------------------------------------------------------------

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
CALL protect('recipient');
GRANT SELECT, INSERT ON recipient TO passerelle_engine;

CREATE TABLE login_recipient (
  login name,
  recipient_id bigint REFERENCES recipient ON DELETE CASCADE,
  PRIMARY KEY (login, recipient_id)
);
COMMENT ON TABLE login_recipient IS 'Which recipients a login reads for; one login a person or a BI source';
CALL protect_input('login_recipient');
CREATE POLICY own_login ON login_recipient FOR SELECT TO passerelle_owner USING (login = session_user);
CREATE POLICY own_login ON recipient FOR SELECT TO passerelle_owner
  USING (id IN (SELECT recipient_id FROM login_recipient));

CREATE VIEW my_recipient WITH (security_barrier) AS
  SELECT recipient.id, recipient.commission, recipient.kind, recipient.employer, recipient.agent
  FROM login_recipient
  JOIN recipient ON recipient.id = login_recipient.recipient_id
  WHERE login_recipient.login = session_user;
COMMENT ON VIEW my_recipient IS 'The recipients the session''s login reads for';

CREATE VIEW my_commission WITH (security_barrier) AS
  SELECT commission AS code FROM my_recipient
  UNION
  SELECT commission.code FROM commission CROSS JOIN my_control;
COMMENT ON VIEW my_commission IS 'The commissions of which the session''s login may read the runs and the rules';

-- Names under which agents are known ----------------------------------------------------------------------------------

-- 48 random bits: never a hash of something known.
CREATE FUNCTION random_reference() RETURNS text
  VOLATILE PARALLEL RESTRICTED
  RETURN (
    SELECT substr(digits, 1, 4) || '-' || substr(digits, 5, 4) || '-' || substr(digits, 9, 4)
    FROM upper(replace(gen_random_uuid()::text, '-', '')) AS digits
  );
REVOKE ALL ON FUNCTION random_reference FROM PUBLIC;
GRANT EXECUTE ON FUNCTION random_reference TO passerelle_engine;

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
CALL protect('recipient_reference', 'own_recipient');
GRANT SELECT, INSERT ON recipient_reference TO passerelle_engine;
