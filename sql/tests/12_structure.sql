-- Rules of all or nothing are few and have a minimum; each level of fairness is voted once.
BEGIN;
\ir fixture/commission.sql
SELECT plan(6);

SELECT throws_ok(statement, state::char(5), NULL, label)
FROM (VALUES
  ('23514', 'all or nothing of nobody',
   'INSERT INTO structural_rule (commission, version, rank, code, kind, maximum, all_or_nothing)
     SELECT commission, version, 1, ''R1'', ''departs'', 3, 1 FROM charte WHERE commission = ''TEST'''),
  ('23514', 'all or nothing of those who stay',
   'INSERT INTO structural_rule (commission, version, rank, code, kind, minimum, all_or_nothing)
     SELECT commission, version, 1, ''R1'', ''presence'', 3, 1 FROM charte WHERE commission = ''TEST'''),
  ('23514', 'a fourth rule of all or nothing',
   'INSERT INTO structural_rule (commission, version, rank, code, kind, minimum, all_or_nothing)
     SELECT commission, version, 1, ''R1'', ''departs'', 3, 4 FROM charte WHERE commission = ''TEST'''),
  ('23505', 'one number twice',
   'INSERT INTO structural_rule (commission, version, rank, code, kind, minimum, all_or_nothing)
     SELECT commission, version, n, ''R'' || n, ''departs'', 3, 1
     FROM charte, generate_series(1, 2) AS n WHERE commission = ''TEST'''),
  ('23514', 'a level of fairness that is not on the list',
   'INSERT INTO charte_fairness SELECT commission, version, 1, ''age'' FROM charte WHERE commission = ''TEST''')
) AS refused (state, label, statement);

SELECT lives_ok(
  $$INSERT INTO charte_fairness SELECT commission, version, 4, 'employeurs' FROM charte WHERE commission = 'TEST'$$,
  'a fourth level of fairness, the employers''');

SELECT * FROM finish();
ROLLBACK;
