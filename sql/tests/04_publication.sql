-- The pointer: one complete run or another, never half, never one that is not published.
BEGIN;
\ir fixture/commission.sql
SELECT plan(13);

SELECT throws_ok($$INSERT INTO run (commission, business_date, engine_version, state)
  VALUES ('TEST', '2026-11-24', '0.1', 'published')$$, '23514', NULL, 'a published run has all its figures');
SELECT lives_ok($$INSERT INTO run (commission, business_date, engine_version) VALUES ('TEST', '2026-11-24', '0.1')$$,
  'a run is claimed');
SELECT throws_ok($$INSERT INTO run (commission, business_date, engine_version) VALUES ('TEST', '2026-11-24', '0.1')$$,
  '23505', NULL, 'a commission has one active run');
SELECT throws_ok($$UPDATE publication SET run_id = (SELECT max(id) FROM run) WHERE commission = 'TEST'$$, '23503', NULL,
  'the pointer never names a run that is not published');
SELECT throws_ok($$UPDATE run SET state = 'failed', published_at = NULL
  WHERE id = (SELECT run_id FROM published)$$, '23503', NULL,
  'nor does a published run leave that state while pointed at');
SELECT throws_ok($$INSERT INTO publication (commission, run_id) SELECT 'AUTRE', run_id FROM published$$, '23503', NULL,
  'nor is it another commission''s');
SELECT throws_ok($$UPDATE publication SET run_state = 'claimed' WHERE commission = 'TEST'$$, '23514', NULL, 'whatever is written beside it');

-- A second night of the same rows, where everyone is placed nowhere: the login reads the one, then the other.
WITH night AS (
  UPDATE run SET state = 'published', published_at = now(), seance = '2026-12-08', campaign = '2026-12',
    fingerprint = repeat('c', 64), content_hash = repeat('d', 64), rule_version = '2026.1', charte_version = 1,
    agents = 4, posts = 2, excluded = 0, out_of_scope = 0, controlled = 0, pairs = 0, proposable = 0,
    sous_condition = 0, a_instruire = 0, non_recevable = 0, placed = 0, points = 0,
    baseline = (SELECT run_id FROM published)
  WHERE commission = 'TEST' AND state = 'claimed' RETURNING id
)
INSERT INTO published_agent
  SELECT night.id, recipient_id, reference, is_in_scope, siret, versant, statut, category, grade, metier, commune,
    weekly_minutes, deadline, deadline_on, internal_search_on, 0, 0, 0, 0, NULL
  FROM night CROSS JOIN published_agent
  WHERE run_id = (SELECT run_id FROM published);

PREPARE seen AS SELECT pg_temp.read_as('bureau',
  'SELECT run_id, (SELECT count(*) FROM rapports_v1.propositions),
     max(valeur) FILTER (WHERE ordre = 13 AND agent = ''A-001'')
   FROM rapports_v1.fiche_agent GROUP BY run_id');
SELECT results_eq('EXECUTE seen', format('SELECT ''(%s,3,PB)''', (SELECT run_id FROM published)),
  'a staged run is invisible');
CREATE TEMPORARY TABLE before AS SELECT run_id FROM published;
UPDATE publication SET run_id = (SELECT max(id) FROM run) WHERE commission = 'TEST';
SELECT results_eq('EXECUTE seen', format('SELECT ''(%s,0,aucun)''', (SELECT max(id) FROM run)),
  'one UPDATE shows all of it');
SELECT set_eq($$SELECT pg_temp.read_as('bureau',
    'SELECT libelle FROM rapports_v1.ordre_du_jour WHERE rubrique = ''Nouveautés''')$$,
  ARRAY['(A-001)', '(B-001)'], 'and says what changed since the night it is compared to');
UPDATE publication SET run_id = (SELECT run_id FROM before) WHERE commission = 'TEST';
SELECT results_eq('EXECUTE seen', format('SELECT ''(%s,3,PB)''', (SELECT run_id FROM before)), 'and one goes back');

-- Small cells: seven departures A → B; B → C 1, C → A 6, C → B 4. A reads its own and C → B never; 6 is told only where
-- another 5 stay hidden beside it.
DELETE FROM published_flow;
DELETE FROM published_pair;
DELETE FROM published_agent;
INSERT INTO post (commission, code, employer, title) VALUES ('TEST', 'PC', '26840000200013', 'Brancardier');
INSERT INTO recipient (commission, kind, employer) VALUES ('TEST', 'origine', '26840000200013');
CREATE TEMPORARY TABLE moves AS
  SELECT run_id, recipient.id AS recipient_id, format('%s>%s%s', origin, post, place) AS reference, origin, post
  FROM before, recipient, (VALUES ('21840035000011', 'PB', 7), ('24740000100019', 'PC', 1), ('26840000200013', 'PA', 6),
    ('26840000200013', 'PB', 4)) AS flow (origin, post, placed), generate_series(1, placed) AS place
  WHERE recipient.kind = 'commission' AND recipient.commission = 'TEST';
INSERT INTO published_agent (run_id, recipient_id, reference, is_in_scope, siret, proposable, sous_condition,
    a_instruire, non_recevable)
  SELECT run_id, recipient_id, reference, true, origin, 0, 0, 0, 0 FROM moves;
INSERT INTO published_post (run_id, recipient_id, post, demands_percent, proposable, sous_condition, a_instruire,
    non_recevable, placed, siret, seats)
  SELECT DISTINCT run_id, recipient_id, 'PC', 0, 0, 0, 0, 0, 1, '26840000200013', 1 FROM moves;
-- Every employer is a reader of this run.
INSERT INTO published_agent (run_id, recipient_id, reference, is_in_scope, proposable, sous_condition, a_instruire,
    non_recevable)
  SELECT run_id, recipient.id, 'X', true, 0, 0, 0, 0 FROM before, recipient
  WHERE kind = 'origine' AND commission = 'TEST';
INSERT INTO published_pair (run_id, recipient_id, reference, post, verdict, routes, allows_mise_a_disposition,
    is_planned, criteria, priorities, pay_is_at_least, finding_codes, finding_answers, finding_values)
  SELECT run_id, recipient_id, reference, post, 'PROPOSABLE', '{}', false, true, '{}', '{}', false, '{}', '{}', '{}'
  FROM moves;
DO $$ BEGIN PERFORM passerelle.stage_flows(run_id) FROM before; END $$;
SELECT set_eq($$SELECT pg_temp.read_as('bureau', 'SELECT agents FROM rapports_v1.flux WHERE nature = ''flux''')$$,
  ARRAY['(7)', '(1)', '(6)', '(4)'], 'the secretariat reads every flow');
SELECT set_eq($$SELECT pg_temp.read_as('drh_a',
    'SELECT employeur_origine, agents FROM rapports_v1.flux WHERE nature = ''flux''')$$,
  ARRAY['("Ville A",7)'], 'an employer reads its own, and no cell that a subtraction would complete');

SELECT * FROM finish();
ROLLBACK;
