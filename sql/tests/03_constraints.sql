-- What is impossible is refused by the database, whoever writes.
BEGIN;
\ir fixture/commission.sql
SELECT plan(44);

CREATE FUNCTION pg_temp.agent(code text) RETURNS bigint STABLE
  RETURN (SELECT id FROM passerelle.agent WHERE agent.code = $1 AND commission = 'TEST');

-- 23514 check, 23502 not null, 23503 foreign key, 23505 unique, 22003 out of range.
SELECT throws_ok(statement, state::char(5), NULL, label)
FROM (VALUES
  ('23514', 'INSERT INTO employer (siret, name, versant) VALUES (''21840035000012'', ''X'', ''FPT'')', 'SIRET: Luhn'),
  ('23514', 'INSERT INTO employer (siret, name, versant) VALUES (''2184003500001'', ''X'', ''FPT'')', 'SIRET: 14 digits'),
  ('23514', 'INSERT INTO employer (siret, name, versant) VALUES (''73282932000074'', ''X'', ''FPX'')', 'unknown versant'),
  ('23514', 'INSERT INTO employer (siret, name, versant) VALUES (''73282932000074'', '''', ''FPT'')', 'an empty name'),
  ('23514', 'INSERT INTO employer (siret, name, versant) VALUES (''73282932000074'', E''a\tb'', ''FPT'')', 'a tab'),
  ('23514', 'INSERT INTO employer (siret, name, versant) VALUES (''73282932000074'', E''a\u202eb'', ''FPT'')', 'right to left'),
  ('23514', 'INSERT INTO employer (siret, name, versant) VALUES (''73282932000074'', repeat(''x'', 201), ''FPT'')', '201 characters'),
  ('23514', 'INSERT INTO commune (insee, name, departement) VALUES (''2C004'', ''X'', ''2A'')', 'INSEE code'),
  ('23514', 'INSERT INTO commune (insee, name, departement, latitude) VALUES (''2A004'', ''X'', ''2A'', 1)', 'half a place'),
  ('23514', 'INSERT INTO metier_link VALUES (''K2303'', ''K2303'', 1)', 'a métier linked to itself'),
  ('23503', 'INSERT INTO metier_link VALUES (''K2303'', ''Z9999'', 1)', 'a link to nowhere'),
  ('23514', 'INSERT INTO seance VALUES (''TEST'', ''infinity'')', 'an infinite date'),
  ('23514', 'INSERT INTO seance VALUES (''TEST'', ''9999-12-31'')', 'no end is NULL'),
  ('23514', 'INSERT INTO convention VALUES (''TEST'', ''C'', ''C'', ''signee'')', 'signed without a start'),
  ('23514', 'INSERT INTO convention VALUES (''TEST'', ''C'', ''C'', ''signee'', ''2026-02-01'', ''2026-01-01'')', 'inverted dates'),
  ('23505', 'INSERT INTO charte (commission, version, effective_from) VALUES (''TEST'', 2, ''2026-01-01'')', 'two chartes on one day'),
  ('23514', 'INSERT INTO charte_weight VALUES (''TEST'', 1, ''age'', 10)', 'age is no criterion'),
  ('23514', 'INSERT INTO charte_weight VALUES (''TEST'', 1, ''paie'', 1001)', 'weight over 1000'),
  ('22003', 'INSERT INTO charte_weight VALUES (''TEST'', 1, ''paie'', 1e308)', 'weight 1e308'),
  ('22003', 'INSERT INTO charte_weight VALUES (''TEST'', 1, ''paie'', ''NaN''::float8)', 'weight NaN'),
  ('23505', 'INSERT INTO agent (commission, code, employer) VALUES (''TEST'', ''A-001'', ''24740000100019'')', 'one agent in two employers'),
  ('23514', 'INSERT INTO agent (commission, code, employer) VALUES (''TEST'', ''A|1'', ''24740000100019'')', 'a bar in a code'),
  ('23514', 'INSERT INTO agent_situation (agent_id, statut, contract_end) VALUES (pg_temp.agent(''A-001''), ''titulaire'', ''2027-01-01'')', 'a titulaire whose contract ends'),
  ('23514', 'INSERT INTO agent_situation (agent_id, statut, notice_months) VALUES (pg_temp.agent(''A-001''), ''titulaire'', -1)', 'negative notice'),
  ('23503', 'INSERT INTO agent_situation (agent_id, statut, cadre) VALUES (pg_temp.agent(''A-001''), ''titulaire'', ''INCONNU'')', 'unknown cadre'),
  ('23514', 'INSERT INTO agent_health (agent_id, ppr_start, ppr_end) VALUES (pg_temp.agent(''A-001''), ''2027-01-01'', ''2026-01-01'')', 'a PPR that ends before it starts'),
  ('23514', 'INSERT INTO restriction (agent_id, code) VALUES (pg_temp.agent(''A-001''), ''mal de dos'')', 'free text for a restriction'),
  ('23514', 'INSERT INTO restriction (agent_id, code, parts) VALUES (pg_temp.agent(''A-001''), ''R14'', ''{midi}'')', 'unknown part'),
  ('23514', 'INSERT INTO restriction (agent_id, code, unit) VALUES (pg_temp.agent(''A-001''), ''R01'', ''metre'')', 'a unit that is not its own'),
  ('23514', 'INSERT INTO agent_profile (agent_id, competences) VALUES (pg_temp.agent(''A-001''), ''{2,1}'')', 'competences out of order'),
  ('23514', 'INSERT INTO agent_profile (agent_id, diplomas) VALUES (pg_temp.agent(''A-001''), ''{A,NULL}'')', 'a NULL in a list'),
  ('23514', 'INSERT INTO agent_wish (agent_id, metiers) SELECT pg_temp.agent(''A-001''), array_agg(''K'' || 1000 + i) FROM generate_series(1, 201) AS i', '201 wishes'),
  ('23514', 'INSERT INTO agent_wish (agent_id, radius_km) VALUES (pg_temp.agent(''A-001''), -1)', 'negative radius'),
  ('23514', 'INSERT INTO agent_pay (agent_id, weekly_minutes) VALUES (pg_temp.agent(''A-001''), 0)', 'no working time'),
  ('23514', 'INSERT INTO agent_pay (agent_id, regime) VALUES (pg_temp.agent(''A-001''), -1)', 'negative pay'),
  ('23505', 'INSERT INTO agent_agreement (agent_id, kind, signed_on) VALUES (pg_temp.agent(''A-001''), ''presentation'', ''2026-02-01'')', 'two agreements of one kind'),
  ('23514', 'INSERT INTO agent_agreement (agent_id, kind, signed_on) VALUES (pg_temp.agent(''A-001''), ''nom'', ''2026-02-01'')', 'named to nobody'),
  ('23514', 'UPDATE agent_agreement SET withdrawn_on = ''2026-01-01''', 'withdrawn before signed'),
  ('23514', 'UPDATE post SET seats = -1', 'negative seats'),
  ('22003', 'UPDATE post SET seats = 2147483648', '2^31 seats'),
  ('23503', 'INSERT INTO decision (commission, agent_id, post_id, avis, decided_on) SELECT ''AUTRE'', pg_temp.agent(''A-001''), id, ''ecartee'', ''2026-06-01'' FROM post WHERE code = ''PB''', 'an avis of another commission'),
  ('23514', 'INSERT INTO quarantine (commission, severity, check_code, table_name, row_key, column_name, value, label, remedy) VALUES (''TEST'', ''quarantaine'', ''X'', ''restriction'', ''A-001'', ''code'', ''R01'', ''x'', ''x'')', 'a sensitive value in quarantine'),
  ('23502', 'INSERT INTO recipient (commission, kind) VALUES (''TEST'', ''origine'')', 'an employer''s recipient without employer')
) AS refused (state, statement, label);

SELECT lives_ok($$UPDATE post SET seats = 0$$, 'no seat is legal');

SELECT * FROM finish();
ROLLBACK;
