-- What a hostile or clumsy hand tries on the commission's work: each is refused with its code and what to do, or
-- changes nothing. And what is erased, when.
BEGIN;
\ir fixture/commission_work.sql
SELECT plan(73);

-- Every refusal says more than a rule's name, and none comes from a constraint.
CREATE FUNCTION pg_temp.refused(login text, call text, code text, words text, why text) RETURNS text
  LANGUAGE sql AS $$ SELECT public.matches(pg_temp.do_as(login, call), '^' || code || ' .*' || words, why) $$;

-- Empty and absurd values --------------------------------------------------------------------------------------------
SELECT pg_temp.refused('bureau', 'prevoir_seance(''TEST'', NULL)', '22023', 'date vide', 'a séance without a date');
SELECT pg_temp.refused('bureau', 'prevoir_seance(''TEST'', ''1999-01-01'')', '22023', '01/01/1999', 'one long past');
SELECT pg_temp.refused('bureau', 'prevoir_seance(''TEST'', ''9999-12-31'')', '22023', '31/12/9999', 'one never');
SELECT pg_temp.refused('bureau', 'proposer_ordre_du_jour(''TEST'', ''2026-12-08'', NULL)', '22023', '1 à 200',
  'an agenda of no number of places');
SELECT pg_temp.refused('bureau', 'noter_presence(''TEST'', ''2026-12-08'', NULL, ''present'')', '22023', 'inattendue',
  'nobody present');
SELECT pg_temp.refused('bureau',
  'noter_presence(''TEST'', ''2026-12-08'', ''cnfpt'', ''present'', ''21840035000011'')', '22023', 'cnfpt',
  'an employer where none may be');
SELECT is(pg_temp.do_as('bureau', 'inscrire(''TEST'', ''2026-12-08'', ''A-001'')'), '', 'a situation');
SELECT pg_temp.refused('bureau',
  'rendre_avis(''TEST'', ''2026-12-08'', ''A-001'', ''immersion'', employeur => ''24740000100019'', metier => ''Z'')',
  'P0002', 'Métier « Z »', 'a métier nobody knows');
SELECT pg_temp.refused('bureau',
  'rendre_avis(''TEST'', ''2026-12-08'', ''A-001'', ''immersion'', employeur => ''26840000200013'')',
  'P0002', '26840000200013 n''est pas membre', 'a host outside the conventions');
SELECT pg_temp.refused('bureau', 'donner_accord(''TEST'', ''A-001'', ''nom'', ''99999999999999'')', 'P0002',
  '99999999999999', 'a name to an employer nobody knows');
SELECT pg_temp.refused('bureau', 'prevoir_action(''TEST'', ''A-001'', ''entretien'', NULL, ''2027-01-01'')', '22023',
  'entretien', 'an action for nobody');
SELECT pg_temp.refused('bureau', 'prevoir_action(''TEST'', ''A-001'', ''entretien'', ''agent'', ''9999-12-31'')',
  '22023', '31/12/9999', 'an action for never');
SELECT pg_temp.refused('bureau', 'noter_issue(''TEST'', ''A-001'', ''concours'', employeur => ''99999999999999'')',
  'P0002', '99999999999999', 'an outcome at an employer nobody knows');
SELECT pg_temp.refused('bureau', 'donner_accord(''TEST'', ''A-001'', ''presentation'', le => ''1850-01-01'')', '22023',
  '01/01/1850', 'an agreement of another century');
SELECT pg_temp.refused('bureau', 'lever_accord(''TEST'', ''A-001'', ''presentation'', le => ''infinity'')', '22023',
  'infinity', 'a withdrawal at the end of time');
SELECT pg_temp.refused('bureau', 'inscrire(''TEST'', ''2026-12-08'', NULL)', 'P0002', 'Agent vide', 'an agent unsaid');
SELECT matches(pg_temp.do_as('bureau', 'noter_issue(''TEST'', ''A-001'', ''concours'')'), '^[0-9]+$', 'an outcome');
SELECT pg_temp.refused('bureau', 'noter_issue(''TEST'', ''A-001'', ''concours'')', '55000', 'déjà inscrite',
  'not twice');
SELECT matches(pg_temp.do_as('bureau', 'annuler_issue(''TEST'', ''A-001'')'), '^Annulée : concours', 'taken back');
SELECT pg_temp.refused('bureau', 'annuler_issue(''TEST'', ''A-001'')', '55000', 'A-001', 'once');
SELECT is((SELECT value FROM bilan_figures('TEST', today_paris()) WHERE indicator = 'issue_concours'
  AND year = extract(year FROM today_paris())), 0::bigint, 'and no longer counted');

-- From file to file --------------------------------------------------------------------------------------------------
SELECT matches(pg_temp.do_as('bureau', 'rendre_avis(''TEST'', ''2026-12-08'', ''A-001'', ''retenir'', ''PB'')'),
  '^[0-9]+$', 'an avis');
SELECT cmp_ok((SELECT count(*) FROM avis_input WHERE agent_id = (SELECT id FROM agent WHERE code = 'A-001'
  AND commission = 'TEST')), '>', 0::bigint, 'its digests are of the agent');
SELECT pg_temp.refused('drh_a', format('repondre_agent(%s, NULL)', pg_temp.file('A-001')), '22023', 'vide',
  'an empty answer is no no');
SELECT pg_temp.refused('drh_a', 'repondre_agent(NULL, true)', 'P0002', 'vide', 'nor of no file');
SELECT pg_temp.refused('drh_b', format('decider_accueil(%s, NULL, ''2026-12-10'', ''arrete'', ''2027-04-01'')',
  pg_temp.file('A-001')), '22023', 'vide', 'nor a decision');
SELECT pg_temp.refused('drh_a', format('repondre_origine(%s, NULL)', pg_temp.file('A-001')), '22023', 'vide',
  'nor a departure');
SELECT matches(pg_temp.do_as('drh_a', format('repondre_agent(%s, true, ''2026-12-10'')', pg_temp.file('A-001'))),
  '^[0-9]+$', 'the agent says yes');
SELECT matches(pg_temp.do_as('drh_a', format('demander_depart(%s, ''2026-12-31'')', pg_temp.file('A-001'))),
  '^[0-9]+$', 'the request, on the last day of a year');
SELECT pg_temp.refused('drh_b', format('annuler_etape(%s)', pg_temp.file('A-001')), '42501', 'pas la vôtre',
  'a host does not take back what an origin has said');
SELECT pg_temp.refused('drh_b', format('decider_accueil(%s, true, ''2027-02-28'', ''arrete'', ''2027-02-27'')',
  pg_temp.file('A-001')), '22023', '27/02/2027', 'no act before itself');
SELECT matches(pg_temp.do_as('drh_b', format('decider_accueil(%s, true, ''2027-02-28'', ''arrete'', ''2027-04-01'')',
  pg_temp.file('A-001'))), '^[0-9]+$', 'two months later, at the end of February, the host decides');
SELECT pg_temp.refused('drh_b', format('decider_accueil(%s, true, ''2027-03-01'', ''contrat'', ''2027-04-01'')',
  pg_temp.file('A-001')), '55000', 'arrêté ou contrat pris', 'once');
SELECT pg_temp.refused('drh_b', format('constater_prise_de_poste(%s, ''2027-03-31'')', pg_temp.file('A-001')), '22023',
  '01/04/2027', 'nobody is in the post before the date of the act');

-- Another avis, another host, the same agent.
INSERT INTO post (commission, code, employer, title, seats) VALUES ('TEST', 'PC', '21840035000011', 'Autre', 1);
SELECT pg_temp.give('A-001', 'PC', 'retenir') AS second \gset
INSERT INTO step (avis_id, kind, on_day, as_whom) VALUES (:second, 'agent_oui', '2026-12-10', 'origine');
SELECT pg_temp.refused('drh_a', format('decider_accueil(%s, true, ''2027-03-02'', ''arrete'', ''2027-05-01'')',
  :second), '55000', 'a déjà une place', 'two hosts do not take the same agent');
SELECT pg_temp.give('B-001', 'PB', 'retenir') AS third \gset
INSERT INTO recipient_reference (recipient_id, agent_id, campaign)
  SELECT recipient.id, agent.id, '2027-02' FROM recipient JOIN agent USING (commission)
  WHERE recipient.kind = 'accueil' AND recipient.employer = '24740000100019' AND agent.code = 'B-001'
    AND commission = 'TEST';
INSERT INTO step (avis_id, kind, on_day, as_whom) VALUES (:third, 'agent_oui', '2026-12-10', 'origine');
SELECT pg_temp.refused('drh_b', format('decider_accueil(%s, true, ''2027-03-02'', ''arrete'', ''2027-05-01'')',
  :third), '55000', 'Le poste PB n''a pas de place', 'nor one post two agents');

-- A withdrawal after the act.
UPDATE agent_agreement SET withdrawn_on = '2026-11-01'
  WHERE kind = 'presentation' AND agent_id = (SELECT id FROM agent WHERE code = 'A-001' AND commission = 'TEST');
SELECT is((SELECT count(*) FROM avis_input WHERE agent_id = (SELECT id FROM agent WHERE code = 'A-001'
  AND commission = 'TEST')), 0::bigint, 'a withdrawal erases the digests of the avis');
SELECT is((SELECT count(*) FROM night_input WHERE side = 'agent' AND subject = (SELECT id FROM agent
  WHERE code = 'A-001' AND commission = 'TEST')), 0::bigint, 'and those of the nights');
SELECT cmp_ok((SELECT count(*) FROM night_input WHERE side = 'agent'), '>', 0::bigint, 'of nobody else');
SELECT matches(pg_temp.do_as('drh_b', format('constater_prise_de_poste(%s, ''2027-04-01'')',
  (SELECT min(id) FROM avis WHERE commission = 'TEST'))), '^55000 .*accord écrit',
  'nothing more is written of the agent');
SELECT matches(pg_temp.do_as('drh_b', format('constater_retour(%s, ''2027-04-01'')',
  (SELECT min(id) FROM avis WHERE commission = 'TEST'))), '^[0-9]+$', 'but that the seat is given back');
SELECT is((SELECT count(*) FROM seat_holder), 0::bigint, 'and it is');
SELECT is((SELECT count(*) FROM seats_taken('TEST', '2027-04-01')), 0::bigint, 'for the nights too');
SELECT pg_temp.refused('bureau', 'donner_accord(''TEST'', ''A-001'', ''presentation'', le => ''2026-10-01'')', '55000',
  '01/11/2026', 'a new agreement is not older than the withdrawal');
SELECT is(pg_temp.do_as('bureau', 'donner_accord(''TEST'', ''A-001'', ''presentation'', le => ''2026-11-02'')'), '',
  'a later one is taken');

-- An agent who answers by themselves.
SELECT pg_temp.give('A-002', 'PB', 'retenir') AS own \gset
SELECT matches(pg_temp.do_as('agente', format('repondre_agent(%s, true, ''2026-12-09'')', :own)), '^[0-9]+$',
  'the agent''s own yes');
SELECT pg_temp.refused('drh_a', format('repondre_agent(%s, false, ''2026-12-10'')', :own), '42501', 'lui-même',
  'is not turned into a no by the origin');
SELECT pg_temp.refused('drh_a', format('annuler_etape(%s)', :own), '42501', 'autre titre', 'nor taken back');
SELECT matches(pg_temp.do_as('agente', format('annuler_etape(%s)', :own)), '^Annulée', 'but by the agent');

-- A host does not find out that the agent said no.
SELECT matches(pg_temp.do_as('agente', format('repondre_agent(%s, false, ''2026-12-09'')', :own)), '^[0-9]+$',
  'the agent''s no');
SELECT is(pg_temp.do_as('drh_b', format('decider_accueil(%s, false, ''2026-12-10'')', :own)),
  format('P0002 Dossier %s inconnu de votre compte.', :own), 'is unknown to the host who decides');
SELECT is(pg_temp.do_as('drh_b', format('communiquer_nom(%s, ''2026-12-10'')', :own)),
  format('P0002 Dossier %s inconnu de votre compte.', :own), 'who asks the name');
SELECT is(pg_temp.do_as('drh_b', format('annuler_etape(%s)', :own)), format('42501 La dernière étape du dossier %s n''est '
  'pas la vôtre : vous ne pouvez l''annuler.', :own), 'or who would take it back');
SELECT matches(pg_temp.do_as('agente', format('annuler_etape(%s)', :own)), '^Annulée', 'the agent thinks again');

-- The silent origin does not take the request back.
INSERT INTO step (avis_id, kind, on_day, as_whom) VALUES (:own, 'agent_oui', '2026-12-09', 'agent');
UPDATE agent_agreement SET signed_on = '2026-01-15' WHERE kind = 'presentation';
SELECT pg_temp.give('B-001', 'PA', 'retenir') AS old \gset
INSERT INTO step (avis_id, kind, on_day, as_whom) VALUES (:old, 'agent_oui', today_paris() - 80, 'origine'),
  (:old, 'demande', today_paris() - 70, 'origine');
SELECT pg_temp.refused('drh_b', format('annuler_etape(%s)', :old), '55000', 'valent accord',
  'an origin that said nothing for two months does not take the request back');

-- Stays --------------------------------------------------------------------------------------------------------------
INSERT INTO immersion_place (commission, code, employer, service, opens_on, closes_on, days)
  VALUES ('TEST', 'PARC', '24740000100019', 'Parc', '2027-02-01', '2027-06-30', 5);
INSERT INTO published_immersion (run_id, recipient_id, reference, place, verdict, is_planned, priorities,
  finding_codes, finding_answers, finding_values)
  SELECT run_id, recipient.id, who, 'PARC', 'PROPOSABLE', true, '{}', '{}', '{}', '{}'
  FROM published, recipient, unnest('{A-001,A-002}'::text[]) AS who
  WHERE commission = 'TEST' AND kind = 'commission';
SELECT is(pg_temp.do_as('bureau', 'inscrire(''TEST'', ''2027-02-09'', ''A-001'')')
  || pg_temp.do_as('bureau', 'inscrire(''TEST'', ''2027-02-09'', ''A-002'')'), '', 'two situations');
SELECT pg_temp.do_as('bureau', 'rendre_avis(''TEST'', ''2027-02-09'', ''A-002'', ''immersion'', lieu => ''PARC'')')
  AS stay \gset
SELECT matches(:'stay'::text, '^[0-9]+$', 'a stay');
SELECT pg_temp.refused('bureau', 'rendre_avis(''TEST'', ''2027-02-09'', ''A-001'', ''immersion'', lieu => ''PARC'')',
  '55000', 'PARC accueille 1 agent', 'a place is not promised to more agents than it takes');
SELECT matches(pg_temp.do_as('agente', format('repondre_agent(%s, true, ''2027-02-10'')', :stay)), '^[0-9]+$', 'yes');
SELECT pg_temp.refused('drh_a', format('prescrire_immersion(%s, ''2027-02-01'', ''2027-02-05'', ''2027-02-11'')',
  :stay), '22023', '01/02/2027', 'no stay is prescribed for the past');
SELECT matches(pg_temp.do_as('drh_a', format('prescrire_immersion(%s, ''2027-02-15'', ''2027-02-19'', ''2027-02-11'')',
  :stay)), '^[0-9]+$', 'prescribed');
SELECT is((SELECT string_agg(agent.code || ' ' || to_day, ',') FROM stays_under_way('TEST', '2027-02-12')
  JOIN agent ON agent.id = agent_id), 'A-002 2027-02-19', 'and under way for the nights');
SELECT is((SELECT count(*) FROM stays_under_way('TEST', '2027-02-20')), 0::bigint, 'until its last day');
SELECT pg_temp.refused('drh_a', format('constater_immersion(%s, 5, ''2027-02-12'')', :stay), '22023', '15/02/2027',
  'not done before it began');
SELECT pg_temp.refused('drh_a', format('constater_immersion(%s, 9, ''2027-02-19'')', :stay), '22023',
  '9 jours n''y tiennent pas', 'nor for more days than it had');
SELECT pg_temp.do_as('bureau',
  'rendre_avis(''TEST'', ''2027-02-09'', ''A-002'', ''immersion'', employeur => ''24740000100019'')') AS other \gset
SELECT pg_temp.do_as('agente', format('repondre_agent(%s, true, ''2027-02-10'')', :other)) AS said \gset
SELECT pg_temp.refused('drh_a', format('prescrire_immersion(%s, ''2027-02-18'', ''2027-02-22'', ''2027-02-12'')',
  :other), '55000', 'du 15/02/2027 au 19/02/2027', 'nobody is sent to two places on one day');

-- Employers that leave.
UPDATE convention_party SET until_on = '2026-12-31' WHERE employer = '24740000100019' AND commission = 'TEST';
SELECT pg_temp.refused('bureau',
  'rendre_avis(''TEST'', ''2027-02-09'', ''A-001'', ''immersion'', employeur => ''24740000100019'')', 'P0002',
  '09/02/2027', 'an employer that left receives nobody new');

-- What is kept no longer ---------------------------------------------------------------------------------------------
INSERT INTO referent (commission, login, employer, name) VALUES ('TEST', 'gone', '24740000100019', 'X');
UPDATE agent SET closed_on = '2026-11-20' WHERE code = 'A-002' AND commission = 'TEST';
INSERT INTO restriction (agent_id, code, valid_until) SELECT id, 'R13', '2026-06-30' FROM agent
  WHERE code = 'A-001' AND commission = 'TEST';
SELECT set_eq($$SELECT category || ' ' || erased FROM purge('TEST', '2026-11-22') WHERE erased > 0
  AND category <> 'journal'$$, ARRAY['contrainte_echue 1'], 'a restriction that ran out goes after three months');
-- A seat taken by a file that goes.
INSERT INTO step (avis_id, kind, on_day, as_whom, act, from_day)
  VALUES (:own, 'accueil_oui', '2026-12-20', 'accueil', 'arrete', '2027-01-04');
SELECT is((SELECT string_agg(category || ' ' || (erased > 0), ', ' ORDER BY category) FROM purge('TEST', '2028-11-20')
  WHERE category <> 'journal'),
  'contrainte_echue false, dossier_clos true, proposition false, referent true',
  'a closed file goes after two years, referents a year after their employer; an examined night stays');
SELECT is((SELECT count(*) FROM agent WHERE code = 'A-002' AND commission = 'TEST')
  + (SELECT count(*) FROM avis WHERE id = :own) + (SELECT count(*) FROM step WHERE avis_id = :own), 0::bigint,
  'with its avis and its steps');
SELECT is((SELECT change FROM seats_changed('TEST', '2028-11-21') JOIN post ON post.id = post_id WHERE code = 'PB'),
  -1::bigint, 'and its seat stays taken, by nobody');

-- Restrictions in the review -----------------------------------------------------------------------------------------
INSERT INTO restriction_code (code, name, label, comparison) VALUES ('R01', 'PORT', 'Port', 'none')
  ON CONFLICT DO NOTHING;
INSERT INTO published_pair (run_id, recipient_id, reference, post, verdict, routes, allows_mise_a_disposition,
  is_planned, pay_is_at_least, criteria, priorities, finding_codes, finding_answers, finding_values)
SELECT run_id, recipient.id, 'X-' || n, 'PA', 'NON_RECEVABLE', '{}', false, false, false, '{}', '{}', '{SAN-BLOQUE}', '{3}',
  ARRAY['R01']
FROM published, recipient, generate_series(1, 6) AS n
WHERE recipient.kind = 'origine' AND recipient.commission = 'TEST' AND recipient.employer = '24740000100019';
SELECT set_eq('SELECT indicator, value FROM blocking_restrictions((SELECT run_id FROM published))',
  $$VALUES ('contrainte_R01', 5::bigint)$$, 'seven agents are told as five');
DELETE FROM published_pair WHERE reference IN ('X-1', 'X-2', 'X-3');
SELECT is_empty('SELECT * FROM blocking_restrictions((SELECT run_id FROM published))', 'four are not told');

SELECT * FROM finish();
ROLLBACK;
