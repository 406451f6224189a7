-- Every published table, from the catalogue: a row of each recipient in each, and a login reads its own and no other's,
-- even through a page that forgot to look at recipients. A table that is added is tried with the others.
BEGIN;
\ir fixture/commission.sql
SET LOCAL jit = off;
SELECT plan(6);

CREATE ROLE bureau_autre LOGIN IN ROLE passerelle_secretariat;
CREATE ROLE origine_a LOGIN IN ROLE passerelle_drh;
CREATE ROLE accueil_a LOGIN IN ROLE passerelle_drh;
INSERT INTO login_recipient (login, recipient_id)
  SELECT kind || '_a', id FROM recipient
  WHERE commission = 'TEST' AND employer = '21840035000011' AND kind IN ('origine', 'accueil')
  UNION ALL SELECT 'bureau_autre', id FROM recipient WHERE commission = 'AUTRE';
INSERT INTO run (commission, state, business_date, seance, campaign, fingerprint, content_hash, engine_version,
  rule_version, charte_version, agents, posts, excluded, out_of_scope, controlled, pairs, proposable, sous_condition,
  a_instruire, non_recevable, placed, points, published_at)
SELECT 'AUTRE', state, business_date, seance, campaign, fingerprint, content_hash, engine_version, rule_version,
  charte_version, agents, posts, excluded, out_of_scope, controlled, pairs, proposable, sous_condition, a_instruire,
  non_recevable, placed, points, published_at
FROM run WHERE id IN (SELECT run_id FROM published);
INSERT INTO publication (commission, run_id) SELECT 'AUTRE', max(id) FROM run WHERE commission = 'AUTRE';

-- What a night or a cohort publishes: the rows of a recipient, and those of a run that whoever reads the run reads.
CREATE TEMPORARY TABLE published_table AS
  SELECT tables.oid AS relation, relname::text AS name, relrowsecurity AND relforcerowsecurity AS is_forced,
    bool_or(attname = 'recipient_id') AS of_recipient
  FROM pg_class AS tables JOIN pg_attribute ON attrelid = tables.oid AND attnum > 0 AND NOT attisdropped
  WHERE relnamespace = 'passerelle'::regnamespace AND relkind IN ('r', 'p')
    AND relname NOT IN ('login_recipient', 'recipient_reference')
  GROUP BY tables.oid, relname
  HAVING bool_or(attname = 'recipient_id') OR relname ~ '^(cohort_)?published_';
SELECT cmp_ok((SELECT count(*) FROM published_table), '>', 35::bigint, 'the published tables are there');
SELECT is_empty('SELECT name FROM published_table WHERE NOT is_forced', 'each is under forced row security');

-- A row of every recipient, or run, in each; its values say nothing, so what constrains them goes first.
SET CONSTRAINTS ALL IMMEDIATE;
CREATE FUNCTION pg_temp.any_value(type oid) RETURNS text RETURN (
  SELECT CASE
    WHEN typname = 'siret' THEN '''21840035000011'''
    WHEN typcategory = 'A' THEN '''{}'''
    WHEN typcategory = 'B' THEN 'false'
    WHEN typcategory = 'D' THEN '''2026-11-23'''
    WHEN typcategory = 'N' THEN '1'
    ELSE '''X''' END FROM pg_type WHERE oid = type);
DO $$
DECLARE
  filled record;
  loose name;
BEGIN
  FOR filled IN SELECT * FROM published_table LOOP
    FOR loose IN SELECT conname FROM pg_constraint WHERE conrelid = filled.relation AND contype <> 'p' LOOP
      EXECUTE format('ALTER TABLE passerelle.%I DROP CONSTRAINT %I', filled.name, loose);
    END LOOP;
    EXECUTE format('DELETE FROM passerelle.%I', filled.name);
    EXECUTE (SELECT format('INSERT INTO passerelle.%I (%s) SELECT %s FROM passerelle.recipient AS recipient %s',
        filled.name, string_agg(quote_ident(attname), ', '),
        string_agg(CASE attname WHEN 'recipient_id' THEN 'recipient.id' WHEN 'run_id' THEN 'run_id'
          ELSE pg_temp.any_value(atttypid) END, ', '),
        'JOIN passerelle.publication USING (commission) WHERE ' ||
        CASE WHEN filled.of_recipient THEN 'true' ELSE 'kind = ''commission''' END)
      FROM pg_attribute
      WHERE attrelid = filled.relation AND attnum > 0 AND NOT attisdropped AND attidentity = '');
    EXECUTE format('CREATE VIEW rapports_v1.careless_%s AS SELECT %s AS mine FROM passerelle.%I', filled.name,
      CASE WHEN filled.of_recipient THEN 'recipient_id' ELSE 'run_id' END, filled.name);
    EXECUTE format('ALTER VIEW rapports_v1.careless_%s OWNER TO passerelle_owner', filled.name);
    EXECUTE format('GRANT SELECT ON rapports_v1.careless_%s TO passerelle_drh, passerelle_secretariat', filled.name);
  END LOOP;
END
$$;

CREATE TEMPORARY TABLE seen AS
  SELECT name, login, mine
  FROM published_table
  CROSS JOIN unnest('{bureau,bureau_autre,drh_a,drh_b,origine_a,accueil_a,agente,egare}'::text[]) AS login
  CROSS JOIN LATERAL pg_temp.read_as(login, format('SELECT mine FROM rapports_v1.careless_%s', name)) AS mine;
CREATE TEMPORARY TABLE owned AS
  SELECT DISTINCT name, login::text, format('(%s)', CASE WHEN of_recipient THEN recipient.id ELSE run_id END) AS mine
  FROM published_table, login_recipient JOIN recipient ON recipient.id = recipient_id
  JOIN publication USING (commission)
  WHERE login IN (SELECT login FROM seen) OR login = 'egare';
SELECT is_empty('TABLE seen EXCEPT TABLE owned', 'no login sees another''s row of any table');
SELECT is_empty('TABLE owned EXCEPT TABLE seen', 'and each sees all of its own');
SELECT set_eq('SELECT login FROM seen', '{bureau,bureau_autre,drh_a,drh_b,origine_a,accueil_a,agente}'::text[],
  'a login without a recipient sees nothing');
SELECT is_empty('SELECT name FROM published_table EXCEPT SELECT name FROM seen', 'no table was left without a row');

SELECT * FROM finish();
ROLLBACK;
