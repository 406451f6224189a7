-- The gate: added to and never rewritten, the latest row of a piece counts, each reader its own commission.
BEGIN;
\ir fixture/commission.sql
SELECT plan(10);

INSERT INTO golive_record (commission, piece, dated_on, reference) VALUES
  ('TEST', 'aipd', '2026-10-01', 'AIPD 1'), ('AUTRE', 'aipd', '2026-10-01', 'AIPD autre'),
  ('TEST', 'avis-dpo', '2026-10-02', 'Avis 1');
SELECT is((SELECT count(*) FROM golive_state('TEST', '2026-10-01') WHERE is_there), 1::bigint,
  'a piece dated later is not there');
SELECT is((SELECT count(*) FROM golive_state('TEST', '2026-10-02') WHERE is_there), 2::bigint, 'then it is');
INSERT INTO golive_record (commission, piece) VALUES ('TEST', 'aipd');
SELECT ok(NOT is_there, 'a piece withdrawn is missing') FROM golive_state('TEST', '2026-12-01') WHERE piece = 'aipd';
UPDATE commission SET demonstration = false WHERE code = 'TEST';
SELECT throws_ok('UPDATE golive_record SET reference = ''x'' WHERE reference IS NOT NULL', '42501', NULL, 'no row is rewritten');
SELECT lives_ok('DELETE FROM golive_record WHERE commission = ''AUTRE''', 'but those of a demonstration go with it');
SELECT throws_ok('DELETE FROM golive_record', '42501', NULL, 'nor deleted');
SELECT throws_ok('TRUNCATE golive_record', '42501', NULL, 'nor all of them');
SELECT is((SELECT count(*) FROM journal WHERE table_name = 'golive_record'), 3::bigint, 'each writing is journalled');
SELECT results_eq($$SELECT pg_temp.read_as('bureau',
    'SELECT DISTINCT commission FROM rapports_v1.mise_en_service')$$, ARRAY['(TEST)'],
  'the secretariat reads its commission');
SELECT is_empty($$SELECT pg_temp.read_as('drh_a', 'SELECT 1 FROM rapports_v1.mise_en_service')$$,
  'an employer reads none');

SELECT * FROM finish();
ROLLBACK;
