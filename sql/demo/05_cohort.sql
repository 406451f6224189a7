-- Demonstration commission MUT, « Mutualisons nos énergies pour un nouveau départ »: six employers choose 12 of 19
-- volunteers, who discover another métier elsewhere: 17 days of theory, 20 of practice in 15 places, in 2026–2027. Every
-- person is invented; told for 2026-11-23.
--   psql -v ON_ERROR_STOP=1 -1 -f sql/demo/05_cohort.sql    (superuser, after the other files; twice gives the same)
--   passerelle cohort plan --commission MUT --cohort NRJ-2027 --as-of 2026-11-23
-- Then what happens, in sql/demo/cohort, each followed by `cohort replan`.
--
-- C-03 is in PPR until the end of March · C-05, C-14 do not work on Wednesdays · C-07 has done 12 days already (IMM-20J)
-- C-11 has made no request (IMM-DELAI) · C-18 asked late · C-09 and C-13 have restrictions · C-16 is away in February

\ir lib/ground.sql
\ir lib/story.sql

CALL pg_temp.forget('MUT');
INSERT INTO commission (code, name, demonstration) VALUES ('MUT', 'Mutualisons nos énergies pour un nouveau départ', true);
INSERT INTO seance (commission, held_on)
SELECT 'MUT', held_on FROM unnest('{2026-12-08,2027-02-09,2027-04-13,2027-06-08,2027-10-12}'::date[]) AS held_on;
INSERT INTO convention (commission, code, label, etat, starts_on, ends_on) VALUES
  ('MUT', 'CONV-MUT', 'Convention de la cohorte', 'signee', '2026-01-01', '2028-12-31');
INSERT INTO convention_party (commission, convention, employer, from_on)
SELECT 'MUT', 'CONV-MUT', pg_temp.siret(name), '2026-01-01'
FROM unnest('{LMV,Cavaillon,COVE,Sorgues du Comtat,Grand Avignon,Pays des Sorgues}'::text[]) AS name;
INSERT INTO charte (commission, version, effective_from, voted_on) VALUES ('MUT', 1, '2026-01-01', '2025-12-09');
INSERT INTO charte_weight (commission, version, criterion, weight)
SELECT 'MUT', 1, criterion, weight
FROM (VALUES ('metier', 10), ('souhaits', 40), ('distance', 30), ('prevention', 20)) AS vote (criterion, weight);
INSERT INTO charte_priority (commission, version, rank, priority) VALUES
  ('MUT', 1, 1, 'PRIO-PPR-FIN≤60J'), ('MUT', 1, 2, 'PRIO-RECL');
INSERT INTO load (commission, employer, loaded_at, agents, posts)
SELECT 'MUT', employer, timestamptz '2026-11-20 17:00Z', 3, 0 FROM convention_party WHERE commission = 'MUT';

-- Programme: two periods of ten days, or three; the training body offers two sessions of two modules.
INSERT INTO cohort (commission, code, label, seats, opens_on, closes_on, gap_days) VALUES
  ('MUT', 'NRJ-2027', 'Nouveau départ 2026-2027', 12, '2026-12-07', '2027-06-30', 5);
INSERT INTO cohort_rhythm (commission, cohort, rank, lengths) VALUES
  ('MUT', 'NRJ-2027', 1, '{10,10}'), ('MUT', 'NRJ-2027', 2, '{10,5,5}');
INSERT INTO cohort_quota (commission, cohort, employer, minimum, maximum)
SELECT 'MUT', 'NRJ-2027', employer, 1, 3 FROM convention_party WHERE commission = 'MUT';
INSERT INTO cohort_session (commission, cohort, module, session, day)
SELECT 'MUT', 'NRJ-2027', module, session, day::date
FROM (VALUES ('M1', 1, '2026-12-14', '2026-12-18'), ('M1', 2, '2027-01-11', '2027-01-15'),
  ('M2', 1, '2027-02-01', '2027-02-04'), ('M3', 1, '2027-03-15', '2027-03-18'), ('M3', 2, '2027-03-22', '2027-03-25'),
  ('M4', 1, '2027-05-24', '2027-05-27')) AS given (module, session, first, last),
  generate_series(first::date, last::date, interval '1 day') AS day;
INSERT INTO cohort_tutor (commission, cohort, code, capacity) VALUES
  ('MUT', 'NRJ-2027', 'T-ACCUEIL', 1), ('MUT', 'NRJ-2027', 'T-MEDIA', 2);
INSERT INTO cohort_tutor_absence (commission, cohort, tutor, from_on, to_on) VALUES
  ('MUT', 'NRJ-2027', 'T-ACCUEIL', '2027-02-15', '2027-02-26');

-- Places: all closed between Christmas and New Year; a school, outside school holidays.
INSERT INTO immersion_place (commission, cohort, code, employer, service, metier, commune, opens_on, closes_on, capacity,
  tutor, day_start, day_end, works_weekend, is_split)
SELECT 'MUT', 'NRJ-2027', code, pg_temp.siret(employer), service, metier, commune, opens_on::date, closes_on::date,
  capacity, tutor, 480, 1020, false, false
FROM (VALUES
  ('L-01', 'LMV', 'Accueil de l''agglomération', 'M1601', '84035', '2027-01-04', '2027-04-30', 1, 'T-ACCUEIL'),
  ('L-02', 'LMV', 'Bureau du courrier', 'M1602', '84035', '2027-01-04', '2027-06-30', 1, 'T-ACCUEIL'),
  ('L-03', 'LMV', 'Magasin des services techniques', 'N1110', '84035', '2027-01-04', '2027-05-28', 1, NULL),
  ('L-04', 'Cavaillon', 'Médiathèque', 'K1603', '84035', '2027-01-11', '2027-06-30', 1, 'T-MEDIA'),
  ('L-05', 'Cavaillon', 'État civil', 'M1602', '84035', '2027-02-01', '2027-03-31', 1, NULL),
  ('L-06', 'COVE', 'Accueil de la maison de l''habitat', 'M1601', '84031', '2027-01-04', '2027-06-30', 1, NULL),
  ('L-07', 'COVE', 'Secrétariat de l''eau', 'M1607', '84031', '2027-03-01', '2027-05-14', 1, NULL),
  ('L-08', 'COVE', 'Réseau des bibliothèques', 'K1603', '84031', '2027-01-11', '2027-06-30', 1, 'T-MEDIA'),
  ('L-09', 'Sorgues du Comtat', 'Accueil du siège', 'M1601', '84080', '2027-01-04', '2027-06-30', 1, NULL),
  ('L-10', 'Sorgues du Comtat', 'Magasin', 'N1110', '84080', '2027-01-04', '2027-03-31', 1, NULL),
  ('L-11', 'Grand Avignon', 'Secrétariat des mobilités', 'M1607', '84007', '2027-01-04', '2027-06-30', 2, NULL),
  ('L-12', 'Grand Avignon', 'Médiation de quartier', 'K1204', '84007', '2027-04-01', '2027-06-30', 1, NULL),
  ('L-13', 'Pays des Sorgues', 'France services', 'M1601', '84054', '2027-01-04', '2027-06-30', 1, NULL),
  ('L-14', 'Pays des Sorgues', 'École du centre', 'K1308', '84054', '2027-01-04', '2027-06-30', 1, NULL),
  ('L-15', 'Pays des Sorgues', 'Régie du patrimoine', 'I1203', '84054', '2027-01-04', '2027-02-26', 1, NULL))
  AS place (code, employer, service, metier, commune, opens_on, closes_on, capacity, tutor);
INSERT INTO immersion_closure (place_id, from_on, to_on)
SELECT id, '2026-12-24', '2027-01-03' FROM immersion_place WHERE commission = 'MUT'
UNION ALL
SELECT id, from_on::date, to_on::date
FROM immersion_place, (VALUES ('2027-02-13', '2027-02-28'), ('2027-04-10', '2027-04-25')) AS holidays (from_on, to_on)
WHERE commission = 'MUT' AND code = 'L-14';
-- Whole grids: what is not asked is declared absent.
INSERT INTO immersion_demand (place_id, code, is_present, level, frequency, declared_on, is_signed)
SELECT place.id, code.code, asked.level IS NOT NULL, asked.level,
  CASE WHEN asked.level IS NOT NULL THEN 'repete' END, '2026-10-01', true
FROM immersion_place AS place
CROSS JOIN restriction_code AS code
LEFT JOIN (VALUES ('L-03', 'R01', 15), ('L-10', 'R01', 20), ('L-15', 'R01', 25)) AS asked (place, code, level)
  ON asked.place = place.code AND asked.code = code.code
WHERE place.commission = 'MUT';

-- Volunteers ---------------------------------------------------------------------------------------------------------
-- Number, employer, métier, residence, wishes.
DO $$
DECLARE
  told record;
BEGIN
  FOR told IN
    SELECT * FROM (VALUES
      (1, 'LMV', 'K2303', '84035', 'M1601'), (2, 'LMV', 'K2303', '84099', 'N1110'), (3, 'LMV', 'J1304', '84035', 'M1607'),
      (4, 'Cavaillon', 'K1308', '84035', 'K1603'), (5, 'Cavaillon', 'A1203', '84035', 'N1110'),
      (6, 'Cavaillon', 'I1203', '84035', 'M1602'), (7, 'Cavaillon', 'K2204', '84054', 'M1601'),
      (8, 'COVE', 'K2303', '84031', 'K1603'), (9, 'COVE', 'J1304', '84031', 'M1602'),
      (10, 'COVE', 'A1203', '84080', 'M1601'), (11, 'Sorgues du Comtat', 'K2204', '84080', 'M1607'),
      (12, 'Sorgues du Comtat', 'I1203', '84080', 'K1204'), (13, 'Sorgues du Comtat', 'K2303', '84080', 'M1602'),
      (14, 'Grand Avignon', 'K2204', '84007', 'K1308'), (15, 'Grand Avignon', 'K2303', '84007', 'M1607'),
      (16, 'Grand Avignon', 'A1203', '84007', 'K1603'), (17, 'Pays des Sorgues', 'K1308', '84054', 'M1601'),
      (18, 'Pays des Sorgues', 'I1203', '84054', 'N1110'), (19, 'Pays des Sorgues', 'K2303', '84054', 'M1602'))
      AS volunteer (number, employer, metier, residence, wish)
  LOOP
    CALL pg_temp.agent('MUT', 'C-' || to_char(told.number, 'FM00'), told.employer, jsonb_build_object(
      'identity', jsonb_build_object('matricule', 'COH-' || told.number, 'family_name', 'Volontaire-' || told.number,
        'given_name', 'Prénom-' || told.number),
      'situation', '{"statut": "titulaire", "category": "C"}'::jsonb,
      'profile', jsonb_build_object('metier', told.metier, 'diplomas', '[]'::jsonb, 'permis', '["B"]'::jsonb),
      'wishes', jsonb_build_object('residence', told.residence, 'radius_km', 35, 'metiers', jsonb_build_array(told.wish))));
  END LOOP;
END
$$;
UPDATE agent_health SET inaptitude = 'fonctions_du_grade', inaptitude_opinion_on = '2026-04-01',
  ppr_start = '2026-04-01', ppr_end = '2027-03-31', restrictions_opinion_on = '2026-04-01'
WHERE agent_id = (SELECT id FROM agent WHERE commission = 'MUT' AND code = 'C-03');
INSERT INTO restriction (agent_id, code, level, frequency, valid_until)
SELECT id, 'R01', 10, 'repete', '2027-12-31' FROM agent WHERE commission = 'MUT' AND code IN ('C-03', 'C-09', 'C-13');
INSERT INTO cohort_candidate (commission, cohort, agent_id, week, requested_on, agreement_on)
SELECT 'MUT', 'NRJ-2027', id, CASE WHEN code IN ('C-05', 'C-14') THEN 1023 - 48 ELSE 1023 END,
  CASE code WHEN 'C-11' THEN NULL WHEN 'C-18' THEN '2026-11-16'::date ELSE '2026-09-04' END,
  CASE WHEN code = 'C-03' THEN '2026-04-20'::date END
FROM agent WHERE commission = 'MUT';
INSERT INTO immersion_done (agent_id, ended_on, days)
SELECT id, '2025-06-20', 12 FROM agent WHERE commission = 'MUT' AND code = 'C-07';
INSERT INTO agent_absence (agent_id, from_on, to_on)
SELECT id, '2027-02-08', '2027-02-26' FROM agent WHERE commission = 'MUT' AND code = 'C-16';

-- Read by the secretariat of the demonstration, and by two hosts.
INSERT INTO recipient (commission, kind) VALUES ('MUT', 'commission') ON CONFLICT DO NOTHING;
INSERT INTO recipient (commission, kind, employer)
SELECT commission, kind, employer
FROM convention_party CROSS JOIN (VALUES ('origine'), ('accueil')) AS side (kind)
WHERE commission = 'MUT'
ON CONFLICT DO NOTHING;
INSERT INTO login_recipient (login, recipient_id)
SELECT 'secretariat_demo', id FROM recipient WHERE commission = 'MUT' AND kind = 'commission'
UNION ALL
SELECT login, recipient.id
FROM (VALUES ('drh_lmv', 'LMV'), ('drh_cavaillon', 'Cavaillon')) AS reads (login, name)
JOIN recipient ON recipient.commission = 'MUT' AND recipient.employer = pg_temp.siret(name)
ON CONFLICT DO NOTHING;
