-- Demonstration commission ANN, « Bassin annécien »: two hospitals, two services of the State, four local authorities.
-- Every person is invented; told for the night of 2026-11-23 and the séance of 2026-12-08.
--   psql -v ON_ERROR_STOP=1 -1 -f sql/demo/02_annecy.sql    (superuser, after migrate; twice gives the same)
--
-- PROPOSABLE A-02 → P-02, A-03 → P-03 · PROPOSABLE_SOUS_CONDITION A-09 → P-06, A-10 → P-01
-- A_INSTRUIRE A-06 → P-15, A-13 → P-01 · NON_RECEVABLE A-01 → P-01 · EXCLU A-04 · HORS_PERIMETRE A-05
-- CONTROLE P-19 (IMP-CLOS) · IMP-9999 P-11 · changement_etablissement A-09 → P-06 · mutation A-07 → P-04, A-08 → P-05
-- affectation_interne A-07 → P-05, A-10 → P-08 · integration_directe, detachement A-02 → P-02, A-03 → P-03
-- detachement_reclassement A-10 → P-01 · portabilite_cdi A-15 → P-11 · contrat A-15 → P-16
-- LEG-CAT-01, INFO-ACTIVE-17ANS, PAIE-CTI-PERDU A-01 → P-01 · INFO-BOE-PROMOTION A-08 → P-14
-- LEG-SOUVERAINETE A-08 → P-05 · LEG-DIPLOME-OK A-02 → P-02 · LEG-DIPLOME-01 A-01 → P-02
-- LEG-DIPLOME-INCONNU A-06 → P-02 · LEG-ORDRE A-06 → P-15 (not known), A-16 → P-02 (not registered)
-- LEG-NIVEAU-A-APPRECIER A-01 → P-07 · LEG-INAPT-MEME-CADRE A-10 → P-08 · LEG-RECL-01 A-11 · LEG-RECL-04 A-10 → P-01
-- LEG-ENGAGEMENT A-09 → P-06 (inside) · SAN-OK A-02 → P-02, A-12 → P-09 (R28 met)
-- SAN-AMENAGEABLE A-12 → P-17 (R28 to install) · SAN-BLOQUE A-12 → P-10 (R26)
-- SAN-INCONNU A-12 → P-01 (R28 not declared), A-13 → P-01 (a code nobody knows) · GEO-HORS-RAYON A-11 → P-09
-- GEO-INCONNU A-11 → P-18 · SOUHAIT-EXCLU A-11 → P-11 (night), A-11 → P-10 (employer)
-- PERMIS A-14 → P-16 (a training here), A-13 → P-16 (never entered) · PAIE-BAISSE A-03 → P-03 · PAIE-ACCORD A-03 → P-17
-- TNC-17H30 A-03 → P-17 · DATE-PREAVIS A-01 → P-14
-- COMP-ADAPTATION A-03 → P-03 (ROME link), A-09 → P-07 (passerelle of five days) · COM-ECARTEE A-14 → P-12
-- PRIO-L442 A-07 → P-05 · PRIO-L512-19, PRIO-SUPPRESSION A-07 → P-04 · PRIO-L512-28 A-08 → P-03
-- PRIO-L512-29 A-09 → P-06 · PRIO-PPR-FIN≤60J, PRIO-RECL A-10 → P-01 · CAP-1 A-08 → P-03

\ir lib/ground.sql
\ir lib/story.sql

CALL pg_temp.forget('ANN');
INSERT INTO commission (code, name, demonstration) VALUES ('ANN', 'Commission de mobilité du bassin annécien', true);
INSERT INTO seance (commission, held_on)
SELECT 'ANN', held_on
FROM unnest('{2026-10-02,2026-12-08,2027-02-04,2027-04-08,2027-06-03,2027-09-30,2027-11-25,2027-12-16}'::date[])
  AS held_on;

INSERT INTO convention (commission, code, label, etat, starts_on, ends_on)
VALUES ('ANN', 'CONV-2026', 'Convention inter-fonctions publiques du bassin annécien', 'signee', '2026-03-01',
  '2029-02-28');
INSERT INTO convention_party (commission, convention, employer, from_on)
SELECT 'ANN', 'CONV-2026', pg_temp.siret(name), from_on
FROM (VALUES ('CH Annecy', '2026-03-01'::date), ('Annecy', '2026-03-01'), ('Grand Annecy', '2026-03-01'),
  ('Préfecture', '2026-03-01'), ('DDT', '2026-03-01'), ('Saint-Julien', '2026-03-01'), ('Genevois', '2026-03-01'),
  ('CH Rumilly', '2026-09-01')) AS party (name, from_on);

-- The second charte counts a missing driving licence as a training, and keeps the legal priorities above its own.
INSERT INTO charte (commission, version, effective_from, voted_on, permis_is_training, list_length) VALUES
  ('ANN', 1, '2026-03-01', '2026-02-12', false, 5),
  ('ANN', 2, '2026-10-03', '2026-10-02', true, 5);
INSERT INTO charte_weight (commission, version, criterion, weight)
SELECT 'ANN', version, criterion, weight
FROM (VALUES ('competences', 20), ('metier', 25), ('souhaits', 25), ('distance', 10), ('prevention', 15),
  ('tension', 5), ('parcours', 5), ('paie', 5), ('themes', 5)) AS vote (criterion, weight)
CROSS JOIN unnest('{1,2}'::integer[]) AS version;
INSERT INTO charte_priority (commission, version, rank, priority)
SELECT 'ANN', version, rank, priority
FROM unnest(ARRAY['PRIO-L442', 'PRIO-L512-19', 'PRIO-L512-26', 'PRIO-L512-29', 'PRIO-L512-28', 'PRIO-PPR-FIN≤60J',
  'PRIO-RECL', 'PRIO-SUPPRESSION']) WITH ORDINALITY AS voted (priority, rank)
CROSS JOIN unnest('{1,2}'::integer[]) AS version;

INSERT INTO equivalence (commission, first_cadre, second_cadre, voted_on, seance, from_on) VALUES
  ('ANN', 'FPH-INF-SG', 'FPT-INF-SG', '2026-10-02', '2026-10-02', '2026-10-02'),
  ('ANN', 'FPH-AIDE-SOIN', 'FPT-AIDE-SOIN', '2026-10-02', '2026-10-02', '2026-10-02');
-- Moves seen in hospitals; the shortest is a week beside a colleague.
INSERT INTO passerelle_constatee (commission, source, target, theory_days, practice_days, observed_on) VALUES
  ('ANN', 'J1501', 'M1609', 2, 3, '2026-06-30'), ('ANN', 'J1501', 'M1602', 17, 20, '2025-12-31'),
  ('ANN', 'J1501', 'M1601', 12, 15, '2025-12-31'), ('ANN', 'J1501', 'J1308', 0, 0, '2025-12-31'),
  ('ANN', 'J1501', 'J1309', 3, 7, '2025-12-31'), ('ANN', 'J1506', 'K2111', 20, 10, '2026-03-31'),
  ('ANN', 'J1506', 'D1436', 30, 40, '2026-03-31'), ('ANN', 'J1506', 'I1404', 17, 20, '2026-03-31');
INSERT INTO travel_time (from_commune, to_commune, mode, minutes) VALUES
  ('74010', '74243', 'voiture', 35), ('74010', '74243', 'transport', 55), ('74010', '74112', 'voiture', 15),
  ('74010', '74112', 'velo', 22), ('74242', '74010', 'voiture', 25), ('74242', '74010', 'velo', 35)
ON CONFLICT DO NOTHING;

-- Saint-Julien sent nothing for this séance: its posts are those of September.
INSERT INTO load (commission, employer, loaded_at, stale, agents, posts)
SELECT 'ANN', pg_temp.siret(name), loaded_at, stale, agents, posts
FROM (VALUES ('CH Annecy', timestamptz '2026-11-20 19:00Z', false, 6, 4), ('Annecy', '2026-11-20 18:30Z', false, 2, 4),
  ('Grand Annecy', '2026-11-19 17:00Z', false, 2, 2), ('Préfecture', '2026-11-20 16:00Z', false, 2, 2),
  ('DDT', '2026-11-20 16:00Z', false, 1, 1), ('Saint-Julien', '2026-09-21 08:00Z', true, 1, 2),
  ('Genevois', '2026-11-18 10:00Z', false, 1, 2), ('CH Rumilly', '2026-11-20 14:00Z', false, 1, 1))
  AS given (name, loaded_at, stale, agents, posts);

-- Agents -------------------------------------------------------------------------------------------------------------

-- A-01: aide-soignante with fourteen active years and a back to spare; B since 2021, so C offices are closed to her.
CALL pg_temp.agent('ANN', 'ANN-A-01', 'CH Annecy', '{
  "identity": {"matricule": "DEMO-101", "family_name": "Gentiane", "given_name": "Alex"},
  "situation": {"statut": "titulaire", "cadre": "FPH-AIDE-SOIN", "grade": "FPH-AIDE-SOIN-CN", "active_years": 14},
  "restrictions": [{"code": "R01", "level": 10, "frequency": "repete"}],
  "profile": {"metier": "J1501", "diplomas": ["CSPU0012"], "permis": ["B"], "competences": [300014, 300361]},
  "exposures": {"R01": 14, "R13": 8},
  "wishes": {"residence": "74010", "radius_km": 20, "metiers": ["M1601", "M1609"]},
  "pay": {"im": 412, "regime": 21000, "nbi_points": 0, "cti_points": 49}}');
-- A-02: nurse who wants her nights back; the crèches of the agglomération look for exactly her diploma.
CALL pg_temp.agent('ANN', 'ANN-A-02', 'CH Annecy', '{
  "identity": {"matricule": "DEMO-102", "family_name": "Mélèze", "given_name": "Florence"},
  "situation": {"statut": "titulaire", "cadre": "FPH-INF-SG", "grade": "FPH-INF-SG-G1"},
  "restrictions": [{"code": "R13"}, {"code": "R15"}],
  "profile": {"metier": "J1506", "diplomas": ["CSPU0002"], "ordre_registered": true, "permis": ["B"]},
  "exposures": {"R13": 12},
  "wishes": {"residence": "74213", "radius_km": 15, "metiers": ["J1506"], "themes": ["petite-enfance"]},
  "pay": {"im": 480, "regime": 26000, "nbi_points": 0, "cti_points": 49}}');
-- A-03: adjoint of the préfecture who lives at Rumilly and would rather work at the hospital; 130 € less a month.
CALL pg_temp.agent('ANN', 'ANN-A-03', 'Préfecture', '{
  "identity": {"matricule": "DEMO-103", "family_name": "Épicéa", "given_name": "Ludovic"},
  "situation": {"statut": "titulaire", "cadre": "FPE-ADJ-ADM-INT", "grade": "FPE-ADJ-ADM-INT-P2C"},
  "profile": {"metier": "M1607", "diplomas": [], "permis": ["B"], "competences": [120722, 121718, 300361, 300426]},
  "wishes": {"residence": "74225", "radius_km": 30, "metiers": ["M1609"]},
  "pay": {"im": 397, "regime": 31000, "nbi_points": 0, "cti_points": 0}}');
-- A-04: withdrew the agreement last Friday: no row anywhere.
CALL pg_temp.agent('ANN', 'ANN-A-04', 'CH Annecy', '{
  "identity": {"matricule": "DEMO-104", "family_name": "Arolle", "given_name": "Maud"},
  "situation": {"statut": "titulaire", "cadre": "FPH-ASHQ", "grade": "FPH-ASHQ-CN"},
  "profile": {"metier": "K2204"},
  "agreements": [{"kind": "presentation", "signed_on": "2026-09-18", "withdrawn_on": "2026-11-20"}]}');
-- A-05: unfit for all functions: not the commission's to settle.
CALL pg_temp.agent('ANN', 'ANN-A-05', 'CH Annecy', '{
  "identity": {"matricule": "DEMO-105", "family_name": "Sorbier", "given_name": "Rémi"},
  "situation": {"statut": "titulaire", "cadre": "FPH-OUVRIER", "grade": "FPH-OUVRIER-P2C"},
  "health": {"inaptitude": "toutes_fonctions", "inaptitude_opinion_on": "2026-10-12"}}');
-- A-06: nurse whose titles were never entered in the file: a datum to give before anything is said.
CALL pg_temp.agent('ANN', 'ANN-A-06', 'CH Annecy', '{
  "identity": {"matricule": "DEMO-106", "family_name": "Edelweiss", "given_name": "Paul"},
  "situation": {"statut": "titulaire", "cadre": "FPH-INF-SG", "grade": "FPH-INF-SG-G1"},
  "profile": {"metier": "J1506", "permis": ["B"]},
  "wishes": {"residence": "74010", "radius_km": 25, "metiers": ["K2111", "J1506"]},
  "pay": {"im": 500, "regime": 25000, "nbi_points": 0, "cti_points": 49}}');
-- A-07: adjointe of a service under restructuring, separated from a spouse; the State looks after its own first.
CALL pg_temp.agent('ANN', 'ANN-A-07', 'Préfecture', '{
  "identity": {"matricule": "DEMO-107", "family_name": "Ancolie", "given_name": "Inès"},
  "situation": {"statut": "titulaire", "cadre": "FPE-ADJ-ADM-INT", "grade": "FPE-ADJ-ADM-INT-P2C", "conjoint": true,
                "restructuration": true, "emploi_supprime": true},
  "profile": {"metier": "M1602", "diplomas": [], "permis": ["B"], "competences": [300361, 300426, 300431]},
  "wishes": {"residence": "74010", "radius_km": 20, "metiers": ["M1602", "M1607"]},
  "pay": {"im": 409, "regime": 30000, "nbi_points": 0, "cti_points": 0}}');
-- A-08: disabled worker of category C at the DDT; until the end of 2026 a door upwards that the engine only mentions.
CALL pg_temp.agent('ANN', 'ANN-A-08', 'DDT', '{
  "identity": {"matricule": "DEMO-108", "family_name": "Campanule", "given_name": "Loïc"},
  "situation": {"statut": "titulaire", "cadre": "FPE-ADJ-ADM-INT", "grade": "FPE-ADJ-ADM-INT-P2C", "handicap": true},
  "profile": {"metier": "M1607", "diplomas": [], "permis": ["B"], "competences": [120722, 300361, 300426, 300431]},
  "wishes": {"residence": "74010", "radius_km": 15, "metiers": ["M1609", "M1607"]},
  "pay": {"im": 385, "regime": 29000, "nbi_points": 0, "cti_points": 0}}');
-- A-09: aide-soignant at Rumilly, carer of a parent in Annecy; bound by studies, which the other hospital takes over.
CALL pg_temp.agent('ANN', 'ANN-A-09', 'CH Rumilly', '{
  "identity": {"matricule": "DEMO-109", "family_name": "Aconit", "given_name": "Julien"},
  "situation": {"statut": "titulaire", "cadre": "FPH-AIDE-SOIN", "grade": "FPH-AIDE-SOIN-CS", "proche_aidant": true,
                "active_years": 18, "engagement_end": "2028-06-30", "engagement_versants": ["FPH"]},
  "restrictions": [{"code": "R01", "level": 15, "frequency": "repete", "valid_until": "2027-08-31"}],
  "profile": {"metier": "J1501", "diplomas": ["CSPU0012"], "permis": ["B"]},
  "exposures": {"R01": 18},
  "wishes": {"residence": "74010", "radius_km": 15, "metiers": ["J1501", "M1609"]},
  "pay": {"im": 425, "regime": 20000, "nbi_points": 0, "cti_points": 49}}');
-- A-10: ATSEM recognised unfit for the functions, PPR over in early February; the town still sees a quieter school.
CALL pg_temp.agent('ANN', 'ANN-A-10', 'Annecy', '{
  "identity": {"matricule": "DEMO-110", "family_name": "Soldanelle", "given_name": "Nadia"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ATSEM", "grade": "FPT-ATSEM-P2C",
                "internal_search_on": "2026-08-31"},
  "health": {"inaptitude": "fonctions_du_grade", "inaptitude_opinion_on": "2026-01-20", "ppr_start": "2026-02-06",
             "ppr_end": "2027-02-05", "restrictions_opinion_on": "2026-09-01"},
  "restrictions": [{"code": "R10", "valid_until": "2027-08-31"}],
  "profile": {"metier": "K1308", "diplomas": [], "permis": ["B"]},
  "exposures": {"R10": 20, "R17": 20},
  "wishes": {"residence": "74010", "radius_km": 10, "metiers": ["M1601", "K1603"]},
  "pay": {"im": 385, "regime": 15500, "nbi_points": 0, "cti_points": 0}}');
-- A-11: agent of a waste centre unfit for that post only; no night, no week-end, and never again for the Genevois.
CALL pg_temp.agent('ANN', 'ANN-A-11', 'Genevois', '{
  "identity": {"matricule": "DEMO-111", "family_name": "Joubarbe", "given_name": "Marc"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-P2C"},
  "health": {"inaptitude": "poste", "inaptitude_opinion_on": "2026-07-06", "restrictions_opinion_on": "2026-07-06"},
  "restrictions": [{"code": "R21", "valid_until": "2027-07-05"}],
  "profile": {"metier": "K2303", "diplomas": [], "permis": ["B"]},
  "exposures": {"R21": 13, "R01": 13},
  "wishes": {"residence": "74096", "radius_km": 10, "metiers": ["N1110", "M1601"], "refuses_night": true,
             "refuses_weekend": true, "excluded_employers": ["Genevois"]},
  "pay": {"im": 377, "regime": 17000, "nbi_points": 0, "cti_points": 0}}');
-- A-12: accountant of Saint-Julien who needs a seat of her own and four days a week, and would ride a bicycle to work.
CALL pg_temp.agent('ANN', 'ANN-A-12', 'Saint-Julien', '{
  "identity": {"matricule": "DEMO-112", "family_name": "Bruyère", "given_name": "Sonia"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-ADM", "grade": "FPT-ADJ-ADM-P1C",
                "titularised_on": "2012-01-01"},
  "health": {"restrictions_opinion_on": "2026-06-15"},
  "restrictions": [{"code": "R28", "parts": ["siege"]}, {"code": "R26", "level": 80, "valid_until": "2027-06-14"}],
  "profile": {"metier": "M1608", "diplomas": [], "permis": []},
  "wishes": {"residence": "74243", "radius_km": 40, "travel_modes": ["transport", "velo", "marche"],
             "metiers": ["M1608", "M1607"]},
  "pay": {"im": 408, "regime": 22000, "nbi_points": 0, "cti_points": 0, "weekly_minutes": 1680}}');
-- A-13: waste sorter; an opinion bears a code that no vocabulary knows, and a seat must alternate with standing.
CALL pg_temp.agent('ANN', 'ANN-A-13', 'Grand Annecy', '{
  "identity": {"matricule": "DEMO-113", "family_name": "Cyclamen", "given_name": "Théo"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-C1"},
  "restrictions": [{"code": "R99", "valid_until": "2027-05-31"}, {"code": "R03", "is_need": true}],
  "profile": {"metier": "K2303", "diplomas": []},
  "exposures": {"R01": 9, "R17": 9},
  "wishes": {"residence": "74272", "radius_km": 20, "metiers": ["M1601"]},
  "pay": {"im": 371, "regime": 16000, "nbi_points": 0, "cti_points": 0}}');
-- A-14: adjointe d'animation who wants books or the road, and has no licence; the commission has already said no once.
CALL pg_temp.agent('ANN', 'ANN-A-14', 'Annecy', '{
  "identity": {"matricule": "DEMO-114", "family_name": "Myosotis", "given_name": "Léna"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-ANIM", "grade": "FPT-ADJ-ANIM-C1"},
  "profile": {"metier": "G1202", "diplomas": [], "permis": []},
  "wishes": {"residence": "74010", "radius_km": 15, "metiers": ["K1603", "N4103"],
             "excluded_metiers": ["K2303"], "themes": ["culture"]},
  "pay": {"im": 370, "regime": 13000, "nbi_points": 0, "cti_points": 0}}');
-- A-15: switchboard operator of the agglomération in CDI, ready for the regulation room of the SAMU.
CALL pg_temp.agent('ANN', 'ANN-A-15', 'Grand Annecy', '{
  "identity": {"matricule": "DEMO-115", "family_name": "Pensée", "given_name": "Omar"},
  "situation": {"statut": "cdi", "category": "B", "notice_months": 2},
  "profile": {"metier": "M1601", "diplomas": [], "permis": ["B"], "competences": [104090, 300361, 400557, 482245]},
  "wishes": {"residence": "74112", "radius_km": 15, "metiers": ["D1436"]},
  "pay": {"im": 396, "regime": 15000, "nbi_points": 0, "cti_points": 0}}');
-- A-16: nurse back from years abroad, not registered with the ordre yet; would lose the complément, 150 € at most.
CALL pg_temp.agent('ANN', 'ANN-A-16', 'CH Annecy', '{
  "identity": {"matricule": "DEMO-116", "family_name": "Rhododendron", "given_name": "Zoé"},
  "situation": {"statut": "titulaire", "cadre": "FPH-INF-SG", "grade": "FPH-INF-SG-G2"},
  "profile": {"metier": "J1506", "diplomas": ["CSPU0002"], "ordre_registered": false, "permis": ["B"]},
  "wishes": {"residence": "74010", "radius_km": 20, "metiers": ["J1506", "K2111"], "max_loss": 15000},
  "pay": {"im": 520, "regime": 26000, "nbi_points": 0, "cti_points": 0}}');

-- Posts --------------------------------------------------------------------------------------------------------------

-- P-01: reception of the town hall, the office all aides-soignantes see first, and category C.
CALL pg_temp.post('ANN', 'ANN-P-01', 'Annecy', 'Agent d''accueil', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-C1"], "nature": "titulaires",
           "published_on": "2026-10-05", "publication_end": "2027-12-31", "vacant_since": "2026-09-01",
           "starts_on": "2027-04-01"},
  "notice": {"origin": "vacance", "missions": "Accueillir et orienter les usagers de l''hôtel de ville."},
  "requirement": {"metier": "M1601", "competences": [104090, 121985, 300361, 300451, 400557]},
  "condition": {"commune": "74010", "day_start": 510, "day_end": 1050, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R03"}, {"code": "R22", "level": 2}, {"code": "R24"}],
  "absent": "R01 R02 R05 R07 R10 R13 R15 R17 R18 R19 R21 R25",
  "pay": {"regime": 19000, "nbi_points": 10, "cti_points": 0}}');
-- P-02: the crèches of the agglomération: a nurse by law, days only, no call-outs.
CALL pg_temp.post('ANN', 'ANN-P-02', 'Grand Annecy', 'Infirmière référente santé et accueil inclusif', '{
  "post": {"category": "A", "cadre": "FPT-INF-SG", "grades": ["FPT-INF-SG-1"], "nature": "titulaires_et_contractuels",
           "published_on": "2026-09-28", "publication_end": "2027-12-31", "vacant_since": "2026-07-01",
           "starts_on": "2027-03-15"},
  "notice": {"origin": "creation", "missions": "Suivre la santé des enfants de six crèches, former les équipes."},
  "requirement": {"metier": "J1506", "diplomas": ["CSPU0002"], "needs_ordre": true, "needs_honorabilite": true},
  "condition": {"commune": "74010", "day_start": 480, "day_end": 1020, "works_weekend": false, "is_split": false,
                "is_hard_to_fill": true, "themes": ["petite-enfance"]},
  "demands": [{"code": "R17"}], "absent": "R01 R13 R15 R18 R25",
  "pay": {"regime": 38000, "nbi_points": 0, "cti_points": 49}}');
-- P-03: the hospital's secretary: one seat, and two agents of the State who would both come.
CALL pg_temp.post('ANN', 'ANN-P-03', 'CH Annecy', 'Secrétaire hospitalière', '{
  "post": {"category": "C", "cadre": "FPH-ADJ-ADM", "grades": ["FPH-ADJ-ADM-P2C"], "nature": "titulaires",
           "published_on": "2026-10-12", "publication_end": "2027-12-31", "vacant_since": "2026-10-01",
           "starts_on": "2027-04-01", "accepts_mise_a_disposition": true},
  "notice": {"origin": "vacance", "missions": "Tenir le secrétariat de consultation, gérer les rendez-vous."},
  "requirement": {"metier": "M1609", "competences": [104090, 107196, 107201, 300014, 300361]},
  "condition": {"commune": "74112", "day_start": 480, "day_end": 990, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R03"}, {"code": "R24"}, {"code": "R22", "level": 2}], "absent": "R01 R02 R10 R13 R17 R18 R25",
  "pay": {"regime": 18000, "nbi_points": 0, "cti_points": 0}}');
-- P-04: a desk at the DDT: a mutation for any adjoint of the same corps.
CALL pg_temp.post('ANN', 'ANN-P-04', 'DDT', 'Instructeur de dossiers d''aides', '{
  "post": {"category": "C", "cadre": "FPE-ADJ-ADM-INT", "nature": "titulaires", "published_on": "2026-10-12",
           "publication_end": "2027-12-31", "vacant_since": "2026-09-01", "starts_on": "2027-03-15"},
  "notice": {"origin": "vacance", "missions": "Instruire les demandes, suivre les pièces."},
  "requirement": {"metier": "M1602", "competences": [300407, 300426, 300431, 404773]},
  "condition": {"commune": "74010", "day_start": 510, "day_end": 1020, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R03"}, {"code": "R24"}], "absent": "R01 R02 R10 R13 R17 R22 R25",
  "pay": {"regime": 29000, "nbi_points": 0, "cti_points": 0}}');
-- P-05: residence permits at the préfecture: sovereign functions, and a mutation inside the house.
CALL pg_temp.post('ANN', 'ANN-P-05', 'Préfecture', 'Agent d''accueil des titres de séjour', '{
  "post": {"category": "C", "cadre": "FPE-ADJ-ADM-INT", "nature": "titulaires", "published_on": "2026-11-09",
           "publication_end": "2027-12-31", "vacant_since": "2026-11-01", "starts_on": "2027-03-15"},
  "requirement": {"metier": "M1601", "competences": [104090, 121985, 300361], "is_souverainete": true},
  "condition": {"commune": "74010", "day_start": 510, "day_end": 1020, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R03"}, {"code": "R24"}, {"code": "R22", "level": 3, "is_adaptable": false}],
  "absent": "R01 R02 R10 R13 R17 R25", "pay": {"regime": 31000, "nbi_points": 0, "cti_points": 0}}');
-- P-06: days on a ward of Annecy, hard to fill; lifts by rail, so loads are adaptable.
CALL pg_temp.post('ANN', 'ANN-P-06', 'CH Annecy', 'Aide-soignant de jour', '{
  "post": {"category": "B", "cadre": "FPH-AIDE-SOIN", "nature": "titulaires_et_contractuels", "seats": 2,
           "published_on": "2026-09-01", "publication_end": "2027-12-31", "vacant_since": "2026-05-01",
           "starts_on": "2027-02-01"},
  "requirement": {"metier": "J1501", "diplomas": ["CSPU0012"]},
  "condition": {"commune": "74112", "day_start": 405, "day_end": 855, "works_weekend": true, "is_split": false,
                "is_hard_to_fill": true},
  "demands": [{"code": "R01", "level": 25, "frequency": "repete", "is_adaptable": true}, {"code": "R20"}],
  "absent": "R13 R18 R21", "pay": {"regime": 21000, "nbi_points": 0, "cti_points": 49}}');
-- P-07: medico-administrative assistant (B) at Rumilly: what a week beside a colleague is enough for.
CALL pg_temp.post('ANN', 'ANN-P-07', 'CH Rumilly', 'Assistant médico-administratif', '{
  "post": {"category": "B", "cadre": "FPH-ASS-MED-ADM", "nature": "titulaires", "published_on": "2026-10-19",
           "publication_end": "2027-12-31", "vacant_since": "2026-10-01", "starts_on": "2027-04-01"},
  "requirement": {"metier": "M1609", "competences": [104090, 107196, 107201, 300014]},
  "condition": {"commune": "74225", "day_start": 480, "day_end": 990, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R03"}, {"code": "R24"}], "absent": "R01 R02 R10 R13 R15 R17 R18 R25",
  "pay": {"regime": 19000, "nbi_points": 0, "cti_points": 49}}');
-- P-08: an ATSEM in a school where children are older and tables higher.
CALL pg_temp.post('ANN', 'ANN-P-08', 'Annecy', 'ATSEM en grande section', '{
  "post": {"category": "C", "cadre": "FPT-ATSEM", "nature": "titulaires", "published_on": "2026-10-26",
           "publication_end": "2027-12-31", "vacant_since": "2026-10-19", "starts_on": "2027-03-15"},
  "requirement": {"metier": "K1308", "needs_honorabilite": true},
  "condition": {"commune": "74010", "day_start": 465, "day_end": 1005, "works_weekend": false, "is_split": true},
  "demands": [{"code": "R10", "is_adaptable": true}, {"code": "R17"}], "absent": "R13 R18",
  "pay": {"regime": 15500, "nbi_points": 0, "cti_points": 0}}');
-- P-09: accounts of Saint-Julien, with the seat already there.
CALL pg_temp.post('ANN', 'ANN-P-09', 'Saint-Julien', 'Gestionnaire comptable', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "nature": "titulaires", "published_on": "2026-09-14",
           "publication_end": "2027-12-31", "vacant_since": "2026-09-01", "starts_on": "2027-04-01"},
  "requirement": {"metier": "M1608", "competences": [300426, 300431]},
  "condition": {"commune": "74243", "day_start": 510, "day_end": 1020, "works_weekend": false, "is_split": false,
                "part_time_possible": true},
  "demands": [{"code": "R28", "meets_need": true, "parts": ["siege"]}, {"code": "R03", "meets_need": true},
              {"code": "R24"}],
  "absent": "R01 R02 R10 R13 R17 R21 R22", "pay": {"regime": 22000, "nbi_points": 0, "cti_points": 0}}');
-- P-10: reception of a waste centre at Archamps, all week round, part-time refused.
CALL pg_temp.post('ANN', 'ANN-P-10', 'Genevois', 'Agent d''accueil de déchèterie', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "nature": "titulaires_et_contractuels",
           "published_on": "2026-10-01", "publication_end": "2027-12-31", "vacant_since": "2026-04-01",
           "starts_on": "2027-03-15"},
  "requirement": {"metier": "K2303", "competences": [300361]},
  "condition": {"commune": "74016", "day_start": 510, "day_end": 1050, "works_weekend": true, "is_split": false,
                "part_time_possible": false, "is_hard_to_fill": true},
  "demands": [{"code": "R21", "is_adaptable": false}, {"code": "R01", "level": 10, "frequency": "repete"},
              {"code": "R03", "is_adaptable": true}],
  "absent": "R13 R18", "pay": {"regime": 17500, "nbi_points": 0, "cti_points": 0}}');
-- P-11: the regulation room of the SAMU: nights, week-ends, and a voice that stays calm.
CALL pg_temp.post('ANN', 'ANN-P-11', 'CH Annecy', 'Assistant de régulation médicale', '{
  "post": {"category": "B", "cadre": "FPH-ASS-MED-ADM", "nature": "titulaires_et_contractuels",
           "published_on": "2026-08-31", "vacant_since": "2026-03-01", "starts_on": "2027-04-01"},
  "requirement": {"metier": "D1436", "competences": [104090, 400557]},
  "condition": {"commune": "74112", "day_start": 1140, "day_end": 420, "works_weekend": true, "is_split": false,
                "is_hard_to_fill": true},
  "demands": [{"code": "R13", "is_adaptable": false}, {"code": "R23"}, {"code": "R24"}, {"code": "R03"}],
  "absent": "R01 R21", "pay": {"regime": 24000, "nbi_points": 0, "cti_points": 49}}');
-- P-12: the médiathèque of Annecy, which the commission set aside for the animatrice in October.
CALL pg_temp.post('ANN', 'ANN-P-12', 'Annecy', 'Agent de médiathèque', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-PAT", "grades": ["FPT-ADJ-PAT-C1"], "nature": "titulaires",
           "published_on": "2026-09-14", "publication_end": "2027-12-31", "vacant_since": "2026-09-01",
           "starts_on": "2027-03-15"},
  "requirement": {"metier": "K1603", "competences": [300361]},
  "condition": {"commune": "74010", "day_start": 555, "day_end": 1095, "works_weekend": true, "is_split": false,
                "themes": ["culture"]},
  "demands": [{"code": "R02", "level": 60}, {"code": "R22", "level": 1}], "absent": "R01 R10 R17 R25",
  "pay": {"regime": 14000, "nbi_points": 0, "cti_points": 0}}');
-- P-13: the armed police of the town: what an approval alone opens.
CALL pg_temp.post('ANN', 'ANN-P-13', 'Annecy', 'Policier municipal', '{
  "post": {"category": "C", "cadre": "FPT-POL-MUN", "nature": "titulaires", "published_on": "2026-09-07",
           "publication_end": "2027-12-31", "vacant_since": "2026-01-01", "starts_on": "2027-03-15"},
  "requirement": {"metier": "K1707", "approvals": ["AGREMENT-PM", "PORT-ARME-PM"], "permis": ["B"]},
  "condition": {"commune": "74010", "day_start": 780, "day_end": 1380, "works_weekend": true, "is_split": false,
                "is_hard_to_fill": true},
  "demands": [{"code": "R25", "is_adaptable": false}, {"code": "R22", "level": 3, "is_adaptable": false}],
  "pay": {"regime": 45000, "nbi_points": 15, "cti_points": 0}}');
-- P-14: secretary of the prefect's cabinet, category B, wanted before anyone's notice is over.
CALL pg_temp.post('ANN', 'ANN-P-14', 'Préfecture', 'Secrétaire administratif du cabinet', '{
  "post": {"category": "B", "cadre": "FPE-SEC-ADM-INT", "nature": "titulaires", "published_on": "2026-11-16",
           "publication_end": "2027-12-31", "vacant_since": "2026-11-16", "starts_on": "2027-01-11"},
  "requirement": {"metier": "M1604", "competences": [120722, 121718, 300426], "is_souverainete": true},
  "condition": {"commune": "74010", "day_start": 480, "day_end": 1140, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R03"}, {"code": "R24"}, {"code": "R23"}], "absent": "R01 R02 R13 R17 R22 R25",
  "pay": {"regime": 40000, "nbi_points": 20, "cti_points": 0}}');
-- P-15: trainer at the school of nurses: the ordre, and twenty days to learn to teach.
CALL pg_temp.post('ANN', 'ANN-P-15', 'CH Annecy', 'Infirmier formateur', '{
  "post": {"category": "A", "cadre": "FPH-INF-SG", "nature": "titulaires", "published_on": "2026-10-05",
           "publication_end": "2027-12-31", "vacant_since": "2026-09-01", "starts_on": "2027-03-15"},
  "requirement": {"metier": "K2111", "needs_ordre": true},
  "condition": {"commune": "74112", "day_start": 510, "day_end": 1020, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R24"}], "absent": "R01 R13 R15 R20 R22", "pay": {"regime": 27000, "nbi_points": 0,
  "cti_points": 49}}');
-- P-16: driver of the shuttle between schools and sports halls; the licence can be paid for.
CALL pg_temp.post('ANN', 'ANN-P-16', 'Annecy', 'Conducteur de navette', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "nature": "titulaires_et_contractuels",
           "published_on": "2026-10-12", "publication_end": "2027-12-31", "vacant_since": "2026-10-12",
           "starts_on": "2027-06-01"},
  "requirement": {"metier": "N4103", "permis": ["B"]},
  "condition": {"commune": "74010", "day_start": 450, "day_end": 1080, "works_weekend": false, "is_split": true},
  "demands": [{"code": "R12"}, {"code": "R03", "is_adaptable": true}], "absent": "R01 R13 R21",
  "pay": {"regime": 15000, "nbi_points": 0, "cti_points": 0}}');
-- P-17: secretary of the CC du Genevois, 17 h 30 a week, where a seat could be bought.
CALL pg_temp.post('ANN', 'ANN-P-17', 'Genevois', 'Secrétaire du service des eaux', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "nature": "titulaires", "published_on": "2026-10-19",
           "publication_end": "2027-12-31", "vacant_since": "2026-10-01", "starts_on": "2027-04-01"},
  "requirement": {"metier": "M1607", "competences": [120722, 121718, 300361, 300426, 300431]},
  "condition": {"commune": "74016", "day_start": 510, "day_end": 720, "works_weekend": false, "is_split": false,
                "weekly_minutes": 1050},
  "demands": [{"code": "R28", "parts": ["siege"], "is_adaptable": true}, {"code": "R24"}], "absent": "R01 R13 R17 R22",
  "pay": {"regime": 19000, "nbi_points": 0, "cti_points": 0}}');
-- P-18: a gardener's post whose place of work nobody has entered.
CALL pg_temp.post('ANN', 'ANN-P-18', 'Saint-Julien', 'Agent des espaces verts', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "nature": "titulaires", "published_on": "2026-09-14",
           "publication_end": "2027-12-31", "vacant_since": "2026-08-01", "starts_on": "2027-03-01"},
  "requirement": {"metier": "A1203"}, "condition": {"weekly_minutes": null},
  "demands": [{"code": "R18", "is_adaptable": false}, {"code": "R21", "is_adaptable": false}],
  "pay": {"regime": 16500}}');
-- P-19: closed three weeks ago, and still in the file.
CALL pg_temp.post('ANN', 'ANN-P-19', 'CH Annecy', 'Brancardier', '{
  "post": {"category": "C", "cadre": "FPH-OUVRIER", "nature": "titulaires_et_contractuels",
           "published_on": "2026-09-21", "publication_end": "2026-10-31", "starts_on": "2027-01-04"},
  "requirement": {"metier": "J1308"}, "condition": {"commune": "74112"}}');

-- In October the commission set the médiathèque aside for the animatrice.
INSERT INTO decision (commission, agent_id, post_id, avis, decided_on)
SELECT 'ANN', agent.id, post.id, 'ecartee', '2026-10-02'
FROM agent JOIN post USING (commission)
WHERE commission = 'ANN' AND agent.code = 'ANN-A-14' AND post.code = 'ANN-P-12';
