-- What each login reads of the commission's work: the host least, nobody after a withdrawal; the review plain inside
-- and masked outside; an advice on weights from thirty avis on, and the smallest that is enough.
BEGIN;
\ir fixture/commission.sql
SELECT plan(21);

INSERT INTO seance (commission, held_on) VALUES ('TEST', '2026-11-20');
CREATE TEMPORARY TABLE given (agent text, id bigint);
GRANT SELECT ON given TO PUBLIC;
INSERT INTO given VALUES
  ('A-001', pg_temp.give('A-001', 'PB', 'retenir', held => '2026-11-20')),
  ('B-001', pg_temp.give('B-001', 'PA', 'ecarter', 'niveau', '2026-11-20'));

-- Files --------------------------------------------------------------------------------------------------------------
PREPARE files(text) AS SELECT pg_temp.read_as($1,
  'SELECT destinataire, agent, avis, etat FROM rapports_v1.suivi ORDER BY 2');
SELECT set_eq('EXECUTE files(''bureau'')', ARRAY['(secrétariat,A-001,retenir,"réponse de l''agent attendue")',
  '(secrétariat,B-001,écarter,écartée)'], 'the secretariat reads every file');
SELECT set_eq('EXECUTE files(''drh_a'')', ARRAY['(origine,A-001,retenir,"réponse de l''agent attendue")'],
  'an origin its own; as a host, nothing of what was set aside');
SELECT is((SELECT count(*) FROM pg_temp.read_as('drh_b', 'SELECT 1 FROM rapports_v1.suivi
    WHERE destinataire = ''accueil'' AND agent !~ ''^[ABC]-'' AND employeur_origine IS NULL
      AND motif IS NULL')), 1::bigint,
  'a host reads a reference, and neither origin nor reason');
SELECT is_empty($$SELECT pg_temp.read_as('egare', 'SELECT 1 FROM rapports_v1.suivi')$$,
  'a DRH mapped to nothing reads nothing');
SELECT is(pg_temp.read_as('veille', 'SELECT 1 FROM rapports_v1.suivi'), '42501', 'nor does the DPO');
INSERT INTO step (avis_id, kind, on_day, as_whom) SELECT id, 'agent_non', '2026-11-21', 'origine' FROM given
  WHERE agent = 'A-001';
SELECT is_empty($$SELECT pg_temp.read_as('drh_b', 'SELECT 1 FROM rapports_v1.suivi WHERE destinataire = ''accueil''')$$,
  'a host never reads how an agent answered');
SELECT is((SELECT count(*) FROM bilan_figures('TEST', '2026-12-31') WHERE indicator ~ 'non|refus' AND value > 0),
  0::bigint,
  'the review counts no refusal of an agent');
SELECT is((SELECT value FROM bilan_figures('TEST', '2026-12-31') WHERE year = 2026 AND indicator = 'avis'), 2::bigint,
  'and every avis');
UPDATE agent_agreement SET withdrawn_on = (now() AT TIME ZONE 'Europe/Paris')::date
  WHERE agent_id = (SELECT id FROM agent WHERE code = 'B-001' AND commission = 'TEST');
SELECT is_empty($$SELECT pg_temp.read_as('bureau', 'SELECT 1 FROM rapports_v1.suivi WHERE agent = ''B-001''')$$,
  'a withdrawn agent is gone from the files at the next SELECT');

-- The review ---------------------------------------------------------------------------------------------------------
INSERT INTO night_bilan (run_id, recipient_id, year, indicator, origin, host, value)
  SELECT run_id, recipient.id, 2026, figure.indicator, figure.origin, figure.host, figure.value
  FROM published JOIN recipient ON commission = 'TEST' AND kind = 'commission'
  CROSS JOIN (VALUES ('seances', '', '', 4), ('avis', '', '', 30), ('avis_retenir', '', '', 17), ('avis_immersion',
    '', '', 6),
    ('avis_formation', '', '', 0), ('avis_ajourner', '', '', 7), ('avis_ecarter', '', '', 0), ('prises', '', '', 12),
    ('prises_internes', '', '', 3), ('prises_voisines', '', '', 9), ('delai_prise', '', '', 90), ('delai_immersion',
      '', '', 40),
    ('immersions_prescrites', '', '', 2), ('flux_employeurs', '21840035000011', '24740000100019', 7),
    ('flux_employeurs', '24740000100019', '21840035000011', 5)) AS figure (indicator, origin, host, value);
CREATE FUNCTION pg_temp.outside(line text) RETURNS text
  RETURN pg_temp.read_as('bureau',
    format('SELECT string_agg(valeur, '' '' ORDER BY valeur) FROM rapports_v1.bilan_externe WHERE indicateur = %L',
      line));
SELECT is(pg_temp.outside('Séances tenues'), '(4)', 'séances are public');
SELECT is(pg_temp.outside('dont formations'), '(masqué)', 'a small figure is masked, none included');
SELECT is(pg_temp.outside('dont immersions'), '(masqué)',
  'and with it the next, when all that is hidden is under five');
SELECT is(pg_temp.outside('dont propositions retenues'), '(17)', 'but no more');
SELECT is(pg_temp.outside('dont chez le même employeur') || pg_temp.outside('dont chez un autre employeur'),
  '(masqué)(masqué)',
  'a lone hidden part takes its complement with it');
SELECT is(pg_temp.outside('De l''accord écrit à la prise de poste')
  || pg_temp.outside('De l''accord écrit à l''immersion'),
  '(90)(masqué)', 'a delay follows the number of people it rests on');
SELECT is_empty($$SELECT pg_temp.read_as('drh_a', 'SELECT 1 FROM rapports_v1.bilan_externe')$$,
  'the secretariat alone prints it');

-- Weights ------------------------------------------------------------------------------------------------------------
INSERT INTO published_parameter (run_id, kind, name, rank, value) SELECT run_id, 'poids', 'distance', 4, '15'
  FROM published;
UPDATE published_pair SET criteria = CASE post WHEN 'PA' THEN '{50,50,50,80,50,50,50,50,50}'::smallint[]
    ELSE '{90,50,50,50,50,50,50,50,50}' END
  WHERE reference = 'A-001' AND run_id IN (SELECT run_id FROM published);
DO $$ BEGIN FOR i IN 1..29 LOOP PERFORM pg_temp.give('A-001', 'PA', 'retenir', held => '2026-11-20'); END LOOP; END $$;
-- The first avis followed the plan: with it, thirty; PB has the points on its side already.
SELECT results_eq($$SELECT pg_temp.read_as('bureau',
  'SELECT critere, derogations, en_faveur, contre FROM rapports_v1.derogations ORDER BY ordre')$$,
  ARRAY['(competences,29,0,29)', '(distance,29,29,0)'], 'overrides are counted by criterion');
SELECT results_eq($$SELECT pg_temp.read_as('bureau',
  'SELECT critere, poids, poids_conseille, avis_suivis, avis_suivis_apres
    FROM rapports_v1.derogations WHERE poids_conseille IS NOT NULL')$$,
  ARRAY['(competences,20,11,1,29)'],
    'nine points less on one criterion are enough, where twelve more on the other would be');
SELECT is((-40 * 11 + 30 * 15 > 0) AND NOT (-40 * 12 + 30 * 15 > 0), true, 'and eight are not');
DELETE FROM avis WHERE id = (SELECT max(id) FROM avis);
SELECT is((SELECT count(*) FROM pg_temp.read_as('bureau',
  'SELECT 1 FROM rapports_v1.derogations WHERE poids_conseille IS NOT NULL')), 0::bigint,
  'under thirty avis, no advice');
SELECT is_empty($$SELECT pg_temp.read_as('drh_a', 'SELECT 1 FROM rapports_v1.derogations')$$, 'the secretariat''s');

SELECT * FROM finish();
ROLLBACK;
