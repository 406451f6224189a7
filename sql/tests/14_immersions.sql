-- Places of immersion: a loader writes its own, never a cohort's nor another's; a staged host row that says too much, or a
-- place given to too many, never becomes a publication.
BEGIN;
\ir fixture/commission.sql
SELECT plan(9);

INSERT INTO cohort (commission, code, label, seats, opens_on, closes_on)
VALUES ('TEST', 'K', 'Cohorte', 2, '2027-01-01', '2027-06-30');
INSERT INTO immersion_place (commission, cohort, code, employer, service, opens_on, closes_on, days) VALUES
  ('TEST', NULL, 'L-A', '21840035000011', 'Accueil', '2027-01-01', '2027-06-30', 5),
  ('TEST', NULL, 'L-B', '24740000100019', 'Accueil', '2027-01-01', '2027-06-30', 5),
  ('TEST', 'K', 'L-A', '21840035000011', 'Cohorte', '2027-01-01', '2027-06-30', NULL),
  ('TEST', 'K', 'L-D', '24740000100019', 'Cohorte', '2027-01-01', '2027-06-30', NULL);
SELECT set_eq($$SELECT pg_temp.read_as('chargeur_a', 'SELECT code, service FROM passerelle.immersion_place')$$,
  ARRAY['(L-A,Accueil)', '(L-A,Cohorte)', '(L-D,Cohorte)'], 'a loader sees its employer''s places, and all of a cohort');
SELECT is(pg_temp.write_as('chargeur_a', 'UPDATE passerelle.immersion_place SET capacity = 3'), '2',
  'it writes its own');
SELECT is(pg_temp.write_as('chargeur_a',
    'INSERT INTO passerelle.immersion_place (commission, code, employer, service, opens_on, closes_on, days) '
    'VALUES (''TEST'', ''L-C'', ''24740000100019'', ''x'', ''2027-01-01'', ''2027-06-30'', 5)'), '42501',
  'but none of another');
SELECT is(pg_temp.write_as('chargeur_a', format(
    'INSERT INTO passerelle.immersion_demand (place_id, code, is_present) VALUES (%s, ''R02'', true)', id)), '42501',
  'nor a demand of another''s place') FROM immersion_place WHERE code = 'L-B';
SELECT throws_ok($$INSERT INTO immersion_place (commission, code, employer, service, opens_on, closes_on, days) VALUES
    ('TEST', 'L-A', '24740000100019', 'x', '2027-01-01', '2027-06-30', 5)$$, '23505', NULL,
  'a key is of one place of the ordinary nights');

-- What may not be staged.
CREATE FUNCTION pg_temp.faults() RETURNS SETOF text LANGUAGE sql AS
  'SELECT invariant FROM passerelle.staged_faults((SELECT run_id FROM passerelle.published_agent LIMIT 1))
   WHERE invariant LIKE ''%immersion%''';
INSERT INTO published_immersion (run_id, recipient_id, reference, place, is_planned, priorities, finding_codes,
  finding_answers, finding_values)
SELECT run_id, recipient_id, reference, 'L-A', false, '{}', '{}', '{}', '{}' FROM published_agent;
SELECT is_empty('SELECT pg_temp.faults()', 'rows that say nothing are no fault');
UPDATE published_immersion SET verdict = 'PROPOSABLE'
WHERE recipient_id IN (SELECT id FROM recipient WHERE kind = 'accueil');
SELECT set_eq('SELECT pg_temp.faults()',
  ARRAY['a host row of an immersion that says a verdict, a reason or a date'], 'a verdict to a host is one');
UPDATE published_immersion SET verdict = NULL, is_planned = true;
UPDATE immersion_place SET capacity = 1 WHERE cohort IS NULL;
SELECT set_eq('SELECT pg_temp.faults()', ARRAY['more agents proposed to a place of immersion than it takes'],
  'so is a place given to too many');
UPDATE published_immersion SET is_planned = false, finding_codes = '{SAN-BLOQUE}', finding_answers = '{3}',
  finding_values = '{R01}'
WHERE recipient_id IN (SELECT id FROM recipient WHERE kind = 'commission' AND commission = 'TEST');
UPDATE published_immersion SET is_planned = false;
SELECT set_eq('SELECT pg_temp.faults()', ARRAY['a restriction code in a row of the commission about an immersion'],
  'and a restriction code to the secretariat');

SELECT * FROM finish();
ROLLBACK;
