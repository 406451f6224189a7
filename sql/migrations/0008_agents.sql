-- Agents: facts, for one commission. Identity lives apart, where the engine may not read.
-- No column exists for a diagnosis, a rate, the reason of a leave, discipline, a criminal record or nationality, and
-- none takes free text.

SET LOCAL search_path = passerelle;

CREATE TABLE agent_identity (
  agent_id bigint PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  matricule label,
  family_name label NOT NULL,
  given_name label NOT NULL,
  email text COLLATE "C" CHECK (email ~ '^[^@[:space:]]{1,64}@[A-Za-z0-9.-]{1,190}$')
);
COMMENT ON TABLE agent_identity IS 'Who the agent is. The engine has no right here';
CALL protect_input('agent_identity');
CALL let_loaders('agent_identity', 'own_agent');

CREATE TABLE agent_situation (
  agent_id bigint PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  statut text COLLATE "C" NOT NULL CHECK (statut IN ('titulaire', 'stagiaire', 'cdi', 'cdd')),
  category category,
  cadre code REFERENCES cadre,
  grade code,
  stage_end day,
  titularised_on day,
  in_activite boolean NOT NULL DEFAULT true,
  position_end day,
  contract_end day,
  notice_months smallint CHECK (notice_months BETWEEN 0 AND 12),
  engagement_end day,
  engagement_versants versants NOT NULL DEFAULT '{}',
  conjoint boolean NOT NULL DEFAULT false,
  handicap boolean NOT NULL DEFAULT false,
  proche_aidant boolean NOT NULL DEFAULT false,
  quartier_difficile boolean NOT NULL DEFAULT false,
  cimm boolean NOT NULL DEFAULT false,
  emploi_supprime boolean NOT NULL DEFAULT false,
  restructuration boolean NOT NULL DEFAULT false,
  surnombre_end day,
  active_years smallint CHECK (active_years BETWEEN 0 AND 60),
  internal_search_on day,
  FOREIGN KEY (grade, cadre) REFERENCES grade (code, cadre),
  CHECK (grade IS NULL OR cadre IS NOT NULL),
  CHECK (stage_end IS NULL OR statut = 'stagiaire'),
  CHECK (titularised_on IS NULL OR statut = 'titulaire'),
  CHECK (contract_end IS NULL OR statut = 'cdd'),
  CHECK (surnombre_end IS NULL OR statut = 'titulaire'),
  CHECK (position_end IS NULL OR NOT in_activite)
);
COMMENT ON TABLE agent_situation IS 'The agent''s place in the statute';
COMMENT ON COLUMN agent_situation.category IS
  'Of the contract, or as entered; the cadre''s own category prevails for a titulaire';
COMMENT ON COLUMN agent_situation.position_end IS 'Planned end of the position; its motive is never stored';
COMMENT ON COLUMN agent_situation.notice_months IS 'NULL: the charte''s (titulaires) or two months (contractuels)';
COMMENT ON COLUMN agent_situation.engagement_versants IS
  'Versants inside the engagement''s scope; empty: the origin alone';
COMMENT ON COLUMN agent_situation.conjoint IS 'Separated from spouse or PACS partner for professional reasons';
COMMENT ON COLUMN agent_situation.handicap IS 'Disabled worker (L131-8); the origin of the recognition is never stored';
COMMENT ON COLUMN agent_situation.cimm IS 'Material and moral interests centred on an overseas territory';
COMMENT ON COLUMN agent_situation.emploi_supprime IS 'Post suppressed (FPE), agent in surnombre (FPT)';
COMMENT ON COLUMN agent_situation.restructuration IS 'Service under restructuring (L442-5, L442-6)';
COMMENT ON COLUMN agent_situation.active_years IS 'Whole years of services in catégorie active; NULL: not entered';
COMMENT ON COLUMN agent_situation.internal_search_on IS
  'Dated trace that a post was searched at the origin first (L826-3)';
CALL protect_input('agent_situation');
CALL let_loaders('agent_situation', 'own_agent');
CALL let_engine_read('agent_situation');

CREATE TABLE agent_health (
  agent_id bigint PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  inaptitude text COLLATE "C" NOT NULL DEFAULT 'aucune'
    CHECK (inaptitude IN ('aucune', 'poste', 'fonctions_du_grade', 'toutes_fonctions')),
  inaptitude_opinion_on day,
  ppr_start day,
  ppr_end day,
  restrictions_opinion_on day,
  CHECK (ppr_start <= ppr_end)
);
COMMENT ON TABLE agent_health IS 'Aptitude as recognised: a kind and dates only';
COMMENT ON COLUMN agent_health.inaptitude_opinion_on IS 'Date of the conseil médical''s opinion';
COMMENT ON COLUMN agent_health.ppr_end IS 'Entered, never computed: a PPR can be prolonged';
COMMENT ON COLUMN agent_health.restrictions_opinion_on IS 'Date of the doctor''s opinion on restrictions';
CALL protect_input('agent_health');
CALL let_loaders('agent_health', 'own_agent');
CALL let_engine_read('agent_health');

-- An unknown code is kept, and answers SAN-INCONNU: hence no reference to restriction_code. Nor any index on the code.
CREATE TABLE restriction (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agent_id bigint NOT NULL REFERENCES agent ON DELETE CASCADE,
  code code NOT NULL,
  level integer CHECK (level BETWEEN 0 AND 100000),
  unit text COLLATE "C" CHECK (unit IN ('metre', 'minute')),
  frequency text COLLATE "C" CHECK (frequency IN ('ponctuel', 'repete')),
  parts parts NOT NULL DEFAULT '{}',
  is_need boolean NOT NULL DEFAULT false,
  valid_from day,
  valid_until day,
  source text COLLATE "C" NOT NULL DEFAULT 'medecin' CHECK (source IN ('medecin', 'agent')),
  CHECK (valid_from <= valid_until),
  CHECK (unit IS NULL OR code = 'R04'),
  CHECK (frequency IS NULL OR code = 'R01')
);
CREATE INDEX restriction_agent ON restriction (agent_id);
COMMENT ON TABLE restriction IS 'Functional restrictions: a neutral code, its parameter, its dates';
COMMENT ON COLUMN restriction.level IS 'The limit, in the unit of the vocabulary; NULL when not given';
COMMENT ON COLUMN restriction.is_need IS 'R03: alternating posture is required, so the restriction is a need';
COMMENT ON COLUMN restriction.valid_until IS 'Last day included; NULL is permanent';
CALL protect_input('restriction');
CALL let_loaders('restriction', 'own_agent', 'SELECT, INSERT, UPDATE, DELETE');
CALL let_engine_read('restriction', '{source}');

CREATE TABLE agent_profile (
  agent_id bigint PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  metier rome REFERENCES metier,
  competences ogr_codes NOT NULL DEFAULT '{}',
  diplomas codes,
  approvals codes NOT NULL DEFAULT '{}',
  ordre_registered boolean,
  permis codes
);
COMMENT ON TABLE agent_profile IS 'What the agent does and can do';
COMMENT ON COLUMN agent_profile.diplomas IS 'Titles held; NULL: never entered, which is not "none"';
COMMENT ON COLUMN agent_profile.approvals IS 'Approvals held; none recorded is none held';
COMMENT ON COLUMN agent_profile.ordre_registered IS 'Registered with the ordre; NULL: not known';
COMMENT ON COLUMN agent_profile.permis IS 'Driving licences; NULL: never entered';
CALL protect_input('agent_profile');
CALL let_loaders('agent_profile', 'own_agent');
CALL let_engine_read('agent_profile');

CREATE TABLE agent_exposure (
  agent_id bigint REFERENCES agent ON DELETE CASCADE,
  code code,
  years smallint NOT NULL CHECK (years BETWEEN 0 AND 60),
  PRIMARY KEY (agent_id, code)
);
COMMENT ON TABLE agent_exposure IS
  'Years of exposure to wear by restriction code (C. trav. L4161-1), declared by the origin';
CALL protect_input('agent_exposure');
CALL let_loaders('agent_exposure', 'own_agent', 'SELECT, INSERT, UPDATE, DELETE');
CALL let_engine_read('agent_exposure');

CREATE TABLE agent_wish (
  agent_id bigint PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  residence insee REFERENCES commune,
  radius_km smallint CHECK (radius_km BETWEEN 0 AND 2000),
  travel_modes travel_modes NOT NULL DEFAULT '{voiture,transport,velo,marche}',
  metiers romes NOT NULL DEFAULT '{}',
  employers sirets NOT NULL DEFAULT '{}',
  excluded_employers sirets NOT NULL DEFAULT '{}',
  excluded_metiers romes NOT NULL DEFAULT '{}',
  excluded_posts codes NOT NULL DEFAULT '{}',
  refuses_night boolean NOT NULL DEFAULT false,
  refuses_weekend boolean NOT NULL DEFAULT false,
  themes codes NOT NULL DEFAULT '{}',
  max_loss centimes,
  wished_on day
);
COMMENT ON TABLE agent_wish IS 'What the agent wants and refuses';
COMMENT ON COLUMN agent_wish.radius_km IS 'NULL: no limit asked';
COMMENT ON COLUMN agent_wish.metiers IS 'Métiers wished, first wish first';
COMMENT ON COLUMN agent_wish.max_loss IS 'Largest monthly loss accepted, in centimes; NULL: none declared';
CALL protect_input('agent_wish');
CALL let_loaders('agent_wish', 'own_agent');
CALL let_engine_read('agent_wish');

CREATE TABLE agent_pay (
  agent_id bigint PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  im im,
  regime centimes,
  nbi_points smallint CHECK (nbi_points BETWEEN 0 AND 500),
  cti_points smallint CHECK (cti_points BETWEEN 0 AND 500),
  weekly_minutes weekly_minutes NOT NULL DEFAULT 2100
);
COMMENT ON TABLE agent_pay IS 'Monthly pay at full time; NULL is unknown, which is not 0';
CALL protect_input('agent_pay');
CALL let_loaders('agent_pay', 'own_agent');
CALL let_engine_read('agent_pay');

CREATE TABLE agent_agreement (
  agent_id bigint NOT NULL REFERENCES agent ON DELETE CASCADE,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('presentation', 'nom', 'restrictions')),
  employer siret REFERENCES employer,
  signed_on day NOT NULL,
  withdrawn_on day,
  UNIQUE NULLS NOT DISTINCT (agent_id, kind, employer),
  CHECK ((kind = 'presentation') = (employer IS NULL)),
  CHECK (signed_on <= withdrawn_on)
);
COMMENT ON TABLE agent_agreement IS
  'Written agreements: presentation to the commission, name to an employer, restrictions to an employer''s doctor';
COMMENT ON COLUMN agent_agreement.withdrawn_on IS
  'No longer live from this day on; readers see it at their next SELECT';
CALL protect_input('agent_agreement');
CALL let_loaders('agent_agreement', 'own_agent');
CALL let_engine_read('agent_agreement');

-- Whether a written agreement counts on a day. That it is not withdrawn is all that is asked today of what a night
-- published: the agent had agreed then, and a withdrawal shows at the next SELECT.
CREATE FUNCTION today_paris() RETURNS date
  STABLE PARALLEL SAFE
  RETURN (now() AT TIME ZONE 'Europe/Paris')::date;
COMMENT ON FUNCTION today_paris() IS 'Today in Paris';

CREATE FUNCTION is_withdrawn(withdrawn_on date, on_day date) RETURNS boolean
  IMMUTABLE PARALLEL SAFE
  RETURN coalesce(withdrawn_on <= on_day, false);
COMMENT ON FUNCTION is_withdrawn(date, date) IS 'The agreement is withdrawn on that day, its first day without';

CREATE FUNCTION agreement_lives(signed_on date, withdrawn_on date, on_day date) RETURNS boolean
  IMMUTABLE PARALLEL SAFE
  RETURN signed_on <= on_day AND NOT is_withdrawn(withdrawn_on, on_day);
COMMENT ON FUNCTION agreement_lives(date, date, date) IS 'The agreement is signed by that day and not withdrawn';

REVOKE ALL ON FUNCTION today_paris, is_withdrawn, agreement_lives FROM PUBLIC;
-- Pages call them with their reader's rights.
GRANT EXECUTE ON FUNCTION today_paris, is_withdrawn, agreement_lives TO passerelle_engine, passerelle_drh,
  passerelle_secretariat, passerelle_dpo, passerelle_auditeur;

-- What a login knows of agents ----------------------------------------------------------------------------------------

-- What the login knows of each agent, and as whom: the agents it has a reference of. A host has one a campaign; the
-- last one is read. Pages and functions look at is_live; policies do not, for a seat stays taken whoever withdraws. A
-- function, so that the policies of many tables ask it once a query instead of unfolding one another.
CREATE FUNCTION my_files() RETURNS TABLE (commission text, kind text, employer text, agent_id bigint, reference text,
  signed_on date, withdrawn_on date, is_live boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = passerelle, pg_temp SET row_security = on
  ROWS 100
AS $$
BEGIN
  RETURN QUERY
    SELECT DISTINCT ON (recipient.id, known.agent_id) recipient.commission::text, recipient.kind,
      recipient.employer::text, known.agent_id, known.reference::text, agreement.signed_on::date,
      agreement.withdrawn_on::date,
      NOT is_withdrawn(agreement.withdrawn_on, today_paris())
    FROM my_recipient AS recipient
    JOIN recipient_reference AS known ON known.recipient_id = recipient.id
    JOIN agent_agreement AS agreement ON agreement.agent_id = known.agent_id AND agreement.kind = 'presentation'
    ORDER BY recipient.id, known.agent_id, known.campaign DESC;
END
$$;
COMMENT ON FUNCTION my_files() IS
  'The agents the login knows, under which reference and as whom; is_live: the agreement is not withdrawn';
REVOKE ALL ON FUNCTION my_files() FROM PUBLIC;
-- Through the pages alone: readers have no right on the schema.
GRANT EXECUTE ON FUNCTION my_files() TO passerelle_drh, passerelle_secretariat, passerelle_dpo, passerelle_auditeur;

CREATE VIEW my_file WITH (security_barrier) AS SELECT * FROM my_files();
COMMENT ON VIEW my_file IS 'my_files(), to be read as a table';

-- Which employer an agent comes from: known to all but the hosts.
CREATE POLICY own_file ON agent FOR SELECT TO passerelle_owner
  USING (id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind <> 'accueil')));

-- All a reader's view may know of an agent's tables: whether the agreement to be presented still lives.
CREATE POLICY own_reference ON agent_agreement FOR SELECT TO passerelle_owner
  USING (kind = 'presentation' AND agent_id IN (SELECT agent_id FROM recipient_reference));

-- A name is for the host that the agent agreed to be named to, and for nobody else's functions.
CREATE POLICY named_to_host ON agent_agreement FOR SELECT TO passerelle_owner
  USING (kind <> 'presentation' AND EXISTS (
    SELECT FROM my_recipient AS me
    JOIN recipient_reference AS known ON known.recipient_id = me.id
    WHERE known.agent_id = agent_agreement.agent_id AND (me.kind <> 'accueil'
      OR me.employer = agent_agreement.employer)));
CREATE POLICY named_to_host ON agent_identity FOR SELECT TO passerelle_owner
  USING (EXISTS (
    SELECT FROM agent_agreement AS agreement
    JOIN my_recipient AS me ON me.kind = 'accueil' AND me.employer = agreement.employer
    WHERE agreement.agent_id = agent_identity.agent_id AND agreement.kind = 'nom'
      AND NOT is_withdrawn(agreement.withdrawn_on, today_paris())));
-- Agreements are given and withdrawn by the agent, or entered by the origin and the secretariat who hold the paper.
CREATE POLICY file_signs ON agent_agreement FOR INSERT TO passerelle_owner
  WITH CHECK (EXISTS (
    SELECT FROM my_recipient AS me JOIN recipient_reference AS known ON known.recipient_id = me.id
    WHERE known.agent_id = agent_agreement.agent_id AND me.kind <> 'accueil'));
CREATE POLICY file_withdraws ON agent_agreement FOR UPDATE TO passerelle_owner
  USING (EXISTS (
    SELECT FROM my_recipient AS me JOIN recipient_reference AS known ON known.recipient_id = me.id
    WHERE known.agent_id = agent_agreement.agent_id AND me.kind <> 'accueil'));
