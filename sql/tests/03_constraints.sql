-- What is impossible is refused by the database, whoever writes.
BEGIN;
\ir fixture/commission.sql
SELECT plan(44);

CREATE FUNCTION pg_temp.agent(code text) RETURNS bigint STABLE
  RETURN (SELECT id FROM passerelle.agent WHERE agent.code = $1 AND commission = 'TEST');

-- 23514 check, 23502 not null, 23503 foreign key, 23505 unique, 22003 out of range.
SELECT throws_ok(statement, state::char(5), NULL, label)
FROM (VALUES
  ('23514', 'SIRET: Luhn',
   'INSERT INTO employer (siret, name, versant) VALUES (''21840035000012'', ''X'', ''FPT'')'),
  ('23514', 'SIRET: 14 digits',
   'INSERT INTO employer (siret, name, versant) VALUES (''2184003500001'', ''X'', ''FPT'')'),
  ('23514', 'unknown versant',
   'INSERT INTO employer (siret, name, versant) VALUES (''73282932000074'', ''X'', ''FPX'')'),
  ('23514', 'an empty name',
   'INSERT INTO employer (siret, name, versant) VALUES (''73282932000074'', '''', ''FPT'')'),
  ('23514', 'a tab',
   'INSERT INTO employer (siret, name, versant) VALUES (''73282932000074'', E''a\tb'', ''FPT'')'),
  ('23514', 'right to left',
   'INSERT INTO employer (siret, name, versant) VALUES (''73282932000074'', E''a\u202eb'', ''FPT'')'),
  ('23514', '201 characters',
   'INSERT INTO employer (siret, name, versant) VALUES (''73282932000074'', repeat(''x'', 201), ''FPT'')'),
  ('23514', 'INSEE code',
   'INSERT INTO commune (insee, name, departement) VALUES (''2C004'', ''X'', ''2A'')'),
  ('23514', 'half a place',
   'INSERT INTO commune (insee, name, departement, latitude) VALUES (''2A004'', ''X'', ''2A'', 1)'),
  ('23514', 'a métier linked to itself',
   'INSERT INTO metier_link VALUES (''K2303'', ''K2303'', 1)'),
  ('23503', 'a link to nowhere',
   'INSERT INTO metier_link VALUES (''K2303'', ''Z9999'', 1)'),
  ('23514', 'an infinite date',
   'INSERT INTO seance VALUES (''TEST'', ''infinity'')'),
  ('23514', 'no end is NULL',
   'INSERT INTO seance VALUES (''TEST'', ''9999-12-31'')'),
  ('23514', 'signed without a start',
   'INSERT INTO convention VALUES (''TEST'', ''C'', ''C'', ''signee'')'),
  ('23514', 'inverted dates',
   'INSERT INTO convention VALUES (''TEST'', ''C'', ''C'', ''signee'', ''2026-02-01'', ''2026-01-01'')'),
  ('23505', 'two chartes on one day',
   'INSERT INTO charte (commission, version, effective_from) VALUES (''TEST'', 2, ''2026-01-01'')'),
  ('23514', 'age is no criterion',
   'INSERT INTO charte_weight VALUES (''TEST'', 1, ''age'', 10)'),
  ('23514', 'weight over 1000',
   'INSERT INTO charte_weight VALUES (''TEST'', 1, ''paie'', 1001)'),
  ('22003', 'weight 1e308',
   'INSERT INTO charte_weight VALUES (''TEST'', 1, ''paie'', 1e308)'),
  ('22003', 'weight NaN',
   'INSERT INTO charte_weight VALUES (''TEST'', 1, ''paie'', ''NaN''::float8)'),
  ('23505', 'one agent in two employers',
   'INSERT INTO agent (commission, code, employer) VALUES (''TEST'', ''A-001'', ''24740000100019'')'),
  ('23514', 'a bar in a code',
   'INSERT INTO agent (commission, code, employer) VALUES (''TEST'', ''A|1'', ''24740000100019'')'),
  ('23514', 'a titulaire whose contract ends',
   'INSERT INTO agent_situation (agent_id, statut, contract_end)
     VALUES (pg_temp.agent(''A-001''), ''titulaire'', ''2027-01-01'')'),
  ('23514', 'negative notice',
   'INSERT INTO agent_situation (agent_id, statut, notice_months)
     VALUES (pg_temp.agent(''A-001''), ''titulaire'', -1)'),
  ('23503', 'unknown cadre',
   'INSERT INTO agent_situation (agent_id, statut, cadre)
     VALUES (pg_temp.agent(''A-001''), ''titulaire'', ''INCONNU'')'),
  ('23514', 'a PPR that ends before it starts',
   'INSERT INTO agent_health (agent_id, ppr_start, ppr_end)
     VALUES (pg_temp.agent(''A-001''), ''2027-01-01'', ''2026-01-01'')'),
  ('23514', 'free text for a restriction',
   'INSERT INTO restriction (agent_id, code) VALUES (pg_temp.agent(''A-001''), ''mal de dos'')'),
  ('23514', 'unknown part',
   'INSERT INTO restriction (agent_id, code, parts) VALUES (pg_temp.agent(''A-001''), ''R14'', ''{midi}'')'),
  ('23514', 'a unit that is not its own',
   'INSERT INTO restriction (agent_id, code, unit) VALUES (pg_temp.agent(''A-001''), ''R01'', ''metre'')'),
  ('23514', 'competences out of order',
   'INSERT INTO agent_profile (agent_id, competences) VALUES (pg_temp.agent(''A-001''), ''{2,1}'')'),
  ('23514', 'a NULL in a list',
   'INSERT INTO agent_profile (agent_id, diplomas) VALUES (pg_temp.agent(''A-001''), ''{A,NULL}'')'),
  ('23514', '201 wishes',
   'INSERT INTO agent_wish (agent_id, metiers)
     SELECT pg_temp.agent(''A-001''), array_agg(''K'' || 1000 + i) FROM generate_series(1, 201) AS i'),
  ('23514', 'negative radius',
   'INSERT INTO agent_wish (agent_id, radius_km) VALUES (pg_temp.agent(''A-001''), -1)'),
  ('23514', 'no working time',
   'INSERT INTO agent_pay (agent_id, weekly_minutes) VALUES (pg_temp.agent(''A-001''), 0)'),
  ('23514', 'negative pay',
   'INSERT INTO agent_pay (agent_id, regime) VALUES (pg_temp.agent(''A-001''), -1)'),
  ('23505', 'two agreements of one kind',
   'INSERT INTO agent_agreement (agent_id, kind, signed_on)
     VALUES (pg_temp.agent(''A-001''), ''presentation'', ''2026-02-01'')'),
  ('23514', 'named to nobody',
   'INSERT INTO agent_agreement (agent_id, kind, signed_on)
     VALUES (pg_temp.agent(''A-001''), ''nom'', ''2026-02-01'')'),
  ('23514', 'withdrawn before signed',
   'UPDATE agent_agreement SET withdrawn_on = ''2026-01-01'''),
  ('23514', 'negative seats',
   'UPDATE post SET seats = -1'),
  ('22003', '2^31 seats',
   'UPDATE post SET seats = 2147483648'),
  ('23503', 'an avis of another commission',
   'INSERT INTO decision (commission, agent_id, post_id, avis, decided_on)
     SELECT ''AUTRE'', pg_temp.agent(''A-001''), id, ''ecartee'', ''2026-06-01'' FROM post WHERE code = ''PB'''),
  ('23514', 'a sensitive value in quarantine',
   'INSERT INTO quarantine (commission, severity, check_code, table_name, row_key, column_name, value, label, remedy)
     VALUES (''TEST'', ''quarantaine'', ''X'', ''restriction'', ''A-001'', ''code'', ''R01'', ''x'', ''x'')'),
  ('23502', 'an employer''s recipient without employer',
   'INSERT INTO recipient (commission, kind) VALUES (''TEST'', ''origine'')')
) AS refused (state, label, statement);

SELECT lives_ok($$UPDATE post SET seats = 0$$, 'no seat is legal');

SELECT * FROM finish();
ROLLBACK;
