-- What a night refuses of its inputs, and what it never names.
BEGIN;
\ir fixture/commission.sql
SELECT plan(5);

INSERT INTO seance (commission, held_on) VALUES ('TEST', '2026-12-08');
PREPARE checks AS SELECT DISTINCT check_code FROM input_defects('TEST', '2026-11-24') WHERE severity <> 'avertissement';

INSERT INTO charte_rule (commission, version, rule, enabled) VALUES ('TEST', 1, 'GEO-HORS-RAYON', false);
SELECT results_eq($$SELECT value FROM input_defects('TEST', '2026-11-24') WHERE check_code = 'REGLE'$$,
  ARRAY['GEO-HORS-RAYON'], 'a rule switched off in vain is said');

SELECT set_eq($$SELECT row_key FROM input_defects('TEST', '2026-11-24') WHERE check_code = 'SITUATION'$$,
  ARRAY['A-001', 'A-002', 'B-001', 'C-001'], 'a defect names the agents the night reads');
UPDATE agent_agreement SET withdrawn_on = '2026-11-24' WHERE agent_id = (
  SELECT id FROM agent WHERE commission = 'TEST' AND code = 'A-001');
SELECT is_empty($$SELECT FROM input_defects('TEST', '2026-11-24') WHERE row_key = 'A-001'$$,
  'and nobody whose agreement is withdrawn');

DELETE FROM post WHERE commission = 'TEST';
SELECT set_eq('EXECUTE checks', ARRAY['SITUATION', 'VOLUME-EMPLOYEUR', 'VOLUME-POSTES'],
  'however few, posts that are all gone were lost');
DELETE FROM agent WHERE commission = 'TEST';
SELECT set_eq('EXECUTE checks', ARRAY['VOLUME-AGENTS', 'VOLUME-EMPLOYEUR', 'VOLUME-POSTES'], 'and so were agents');

SELECT * FROM finish();
ROLLBACK;
