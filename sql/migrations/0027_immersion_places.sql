-- Places of immersion that services offer to the ordinary nights, beside posts: the places of a cohort without a cohort,
-- given by employers' files. An immersion is no nomination: it takes no seat of the plan of posts.

SET LOCAL search_path = passerelle;

ALTER TABLE immersion_place
  ALTER COLUMN cohort DROP NOT NULL,
  ADD COLUMN days smallint CHECK (days BETWEEN 1 AND 100),
  ADD COLUMN closed_on day,
  ADD FOREIGN KEY (commission) REFERENCES commission,
  ADD CHECK ((cohort IS NULL) = (days IS NOT NULL)),
  ADD CHECK (cohort IS NULL OR closed_on IS NULL);
CREATE UNIQUE INDEX immersion_place_ordinary ON immersion_place (commission, code) WHERE cohort IS NULL;
CREATE INDEX immersion_place_employer ON immersion_place (employer);
COMMENT ON TABLE immersion_place IS
  'Services that take agents for some days, for a cohort or, without one, in the ordinary nights; employer is the host';
COMMENT ON COLUMN immersion_place.capacity IS
  'Agents at one time; without a cohort, agents in all between its two dates';
COMMENT ON COLUMN immersion_place.tutor IS 'Who follows the agents, by a code; of a cohort, one of its tutors';
COMMENT ON COLUMN immersion_place.days IS 'Working days of one stay, without a cohort; a cohort has its own rhythms';
COMMENT ON COLUMN immersion_place.closed_on IS 'No longer given by its employer from this day on';

CREATE TABLE immersion_request (
  agent_id bigint PRIMARY KEY REFERENCES agent ON DELETE CASCADE,
  requested_on day,
  delay_agreed_on day,
  agreement_on day
);
COMMENT ON TABLE immersion_request IS 'An agent''s request for an ordinary immersion: dates only';
COMMENT ON COLUMN immersion_request.requested_on IS 'Request to the employer; three months before the first day';
COMMENT ON COLUMN immersion_request.delay_agreed_on IS 'The employer agreed to a shorter delay';
COMMENT ON COLUMN immersion_request.agreement_on IS 'Convention of the immersion, or tripartite agreement of the PPR';

CREATE TABLE published_immersion (
  run_id bigint,
  recipient_id bigint,
  reference text COLLATE "C",
  place text COLLATE "C",
  verdict text COLLATE "C"
    CHECK (verdict IN ('PROPOSABLE', 'PROPOSABLE_SOUS_CONDITION', 'A_INSTRUIRE', 'NON_RECEVABLE')),
  statut smallint CHECK (statut BETWEEN 0 AND 3),
  sante smallint CHECK (sante BETWEEN 0 AND 3),
  souhaits smallint CHECK (souhaits BETWEEN 0 AND 3),
  commission smallint CHECK (commission BETWEEN 0 AND 3),
  is_planned boolean NOT NULL,
  agent_rank integer CHECK (agent_rank > 0),
  place_rank integer CHECK (place_rank > 0),
  points integer,
  priorities text[] COLLATE "C" NOT NULL,
  metres integer CHECK (metres >= 0),
  distance_band smallint CHECK (distance_band BETWEEN 0 AND 3),
  earliest_on date,
  finding_codes text[] COLLATE "C" NOT NULL,
  finding_answers smallint[] NOT NULL,
  finding_values text[] COLLATE "C" NOT NULL,
  PRIMARY KEY (run_id, recipient_id, reference, place),
  CHECK (cardinality(finding_codes) = cardinality(finding_answers)
     AND cardinality(finding_codes) = cardinality(finding_values))
);
COMMENT ON TABLE published_immersion IS
  'An agent and a place of immersion as one recipient may know them; a host reads neither verdict nor reason';
COMMENT ON COLUMN published_immersion.earliest_on IS 'First day on which the stay may begin';

-- Rights ------------------------------------------------------------------------------------------------------------

ALTER TABLE employer_file DROP CONSTRAINT employer_file_kind_check;
ALTER TABLE employer_file ADD CHECK (
  kind IN ('agents', 'posts', 'demands', 'places', 'cohort-places', 'candidates', 'decisions', 'attendance',
    'assessments'));
ALTER TABLE quarantine DROP CONSTRAINT quarantine_file_check;
ALTER TABLE quarantine ADD CONSTRAINT quarantine_file_check
  CHECK (file IN ('agents', 'posts', 'demands', 'places', 'cohort-places', 'candidates', 'decisions', 'attendance',
    'assessments', 'csp'));

DO $$
DECLARE
  name text;
  operation text;
BEGIN
  FOREACH name IN ARRAY ARRAY['immersion_request', 'published_immersion'] LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
  END LOOP;
  FOREACH operation IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
    EXECUTE format(
      'CREATE TRIGGER journal_%s AFTER %s ON passerelle.immersion_request REFERENCING %s TABLE AS changed '
      'FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal(''agent_id'')',
      lower(operation), operation, CASE operation WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END);
  END LOOP;
END
$$;
CREATE POLICY own_recipient ON published_immersion FOR SELECT TO passerelle_owner
  USING (recipient_id = ANY (ARRAY(SELECT id FROM my_recipient)));
GRANT SELECT ON immersion_request TO passerelle_engine;
GRANT SELECT, INSERT, DELETE ON published_immersion TO passerelle_engine;

-- Loaders: the requests of their agents, and the places of their services; never those of a cohort.
CREATE POLICY own_agent ON immersion_request TO passerelle_loader
  USING (agent_id IN (SELECT id FROM agent)) WITH CHECK (agent_id IN (SELECT id FROM agent));
GRANT SELECT, INSERT, UPDATE ON immersion_request TO passerelle_loader;
CREATE POLICY own_employer ON immersion_place TO passerelle_loader
  USING (cohort IS NULL AND (commission, employer) IN (SELECT commission, employer FROM login_loader))
  WITH CHECK (cohort IS NULL AND (commission, employer) IN (SELECT commission, employer FROM login_loader));
GRANT SELECT, INSERT, UPDATE ON immersion_place TO passerelle_loader;
CREATE POLICY own_place ON immersion_demand TO passerelle_loader
  USING (place_id IN (SELECT id FROM immersion_place WHERE cohort IS NULL))
  WITH CHECK (place_id IN (SELECT id FROM immersion_place WHERE cohort IS NULL));
GRANT SELECT, INSERT, UPDATE, DELETE ON immersion_demand TO passerelle_loader;
