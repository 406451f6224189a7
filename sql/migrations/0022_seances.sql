-- Séances: who was there, and the situations put on the agenda.

SET LOCAL search_path = passerelle;

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
      coalesce(agreement.withdrawn_on > (now() AT TIME ZONE 'Europe/Paris')::date, true)
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

CREATE TABLE seance_actor (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL,
  seance day NOT NULL,
  body text COLLATE "C" NOT NULL CHECK (body IN
    ('drh', 'referent_handicap', 'medecin', 'cdg', 'cnfpt', 'cap_emploi', 'secretariat')),
  employer siret REFERENCES employer,
  presence text COLLATE "C" NOT NULL CHECK (presence IN ('present', 'consulte', 'joignable', 'excuse')),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (commission, seance) REFERENCES seance ON DELETE CASCADE,
  CHECK (employer IS NULL OR body IN ('drh', 'referent_handicap', 'medecin')),
  CHECK (body <> 'drh' OR employer IS NOT NULL)
);
CREATE INDEX seance_actor_seance ON seance_actor (commission, seance);
CREATE INDEX seance_actor_employer ON seance_actor (employer);
COMMENT ON TABLE seance_actor IS
  'Bodies present at a séance, consulted for it or within reach during it; a correction is a later row, the last counts';
COMMENT ON COLUMN seance_actor.presence IS 'joignable: a doctor within reach, without any file';

CREATE TABLE agenda_item (
  commission code,
  seance day,
  agent_id bigint,
  post_id bigint,
  rank smallint NOT NULL CHECK (rank BETWEEN 1 AND 1000),
  reason text COLLATE "C" NOT NULL CHECK (reason IN ('ajournee', 'reexamen', 'priorite', 'echeance', 'plan', 'ajout')),
  run_id bigint NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE NULLS NOT DISTINCT (commission, seance, agent_id, post_id),
  FOREIGN KEY (commission, seance) REFERENCES seance ON DELETE CASCADE,
  FOREIGN KEY (agent_id, commission) REFERENCES agent (id, commission) ON DELETE CASCADE,
  FOREIGN KEY (post_id, commission) REFERENCES post (id, commission) ON DELETE CASCADE
);
CREATE INDEX agenda_item_agent ON agenda_item (agent_id);
CREATE INDEX agenda_item_post ON agenda_item (post_id);
COMMENT ON TABLE agenda_item IS
  'Situations put on the agenda of a séance. A draft until an avis is given on it; then it is never taken off';
COMMENT ON COLUMN agenda_item.post_id IS 'The proposal to be examined; NULL: the situation alone';
COMMENT ON COLUMN agenda_item.run_id IS 'The publication that the agenda was built from';

-- Rights -------------------------------------------------------------------------------------------------------------

-- Rows of a commission at work are written by the functions of commission_v1 alone, which run as the owner: the
-- policies say who may have which row written, whatever the function.
CREATE POLICY commission_reads ON seance_actor FOR SELECT TO passerelle_owner
  USING (commission = ANY (ARRAY(SELECT code FROM my_commission)));
CREATE POLICY secretariat_writes ON seance_actor FOR INSERT TO passerelle_owner
  WITH CHECK (commission IN (SELECT commission FROM my_recipient WHERE kind = 'commission'));
CREATE POLICY file_reads ON agenda_item FOR SELECT TO passerelle_owner
  USING (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind <> 'accueil')));
CREATE POLICY secretariat_writes ON agenda_item FOR INSERT TO passerelle_owner
  WITH CHECK (commission IN (SELECT commission FROM my_recipient WHERE kind = 'commission'));
CREATE POLICY secretariat_clears ON agenda_item FOR DELETE TO passerelle_owner
  USING (commission IN (SELECT commission FROM my_recipient WHERE kind = 'commission'));
CREATE POLICY secretariat_adds ON seance FOR INSERT TO passerelle_owner
  WITH CHECK (commission IN (SELECT commission FROM my_recipient WHERE kind = 'commission'));
