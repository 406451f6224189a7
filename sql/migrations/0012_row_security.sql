-- Who may touch what. Every table is under forced row-level security, its owner included: a right granted by mistake
-- shows nothing. Readers have no right on any table: they read views of passerelle_owner, whose policies look at
-- session_user, which neither SET ROLE nor a setting can change.

SET LOCAL search_path = passerelle;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA passerelle FROM PUBLIC;

DO $$
DECLARE
  name text;
BEGIN
  FOR name IN SELECT relname FROM pg_catalog.pg_class WHERE relnamespace = 'passerelle'::regnamespace AND relkind = 'r'
  LOOP
    EXECUTE format('ALTER TABLE passerelle.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    -- Migrations, imports of referentials and demonstrations: passerelle_migration, acting as the owner.
    EXECUTE format(
      'CREATE POLICY administration ON passerelle.%I TO passerelle_owner '
      'USING (session_user = ''passerelle_migration'') WITH CHECK (session_user = ''passerelle_migration'')', name);
  END LOOP;
END
$$;

-- Readers, through the views of the owner ----------------------------------------------------------------------------

CREATE POLICY own_login ON login_recipient FOR SELECT TO passerelle_owner USING (login = session_user);
CREATE POLICY own_login ON recipient FOR SELECT TO passerelle_owner
  USING (id IN (SELECT recipient_id FROM login_recipient));

CREATE VIEW my_recipient WITH (security_barrier) AS
  SELECT recipient.id, recipient.commission, recipient.kind, recipient.employer, recipient.agent
  FROM login_recipient
  JOIN recipient ON recipient.id = login_recipient.recipient_id
  WHERE login_recipient.login = session_user;
COMMENT ON VIEW my_recipient IS 'The recipients the session''s login reads for';

-- DPO and auditors control every commission, and read no row about a person. A superuser is a member of every group:
-- hence the second condition, so that one sees no row either.
CREATE VIEW my_control WITH (security_barrier) AS
  SELECT session_user AS login
  WHERE (pg_has_role(session_user, 'passerelle_dpo', 'member')
      OR pg_has_role(session_user, 'passerelle_auditeur', 'member'))
    AND NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = session_user);
COMMENT ON VIEW my_control IS 'One row if the session''s login is a DPO or an auditor, none otherwise';

CREATE VIEW my_commission WITH (security_barrier) AS
  SELECT commission AS code FROM my_recipient
  UNION
  SELECT commission.code FROM commission CROSS JOIN my_control;
COMMENT ON VIEW my_commission IS 'The commissions of which the session''s login may read the runs and the rules';

DO $$
DECLARE
  name text;
BEGIN
  -- Public facts, and the rule catalogue.
  FOREACH name IN ARRAY ARRAY[
    'migration', 'reference_source', 'metier', 'metier_link', 'competence', 'metier_competence', 'work_context',
    'metier_context', 'appellation', 'commune', 'commune_alias', 'travel_time', 'corps', 'cadre', 'grade', 'diploma',
    'approval', 'restriction_code', 'pay_grid', 'index_point', 'rule', 'rule_wording', 'employer', 'commission']
  LOOP
    EXECUTE format('CREATE POLICY public_facts ON passerelle.%I FOR SELECT TO passerelle_owner USING (true)', name);
    EXECUTE format('CREATE POLICY loader_reads ON passerelle.%I FOR SELECT TO passerelle_loader USING (true)', name);
    EXECUTE format('GRANT SELECT ON passerelle.%I TO passerelle_loader, passerelle_engine', name);
  END LOOP;

  -- What a whole commission shares.
  FOREACH name IN ARRAY ARRAY[
    'seance', 'convention', 'convention_party', 'charte', 'charte_weight', 'charte_priority', 'charte_rule',
    'equivalence', 'passerelle_constatee', 'load', 'post', 'run', 'publication']
  LOOP
    EXECUTE format(
      'CREATE POLICY own_commission ON passerelle.%I FOR SELECT TO passerelle_owner '
      'USING (commission = ANY (ARRAY(SELECT code FROM passerelle.my_commission)))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['post_notice', 'post_requirement', 'post_condition', 'post_pay'] LOOP
    EXECUTE format(
      'CREATE POLICY own_commission ON passerelle.%I FOR SELECT TO passerelle_owner '
      'USING (post_id IN (SELECT id FROM passerelle.post))', name);
  END LOOP;

  -- What has a recipient.
  FOREACH name IN ARRAY ARRAY[
    'published_employer', 'published_agent', 'published_post', 'published_pair', 'published_funnel', 'published_flow',
    'recipient_reference']
  LOOP
    EXECUTE format(
      'CREATE POLICY own_recipient ON passerelle.%I FOR SELECT TO passerelle_owner '
      'USING (recipient_id = ANY (ARRAY(SELECT id FROM passerelle.my_recipient)))', name);
  END LOOP;
END
$$;

CREATE POLICY own_commission ON published_parameter FOR SELECT TO passerelle_owner
  USING (run_id IN (SELECT id FROM run));

-- The secretariat sees every row set aside, an employer its own.
CREATE POLICY own_employer ON quarantine FOR SELECT TO passerelle_owner
  USING (EXISTS (
    SELECT FROM my_recipient AS me
    WHERE me.commission = quarantine.commission AND (me.kind = 'commission' OR me.employer = quarantine.employer)));

-- All a reader's view may know of an agent's tables: whether the agreement to be presented still lives.
CREATE POLICY own_reference ON agent_agreement FOR SELECT TO passerelle_owner
  USING (kind = 'presentation' AND agent_id IN (SELECT agent_id FROM recipient_reference));

CREATE POLICY written_by_trigger ON journal FOR INSERT TO passerelle_owner WITH CHECK (true);
CREATE POLICY controllers ON journal FOR SELECT TO passerelle_owner USING (EXISTS (SELECT FROM my_control));

-- Loaders: the rows of their employers -------------------------------------------------------------------------------

GRANT USAGE ON SCHEMA passerelle TO passerelle_loader;
GRANT EXECUTE ON FUNCTION is_plain, luhn_sum, is_siret, are_items, is_list, is_ascending
  TO passerelle_loader;
GRANT SELECT ON login_loader TO passerelle_loader;
CREATE POLICY own_login ON login_loader FOR SELECT TO passerelle_loader USING (login = session_user);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['agent', 'post', 'load'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON passerelle.%I TO passerelle_loader', name);
    EXECUTE format(
      'CREATE POLICY own_employer ON passerelle.%1$I TO passerelle_loader '
      'USING ((commission, employer) IN (SELECT commission, employer FROM passerelle.login_loader)) '
      'WITH CHECK ((commission, employer) IN (SELECT commission, employer FROM passerelle.login_loader))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'agent_identity', 'agent_situation', 'agent_health', 'restriction', 'agent_profile', 'agent_exposure',
    'agent_wish', 'agent_pay', 'agent_agreement']
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON passerelle.%I TO passerelle_loader', name);
    EXECUTE format(
      'CREATE POLICY own_agent ON passerelle.%I TO passerelle_loader '
      'USING (agent_id IN (SELECT id FROM passerelle.agent)) '
      'WITH CHECK (agent_id IN (SELECT id FROM passerelle.agent))', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['post_notice', 'post_requirement', 'post_condition', 'post_pay', 'demand'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON passerelle.%I TO passerelle_loader', name);
    EXECUTE format(
      'CREATE POLICY own_post ON passerelle.%I TO passerelle_loader '
      'USING (post_id IN (SELECT id FROM passerelle.post)) '
      'WITH CHECK (post_id IN (SELECT id FROM passerelle.post))', name);
  END LOOP;
END
$$;
-- A list is replaced; an agent or a post is closed, never deleted.
GRANT DELETE ON restriction, agent_exposure, demand TO passerelle_loader;

-- The engine: whole columns of the inputs, never a name; the night's own tables --------------------------------------

GRANT USAGE ON SCHEMA passerelle TO passerelle_engine;
GRANT SELECT ON seance, convention, convention_party, charte, charte_weight, charte_priority, charte_rule, equivalence,
  passerelle_constatee, load TO passerelle_engine;

-- Column by column: one that a later migration adds stays unread until it is granted.
DO $$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT class.relname AS name, string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns
    FROM pg_catalog.pg_class AS class
    JOIN pg_catalog.pg_attribute ON attrelid = class.oid AND attnum > 0 AND NOT attisdropped
    WHERE class.relnamespace = 'passerelle'::regnamespace
      AND class.relname IN (
        'agent', 'agent_situation', 'agent_health', 'restriction', 'agent_profile', 'agent_exposure', 'agent_wish',
        'agent_pay', 'agent_agreement', 'post', 'post_requirement', 'post_condition', 'post_pay', 'demand',
        'occupation', 'decision')
      AND (class.relname, attname) NOT IN (('restriction', 'source'))
    GROUP BY class.relname
  LOOP
    EXECUTE format('GRANT SELECT (%s) ON passerelle.%I TO passerelle_engine', granted.columns, granted.name);
  END LOOP;
END
$$;

GRANT USAGE ON SEQUENCE run_epoch TO passerelle_engine;
GRANT SELECT, INSERT, UPDATE ON run, publication TO passerelle_engine;
GRANT SELECT, INSERT ON recipient, recipient_reference TO passerelle_engine;
GRANT SELECT, INSERT, DELETE ON quarantine, published_parameter, published_employer, published_agent, published_post,
  published_pair, published_funnel, published_flow TO passerelle_engine;
GRANT EXECUTE ON FUNCTION random_reference, stage_flows, is_plain, is_siret, luhn_sum, are_items, is_list,
  is_ascending
  TO passerelle_engine;
