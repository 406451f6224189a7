-- Files of a cohort that employers give: places, volunteers, decisions of the group, attendance, assessments; what a
-- loader may write of them; and the figures of the year for the bilan.

SET LOCAL search_path = passerelle;

-- Rights ------------------------------------------------------------------------------------------------------------

-- A loader reads the cohorts of its commissions and writes what is its employer's: its places, its agents' rows.
-- History (decisions, attendance, assessments) is added to.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cohort', 'cohort_tutor'] LOOP
    EXECUTE format('GRANT SELECT ON passerelle.%I TO passerelle_loader', name);
    EXECUTE format(
      'CREATE POLICY loader_reads ON passerelle.%I FOR SELECT TO passerelle_loader '
      'USING (commission IN (SELECT commission FROM passerelle.login_loader))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['cohort_candidate', 'immersion_opinion', 'cohort_choice', 'cohort_attendance',
    'cohort_assessment'] LOOP
    EXECUTE format('GRANT SELECT, INSERT ON passerelle.%I TO passerelle_loader', name);
    EXECUTE format(
      'CREATE POLICY own_agent ON passerelle.%I TO passerelle_loader '
      'USING (agent_id IN (SELECT id FROM passerelle.agent)) '
      'WITH CHECK (agent_id IN (SELECT id FROM passerelle.agent))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['immersion_demand', 'immersion_closure'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON passerelle.%I TO passerelle_loader', name);
    EXECUTE format(
      'CREATE POLICY own_cohort_place ON passerelle.%I TO passerelle_loader '
      'USING (place_id IN (SELECT id FROM passerelle.immersion_place WHERE cohort IS NOT NULL '
      'AND (commission, employer) IN (SELECT commission, employer FROM passerelle.login_loader))) '
      'WITH CHECK (place_id IN (SELECT id FROM passerelle.immersion_place WHERE cohort IS NOT NULL '
      'AND (commission, employer) IN (SELECT commission, employer FROM passerelle.login_loader)))', name);
  END LOOP;
END
$$;
GRANT UPDATE ON cohort_candidate TO passerelle_loader;
GRANT UPDATE, DELETE ON immersion_opinion TO passerelle_loader;
GRANT SELECT, INSERT, UPDATE ON immersion_place TO passerelle_loader;
-- The place of an agent is another employer's: its code is read, it is not written.
CREATE POLICY loader_reads ON immersion_place FOR SELECT TO passerelle_loader
  USING (cohort IS NOT NULL AND commission IN (SELECT commission FROM passerelle.login_loader));
CREATE POLICY own_cohort_place_new ON immersion_place FOR INSERT TO passerelle_loader
  WITH CHECK (
    cohort IS NOT NULL AND (commission, employer) IN (SELECT commission, employer FROM passerelle.login_loader));
CREATE POLICY own_cohort_place ON immersion_place FOR UPDATE TO passerelle_loader
  USING (cohort IS NOT NULL AND (commission, employer) IN (SELECT commission, employer FROM passerelle.login_loader))
  WITH CHECK (
    cohort IS NOT NULL AND (commission, employer) IN (SELECT commission, employer FROM passerelle.login_loader));

-- The year, for the bilan --------------------------------------------------------------------------------------------

CREATE TABLE cohort_published_year (
  cohort_run_id bigint REFERENCES cohort_run ON DELETE CASCADE,
  recipient_id bigint,
  year smallint CHECK (year BETWEEN 1900 AND 2199),
  begun smallint NOT NULL,
  ended smallint NOT NULL,
  attested smallint NOT NULL,
  abandoned smallint NOT NULL,
  theory_done integer NOT NULL,
  practice_done integer NOT NULL,
  PRIMARY KEY (cohort_run_id, recipient_id, year),
  CHECK (attested <= ended)
);
COMMENT ON TABLE cohort_published_year IS
  'What happened in a cohort by calendar year, in numbers; days done are counted in half-days';
COMMENT ON COLUMN cohort_published_year.begun IS 'Agents whose first half-day attended is in the year';
COMMENT ON COLUMN cohort_published_year.ended IS 'Members whose last day is in the year, and past';
COMMENT ON COLUMN cohort_published_year.attested IS 'Of these, those who reached the threshold in both kinds';
COMMENT ON COLUMN cohort_published_year.abandoned IS 'Agents whose last decision is an abandonment, in the year';
COMMENT ON COLUMN cohort_published_year.practice_done IS 'Days made up for included';

ALTER TABLE cohort_published_year ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY administration ON cohort_published_year TO passerelle_owner
  USING (session_user = 'passerelle_migration') WITH CHECK (session_user = 'passerelle_migration');
CREATE POLICY own_recipient ON cohort_published_year FOR SELECT TO passerelle_owner
  USING (recipient_id = ANY (ARRAY(SELECT id FROM my_recipient)));
CREATE TRIGGER keep_rows BEFORE UPDATE ON cohort_published_year FOR EACH ROW EXECUTE FUNCTION keep_history();
GRANT SELECT, INSERT ON cohort_published_year TO passerelle_engine;
