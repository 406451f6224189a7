-- A cohort: what cannot be is refused, history is added to, and each login reads its own rows of the published plan.
BEGIN;
\ir fixture/commission.sql
SELECT plan(30);

INSERT INTO cohort (commission, code, label, seats, opens_on, closes_on) VALUES
  ('TEST', 'K', 'Cohorte d''essai', 2, '2027-01-04', '2027-06-30');
INSERT INTO immersion_place (commission, cohort, code, employer, service, metier, opens_on, closes_on) VALUES
  ('TEST', 'K', 'LA', '21840035000011', 'Accueil', 'M1601', '2027-01-04', '2027-06-30'),
  ('TEST', 'K', 'LB', '24740000100019', 'Magasin', 'M1601', '2027-01-04', '2027-06-30');
INSERT INTO cohort_candidate (commission, cohort, agent_id)
  SELECT 'TEST', 'K', id FROM agent WHERE commission = 'TEST' AND code <> 'C-001';
INSERT INTO cohort_choice (commission, cohort, agent_id, kind, decided_on)
  SELECT 'TEST', 'K', id, 'abandon', '2026-12-01' FROM agent WHERE commission = 'TEST' AND code = 'A-002';
INSERT INTO cohort_attendance (commission, cohort, agent_id, day, half, kind, is_present)
  SELECT 'TEST', 'K', id, '2027-01-04', 0, 'pratique', true FROM agent WHERE commission = 'TEST' AND code = 'A-001';
INSERT INTO cohort_assessment (commission, cohort, agent_id, author, criterion, assessed_on, grade)
  SELECT 'TEST', 'K', id, 'accueil', 'autonomie', '2027-02-01', 3 FROM agent WHERE commission = 'TEST' AND code = 'A-001';

SELECT throws_ok(statement, state::char(5), NULL, label)
FROM (VALUES
  ('23514', 'a cohort that ends before it starts',
   'INSERT INTO cohort VALUES (''TEST'', ''X'', ''X'', 1, ''2027-06-30'', ''2027-01-04'')'),
  ('23514', 'a cohort without a seat',
   'INSERT INTO cohort VALUES (''TEST'', ''X'', ''X'', 0, ''2027-01-04'', ''2027-06-30'')'),
  ('23514', 'a rhythm without a day', 'INSERT INTO cohort_rhythm VALUES (''TEST'', ''K'', 1, ''{10,0}'')'),
  ('23514', 'a minimum above its maximum',
   'INSERT INTO cohort_quota VALUES (''TEST'', ''K'', ''21840035000011'', 2, 1)'),
  ('23514', 'a week of eight days', 'UPDATE cohort_candidate SET week = 16384'),
  ('23503', 'a tutor of another cohort', 'UPDATE immersion_place SET tutor = ''T'' WHERE code = ''LA'''),
  ('23514', 'an abandonment with a reason',
   'INSERT INTO cohort_choice (commission, cohort, agent_id, kind, reason, decided_on)
    SELECT ''TEST'', ''K'', id, ''abandon'', ''projet'', ''2026-12-01'' FROM agent WHERE code = ''A-001'''),
  ('23514', 'a replacement without one',
   'INSERT INTO cohort_choice (commission, cohort, agent_id, kind, decided_on)
    SELECT ''TEST'', ''K'', id, ''ecarte'', ''2026-12-01'' FROM agent WHERE code = ''A-001'''),
  ('23503', 'the choice of someone who did not volunteer',
   'INSERT INTO cohort_choice (commission, cohort, agent_id, kind, reason, decided_on)
    SELECT ''TEST'', ''K'', id, ''retenu'', ''projet'', ''2026-12-01'' FROM agent WHERE code = ''C-001'''),
  ('23514', 'a third half of a day', 'INSERT INTO cohort_attendance (commission, cohort, agent_id, day, half, kind,
    is_present) SELECT ''TEST'', ''K'', agent_id, ''2027-01-05'', 2, ''pratique'', true FROM cohort_candidate LIMIT 1'),
  ('23514', 'a grade out of the grid', 'INSERT INTO cohort_assessment SELECT commission, cohort, agent_id, ''agent'',
    criterion, assessed_on, 5 FROM cohort_assessment'),
  ('42501', 'a rewritten decision', 'UPDATE cohort_choice SET decided_on = ''2026-12-02'''),
  ('42501', 'a rewritten attendance', 'UPDATE cohort_attendance SET is_present = false'),
  ('42501', 'a rewritten assessment', 'UPDATE cohort_assessment SET grade = 4')
) AS refused (state, label, statement);

-- A published plan: A-001 goes to B's place, B-001 to A's; A-002 waits.
INSERT INTO cohort_run (commission, cohort, business_date, content_hash, engine_version, seats, filled, fillable,
  candidates, received, moved, sessions, is_proved)
VALUES ('TEST', 'K', '2026-11-23', repeat('a', 64), '1', 3, 2, 2, 3, 2, 0, '{1}', true);
INSERT INTO cohort_publication (commission, cohort, cohort_run_id) SELECT 'TEST', 'K', max(id) FROM cohort_run;
INSERT INTO recipient_reference (recipient_id, agent_id, campaign)
  SELECT recipient.id, agent.id, 'cohorte-K' FROM recipient JOIN agent USING (commission) WHERE recipient.kind = 'accueil';
CREATE TEMPORARY TABLE plan AS
  SELECT run.cohort_run_id AS run, recipient.id AS recipient_id, name.reference, recipient.kind, seat.*
  FROM cohort_publication AS run CROSS JOIN recipient
  JOIN recipient_reference AS name ON name.recipient_id = recipient.id
  JOIN agent ON agent.id = name.agent_id
  JOIN (VALUES ('A-001', 'membre', 'LB', '24740000100019'), ('B-001', 'membre', 'LA', '21840035000011'),
    ('A-002', 'attente', NULL, NULL)) AS seat (agent, situation, place, host) ON seat.agent = agent.code
  WHERE recipient.commission = 'TEST' AND name.campaign IN ('permanente', 'cohorte-K')
    AND (recipient.kind <> 'accueil' OR recipient.employer = seat.host);
INSERT INTO cohort_published_agent
  SELECT run, recipient_id, reference, situation, NULL, CASE situation WHEN 'attente' THEN 1 END, NULL, 'aucun',
    CASE WHEN kind = 'commission' AND situation = 'attente' THEN '{A-001}'::text[] ELSE '{}' END, 2, 2, 4, 3, 80
  FROM plan;
INSERT INTO cohort_published_day
  SELECT run, recipient_id, reference, '2027-01-04', half, place, 1
  FROM plan, generate_series(0, 1) AS half WHERE place IS NOT NULL;
INSERT INTO cohort_published_cause
  SELECT cohort_run_id, recipient.id, nature, 1, 'place', 'LA', filled
  FROM cohort_publication, recipient, (VALUES ('cause', NULL), ('assouplissement', 3)) AS line (nature, filled)
  WHERE recipient.commission = 'TEST' AND kind = 'commission';

SELECT set_eq($$SELECT pg_temp.read_as('bureau', 'SELECT agent, situation, remplacerait FROM rapports_v1.cohorte')$$,
  ARRAY['(A-001,proposé,)', '(B-001,proposé,)', '(A-002,"liste d''attente",A-001)'], 'the secretariat reads the cohort');
SELECT set_eq($$SELECT pg_temp.read_as('drh_a', 'SELECT agent FROM rapports_v1.cohorte WHERE destinataire = ''origine''')$$,
  ARRAY['(A-001)', '(A-002)'], 'an origin its own agents');
SELECT is_empty($$SELECT pg_temp.read_as('drh_a', 'SELECT 1 FROM rapports_v1.cohorte
  WHERE destinataire = ''accueil'' AND (agent ~ ''^[ABC]-'' OR employeur_origine IS NOT NULL OR points IS NOT NULL)')$$,
  'a host neither pseudonym, nor origin, nor points');
SELECT set_eq($$SELECT pg_temp.read_as('drh_a',
    'SELECT DISTINCT id_lieu FROM rapports_v1.calendrier_parcours WHERE destinataire = ''accueil''')$$,
  ARRAY['(LA)'], 'and the days at its own places alone');
SELECT set_eq($$SELECT pg_temp.read_as('agente', 'SELECT agent FROM rapports_v1.cohorte')$$, ARRAY['(A-002)'],
  'an agent oneself');
SELECT set_eq($$SELECT pg_temp.read_as('bureau',
    'SELECT contrainte, pourvues_apres, candidats_concernes, candidats_accueillis FROM rapports_v1.cohorte_manque')$$,
  ARRAY['("Capacité ou jours du lieu LA",,3,2)', '("Capacité ou jours du lieu LA",3,,)'],
  'why seats stay empty, in places and numbers');
SELECT is_empty($$SELECT pg_temp.read_as('drh_a', 'SELECT 1 FROM rapports_v1.cohorte_manque')$$, 'to the secretariat');
SELECT set_eq($$SELECT pg_temp.read_as('drh_a',
    'SELECT agent, jours_pratique_faits, seuil_atteint, situation, evaluation_accueil_le FROM rapports_v1.attestations')$$,
  ARRAY['(A-001,1.5,non,"membre de la cohorte",)', '(A-002,1.5,non,"n''est plus membre",)'],
  'three half-days of four are under 80 %; whoever did some has a certificate');
SELECT is(pg_temp.read_as('veille', 'SELECT 1 FROM rapports_v1.cohorte'), '42501', 'the DPO reads no row about a person');
SELECT is(pg_temp.write_as('passerelle_engine', 'UPDATE passerelle.cohort_published_day SET place = ''LB'''), '42501',
  'what was published stays as it was');
SELECT is(pg_temp.write_as('passerelle_engine', 'DELETE FROM passerelle.cohort_run'), '42501', 'and is there for good');
INSERT INTO cohort_published_year
  SELECT cohort_run_id, recipient.id, 2027, 2, 1, 1, 1, 5, 7 FROM cohort_publication, recipient
  WHERE recipient.commission = 'TEST' AND kind = 'commission';
SELECT throws_ok('UPDATE cohort_published_year SET attested = 0', '42501', NULL, 'nor are the figures of the year rewritten');
SELECT throws_ok('INSERT INTO cohort_published_year SELECT cohort_run_id, recipient_id, 2028, 2, 0, 1, 0, 0, 0
  FROM cohort_published_year', '23514', NULL, 'nobody is attested who has not ended');
SELECT is(pg_temp.read_as('bureau', 'SELECT 1 FROM passerelle.cohort_published_year'), '42501', 'which are behind the pages');

UPDATE agent_agreement SET withdrawn_on = (now() AT TIME ZONE 'Europe/Paris')::date
  WHERE agent_id = (SELECT id FROM agent WHERE code = 'A-001' AND commission = 'TEST');
SELECT set_eq($$SELECT pg_temp.read_as('bureau', 'SELECT agent, remplacerait FROM rapports_v1.cohorte
    UNION ALL SELECT DISTINCT agent, '''' FROM rapports_v1.calendrier_parcours')$$,
  ARRAY['(B-001,)', '(A-002,)', '(B-001,"")'], 'a withdrawn agent is gone at the next SELECT, by name too');
SELECT is_empty($$SELECT pg_temp.read_as('drh_b', 'SELECT 1 FROM rapports_v1.cohorte WHERE destinataire = ''accueil''')$$,
  'from the host too');

SELECT * FROM finish();
ROLLBACK;
