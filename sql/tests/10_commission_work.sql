-- The commission at work: who may record what, in which state; each refusal has its code; nothing is rewritten.
BEGIN;
\ir fixture/commission_work.sql
SELECT plan(88);

CREATE FUNCTION pg_temp.state(agent text, day date) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  said text;
  number bigint := pg_temp.file(agent);
BEGIN
  SET LOCAL SESSION AUTHORIZATION bureau;
  -- Readers reach files_on through the pages only.
  RESET SESSION AUTHORIZATION;
  SELECT files.state INTO said FROM pg_temp.all_files(day) AS files WHERE files.avis_id = number;
  RETURN said;
END
$$;
CREATE FUNCTION pg_temp.all_files(day date) RETURNS TABLE (avis_id bigint, state text) LANGUAGE plpgsql AS $$
DECLARE
  rows text[];
BEGIN
  GRANT USAGE ON SCHEMA passerelle TO bureau;
  GRANT EXECUTE ON FUNCTION passerelle.files_on TO bureau;
  SET LOCAL SESSION AUTHORIZATION bureau;
  SELECT array_agg(files.avis_id || ' ' || files.state) INTO rows FROM passerelle.files_on(day) AS files;
  RESET SESSION AUTHORIZATION;
  REVOKE EXECUTE ON FUNCTION passerelle.files_on FROM bureau;
  REVOKE USAGE ON SCHEMA passerelle FROM bureau;
  RETURN QUERY SELECT split_part(line, ' ', 1)::bigint, split_part(line, ' ', 2) FROM unnest(rows) AS line;
END
$$;

-- The agenda ---------------------------------------------------------------------------------------------------------
SELECT matches(pg_temp.do_as('drh_a', 'proposer_ordre_du_jour(''TEST'', ''2026-12-08'')'), '^42501 ',
  'only the secretariat builds the agenda');
SELECT matches(pg_temp.do_as('bureau', 'proposer_ordre_du_jour(''AUTRE'', ''2026-12-08'')'), '^42501 ',
  'of its own commission');
SELECT matches(pg_temp.do_as('bureau', 'proposer_ordre_du_jour(''TEST'', ''2026-12-09'')'),
  '^P0002 .*pas de séance le 09/12/2026',
  'on a day of séance');
SELECT results_eq($$SELECT pg_temp.read_as('bureau',
    'SELECT rang, agent, poste, motif FROM commission_v1.proposer_ordre_du_jour(''TEST'', ''2026-12-08'')')$$,
  ARRAY['(1,A-001,PB,priorite)', '(2,B-001,PA,priorite)'], 'a situation an agent, the nearest deadline first');
SELECT results_eq($$SELECT pg_temp.read_as('bureau',
    'SELECT count(*) FROM commission_v1.proposer_ordre_du_jour(''TEST'', ''2026-12-08'', 1)')$$, ARRAY['(1)'],
  'the draft is remade, within its places');
SELECT is((SELECT count(*) FROM agenda_item WHERE commission = 'TEST'), 1::bigint, 'and the former one is gone');
SELECT is(pg_temp.do_as('bureau', 'inscrire(''TEST'', ''2026-12-08'', ''B-001'', ''PA'')'), '', 'one is added by hand');
SELECT matches(pg_temp.do_as('bureau', 'inscrire(''TEST'', ''2026-12-08'', ''A-009'')'), '^P0002 ',
  'not an agent nobody knows');
SELECT is(pg_temp.do_as('bureau',
  'noter_presence(''TEST'', ''2026-12-08'', ''drh'', ''present'', ''21840035000011'')'), '', 'who was there');
SELECT matches(pg_temp.do_as('bureau', 'noter_presence(''TEST'', ''2026-12-08'', ''drh'', ''present'')'), '^22023 ',
  'a DRH of nowhere was not');
SELECT matches(pg_temp.do_as('bureau',
  'noter_presence(''TEST'', ''2026-12-08'', ''drh'', ''present'', ''26840000200013'')'), '^P0002 ',
  'nor one of an employer outside');
SELECT matches(pg_temp.do_as('drh_a', 'noter_presence(''TEST'', ''2026-12-08'', ''cnfpt'', ''present'')'), '^42501 ',
  'the secretariat notes it');

-- Avis ---------------------------------------------------------------------------------------------------------------
SELECT matches(pg_temp.do_as('drh_a', 'rendre_avis(''TEST'', ''2026-12-08'', ''A-001'', ''retenir'', ''PB'')'),
  '^42501 ', 'a DRH gives no avis');
SELECT matches(pg_temp.do_as('bureau', 'rendre_avis(''TEST'', ''2026-12-08'', ''C-001'', ''retenir'', ''PB'')'),
  '^55000 .*n''a pas examiné la paire C-001 → PB', 'no avis on a pair that was not published');
SELECT matches(pg_temp.do_as('bureau', 'rendre_avis(''TEST'', ''2026-12-08'', ''A-002'', ''retenir'', ''PB'')'),
  '^55000 .*non recevable', 'nothing not receivable is retained');
SELECT matches(pg_temp.do_as('bureau',
  'rendre_avis(''TEST'', ''2026-12-08'', ''A-002'', ''ajourner'', ''PB'', ''temps'')'),
  '^55000 .*ordre du jour', 'nothing outside the agenda');
SELECT matches(pg_temp.do_as('bureau', 'rendre_avis(''TEST'', ''2026-12-08'', ''A-001'', ''ecarter'', ''PB'')'),
  '^22023 .*demande un motif',
  'setting aside needs a reason');
SELECT matches(pg_temp.do_as('bureau',
  'rendre_avis(''TEST'', ''2026-12-08'', ''A-001'', ''ecarter'', ''PB'', ''refus_agent'')'),
  '^22023 .*n''est pas un motif', 'of the list, where no agent''s refusal is');
SELECT matches(pg_temp.do_as('bureau',
  'rendre_avis(''TEST'', ''2026-12-08'', ''A-001'', ''retenir'', ''PB'', ''temps'')'), '^22023 ',
  'and retaining has none');
SELECT matches(pg_temp.do_as('bureau', 'rendre_avis(''TEST'', ''2026-12-08'', ''A-001'', ''immersion'')'),
  '^22023 .*employeur d''accueil',
  'an immersion is somewhere');
SELECT is_empty('SELECT code FROM avis_reason WHERE code ~ ''refus|agent'' OR label ~* ''refus''',
  'no reason tells of a refusal');
SELECT matches(pg_temp.do_as('bureau', 'rendre_avis(''TEST'', ''2026-12-08'', ''A-001'', ''retenir'', ''PB'')'),
  '^[0-9]+$', 'an avis opens a file');
SELECT is((SELECT count(*) FROM avis_input WHERE avis_id = pg_temp.file('A-001')::bigint), 5::bigint,
  'with what it was given on');
SELECT matches(pg_temp.do_as('bureau',
  'rendre_avis(''TEST'', ''2026-12-08'', ''A-001'', ''ajourner'', ''PB'', ''temps'')'),
  '^55000 .*dossier en cours', 'one avis a pair and a séance');
SELECT is(pg_temp.state('A-001', '2026-12-08'), 'attente_agent', 'the agent''s answer is awaited');
SELECT is((SELECT count(*) FROM seats_taken('TEST', '2027-12-31')), 0::bigint, '« retenu » takes no seat');

-- Naming -------------------------------------------------------------------------------------------------------------
SELECT matches(pg_temp.do_as('drh_b', format('communiquer_nom(%s, ''2026-12-09'')', pg_temp.file('A-001'))),
  '^55000 .*n''a pas accepté', 'no name before the agent''s yes');
SELECT matches(pg_temp.do_as('drh_a', format('communiquer_nom(%s, ''2026-12-09'')', pg_temp.file('A-001'))),
  '^42501 ', 'nor to another than the host');

-- From step to step --------------------------------------------------------------------------------------------------
SELECT matches(pg_temp.do_as('drh_b', format('decider_accueil(%s, true, ''2026-12-10'', ''arrete'', ''2027-04-01'')',
  pg_temp.file('A-001'))),
  '^55000 .*réponse de l''agent attendue', 'no arrêté before the agent''s yes');
SELECT matches(pg_temp.do_as('drh_a', format('demander_depart(%s, ''2026-12-10'')', pg_temp.file('A-001'))),
  '^55000 ', 'no request either');
SELECT matches(pg_temp.do_as('drh_b', format('repondre_agent(%s, true, ''2026-12-10'')', pg_temp.file('A-001'))),
  '^42501 ', 'the host does not answer for the agent');
SELECT matches(pg_temp.do_as('agente', format('repondre_agent(%s, true, ''2026-12-10'')', pg_temp.file('A-001'))),
  '^P0002 ', 'nor does another agent, who learns nothing');
SELECT matches(pg_temp.do_as('drh_a', format('repondre_agent(%s, true, ''2026-12-01'')', pg_temp.file('A-001'))),
  '^22023 .*antérieur', 'no answer before the avis');
SELECT matches(pg_temp.do_as('bureau', 'repondre_agent(0, true)'), '^P0002 ', 'no answer without a file');
SELECT matches(pg_temp.do_as('drh_a', format('repondre_agent(%s, true, ''2026-12-10'')', pg_temp.file('A-001'))),
  '^[0-9]+$',
  'the origin enters the agent''s written yes');
SELECT matches(pg_temp.do_as('drh_b', format('communiquer_nom(%s, ''2026-12-11'')', pg_temp.file('A-001'))),
  '^55000 .*accord écrit pour être nommé', 'no name without the agreement to it');
SELECT matches(pg_temp.do_as('drh_b', 'donner_accord(''TEST'', ''A-001'', ''nom'', ''24740000100019'')'), '^P0002 ',
  'which the host does not give itself');
SELECT is(pg_temp.do_as('drh_a', 'donner_accord(''TEST'', ''A-001'', ''nom'', ''24740000100019'', ''2026-11-11'')'),
  '', 'the agent gives it');
SELECT is(pg_temp.do_as('drh_b', format('communiquer_nom(%s, ''2026-12-11'')', pg_temp.file('A-001'))),
  '("Nom de A-001",Alix)',
  'then the host reads the name');
SELECT is(pg_temp.do_as('drh_a', 'lever_accord(''TEST'', ''A-001'', ''nom'', ''24740000100019'', ''2026-11-12'')'),
  '', 'the agent takes it back');
SELECT matches(pg_temp.do_as('drh_b', format('communiquer_nom(%s, ''2026-12-11'')', pg_temp.file('A-001'))),
  '^55000 ', 'and the name is closed again');
SELECT matches(pg_temp.do_as('drh_a', format('demander_depart(%s, ''2026-12-31'')', pg_temp.file('A-001'))),
  '^[0-9]+$', 'the request');
SELECT matches(pg_temp.do_as('drh_b', format('repondre_origine(%s, true, ''2027-01-05'')', pg_temp.file('A-001'))),
  '^42501 .*origine', 'no employer answers for another');
SELECT matches(pg_temp.do_as('bureau', format('repondre_origine(%s, true, ''2027-01-05'')', pg_temp.file('A-001'))),
  '^42501 ', 'the secretariat neither');
SELECT matches(pg_temp.do_as('drh_a', format('repondre_origine(%s, false, ''2027-01-05'')', pg_temp.file('A-001'))),
  '^22023 .*L511-3', 'an origin refuses for the reasons of the law alone');
SELECT matches(pg_temp.do_as('drh_b', format('decider_accueil(%s, true, ''2027-02-27'', ''arrete'', ''2027-04-01'')',
  pg_temp.file('A-001'))),
  '^55000 ', 'no arrêté before the origin''s answer');
SELECT is(pg_temp.state('A-001', '2027-02-27') || ' ' || pg_temp.state('A-001', '2027-02-28'),
  'demande attente_accueil',
  'two months of silence are a yes, at the end of a shorter month');
SELECT matches(pg_temp.do_as('drh_a', format('repondre_origine(%s, false, ''2027-03-01'', ''service'')',
  pg_temp.file('A-001'))),
  '^55000 .*accord de l''origine', 'too late to refuse');
SELECT matches(pg_temp.do_as('drh_a', format('decider_accueil(%s, true, ''2027-03-01'', ''arrete'', ''2027-04-01'')',
  pg_temp.file('A-001'))),
  '^42501 ', 'the origin does not decide for the host');
SELECT matches(pg_temp.do_as('drh_b', format('decider_accueil(%s, true, ''2027-03-01'')', pg_temp.file('A-001'))),
  '^22023 ', 'a decision is an act and a date');
SELECT matches(pg_temp.do_as('drh_b', format('constater_prise_de_poste(%s, ''2027-04-01'')', pg_temp.file('A-001'))),
  '^55000 ',
  'nobody takes a post before the act');
SELECT matches(pg_temp.do_as('drh_b', format('decider_accueil(%s, true, ''2027-03-01'', ''arrete'', ''2027-04-01'')',
  pg_temp.file('A-001'))),
  '^[0-9]+$', 'the host''s arrêté');
SELECT is((SELECT count(*) FROM seats_taken('TEST', '2027-03-01')), 1::bigint, 'takes the seat');
SELECT is((SELECT count(*) FROM seats_taken('TEST', '2027-02-28')), 0::bigint, 'from its day on');
SELECT is((SELECT count(*) FROM seats_changed('TEST', '2027-03-01')), 0::bigint, 'the plan keeps it');
UPDATE agent_agreement SET withdrawn_on = '2027-03-05'
  WHERE kind = 'presentation' AND agent_id = (SELECT id FROM agent WHERE code = 'A-001' AND commission = 'TEST');
SELECT is((SELECT change FROM seats_changed('TEST', '2027-03-05')), -1::bigint,
  'and it stays taken when the agent may no longer be read');
UPDATE agent_agreement SET withdrawn_on = NULL
  WHERE kind = 'presentation' AND agent_id = (SELECT id FROM agent WHERE code = 'A-001' AND commission = 'TEST');
SELECT matches(pg_temp.do_as('drh_a', format('repondre_agent(%s, false, ''2027-03-02'')', pg_temp.file('A-001'))),
  '^55000 ', 'an answer is over then');
SELECT matches(pg_temp.do_as('drh_b', format('inscrire_suivi(%s, 3, ''favorable'', ''2027-03-20'')',
  pg_temp.file('A-001'))), '^55000 ',
  'no follow-up before the post is taken');
SELECT matches(pg_temp.do_as('drh_b', format('constater_prise_de_poste(%s, ''2027-02-01'')', pg_temp.file('A-001'))),
  '^55000 |^22023 ',
  'time goes one way');
SELECT matches(pg_temp.do_as('drh_b', format('constater_prise_de_poste(%s, ''2027-04-01'')', pg_temp.file('A-001'))),
  '^[0-9]+$', 'the post is taken');
SELECT matches(pg_temp.do_as('drh_b', format('inscrire_suivi(%s, 2, ''favorable'', ''2027-06-01'')',
  pg_temp.file('A-001'))), '^22023 ', 'points are at 1, 3, 6, 12 months');
SELECT matches(pg_temp.do_as('drh_b', format('inscrire_suivi(%s, 3, ''favorable'', ''2027-07-01'')',
  pg_temp.file('A-001'))), '^[0-9]+$', 'a point');
SELECT matches(pg_temp.do_as('drh_b', format('inscrire_suivi(%s, 3, ''favorable'', ''2027-07-02'')',
  pg_temp.file('A-001'))), '^55000 ', 'once');

-- Corrections --------------------------------------------------------------------------------------------------------
SELECT matches(pg_temp.do_as('bureau', format('corriger_avis(%s, ''ajourner'', ''temps'')', pg_temp.file('A-001'))),
  '^55000 .*déjà avancé',
  'an avis that was acted upon is not corrected');
SELECT matches(pg_temp.do_as('agente', format('annuler_etape(%s)', pg_temp.file('A-001'))), '^P0002 ',
  'nor a step by a stranger');
SELECT matches(pg_temp.do_as('drh_b', format('annuler_etape(%s)', pg_temp.file('A-001'))),
  '^Annulée : point de suivi', 'a step is taken back');
SELECT is((SELECT count(*) FROM step WHERE avis_id = pg_temp.file('A-001')::bigint), 6::bigint,
  'by a row more, none less');
SELECT throws_ok('UPDATE step SET on_day = ''2027-01-01''', '42501', NULL, 'a step is never rewritten');
SELECT throws_ok('UPDATE avis SET kind = ''formation''', '42501', NULL, 'an avis neither');
SELECT matches(pg_temp.do_as('bureau',
  'rendre_avis(''TEST'', ''2026-12-08'', ''B-001'', ''ecarter'', ''PA'', ''niveau'')'), '^[0-9]+$', 'another avis');
SELECT is((SELECT avis FROM avis_in_force('TEST', '2026-12-10')), 'ecartee', 'weighs on the nights');
SELECT matches(pg_temp.do_as('bureau', format('corriger_avis(%s, ''ajourner'', ''temps'')', pg_temp.file('B-001'))),
  '^[0-9]+$', 'corrected by another');
SELECT is((SELECT string_agg(avis, ' ') FROM avis_in_force('TEST', '2026-12-10')), 'ajournee', 'which alone counts');

-- The night ----------------------------------------------------------------------------------------------------------
SELECT is((SELECT count(*) FROM avis_in_force('TEST', '2027-06-08')), 0::bigint, 'six months at most');
INSERT INTO restriction (agent_id, code) SELECT id, 'R13' FROM agent WHERE commission = 'TEST' AND code = 'B-001';
SELECT is((SELECT lifted_on FROM avis_in_force('TEST', '2027-01-10')), '2027-01-10'::date,
  'a material change lifts it');
DELETE FROM restriction WHERE agent_id = (SELECT id FROM agent WHERE commission = 'TEST' AND code = 'B-001');
SELECT matches(pg_temp.do_as('drh_a', format('demander_reexamen(%s, ''2027-01-15'')', pg_temp.file('B-001'))),
  '^[0-9]+$', 'the host asks to see it again');
SELECT is((SELECT lifted_on FROM avis_in_force('TEST', '2027-01-20')), '2027-01-15'::date, 'and it no longer weighs');

-- Immersions ---------------------------------------------------------------------------------------------------------
SELECT is(pg_temp.do_as('bureau', 'inscrire(''TEST'', ''2027-02-09'', ''A-002'')'), '', 'a situation without proposal');
INSERT INTO immersion_place (commission, code, employer, service, opens_on, closes_on, days)
  VALUES ('TEST', 'PARC', '24740000100019', 'Parc', '2027-02-01', '2027-06-30', 5);
SELECT matches(pg_temp.do_as('bureau',
  'rendre_avis(''TEST'', ''2027-02-09'', ''A-002'', ''immersion'', lieu => ''LAC'')'), '^P0002 ', 'an unknown place');
SELECT matches(pg_temp.do_as('bureau',
  'rendre_avis(''TEST'', ''2027-02-09'', ''A-002'', ''immersion'', lieu => ''PARC'')'),
  '^55000 .*ne propose pas', 'nor one that the night does not propose');
INSERT INTO published_immersion (run_id, recipient_id, reference, place, verdict, is_planned, priorities,
  finding_codes, finding_answers, finding_values)
  SELECT run_id, recipient.id, 'A-002', 'PARC', 'PROPOSABLE', true, '{}', '{}', '{}', '{}'
  FROM published, recipient WHERE commission = 'TEST' AND kind = 'commission';
SELECT matches(pg_temp.do_as('bureau',
  'rendre_avis(''TEST'', ''2027-02-09'', ''A-002'', ''immersion'', lieu => ''PARC'')'),
  '^[0-9]+$', 'an immersion elsewhere than in a post');
SELECT matches(pg_temp.do_as('agente', format('repondre_agent(%s, true, ''2027-02-10'')', pg_temp.file('A-002'))),
  '^[0-9]+$',
  'the agent answers');
SELECT matches(pg_temp.do_as('drh_a', format('constater_immersion(%s, 5, ''2027-02-19'')', pg_temp.file('A-002'))),
  '^55000 ',
  'no immersion before its convention');
SELECT is(pg_temp.do_as('drh_a', format('prescrire_immersion(%s, ''2027-02-15'', ''2027-02-19'', ''2027-02-11'')',
  pg_temp.file('A-002')))
  || pg_temp.do_as('drh_a', format('constater_immersion(%s, 5, ''2027-02-19'')', pg_temp.file('A-002'))) ~ '^[0-9]+$',
    true,
  'then it is done');
SELECT is((SELECT sum(days) FROM immersion_done JOIN agent ON agent.id = agent_id AND code = 'A-002'
  AND commission = 'TEST'), 5::bigint,
  'its days count with the others');
SELECT is((SELECT agents FROM places_taken('TEST', '2027-02-19')), 1::bigint, 'the place has one agent less to take');
SELECT matches(pg_temp.do_as('drh_a', format('annuler_etape(%s)', pg_temp.file('A-002'))),
  '^Annulée : fin de l''immersion', 'taken back');
SELECT is((SELECT count(*) FROM immersion_done JOIN agent ON agent.id = agent_id AND code = 'A-002'
  AND commission = 'TEST'), 0::bigint,
  'they no longer do');

SELECT * FROM finish();
ROLLBACK;
