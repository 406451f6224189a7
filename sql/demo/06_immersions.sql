-- Places of immersion that services of VAU and ANN offer to the ordinary nights, and who has asked for one; told for the
-- night of 2026-11-23. Every person is invented.
--   psql -v ON_ERROR_STOP=1 -1 -f sql/demo/06_immersions.sql    (superuser, after the two commissions; twice gives the same)
--
-- Proposed: VAU-A-08, VAU-A-03, ANN-A-10 (in PPR, nothing to ask), VAU-A-04, VAU-A-12, ANN-A-15 (asked) · sous condition
-- IMM-CONVENTION, IMM-AVIS-MEDECIN, IMM-DELAI (VAU-A-12 asked late) · à instruire IMM-DELAI (those who asked nothing)
-- refused IMM-DELAI (VAU-A-12 for VAU-L-03), IMM-20J (ANN-A-11 has done 18 days), IMM-EMPLOYEUR, IMM-METIER, SAN-BLOQUE

\ir lib/ground.sql

DELETE FROM immersion_place WHERE commission IN ('VAU', 'ANN') AND cohort IS NULL;
DELETE FROM immersion_request
WHERE agent_id IN (SELECT id FROM agent WHERE commission IN ('VAU', 'ANN'));

INSERT INTO immersion_place
  (commission, code, employer, service, metier, commune, opens_on, closes_on, days, capacity, tutor, day_start, day_end,
   works_weekend, is_split, permis)
SELECT split_part(place, '-', 1), place, pg_temp.siret(host), service, metier, commune, opens_on, closes_on, days,
  capacity, 'T-' || place, day_start, day_end, works_weekend, false, permis::text[]
FROM (VALUES
  ('VAU-L-01', 'Pays des Sorgues', 'Accueil du siège', 'M1601', '84054', '2027-01-11'::date, '2027-06-30'::date, 5, 2,
    510, 1020, false, '{}'),
  ('VAU-L-02', 'CH Cavaillon', 'Magasin de l''hôpital', 'N1110', '84035', '2027-01-11', '2027-03-31', 10, 1, 420, 900,
    false, '{}'),
  ('VAU-L-03', 'LMV', 'Médiathèque', 'K1603', '84035', '2027-01-11', '2027-02-12', 5, 1, 540, 1080, true, '{}'),
  ('VAU-L-04', 'COVE', 'Espaces verts', 'A1203', '84031', '2027-02-01', '2027-05-28', 5, 1, 420, 870, false, '{B}'),
  ('ANN-L-01', 'CH Annecy', 'Régulation du SAMU', 'D1436', '74112', '2027-01-11', '2027-04-30', 5, 1, 390, 1110, true,
    '{}'),
  ('ANN-L-02', 'Annecy', 'Guichet unique', 'M1601', '74010', '2027-01-11', '2027-06-30', 5, 1, 510, 1020, false, '{}'),
  ('ANN-L-03', 'Saint-Julien', 'Secrétariat général', 'M1607', '74243', '2027-02-01', '2027-06-30', 10, 1, 510, 1020,
    false, '{}')
) AS offer (place, host, service, metier, commune, opens_on, closes_on, days, capacity, day_start, day_end,
  works_weekend, permis);

-- Desks ask nothing; the store and the parks ask to lift, and cannot be arranged.
INSERT INTO immersion_demand (place_id, code, is_present, level, frequency, is_adaptable, declared_on, is_signed)
SELECT place.id, restriction_code.code, grid.asks, CASE WHEN grid.asks AND restriction_code.code = 'R01' THEN 20 END,
  CASE WHEN grid.asks AND restriction_code.code = 'R01' THEN 'repete' END, CASE WHEN grid.asks THEN false END,
  '2026-11-02', true
FROM immersion_place AS place
CROSS JOIN restriction_code
CROSS JOIN LATERAL (
  SELECT place.metier IN ('N1110', 'A1203') AND restriction_code.code IN ('R01', 'R07', 'R18', 'R21') AS asks) AS grid
WHERE place.commission IN ('VAU', 'ANN') AND place.cohort IS NULL
  AND restriction_code.code NOT IN ('R03', 'R13', 'R14', 'R26', 'R27', 'R28');

INSERT INTO immersion_request (agent_id, requested_on, delay_agreed_on, agreement_on)
SELECT agent.id, requested_on::date, delay_agreed_on::date, agreement_on::date
FROM (VALUES
  ('VAU-A-05', '2026-10-05', NULL, NULL), ('VAU-A-12', '2026-11-20', NULL, NULL),
  ('VAU-A-04', '2026-10-12', '2026-10-20', NULL), ('ANN-A-15', '2026-09-14', NULL, '2026-11-16'),
  ('ANN-A-11', '2026-10-01', NULL, NULL)
) AS request (agent, requested_on, delay_agreed_on, agreement_on)
JOIN agent ON agent.code = request.agent;
INSERT INTO immersion_done (agent_id, ended_on, days)
SELECT id, '2026-03-20', 18 FROM agent WHERE code = 'ANN-A-11'
ON CONFLICT DO NOTHING;
