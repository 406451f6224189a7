-- Telling a story: one call for an agent or a post, whatever tables it fills. A field left out keeps the default of its
-- column; null is "never entered". The procedures are temporary: nothing of them stays in the database.

SET LOCAL search_path = passerelle;

CREATE TEMPORARY TABLE IF NOT EXISTS story (
  commission text, kind text, code text, employer text, body jsonb, PRIMARY KEY (commission, kind, code)
);

-- Inserts one row: the key column, and the fields given.
CREATE OR REPLACE PROCEDURE pg_temp.fill(target text, key_column text, key bigint, fields jsonb)
LANGUAGE plpgsql AS $$
DECLARE
  names text;
BEGIN
  IF fields IS NULL THEN
    RETURN;
  END IF;
  SELECT string_agg(format('%I', name), ', ') INTO names FROM jsonb_object_keys(fields) AS name;
  EXECUTE format(
    'INSERT INTO passerelle.%1$I (%2$I%3$s) SELECT $1%3$s FROM jsonb_populate_record(NULL::passerelle.%1$I, $2)',
    target, key_column, ', ' || names)
  USING key, fields;
END
$$;

-- Replaces the short names of employers by their SIRETs in one list of wishes.
CREATE OR REPLACE FUNCTION pg_temp.with_sirets(wishes jsonb, field text) RETURNS jsonb
  RETURN CASE WHEN wishes ? field
    THEN jsonb_set(wishes, ARRAY[field],
      (SELECT jsonb_agg(pg_temp.siret(name)) FROM jsonb_array_elements_text(wishes -> field) AS name))
    ELSE wishes END;

-- Parts: situation, health, restrictions, profile, exposures (years by code), wishes, pay, identity, agreements
-- (without any: presentation signed on 2026-09-15).
CREATE OR REPLACE PROCEDURE pg_temp.agent(commission text, code text, employer text, body jsonb)
LANGUAGE plpgsql AS $$
DECLARE
  id bigint;
  part jsonb;
BEGIN
  INSERT INTO story VALUES (commission, 'agent', code, employer, body);
  INSERT INTO passerelle.agent (commission, code, employer) VALUES (commission, code, pg_temp.siret(employer))
  RETURNING agent.id INTO id;
  CALL pg_temp.fill('agent_identity', 'agent_id', id, body -> 'identity');
  CALL pg_temp.fill('agent_situation', 'agent_id', id, body -> 'situation');
  CALL pg_temp.fill('agent_health', 'agent_id', id, coalesce(body -> 'health', '{}'));
  CALL pg_temp.fill('agent_profile', 'agent_id', id, coalesce(body -> 'profile', '{}'));
  CALL pg_temp.fill('agent_pay', 'agent_id', id, coalesce(body -> 'pay', '{}'));
  CALL pg_temp.fill('agent_wish', 'agent_id', id,
    pg_temp.with_sirets(pg_temp.with_sirets(coalesce(body -> 'wishes', '{}'), 'employers'), 'excluded_employers'));
  FOR part IN SELECT * FROM jsonb_array_elements(body -> 'restrictions') LOOP
    CALL pg_temp.fill('restriction', 'agent_id', id, part);
  END LOOP;
  INSERT INTO passerelle.agent_exposure (agent_id, code, years)
  SELECT id, exposure.key, exposure.value::smallint FROM jsonb_each_text(body -> 'exposures') AS exposure;
  FOR part IN
    SELECT * FROM jsonb_array_elements(
      coalesce(body -> 'agreements', '[{"kind": "presentation", "signed_on": "2026-09-15"}]'))
  LOOP
    part := CASE WHEN part ? 'employer'
      THEN jsonb_set(part, '{employer}', to_jsonb(pg_temp.siret(part ->> 'employer'))) ELSE part END;
    CALL pg_temp.fill('agent_agreement', 'agent_id', id, part);
  END LOOP;
END
$$;

-- Parts: post, notice, requirement, condition, pay, demands, absent (codes declared absent, in one text), grid_on (day
-- the grid was declared and signed, 2026-10-01 unless told).
CREATE OR REPLACE PROCEDURE pg_temp.post(commission text, code text, employer text, title text, body jsonb)
LANGUAGE plpgsql AS $$
DECLARE
  id bigint;
  part jsonb;
  names text;
  grid jsonb := jsonb_build_object('declared_on', coalesce(body ->> 'grid_on', '2026-10-01'), 'is_signed', true);
  fields jsonb := coalesce(body -> 'post', '{}')
    || jsonb_build_object('commission', commission, 'code', code, 'employer', pg_temp.siret(employer), 'title', title);
BEGIN
  INSERT INTO story VALUES (commission, 'post', code, employer, body || jsonb_build_object('title', title));
  SELECT string_agg(format('%I', name), ', ') INTO names FROM jsonb_object_keys(fields) AS name;
  EXECUTE format(
    'INSERT INTO passerelle.post (%1$s) SELECT %1$s FROM jsonb_populate_record(NULL::passerelle.post, $1) RETURNING id',
    names)
  INTO id USING fields;
  CALL pg_temp.fill('post_notice', 'post_id', id, body -> 'notice');
  CALL pg_temp.fill('post_requirement', 'post_id', id, coalesce(body -> 'requirement', '{}'));
  CALL pg_temp.fill('post_condition', 'post_id', id, coalesce(body -> 'condition', '{}'));
  CALL pg_temp.fill('post_pay', 'post_id', id, coalesce(body -> 'pay', '{}'));
  FOR part IN SELECT * FROM jsonb_array_elements(body -> 'demands') LOOP
    CALL pg_temp.fill('demand', 'post_id', id, grid || '{"is_present": true}' || part);
  END LOOP;
  INSERT INTO passerelle.demand (post_id, code, is_present, declared_on, is_signed)
  SELECT id, absent, false, (grid ->> 'declared_on')::date, true
  FROM string_to_table(body ->> 'absent', ' ') AS absent;
END
$$;

-- A story with parts changed: objects are merged, anything else is replaced.
CREATE OR REPLACE FUNCTION pg_temp.changed(body jsonb, changes jsonb) RETURNS jsonb
  RETURN body || (
    SELECT coalesce(jsonb_object_agg(key, CASE
      WHEN jsonb_typeof(value) = 'object' THEN coalesce(body -> key, '{}') || value
      WHEN value <> 'null' THEN value END), '{}')
    FROM jsonb_each(changes));

CREATE OR REPLACE PROCEDURE pg_temp.agent_like(commission text, code text, model text, changes jsonb)
LANGUAGE plpgsql AS $$
DECLARE
  told story;
BEGIN
  SELECT * INTO STRICT told FROM story WHERE kind = 'agent' AND story.code = model;
  CALL pg_temp.agent(commission, code, told.employer, pg_temp.changed(told.body, changes));
END
$$;

CREATE OR REPLACE PROCEDURE pg_temp.post_like(commission text, code text, model text, changes jsonb)
LANGUAGE plpgsql AS $$
DECLARE
  told story;
BEGIN
  SELECT * INTO STRICT told FROM story WHERE kind = 'post' AND story.code = model;
  CALL pg_temp.post(commission, code, told.employer, told.body ->> 'title', pg_temp.changed(told.body, changes));
END
$$;

-- Removes a commission, its runs and its publication. Whoever adds a table that hangs on a commission adds it here.
CREATE OR REPLACE PROCEDURE pg_temp.forget(gone text)
LANGUAGE plpgsql AS $$
DECLARE
  name text;
BEGIN
  DELETE FROM story WHERE commission = gone;
  DELETE FROM publication WHERE commission = gone;
  FOR name IN
    SELECT table_name FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'passerelle' AND column_name = 'run_id' AND table_type = 'BASE TABLE'
      AND table_name <> 'publication'
  LOOP
    EXECUTE format('DELETE FROM %I WHERE run_id IN (SELECT id FROM run WHERE commission = $1)', name) USING gone;
  END LOOP;
  FOREACH name IN ARRAY ARRAY[
    'quarantine', 'sealed_part', 'run', 'cohort', 'immersion_place', 'login_loader', 'recipient', 'agent', 'post', 'load',
    'passerelle_constatee', 'equivalence', 'reciprocity_ledger', 'scenario', 'charte', 'referent', 'golive_record',
    'employer_file', 'convention_party', 'convention', 'seance']
  LOOP
    EXECUTE format('DELETE FROM %I WHERE commission = $1', name) USING gone;
  END LOOP;
  DELETE FROM commission WHERE code = gone;
END
$$;
