-- Demonstration commission VAU, « Vaucluse »: six employers, a hospital, and a town whose convention is still being
-- read. Every person is invented; told for the night of 2026-11-23 and the séance of 2026-12-08.
--   psql -v ON_ERROR_STOP=1 -1 -f sql/demo/01_vaucluse.sql    (superuser, after migrate; twice gives the same)
--
-- PROPOSABLE A-09 → P-10, A-11 → P-19 · PROPOSABLE_SOUS_CONDITION A-01 → P-01, A-03 → P-02, A-05 → P-07
-- A_INSTRUIRE A-04 → P-05, A-19, A-20 · NON_RECEVABLE A-02 → P-02, A-06 · EXCLU A-16 · HORS_PERIMETRE A-17
-- CONTROLE P-12 (IMP-DOUBLON), P-13 (IMP-CLOS) · IMP-9999 P-11 · CONV-PARTIE A-18, P-20 (a town that has not signed)
-- affectation_interne A-01 → P-21, A-10 → P-24 · mutation A-09 → P-10, A-11 → P-19
-- integration_directe, detachement A-01 → P-01 · detachement_reclassement A-03 → P-02, A-08 → P-10
-- portabilite_cdi A-05 → P-07 · contrat A-12 → P-11, A-13 → P-04 · LEG-CAT-01 A-02 → P-02 · LEG-CAT-INCONNUE A-20
-- LEG-RECL-04 A-03 → P-02, A-19 → P-01 (undated) · LEG-RECL-01 A-01 · RECL-INTERNE-D-ABORD A-03 → P-02
-- LEG-PPR-TITULAIRE A-05, A-06 · LEG-STAGIAIRE A-06 · LEG-POSITION A-14 → P-16 · LEG-NATURE-01 A-01 → P-15
-- LEG-NATURE-INCONNUE A-12 → P-16 · LEG-CDI-PORT A-05 → P-07 · LEG-CDI-PERTE A-13 → P-04 · LEG-CDD A-12 → P-11
-- LEG-AGREMENT A-01 → P-14 · LEG-DIPLOME-01 A-01 → P-18 · LEG-HONORABILITE A-01 → P-18 · LEG-NIVEAU-OK A-01 → P-01
-- LEG-NIVEAU-A-APPRECIER A-01 → P-02 · LEG-GRADE A-07 → P-01 · LEG-PUB A-08 → P-09 · LEG-ENGAGEMENT A-15 → P-16
-- LEG-REMB-3ANS A-07 → P-25 · INFO-ACTIVE-17ANS A-15 → P-16 · INFO-ACTIVE-17ANS-OK A-10 → P-01 · SAN-OK A-01 → P-01
-- SAN-BLOQUE A-01 → P-03, A-15 → P-04 (R27) · SAN-AMENAGEABLE A-01 → P-04 · SAN-INCONNU A-04 → P-05 · SAN-PERIMEE A-15
-- SAN-PERIMEE-A-LA-PRISE A-11 → P-03 · SAN-AVIS-ABSENT A-19 · SAN-TRAJET-INCONNU A-15 → P-16 (R27)
-- GEO-HORS-RAYON A-09 → P-16, A-14 → P-11 · GEO-INCONNU A-20 · SOUHAIT-EXCLU A-10 → P-14, A-12 → P-14, A-01 → P-21
-- SOUHAIT-INCONNU A-12 → P-05 · PERMIS A-09 → P-14 · PAIE-PERTE>MAX A-07 → P-23 · PAIE-NON-CHIFFRABLE A-07 → P-09
-- PAIE-ACCORD, TNC, INFO-CNRACL<28H A-01 → P-17 · PAIE-BAISSE A-07 → P-25 · PAIE-CTI-PERDU A-15 → P-16
-- DATE-PREAVIS A-07 → P-09 · DATE-NON-FIXEE A-01 → P-15 · COMP-OK A-09 → P-10 · COMP-ADAPTATION A-07 → P-25
-- COMP-ECART, PARCOURS A-01 → P-01 · COMP-INCONNU A-20 · COM-AJOURNEE A-04 → P-06
-- PRIO-PPR-FIN≤60J, PRIO-RECL A-08 → P-10 · PRIO-L512-26 A-09 → P-10 · PRIO-L512-28 A-09 → P-23
-- PRIO-SUPPRESSION A-11 → P-19 · CAP-1 A-09 → P-10 · PLAN-AUTRE-POSTE A-01 → P-08

\ir lib/ground.sql
\ir lib/story.sql

CALL pg_temp.forget('VAU');
INSERT INTO commission (code, name, demonstration) VALUES ('VAU', 'Commission de mobilité du Vaucluse', true);
INSERT INTO seance (commission, held_on)
SELECT 'VAU', held_on
FROM unnest('{2026-10-06,2026-12-08,2027-02-09,2027-04-13,2027-06-08,2027-10-12,2027-12-07}'::date[]) AS held_on;

INSERT INTO convention (commission, code, label, etat, starts_on, ends_on) VALUES
  ('VAU', 'CONV-2026', 'Convention de mobilité « deuxième carrière »', 'signee', '2026-01-01', '2028-12-31'),
  ('VAU', 'CONV-APT', 'Adhésion de la Ville d''Apt', 'en_relecture', NULL, NULL);
INSERT INTO convention_party (commission, convention, employer, from_on)
SELECT 'VAU', 'CONV-2026', pg_temp.siret(name), from_on
FROM (VALUES ('LMV', '2026-01-01'::date), ('Cavaillon', '2026-01-01'), ('COVE', '2026-01-01'),
  ('Sorgues du Comtat', '2026-01-01'), ('Grand Avignon', '2026-01-01'), ('Pays des Sorgues', '2026-01-01'),
  ('CH Cavaillon', '2026-06-01')) AS party (name, from_on)
UNION ALL
SELECT 'VAU', 'CONV-APT', pg_temp.siret(name), '2026-11-01' FROM unnest('{Apt,LMV}'::text[]) AS name;

INSERT INTO charte (commission, version, effective_from, voted_on) VALUES ('VAU', 1, '2026-01-01', '2025-12-09');
INSERT INTO charte_weight (commission, version, criterion, weight)
SELECT 'VAU', 1, criterion, weight
FROM (VALUES ('competences', 20), ('metier', 20), ('souhaits', 20), ('distance', 15), ('prevention', 10),
  ('tension', 5), ('parcours', 5), ('paie', 5), ('themes', 5)) AS vote (criterion, weight);
-- The end of a PPR, of the charte, stands above legal priorities: P9 prints it « à vérifier ».
INSERT INTO charte_priority (commission, version, rank, priority)
SELECT 'VAU', 1, rank, priority
FROM unnest(ARRAY['PRIO-PPR-FIN≤60J', 'PRIO-L512-26', 'PRIO-L512-28', 'PRIO-L512-29', 'PRIO-SUPPRESSION', 'PRIO-RECL'])
  WITH ORDINALITY AS voted (priority, rank);

INSERT INTO equivalence (commission, first_cadre, second_cadre, voted_on, seance, from_on) VALUES
  ('VAU', 'FPH-AIDE-SOIN', 'FPT-AIDE-SOIN', '2026-10-06', '2026-10-06', '2026-10-06'),
  ('VAU', 'FPH-INF-SG', 'FPT-INF-SG', '2026-10-06', '2026-10-06', '2026-10-06');
-- Moves seen to succeed; the days are those of the scheme where nothing shorter was enough.
INSERT INTO passerelle_constatee (commission, source, target, theory_days, practice_days, observed_on) VALUES
  ('VAU', 'K2303', 'M1601', 17, 20, '2025-06-30'), ('VAU', 'J1304', 'M1602', 17, 20, '2026-03-31'),
  ('VAU', 'K2303', 'N1110', 5, 10, '2025-09-30'), ('VAU', 'K1308', 'K1603', 10, 15, '2026-05-31'),
  ('VAU', 'J1501', 'M1609', 12, 15, '2026-06-30'), ('VAU', 'J1501', 'M1602', 17, 20, '2026-06-30'),
  ('VAU', 'I1203', 'N1110', 2, 3, '2026-01-31');
INSERT INTO travel_time (from_commune, to_commune, mode, minutes) VALUES
  ('84132', '84035', 'voiture', 22), ('84132', '84031', 'voiture', 31), ('84132', '84054', 'voiture', 9),
  ('84132', '84080', 'voiture', 21), ('84132', '84035', 'transport', 48), ('84035', '84054', 'voiture', 17)
ON CONFLICT DO NOTHING;

-- The load of Grand Avignon failed: its rows of the month before stand, and are marked so.
INSERT INTO load (commission, employer, loaded_at, stale, agents, posts)
SELECT 'VAU', pg_temp.siret(name), loaded_at, stale, agents, posts
FROM (VALUES ('LMV', timestamptz '2026-11-20 18:05Z', false, 4, 7), ('Cavaillon', '2026-11-20 17:40Z', false, 5, 5),
  ('COVE', '2026-11-19 16:10Z', false, 2, 3), ('Sorgues du Comtat', '2026-11-20 09:30Z', false, 2, 2),
  ('Grand Avignon', '2026-10-19 08:00Z', true, 3, 3), ('Pays des Sorgues', '2026-11-20 11:15Z', false, 2, 2),
  ('CH Cavaillon', '2026-11-18 15:00Z', false, 1, 3), ('Apt', NULL, false, 1, 1))
  AS given (name, loaded_at, stale, agents, posts);

-- Agents -------------------------------------------------------------------------------------------------------------

-- A-01: éboueur worn out after 22 years, wants to stay near Cavaillon; nearly everyone who knew him moved to a desk.
CALL pg_temp.agent('VAU', 'VAU-A-01', 'LMV', '{
  "identity": {"matricule": "DEMO-001", "family_name": "Romarin", "given_name": "Alix"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-P2C",
                "titularised_on": "2005-03-01", "internal_search_on": "2026-09-30"},
  "health": {"inaptitude": "poste", "inaptitude_opinion_on": "2026-09-15", "restrictions_opinion_on": "2026-09-15"},
  "restrictions": [{"code": "R01", "level": 15, "frequency": "repete", "valid_until": "2027-09-30"},
                   {"code": "R14", "parts": ["matin"], "valid_until": "2027-09-30"}],
  "profile": {"metier": "K2303", "diplomas": [], "permis": ["B"], "competences": [300361]},
  "exposures": {"R01": 22, "R14": 22, "R21": 22},
  "wishes": {"residence": "84035", "radius_km": 25, "metiers": ["M1601", "N1110"], "refuses_weekend": true,
             "wished_on": "2026-09-20"},
  "pay": {"im": 385, "regime": 21000, "nbi_points": 0, "cti_points": 0},
  "agreements": [{"kind": "presentation", "signed_on": "2026-09-20"},
                 {"kind": "nom", "employer": "Pays des Sorgues", "signed_on": "2026-11-02"}]}');
-- A-02: auxiliaire de puériculture (B) with a sore shoulder, not recognised unfit; the offices she wants are C posts.
CALL pg_temp.agent('VAU', 'VAU-A-02', 'LMV', '{
  "identity": {"matricule": "DEMO-002", "family_name": "Lavande", "given_name": "Camille"},
  "situation": {"statut": "titulaire", "cadre": "FPT-AUX-PUER", "grade": "FPT-AUX-PUER-CN"},
  "restrictions": [{"code": "R01", "level": 5, "frequency": "repete", "valid_until": "2027-06-30"},
                   {"code": "R07", "parts": ["droit"], "valid_until": "2027-06-30"}],
  "profile": {"metier": "J1304", "diplomas": ["CSPU0013"], "permis": ["B"]},
  "exposures": {"R01": 14, "R10": 14},
  "wishes": {"residence": "84035", "metiers": ["K1406", "M1602"], "themes": ["administratif"]},
  "pay": {"im": 395, "regime": 19000, "nbi_points": 0, "cti_points": 0}}');
-- A-03: her colleague of the crèche, recognised unfit and in PPR since October; LMV has not yet looked inside.
CALL pg_temp.agent('VAU', 'VAU-A-03', 'LMV', '{
  "identity": {"matricule": "DEMO-003", "family_name": "Genêt", "given_name": "Dominique"},
  "situation": {"statut": "titulaire", "cadre": "FPT-AUX-PUER", "grade": "FPT-AUX-PUER-CN"},
  "health": {"inaptitude": "fonctions_du_grade", "inaptitude_opinion_on": "2026-09-15",
             "ppr_start": "2026-10-01", "ppr_end": "2027-09-30", "restrictions_opinion_on": "2026-09-15"},
  "restrictions": [{"code": "R01", "level": 5, "frequency": "repete", "valid_until": "2027-06-30"},
                   {"code": "R07", "parts": ["droit"], "valid_until": "2027-06-30"}],
  "profile": {"metier": "J1304", "diplomas": ["CSPU0013"], "permis": ["B"]},
  "exposures": {"R01": 18, "R10": 18},
  "wishes": {"residence": "84035", "metiers": ["K1406", "M1602"], "themes": ["administratif"]},
  "pay": {"im": 395, "regime": 19000, "nbi_points": 0, "cti_points": 0}}');
-- A-04: ATSEM whose ears and legs have had enough, would like a library.
CALL pg_temp.agent('VAU', 'VAU-A-04', 'Cavaillon', '{
  "identity": {"matricule": "DEMO-004", "family_name": "Ciste", "given_name": "Gaël"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ATSEM", "grade": "FPT-ATSEM-P2C"},
  "restrictions": [{"code": "R02", "level": 60, "valid_until": "2027-12-31"},
                   {"code": "R17", "valid_until": "2027-12-31"}],
  "profile": {"metier": "K1308", "diplomas": [], "permis": []},
  "exposures": {"R17": 16, "R10": 16},
  "wishes": {"residence": "84035", "radius_km": 30, "metiers": ["K1603"], "themes": ["culture"]},
  "pay": {"im": 376, "regime": 16000, "nbi_points": 0, "cti_points": 0}}');
-- A-05: gardener in CDI, hands tired of vibrations; the hospital next door could carry the CDI over.
CALL pg_temp.agent('VAU', 'VAU-A-05', 'Cavaillon', '{
  "identity": {"matricule": "DEMO-005", "family_name": "Olivier", "given_name": "Sacha"},
  "situation": {"statut": "cdi", "category": "C"},
  "restrictions": [{"code": "R18"}],
  "profile": {"metier": "A1203", "diplomas": [], "permis": ["B"], "approvals": ["CERTIPHYTO"]},
  "exposures": {"R18": 11, "R21": 11},
  "wishes": {"residence": "84038", "radius_km": 20, "metiers": ["N1105", "N1110"]},
  "pay": {"im": 371}}');
-- A-06: stagiaire until the end of May: too early, the file waits.
CALL pg_temp.agent('VAU', 'VAU-A-06', 'Cavaillon', '{
  "identity": {"matricule": "DEMO-006", "family_name": "Amandier", "given_name": "Noa"},
  "situation": {"statut": "stagiaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-C1", "stage_end": "2027-05-31"},
  "restrictions": [{"code": "R06", "valid_until": "2027-03-31"}],
  "profile": {"metier": "I1203", "diplomas": [], "permis": ["B"]},
  "wishes": {"residence": "84099", "radius_km": 15},
  "pay": {"im": 367, "regime": 12000, "nbi_points": 0, "cti_points": 0}}');
-- A-07: adjointe administrative tired of the road to Avignon; three months of notice, cannot lose more than 50 €.
CALL pg_temp.agent('VAU', 'VAU-A-07', 'Grand Avignon', '{
  "identity": {"matricule": "DEMO-007", "family_name": "Platane", "given_name": "Lou"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-ADM", "grade": "FPT-ADJ-ADM-C1", "notice_months": 3,
                "titularised_on": "2025-03-01"},
  "profile": {"metier": "M1602", "diplomas": [], "permis": ["B"], "competences": [101622, 300361, 300426, 300431]},
  "wishes": {"residence": "84035", "radius_km": 25, "metiers": ["M1602", "M1607"],
             "excluded_metiers": ["K1707", "K2303", "I1203", "N1110"], "max_loss": 5000},
  "pay": {"im": 370, "regime": 24000, "nbi_points": 0, "cti_points": 0}}');
-- A-08: cleaner recognised unfit; the PPR ends 54 days after the séance, everything inside was tried.
CALL pg_temp.agent('VAU', 'VAU-A-08', 'LMV', '{
  "identity": {"matricule": "DEMO-008", "family_name": "Cyprès", "given_name": "Morgan"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-C1",
                "internal_search_on": "2026-07-01"},
  "health": {"inaptitude": "fonctions_du_grade", "inaptitude_opinion_on": "2026-01-12",
             "ppr_start": "2026-02-01", "ppr_end": "2027-01-31", "restrictions_opinion_on": "2026-09-15"},
  "restrictions": [{"code": "R01", "level": 5, "frequency": "repete"}],
  "profile": {"metier": "K2204", "diplomas": [], "permis": []},
  "exposures": {"R01": 19, "R19": 19, "R10": 19},
  "wishes": {"residence": "84035", "radius_km": 15, "metiers": ["M1602", "M1601"]},
  "pay": {"im": 373, "regime": 15000, "nbi_points": 0, "cti_points": 0}}');
-- A-09: adjointe administrative, disabled worker, wants to join a spouse settled in Cavaillon; no driving licence.
CALL pg_temp.agent('VAU', 'VAU-A-09', 'COVE', '{
  "identity": {"matricule": "DEMO-009", "family_name": "Tilleul", "given_name": "Andrea"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-ADM", "grade": "FPT-ADJ-ADM-C1", "handicap": true,
                "conjoint": true, "titularised_on": "2014-05-01"},
  "profile": {"metier": "M1602", "diplomas": [], "permis": [], "competences": [101622, 300361, 300407, 300426, 300431]},
  "wishes": {"residence": "84035", "radius_km": 10, "metiers": ["M1602"], "employers": ["Cavaillon", "LMV"]},
  "pay": {"im": 373, "regime": 17000, "nbi_points": 0, "cti_points": 0}}');
-- A-10: policier municipal who can no longer wear the belt; the town next door keeps offering the same armed post.
CALL pg_temp.agent('VAU', 'VAU-A-10', 'Pays des Sorgues', '{
  "identity": {"matricule": "DEMO-010", "family_name": "Chêne", "given_name": "Maxime"},
  "situation": {"statut": "titulaire", "cadre": "FPT-POL-MUN", "grade": "FPT-POL-MUN-GB", "active_years": 18},
  "restrictions": [{"code": "R25"}, {"code": "R22", "level": 2}],
  "profile": {"metier": "K1707", "diplomas": [], "approvals": ["AGREMENT-PM"], "permis": ["B"]},
  "exposures": {"R25": 18},
  "wishes": {"residence": "84054", "radius_km": 20, "metiers": ["K1204", "M1602"], "refuses_weekend": true,
             "excluded_metiers": ["K1707"], "themes": ["proximite"]},
  "pay": {"im": 385, "regime": 35000, "nbi_points": 15, "cti_points": 0}}');
-- A-11: agent of buildings whose job was suppressed, in surnombre until January; a back that heals by the new year.
CALL pg_temp.agent('VAU', 'VAU-A-11', 'Sorgues du Comtat', '{
  "identity": {"matricule": "DEMO-011", "family_name": "Figuier", "given_name": "Charlie"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-P2C", "emploi_supprime": true,
                "surnombre_end": "2027-01-20", "titularised_on": "2010-09-01"},
  "restrictions": [{"code": "R01", "level": 15, "frequency": "repete", "valid_until": "2027-01-15"}],
  "profile": {"metier": "I1203", "diplomas": [], "permis": ["B"], "approvals": ["HABILITATION-ELEC"]},
  "exposures": {"R01": 15},
  "wishes": {"residence": "84080", "radius_km": 30, "metiers": ["I1203", "N1110"]},
  "pay": {"im": 385, "regime": 18000, "nbi_points": 0, "cti_points": 0}}');
-- A-12: receptionist on a contract that ends in January; no night, no week-end.
CALL pg_temp.agent('VAU', 'VAU-A-12', 'COVE', '{
  "identity": {"matricule": "DEMO-012", "family_name": "Myrte", "given_name": "Eden"},
  "situation": {"statut": "cdd", "category": "C", "contract_end": "2027-01-31", "notice_months": 1},
  "profile": {"metier": "M1601", "diplomas": [], "permis": ["B"], "competences": [104090, 300361, 300451, 400557]},
  "wishes": {"residence": "84031", "radius_km": 35, "metiers": ["M1601"], "refuses_night": true,
             "refuses_weekend": true},
  "pay": {"im": 367, "regime": 8000, "nbi_points": 0, "cti_points": 0}}');
-- A-13: technician in CDI (B) ready to give the CDI up for a quieter job.
CALL pg_temp.agent('VAU', 'VAU-A-13', 'Grand Avignon', '{
  "identity": {"matricule": "DEMO-013", "family_name": "Mûrier", "given_name": "Jo"},
  "situation": {"statut": "cdi", "category": "B", "notice_months": 2},
  "profile": {"metier": "N1110", "diplomas": [], "permis": ["B"], "competences": [122623, 300259, 300260, 400094]},
  "wishes": {"residence": "84035", "radius_km": 30, "metiers": ["N1110"]},
  "pay": {"im": 396, "regime": 22000, "nbi_points": 0, "cti_points": 0}}');
-- A-14: rédactrice away until the end of February, thinks of the return elsewhere.
CALL pg_temp.agent('VAU', 'VAU-A-14', 'Cavaillon', '{
  "identity": {"matricule": "DEMO-014", "family_name": "Jasmin", "given_name": "Ange"},
  "situation": {"statut": "titulaire", "cadre": "FPT-RED", "grade": "FPT-RED-1", "in_activite": false,
                "position_end": "2027-02-28", "titularised_on": "2016-01-01"},
  "profile": {"metier": "M1501", "diplomas": [], "permis": ["B"]},
  "wishes": {"residence": "84007", "radius_km": 20, "metiers": ["M1501"]},
  "pay": {"im": 420, "regime": 38000, "nbi_points": 0, "cti_points": 0}}');
-- A-15: aide-soignante bound to the hospital by her studies; short journeys only, one opinion is out of date.
CALL pg_temp.agent('VAU', 'VAU-A-15', 'CH Cavaillon', '{
  "identity": {"matricule": "DEMO-015", "family_name": "Sauge", "given_name": "Yaël"},
  "situation": {"statut": "titulaire", "cadre": "FPH-AIDE-SOIN", "grade": "FPH-AIDE-SOIN-CN", "active_years": 9,
                "engagement_end": "2028-08-31", "engagement_versants": ["FPH"]},
  "health": {"restrictions_opinion_on": "2026-05-04"},
  "restrictions": [{"code": "R27", "level": 25, "valid_until": "2027-05-03"},
                   {"code": "R02", "level": 120, "valid_from": "2026-05-04", "valid_until": "2026-10-31"}],
  "profile": {"metier": "J1501", "diplomas": ["CSPU0012"], "permis": ["B"]},
  "exposures": {"R01": 9, "R13": 6},
  "wishes": {"residence": "84132", "radius_km": 40, "metiers": ["M1609", "M1501"]},
  "pay": {"im": 401, "regime": 20000, "nbi_points": 0, "cti_points": 49}}');
-- A-16: thought better of it and withdrew the agreement: no row anywhere.
CALL pg_temp.agent('VAU', 'VAU-A-16', 'Sorgues du Comtat', '{
  "identity": {"matricule": "DEMO-016", "family_name": "Aubépine", "given_name": "Sam"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-C1"},
  "profile": {"metier": "F1702"},
  "agreements": [{"kind": "presentation", "signed_on": "2026-09-15", "withdrawn_on": "2026-11-20"}]}');
-- A-17: unfit for all functions: not the commission's to settle.
CALL pg_temp.agent('VAU', 'VAU-A-17', 'Grand Avignon', '{
  "identity": {"matricule": "DEMO-017", "family_name": "Buis", "given_name": "Swan"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-P1C"},
  "health": {"inaptitude": "toutes_fonctions", "inaptitude_opinion_on": "2026-10-20"}}');
-- A-18: driver of a town that has not signed yet: nobody else's posts are examined for him.
CALL pg_temp.agent('VAU', 'VAU-A-18', 'Apt', '{
  "identity": {"matricule": "DEMO-018", "family_name": "Cade", "given_name": "Ariel"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-C1"},
  "profile": {"metier": "F1702", "diplomas": [], "permis": ["B"]},
  "wishes": {"residence": "84003", "radius_km": 40},
  "pay": {"im": 370, "regime": 14000, "nbi_points": 0, "cti_points": 0}}');
-- A-19: technician of the parks said unfit, but the conseil médical has dated nothing and the doctor has not written.
CALL pg_temp.agent('VAU', 'VAU-A-19', 'Cavaillon', '{
  "identity": {"matricule": "DEMO-019", "family_name": "Laurier", "given_name": "Kim"},
  "situation": {"statut": "titulaire", "cadre": "FPT-TECH", "grade": "FPT-TECH-1"},
  "health": {"inaptitude": "fonctions_du_grade"},
  "profile": {"metier": "A1203", "diplomas": [], "permis": ["B"]},
  "wishes": {"residence": "84035", "radius_km": 30, "metiers": ["N1110"]},
  "pay": {"im": 390, "regime": 20000, "nbi_points": 0, "cti_points": 0}}');
-- A-20: a file barely opened: neither cadre, nor métier, nor residence; only the radius is known.
CALL pg_temp.agent('VAU', 'VAU-A-20', 'Pays des Sorgues', '{
  "identity": {"matricule": "DEMO-020", "family_name": "Arbousier", "given_name": "Thaïs"},
  "situation": {"statut": "titulaire"},
  "wishes": {"radius_km": 20}}');

-- Posts, then what was said of them -----------------------------------------------------------------------------------

\ir lib/vaucluse_posts.sql

-- In October the commission asked to see the ATSEM again for the library of Carpentras.
INSERT INTO decision (commission, agent_id, post_id, avis, decided_on)
SELECT 'VAU', agent.id, post.id, 'ajournee', '2026-10-06'
FROM agent JOIN post USING (commission)
WHERE commission = 'VAU' AND agent.code = 'VAU-A-04' AND post.code = 'VAU-P-06';
