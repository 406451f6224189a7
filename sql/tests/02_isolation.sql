-- Each login reads exactly its rows, by who logged in and nothing else, writes nothing, and learns nothing of the rest.
BEGIN;
\ir fixture/commission.sql
SELECT plan(49);

-- Reading ------------------------------------------------------------------------------------------------------------
PREPARE seen(name) AS
  SELECT pg_temp.read_as($1,
    'SELECT destinataire, agent FROM rapports_v1.propositions WHERE destinataire <> ''accueil''
     UNION SELECT destinataire, agent FROM rapports_v1.fiche_agent ORDER BY 1, 2');
SELECT set_eq('EXECUTE seen(''drh_a'')', ARRAY['(origine,A-001)', '(origine,A-002)'], 'A''s DRH sees A''s agents');
SELECT set_eq('EXECUTE seen(''drh_b'')', ARRAY['(origine,B-001)'], 'B''s DRH sees B''s agent');
SELECT set_eq('EXECUTE seen(''bureau'')', ARRAY['(secrétariat,A-001)', '(secrétariat,A-002)', '(secrétariat,B-001)'],
  'the secretariat sees them all');
SELECT is_empty('EXECUTE seen(''egare'')', 'a DRH mapped to nothing sees nothing');
SELECT is_empty('SELECT agent FROM rapports_v1.propositions', 'a superuser sees nothing');
SELECT is_empty('SELECT run_id FROM rapports_v1.nuit', 'not even the nights');

SELECT is_empty($$SELECT pg_temp.read_as('drh_a', 'SELECT agent FROM rapports_v1.propositions
  WHERE destinataire = ''accueil'' AND (agent ~ ''^[ABC]-'' OR employeur_origine IS NOT NULL OR sante IS NOT NULL)')$$,
  'a host sees neither pseudonym, nor origin, nor health');
SELECT is((SELECT count(*) FROM pg_temp.read_as('drh_a',
    'SELECT 1 FROM rapports_v1.propositions WHERE destinataire = ''accueil''')), 2::bigint,
  'a host sees its candidates');
SELECT is_empty($$SELECT pg_temp.read_as('drh_b',
    'SELECT agent FROM rapports_v1.pourquoi_pas WHERE agent <> ''B-001''')$$,
  'a host has no row of a pair that is not possible');
SELECT is_empty($$SELECT pg_temp.read_as('drh_a', 'SELECT 1 FROM rapports_v1.propositions
  WHERE destinataire = ''accueil'' AND priorites IS NOT NULL')$$,
  'a host reads neither a priority nor its rank: P9 says which priority a rank is');
SELECT is_empty($$SELECT pg_temp.read_as('drh_a',
    'SELECT 1 FROM rapports_v1.pourquoi_pas WHERE ce_qui_debloquerait LIKE ''%rayon%''')$$,
  'a lever on the agent''s wishes is not shown to a DRH');
SELECT results_eq($$SELECT pg_temp.read_as('agente',
    'SELECT poste, ce_qui_debloquerait FROM rapports_v1.pourquoi_pas WHERE poste = ''PB''')$$,
  ARRAY[U&'(PB,"Élargir le rayon de 3,1\00A0km")'], 'the agent reads it');
SELECT set_eq($$SELECT pg_temp.read_as('agente', 'SELECT DISTINCT agent FROM rapports_v1.fiche_agent')$$,
  ARRAY['(A-002)'], 'and nobody else''s sheet');
SELECT set_eq($$SELECT pg_temp.read_as('drh_a', 'SELECT DISTINCT poste FROM rapports_v1.fiche_poste')$$,
  ARRAY['(PA)'], 'a host reads its own posts');
SELECT is_empty($$SELECT pg_temp.read_as('drh_a', 'SELECT 1 FROM rapports_v1.ordre_du_jour')$$,
  'the agenda is the secretariat''s');
SELECT isnt_empty($$SELECT pg_temp.read_as('veille', 'SELECT run_id FROM rapports_v1.nuit')$$,
  'the DPO reads the nights');
SELECT is(pg_temp.read_as('veille', 'SELECT 1 FROM rapports_v1.propositions'), '42501', 'and no row about a person');

SELECT results_eq($$SELECT pg_temp.read_as('agente',
    'SELECT agent, count(DISTINCT rubrique) FROM rapports_v1.fiche_droits_agent GROUP BY agent')$$,
  ARRAY['(A-002,4)'], 'an agent reads the four items of one''s own rights sheet, and nobody else''s');
SELECT set_eq($$SELECT pg_temp.read_as('drh_a', 'SELECT DISTINCT agent FROM rapports_v1.fiche_droits_agent')$$,
  ARRAY['(A-001)', '(A-002)'], 'the origin reads those of its agents');
SELECT is_empty($$SELECT pg_temp.read_as('bureau', 'SELECT 1 FROM rapports_v1.fiche_droits_agent')$$,
  'the secretariat has none');
SELECT is_empty($$SELECT pg_temp.read_as('drh_a', 'SELECT 1 FROM rapports_v1.certificat_agents')$$,
  'nor an employer any row of the certificate');

-- A condition that would fail on a hidden row, if it were tried before the barrier.
SELECT is_empty($$SELECT pg_temp.read_as('drh_b', 'SELECT agent FROM rapports_v1.fiche_agent
  WHERE 1 / CASE WHEN agent LIKE ''A-%'' THEN 0 ELSE 1 END = 0')$$, 'nothing discloses a hidden agent');
SELECT is_empty($$SELECT pg_temp.read_as('drh_b', 'SELECT agent FROM rapports_v1.matrice
  WHERE 1 / CASE WHEN retenue = ''non'' THEN 0 ELSE 1 END = 0')$$, 'nor a hidden pair');

-- The second barrier alone: a page that forgot to look at recipients shows a login no more than its own rows.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['published_employer', 'published_agent', 'published_post', 'published_pair',
    'published_funnel', 'published_flow', 'published_immersion', 'recipient_reference'] LOOP
    EXECUTE format('CREATE VIEW rapports_v1.careless_%1$s AS SELECT recipient_id FROM passerelle.%1$s', name);
    EXECUTE format('ALTER VIEW rapports_v1.careless_%s OWNER TO passerelle_owner', name);
    EXECUTE format('GRANT SELECT ON rapports_v1.careless_%s TO passerelle_drh', name);
  END LOOP;
END
$$;
INSERT INTO published_immersion (run_id, recipient_id, reference, place, is_planned, priorities, finding_codes,
  finding_answers, finding_values)
SELECT run_id, recipient_id, reference, 'L-1', false, '{}', '{}', '{}', '{}' FROM published_agent;
INSERT INTO published_funnel SELECT run_id, recipient_id, 'agent', reference, 'LEG-CAT-OK', 0, 1 FROM published_agent;
SELECT is_empty(
  format($$SELECT pg_temp.read_as('drh_b', 'SELECT recipient_id FROM rapports_v1.careless_%s')
    EXCEPT SELECT format('(%%s)', recipient_id) FROM login_recipient WHERE login = 'drh_b'$$, name),
  name || ' shows a login its own recipients only')
FROM unnest(ARRAY['published_employer', 'published_agent', 'published_post', 'published_pair', 'published_funnel',
  'published_flow', 'published_immersion', 'recipient_reference']) AS name;

-- The login, not the role: neither SET ROLE nor membership gives another's rows.
GRANT drh_a TO drh_b;
CREATE FUNCTION pg_temp.seen_as_role() RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
  rows text[];
BEGIN
  SET LOCAL SESSION AUTHORIZATION drh_b;
  SET LOCAL ROLE drh_a;
  SELECT array_agg(DISTINCT agent) INTO rows FROM rapports_v1.fiche_agent;
  RESET SESSION AUTHORIZATION;
  RETURN QUERY SELECT unnest(rows);
END
$$;
SELECT set_eq('SELECT pg_temp.seen_as_role()', ARRAY['B-001'], 'SET ROLE to another DRH shows one''s own rows still');

-- Writing ------------------------------------------------------------------------------------------------------------
SELECT is(pg_temp.write_as(login, statement), '42501', login || ': ' || statement)
FROM unnest(ARRAY['drh_a', 'bureau']) AS login, unnest(ARRAY[
  'TRUNCATE passerelle.journal', 'DELETE FROM passerelle.published_pair',
  'UPDATE passerelle.publication SET run_id = 0',
  'INSERT INTO passerelle.commission VALUES (''X'', ''X'')']) AS statement;

-- Loading ------------------------------------------------------------------------------------------------------------
SELECT set_eq($$SELECT pg_temp.read_as('chargeur_a', 'SELECT code FROM passerelle.agent')$$, ARRAY['(A-001)', '(A-002)'],
  'a loader sees its employer''s agents');
SELECT is(pg_temp.write_as('chargeur_a',
  'INSERT INTO passerelle.agent (commission, code, employer) VALUES (''TEST'', ''A-003'', ''21840035000011'')'), '1',
  'and adds one');
SELECT is(pg_temp.write_as('chargeur_a',
  'INSERT INTO passerelle.agent (commission, code, employer) VALUES (''TEST'', ''B-009'', ''24740000100019'')'), '42501',
  'but none to another');
SELECT is(pg_temp.write_as('chargeur_a',
  format('INSERT INTO passerelle.restriction (agent_id, code) VALUES (%s, ''R01'')', id)), '42501',
  'nor a restriction to another''s agent')
FROM agent WHERE code = 'B-001';
SELECT is(pg_temp.write_as('chargeur_a', 'UPDATE passerelle.agent SET employer = ''24740000100019'''), '42501',
  'nor gives its agents away');
SELECT is(pg_temp.read_as('chargeur_a', 'SELECT 1 FROM passerelle.published_pair'), '42501',
  'a loader reads no publication');

-- Withdrawing --------------------------------------------------------------------------------------------------------
UPDATE agent_agreement SET withdrawn_on = (now() AT TIME ZONE 'Europe/Paris')::date
  WHERE agent_id = (SELECT id FROM agent WHERE code = 'A-001' AND commission = 'TEST');
SELECT set_eq('EXECUTE seen(''drh_a'')', ARRAY['(origine,A-002)'], 'a withdrawn agent is gone at the next SELECT');
SELECT is((SELECT count(*) FROM pg_temp.read_as('drh_a',
    'SELECT 1 FROM rapports_v1.propositions WHERE destinataire = ''accueil''')), 1::bigint, 'from the host too');
SELECT is_empty($$SELECT pg_temp.read_as('bureau',
    'SELECT 1 FROM rapports_v1.ordre_du_jour WHERE libelle = ''A-001''')$$,
  'and from the agenda');

SELECT * FROM finish();
ROLLBACK;
