-- The fifteen cases of reference and neighbours that flip them; night of 2026-11-23, séance of 2026-12-08.
-- One commission a case (SCN-S04 …), so that they do not interfere; agents and posts bear the code of their case
-- (S04-A, S04-P), a neighbour is the same story with one fact changed (S04-A-N1, S04-P-N1).
--   psql -v ON_ERROR_STOP=1 -1 -f Tests/NightTests/Fixtures/scenarios.sql    (superuser, after migrate)
-- essai.expected says what each pair must give. A list of codes is a minimum; routes are a set; NULL is not compared.

\ir ../../../sql/demo/lib/ground.sql
\ir ../../../sql/demo/lib/story.sql

CREATE SCHEMA IF NOT EXISTS essai;
DROP TABLE IF EXISTS essai.expected;
CREATE TABLE essai.expected (
  -- NULL post: the agent's own state (EXCLU, HORS_PERIMETRE). NULL agent: the post's own (CONTROLE, or OUVERT).
  agent text,
  post text,
  verdict text NOT NULL,
  routes text[],
  codes text[] NOT NULL,
  -- Values that some codes must carry, as « CODE value|value ».
  findings text[],
  -- Centimes a month over the components known on both sides.
  pay_before bigint,
  pay_after bigint,
  earliest_on date,
  gap_days integer,
  theory_days integer,
  practice_days integer,
  agent_rank integer,
  post_rank integer,
  is_planned boolean,
  priorities text[],
  UNIQUE NULLS NOT DISTINCT (agent, post)
);

-- A commission of all the employers, its séances, and a charte that votes the priorities of the charte first.
CREATE OR REPLACE PROCEDURE pg_temp.case_of(case_code text, employers text[])
LANGUAGE plpgsql AS $$
BEGIN
  CALL pg_temp.forget(case_code);
  INSERT INTO commission (code, name, demonstration) VALUES (case_code, 'Cas ' || case_code, true);
  INSERT INTO seance (commission, held_on) VALUES (case_code, '2026-12-08'), (case_code, '2027-02-09');
  INSERT INTO convention (commission, code, label, etat, starts_on)
  VALUES (case_code, 'CONV', 'Convention du cas', 'signee', '2026-01-01');
  INSERT INTO convention_party (commission, convention, employer, from_on)
  SELECT case_code, 'CONV', pg_temp.siret(name), '2026-01-01' FROM unnest(employers) AS name;
  INSERT INTO charte (commission, version, effective_from, voted_on) VALUES (case_code, 1, '2026-01-01', '2025-12-10');
  INSERT INTO charte_weight (commission, version, criterion, weight)
  VALUES (case_code, 1, 'competences', 20), (case_code, 1, 'metier', 20), (case_code, 1, 'souhaits', 20),
    (case_code, 1, 'distance', 15), (case_code, 1, 'prevention', 10), (case_code, 1, 'tension', 5),
    (case_code, 1, 'parcours', 5), (case_code, 1, 'paie', 5), (case_code, 1, 'themes', 5);
  INSERT INTO charte_priority (commission, version, rank, priority)
  SELECT case_code, 1, rank, priority
  FROM unnest(ARRAY['PRIO-PPR-FIN≤60J', 'PRIO-RECL', 'PRIO-L442', 'PRIO-L512-19', 'PRIO-L512-26', 'PRIO-L512-28',
    'PRIO-L512-29', 'PRIO-SUPPRESSION']) WITH ORDINALITY AS voted (priority, rank);
  INSERT INTO load (commission, employer, loaded_at)
  SELECT case_code, pg_temp.siret(name), '2026-11-22 20:00Z' FROM unnest(employers) AS name;
END
$$;

-- S01: auxiliaire de puériculture (B), not recognised unfit, towards a C post. ---------------------------------------
CALL pg_temp.case_of('SCN-S01', '{LMV,Cavaillon}');
CALL pg_temp.agent('SCN-S01', 'S01-A', 'LMV', '{
  "situation": {"statut": "titulaire", "cadre": "FPT-AUX-PUER", "grade": "FPT-AUX-PUER-CN"},
  "restrictions": [{"code": "R01", "level": 5, "frequency": "repete", "valid_until": "2027-06-30"},
                   {"code": "R07", "parts": ["droit"], "valid_until": "2027-06-30"}],
  "profile": {"metier": "J1304", "diplomas": ["CSPU0013"]},
  "wishes": {"residence": "84035", "metiers": ["M1602", "K1406"]},
  "pay": {"im": 395}}');
CALL pg_temp.post('SCN-S01', 'S01-P', 'Cavaillon', 'Gestionnaire état civil', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-C1"], "starts_on": "2027-03-15"},
  "requirement": {"metier": "K1406"}, "condition": {"commune": "84035"}, "absent": "R01 R07"}');
-- The same post in category B: the level is for the host to appreciate.
CALL pg_temp.post_like('SCN-S01', 'S01-P-N1', 'S01-P',
  '{"post": {"category": "B", "cadre": "FPT-RED", "grades": ["FPT-RED-1"]}}');
-- Declared unfit for the grade, and no opinion dated: nobody may refuse yet.
CALL pg_temp.agent_like('SCN-S01', 'S01-A-N1', 'S01-A', '{"health": {"inaptitude": "fonctions_du_grade"}}');
-- Unfit for the post only: opens nothing here.
CALL pg_temp.agent_like('SCN-S01', 'S01-A-N2', 'S01-A',
  '{"health": {"inaptitude": "poste", "inaptitude_opinion_on": "2026-09-15"}}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes, findings) VALUES
  ('S01-A', 'S01-P', 'NON_RECEVABLE', '{}', '{LEG-CAT-01,SAN-OK}', '{LEG-CAT-01 B|C}'),
  ('S01-A', 'S01-P-N1', 'PROPOSABLE_SOUS_CONDITION', '{integration_directe,detachement}',
    '{LEG-CAT-OK,LEG-NIVEAU-A-APPRECIER,SAN-OK}', NULL),
  ('S01-A-N1', 'S01-P', 'A_INSTRUIRE', '{detachement_reclassement}', '{LEG-RECL-04,SAN-AVIS-ABSENT}', NULL),
  ('S01-A-N2', 'S01-P', 'NON_RECEVABLE', '{}', '{LEG-CAT-01,LEG-RECL-01}', NULL);

-- S02: the same, recognised unfit for the functions of the grade, PPR running. ---------------------------------------
CALL pg_temp.case_of('SCN-S02', '{LMV,Cavaillon}');
CALL pg_temp.agent_like('SCN-S02', 'S02-A', 'S01-A', '{"health": {
  "inaptitude": "fonctions_du_grade", "inaptitude_opinion_on": "2026-09-15", "restrictions_opinion_on": "2026-09-15",
  "ppr_start": "2026-10-01", "ppr_end": "2027-09-30"}}');
CALL pg_temp.post_like('SCN-S02', 'S02-P', 'S01-P', '{}');
-- The internal search is dated: one reserve less.
CALL pg_temp.agent_like('SCN-S02', 'S02-A-N1', 'S02-A', '{"situation": {"internal_search_on": "2026-10-20"}}');
-- The doctor's opinion on restrictions has no date.
CALL pg_temp.agent_like('SCN-S02', 'S02-A-N2', 'S02-A', '{"health": {"restrictions_opinion_on": null}}');
-- The PPR ended the day before and the conseil médical never wrote: unfit, but undated.
CALL pg_temp.agent_like('SCN-S02', 'S02-A-N3', 'S02-A', '{"health": {
  "inaptitude_opinion_on": null, "ppr_start": "2025-11-23", "ppr_end": "2026-11-22"}}');
-- A higher category stays closed, whatever the inaptitude.
CALL pg_temp.post_like('SCN-S02', 'S02-P-N1', 'S02-P',
  '{"post": {"category": "A", "cadre": "FPT-ATT", "grades": ["FPT-ATT-1"]}}');
INSERT INTO essai.expected
  (agent, post, verdict, routes, codes, pay_before, pay_after, theory_days, practice_days) VALUES
  ('S02-A', 'S02-P', 'PROPOSABLE_SOUS_CONDITION', '{detachement_reclassement}',
    '{LEG-RECL-04,SAN-OK,RECL-INTERNE-D-ABORD}', 194450, 194450, 17, 20),
  ('S02-A-N1', 'S02-P', 'PROPOSABLE_SOUS_CONDITION', '{detachement_reclassement}', '{LEG-RECL-04,SAN-OK}',
    194450, 194450, 17, 20),
  ('S02-A-N2', 'S02-P', 'A_INSTRUIRE', '{detachement_reclassement}', '{LEG-RECL-04,SAN-AVIS-ABSENT}',
    194450, 194450, 17, 20),
  ('S02-A-N3', 'S02-P', 'A_INSTRUIRE', '{detachement_reclassement}', '{LEG-RECL-04}', 194450, 194450, 17, 20),
  ('S02-A', 'S02-P-N1', 'NON_RECEVABLE', '{}', '{LEG-CAT-01}', 194450, 194450, 17, 20);

-- S04: éboueur worn out, not unfit, towards the reception of another employer. ---------------------------------------
CALL pg_temp.case_of('SCN-S04', '{LMV,"Pays des Sorgues"}');
CALL pg_temp.agent('SCN-S04', 'S04-A', 'LMV', '{
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-P2C"},
  "restrictions": [{"code": "R01", "level": 15, "frequency": "repete", "valid_until": "2027-09-30"},
                   {"code": "R14", "parts": ["matin"], "valid_until": "2027-09-30"}],
  "profile": {"metier": "K2303", "permis": ["B"], "diplomas": []},
  "wishes": {"residence": "84035", "radius_km": 25},
  "pay": {"im": 385}}');
CALL pg_temp.post('SCN-S04', 'S04-P', 'Pays des Sorgues', 'Agent d''accueil', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-P2C"], "starts_on": "2027-04-01"},
  "requirement": {"metier": "M1601"},
  "condition": {"commune": "84054", "day_start": 510, "day_end": 1050},
  "demands": [{"code": "R22", "level": 2}, {"code": "R03"}], "absent": "R01"}');
-- The host says nothing of loads.
CALL pg_temp.post_like('SCN-S04', 'S04-P-N1', 'S04-P', '{"absent": ""}');
-- At Apt, 28 km away, for whoever asked 5 km: beyond the tolerance of 15 km.
CALL pg_temp.post_like('SCN-S04', 'S04-P-N2', 'S04-P', '{"condition": {"commune": "84003"}}');
-- A radius of 5 km: 3.1 km too far, within tolerance.
CALL pg_temp.agent_like('SCN-S04', 'S04-A-N1', 'S04-A', '{"wishes": {"radius_km": 5}}');
-- Already at a reception: nothing to learn.
CALL pg_temp.agent_like('SCN-S04', 'S04-A-N2', 'S04-A', '{"profile": {"metier": "M1601"}}');
INSERT INTO essai.expected
  (agent, post, verdict, routes, codes, findings, pay_before, pay_after, earliest_on, theory_days, practice_days) VALUES
  ('S04-A', 'S04-P', 'PROPOSABLE_SOUS_CONDITION', '{integration_directe,detachement}',
    '{LEG-CAT-OK,LEG-NIVEAU-OK,LEG-OK,SAN-OK,GEO-OK,COMP-ECART,PARCOURS,DATE-OK}', '{PARCOURS 17|20}',
    189527, 189527, '2027-03-09', 17, 20),
  ('S04-A', 'S04-P-N1', 'A_INSTRUIRE', '{integration_directe,detachement}', '{SAN-INCONNU,COMP-ECART}',
    '{SAN-INCONNU R01}', 189527, 189527, '2027-03-09', 17, 20),
  ('S04-A-N1', 'S04-P', 'PROPOSABLE_SOUS_CONDITION', '{integration_directe,detachement}', '{GEO-HORS-RAYON,COMP-ECART}',
    NULL, 189527, 189527, '2027-03-09', 17, 20),
  ('S04-A-N1', 'S04-P-N2', 'NON_RECEVABLE', '{integration_directe,detachement}', '{GEO-HORS-RAYON}',
    NULL, 189527, 189527, '2027-03-09', 17, 20),
  ('S04-A-N2', 'S04-P', 'PROPOSABLE', '{integration_directe,detachement}', '{LEG-OK,SAN-OK,COMP-OK}',
    NULL, 189527, 189527, '2027-03-09', NULL, NULL);

-- S05: the same éboueur towards a store: an ideal route, a load he may not lift. -------------------------------------
CALL pg_temp.case_of('SCN-S05', '{LMV,Cavaillon}');
CALL pg_temp.agent_like('SCN-S05', 'S05-A', 'S04-A', '{}');
CALL pg_temp.post('SCN-S05', 'S05-P', 'Cavaillon', 'Magasinier', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "grades": ["FPT-ADJ-TECH-P2C"], "starts_on": "2027-02-01"},
  "requirement": {"metier": "N1110"}, "condition": {"commune": "84035"},
  "demands": [{"code": "R01", "level": 25, "frequency": "repete", "is_adaptable": false}, {"code": "R02"}]}');
-- Declared adaptable, hours given.
CALL pg_temp.post_like('SCN-S05', 'S05-P-N1', 'S05-P', '{
  "condition": {"day_start": 480, "day_end": 960},
  "demands": [{"code": "R01", "level": 25, "frequency": "repete", "is_adaptable": true}, {"code": "R02"}]}');
-- The refusal to adapt is not signed: it does not hold.
CALL pg_temp.post_like('SCN-S05', 'S05-P-N2', 'S05-P', '{
  "condition": {"day_start": 480, "day_end": 960},
  "demands": [{"code": "R01", "level": 25, "frequency": "repete", "is_adaptable": false, "is_signed": false}]}');
-- Signed twelve months before to the day: too old; a day later, it still holds.
CALL pg_temp.post_like('SCN-S05', 'S05-P-N3', 'S05-P',
  '{"condition": {"day_start": 480, "day_end": 960}, "grid_on": "2025-11-23"}');
CALL pg_temp.post_like('SCN-S05', 'S05-P-N4', 'S05-P',
  '{"condition": {"day_start": 480, "day_end": 960}, "grid_on": "2025-11-24"}');
-- Only now and then, above a limit on repeated lifts: the limit says nothing of it.
CALL pg_temp.post_like('SCN-S05', 'S05-P-N5', 'S05-P', '{
  "condition": {"day_start": 480, "day_end": 960},
  "demands": [{"code": "R01", "level": 25, "frequency": "ponctuel", "is_adaptable": false}]}');
-- The restriction ends the day before the post begins.
CALL pg_temp.agent_like('SCN-S05', 'S05-A-N1', 'S05-A', '{
  "restrictions": [{"code": "R01", "level": 15, "frequency": "repete", "valid_until": "2027-01-31"}]}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes, findings, gap_days) VALUES
  ('S05-A', 'S05-P', 'NON_RECEVABLE', '{mutation}', '{SAN-BLOQUE}', '{SAN-BLOQUE R01}', 36),
  ('S05-A', 'S05-P-N1', 'PROPOSABLE_SOUS_CONDITION', '{mutation}', '{SAN-AMENAGEABLE,SAN-OK}',
    '{SAN-AMENAGEABLE R01}', 36),
  ('S05-A', 'S05-P-N2', 'A_INSTRUIRE', '{mutation}', '{SAN-INCONNU}', '{SAN-INCONNU R01}', 36),
  ('S05-A', 'S05-P-N3', 'A_INSTRUIRE', '{mutation}', '{SAN-INCONNU}', '{SAN-INCONNU R01}', 36),
  ('S05-A', 'S05-P-N4', 'NON_RECEVABLE', '{mutation}', '{SAN-BLOQUE}', '{SAN-BLOQUE R01}', 36),
  ('S05-A', 'S05-P-N5', 'A_INSTRUIRE', '{mutation}', '{SAN-INCONNU}', '{SAN-INCONNU R01}', 36),
  ('S05-A-N1', 'S05-P', 'A_INSTRUIRE', '{mutation}', '{SAN-PERIMEE-A-LA-PRISE}', NULL, 36);

-- S06: ATSEM towards a library that declared nothing. ----------------------------------------------------------------
CALL pg_temp.case_of('SCN-S06', '{LMV,Cavaillon}');
CALL pg_temp.agent('SCN-S06', 'S06-A', 'Cavaillon', '{
  "situation": {"statut": "titulaire", "cadre": "FPT-ATSEM", "grade": "FPT-ATSEM-P2C"},
  "restrictions": [{"code": "R02", "level": 60, "valid_until": "2027-12-31"},
                   {"code": "R17", "valid_until": "2027-12-31"}],
  "profile": {"metier": "K1308"}, "pay": {"im": 376}}');
CALL pg_temp.post('SCN-S06', 'S06-P', 'LMV', 'Agent de bibliothèque', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-PAT", "grades": ["FPT-ADJ-PAT-P2C"], "starts_on": "2027-03-15"},
  "requirement": {"metier": "K1603"}}');
-- The grid is filled in: half an hour standing, no noise.
CALL pg_temp.post_like('SCN-S06', 'S06-P-N1', 'S06-P', '{"demands": [{"code": "R02", "level": 30}], "absent": "R17"}');
-- Two hours standing, refused in writing; then open to adaptation.
CALL pg_temp.post_like('SCN-S06', 'S06-P-N2', 'S06-P',
  '{"demands": [{"code": "R02", "level": 120, "is_adaptable": false}], "absent": "R17"}');
CALL pg_temp.post_like('SCN-S06', 'S06-P-N3', 'S06-P',
  '{"demands": [{"code": "R02", "level": 120, "is_adaptable": true}], "absent": "R17"}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes, pay_before, pay_after) VALUES
  ('S06-A', 'S06-P', 'A_INSTRUIRE', '{integration_directe,detachement}', '{LEG-CAT-OK,SAN-INCONNU}', 185097, 185097),
  ('S06-A', 'S06-P-N1', 'PROPOSABLE_SOUS_CONDITION', '{integration_directe,detachement}', '{SAN-OK,COMP-ECART}',
    185097, 185097),
  ('S06-A', 'S06-P-N2', 'NON_RECEVABLE', '{integration_directe,detachement}', '{SAN-BLOQUE}', 185097, 185097),
  ('S06-A', 'S06-P-N3', 'PROPOSABLE_SOUS_CONDITION', '{integration_directe,detachement}', '{SAN-AMENAGEABLE}',
    185097, 185097);

-- S07: aide-soignante (B since 2021), not unfit, towards a C post of the FPT. ----------------------------------------
CALL pg_temp.case_of('SCN-S07', '{"CH Annecy",Annecy}');
CALL pg_temp.agent('SCN-S07', 'S07-A', 'CH Annecy', '{
  "situation": {"statut": "titulaire", "cadre": "FPH-AIDE-SOIN", "grade": "FPH-AIDE-SOIN-CN", "active_years": 14},
  "restrictions": [{"code": "R01", "level": 10, "frequency": "repete"}],
  "profile": {"metier": "J1501"}, "wishes": {"residence": "74010"}, "pay": {"im": 412, "cti_points": 49}}');
CALL pg_temp.post('SCN-S07', 'S07-P', 'Annecy', 'Agent d''accueil', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-C1"], "starts_on": "2027-04-01"},
  "requirement": {"metier": "M1601"}, "condition": {"commune": "74010"}, "absent": "R01"}');
-- A post of category B, where no complément de traitement indiciaire is paid.
CALL pg_temp.post_like('SCN-S07', 'S07-P-N1', 'S07-P', '{
  "post": {"category": "B", "cadre": "FPT-RED", "grades": ["FPT-RED-1"]}, "pay": {"cti_points": 0}}');
-- Unfit, opinion dated: reclassement opens the lower category.
CALL pg_temp.agent_like('SCN-S07', 'S07-A-N1', 'S07-A', '{"health": {"inaptitude": "fonctions_du_grade",
  "inaptitude_opinion_on": "2026-10-05", "restrictions_opinion_on": "2026-10-05"}}');
-- Seventeen years of active services: the benefit is kept.
CALL pg_temp.agent_like('SCN-S07', 'S07-A-N2', 'S07-A', '{"situation": {"active_years": 17}}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes, findings, pay_before, pay_after) VALUES
  ('S07-A', 'S07-P', 'NON_RECEVABLE', '{}', '{LEG-CAT-01,INFO-ACTIVE-17ANS,SAN-OK}', '{INFO-ACTIVE-17ANS 14}',
    202819, 202819),
  ('S07-A', 'S07-P-N1', 'PROPOSABLE_SOUS_CONDITION', '{integration_directe,detachement}',
    '{LEG-NIVEAU-A-APPRECIER,PAIE-CTI-PERDU}', '{PAIE-CTI-PERDU 49}', 226940, 202819),
  ('S07-A-N1', 'S07-P', 'PROPOSABLE_SOUS_CONDITION', '{detachement_reclassement}', '{LEG-RECL-04,SAN-OK}', NULL,
    202819, 202819),
  ('S07-A-N2', 'S07-P', 'NON_RECEVABLE', '{}', '{LEG-CAT-01,INFO-ACTIVE-17ANS-OK}', NULL, 202819, 202819);

-- S09: nurse of a hospital towards a crèche, title held, the two cadres voted equivalent. ----------------------------
CALL pg_temp.case_of('SCN-S09', '{"CH Annecy","Grand Annecy"}');
INSERT INTO equivalence (commission, first_cadre, second_cadre, voted_on, from_on)
VALUES ('SCN-S09', 'FPH-INF-SG', 'FPT-INF-SG', '2026-10-02', '2026-10-02');
CALL pg_temp.agent('SCN-S09', 'S09-A', 'CH Annecy', '{
  "situation": {"statut": "titulaire", "cadre": "FPH-INF-SG", "grade": "FPH-INF-SG-G1"},
  "restrictions": [{"code": "R13"}, {"code": "R15"}],
  "profile": {"metier": "J1506", "diplomas": ["CSPU0002"], "ordre_registered": true}}');
CALL pg_temp.post('SCN-S09', 'S09-P', 'Grand Annecy', 'Infirmière référente santé et accueil inclusif', '{
  "post": {"category": "A", "cadre": "FPT-INF-SG", "grades": ["FPT-INF-SG-1"], "starts_on": "2027-03-15"},
  "requirement": {"metier": "J1506", "diplomas": ["CSPU0002"], "needs_ordre": true, "needs_honorabilite": true},
  "absent": "R13 R15"}');
-- No title; titles never entered; not registered with the ordre; a post that works at night and will not change.
CALL pg_temp.agent_like('SCN-S09', 'S09-A-N1', 'S09-A', '{"profile": {"diplomas": []}}');
CALL pg_temp.agent_like('SCN-S09', 'S09-A-N2', 'S09-A', '{"profile": {"diplomas": null}}');
CALL pg_temp.agent_like('SCN-S09', 'S09-A-N3', 'S09-A', '{"profile": {"ordre_registered": false}}');
CALL pg_temp.agent_like('SCN-S09', 'S09-A-N4', 'S09-A', '{"profile": {"ordre_registered": null}}');
CALL pg_temp.post_like('SCN-S09', 'S09-P-N1', 'S09-P',
  '{"demands": [{"code": "R13", "is_adaptable": false}], "absent": "R15"}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes) VALUES
  ('S09-A', 'S09-P', 'PROPOSABLE', '{integration_directe,detachement}',
    '{LEG-CAT-OK,LEG-NIVEAU-OK,LEG-DIPLOME-OK,SAN-OK,COMP-OK,LEG-HONORABILITE}'),
  ('S09-A-N1', 'S09-P', 'NON_RECEVABLE', '{}', '{LEG-DIPLOME-01}'),
  ('S09-A-N2', 'S09-P', 'A_INSTRUIRE', '{integration_directe,detachement}', '{LEG-DIPLOME-INCONNU}'),
  ('S09-A-N3', 'S09-P', 'PROPOSABLE_SOUS_CONDITION', '{integration_directe,detachement}', '{LEG-ORDRE}'),
  ('S09-A-N4', 'S09-P', 'A_INSTRUIRE', '{integration_directe,detachement}', '{LEG-ORDRE}'),
  ('S09-A', 'S09-P-N1', 'NON_RECEVABLE', '{integration_directe,detachement}', '{SAN-BLOQUE,LEG-DIPLOME-OK}');

-- S11: adjoint administratif of a préfecture towards a hospital, and a smaller régime. -------------------------------
CALL pg_temp.case_of('SCN-S11', '{"CH Annecy",Préfecture}');
CALL pg_temp.agent('SCN-S11', 'S11-A', 'Préfecture', '{
  "situation": {"statut": "titulaire", "cadre": "FPE-ADJ-ADM-INT", "grade": "FPE-ADJ-ADM-INT-P2C"},
  "profile": {"metier": "M1607"}, "wishes": {"residence": "74225", "radius_km": 30},
  "pay": {"im": 397, "regime": 31000}}');
CALL pg_temp.post('SCN-S11', 'S11-P', 'CH Annecy', 'Secrétaire hospitalière', '{
  "post": {"category": "C", "cadre": "FPH-ADJ-ADM", "grades": ["FPH-ADJ-ADM-P2C"], "starts_on": "2027-04-01"},
  "requirement": {"metier": "M1609"}, "condition": {"commune": "74112"}, "pay": {"regime": 18000}}');
-- No régime at all: the loss passes ten percent, the agent must agree.
CALL pg_temp.post_like('SCN-S11', 'S11-P-N1', 'S11-P', '{"pay": {"regime": 0}}');
-- At most 120 € of loss; at most 150 €, but the NBI is unknown.
CALL pg_temp.agent_like('SCN-S11', 'S11-A-N1', 'S11-A', '{"wishes": {"max_loss": 12000}}');
CALL pg_temp.agent_like('SCN-S11', 'S11-A-N2', 'S11-A', '{"wishes": {"max_loss": 15000}}');
-- 28 hours a week: fewer than held, the agent must agree.
CALL pg_temp.post_like('SCN-S11', 'S11-P-N2', 'S11-P', '{"condition": {"weekly_minutes": 1680}}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes, pay_before, pay_after) VALUES
  ('S11-A', 'S11-P', 'PROPOSABLE', '{integration_directe,detachement}',
    '{LEG-CAT-OK,LEG-NIVEAU-OK,PAIE-BAISSE,COMP-ADAPTATION,GEO-OK}', 226434, 213434),
  ('S11-A', 'S11-P-N1', 'PROPOSABLE_SOUS_CONDITION', '{integration_directe,detachement}', '{PAIE-ACCORD,PAIE-BAISSE}',
    226434, 195434),
  ('S11-A-N1', 'S11-P', 'NON_RECEVABLE', '{integration_directe,detachement}', '{PAIE-PERTE>MAX}', 226434, 213434),
  ('S11-A-N2', 'S11-P', 'A_INSTRUIRE', '{integration_directe,detachement}', '{PAIE-NON-CHIFFRABLE}', 226434, 213434),
  ('S11-A', 'S11-P-N2', 'PROPOSABLE_SOUS_CONDITION', '{integration_directe,detachement}', '{PAIE-ACCORD,TNC}',
    226434, 170747);

-- S12: CDI of a town towards a hospital, same category. --------------------------------------------------------------
CALL pg_temp.case_of('SCN-S12', '{Cavaillon,"CH Cavaillon"}');
CALL pg_temp.agent('SCN-S12', 'S12-A', 'Cavaillon', '{
  "situation": {"statut": "cdi", "category": "C"}, "restrictions": [{"code": "R18"}], "profile": {"metier": "A1203"}}');
CALL pg_temp.post('SCN-S12', 'S12-P', 'CH Cavaillon', 'Agent logistique', '{
  "post": {"category": "C", "nature": "titulaires_et_contractuels", "starts_on": "2027-03-15"},
  "requirement": {"metier": "N1105"}, "demands": [{"code": "R01", "level": 10}], "absent": "R18"}');
-- Kept for fonctionnaires; nature not declared; a CDI of category B gives it up for a C post.
CALL pg_temp.post_like('SCN-S12', 'S12-P-N1', 'S12-P', '{"post": {"nature": "titulaires"}}');
CALL pg_temp.post_like('SCN-S12', 'S12-P-N2', 'S12-P', '{"post": {"nature": null}}');
CALL pg_temp.agent_like('SCN-S12', 'S12-A-N1', 'S12-A', '{"situation": {"category": "B"}}');
CALL pg_temp.agent_like('SCN-S12', 'S12-A-N2', 'S12-A',
  '{"situation": {"statut": "cdd", "contract_end": "2027-06-30"}}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes, earliest_on) VALUES
  ('S12-A', 'S12-P', 'PROPOSABLE_SOUS_CONDITION', '{portabilite_cdi}',
    '{LEG-CDI-PORT,LEG-NATURE-OK,LEG-PPR-TITULAIRE,SAN-OK}', '2027-02-09'),
  ('S12-A', 'S12-P-N1', 'NON_RECEVABLE', '{}', '{LEG-NATURE-01}', '2027-02-09'),
  ('S12-A', 'S12-P-N2', 'A_INSTRUIRE', '{portabilite_cdi}', '{LEG-NATURE-INCONNUE}', '2027-02-09'),
  ('S12-A-N1', 'S12-P', 'PROPOSABLE_SOUS_CONDITION', '{contrat}', '{LEG-CDI-PERTE}', '2027-02-09'),
  ('S12-A-N2', 'S12-P', 'PROPOSABLE_SOUS_CONDITION', '{contrat}', '{LEG-CDD}', '2027-02-09');

-- S14: stagiaire. ----------------------------------------------------------------------------------------------------
CALL pg_temp.case_of('SCN-S14', '{Cavaillon,LMV}');
CALL pg_temp.agent('SCN-S14', 'S14-A', 'Cavaillon', '{"situation":
  {"statut": "stagiaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-C1", "stage_end": "2027-05-31"}}');
CALL pg_temp.post('SCN-S14', 'S14-P', 'LMV', 'Adjoint technique', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "grades": ["FPT-ADJ-TECH-C1"], "starts_on": "2027-02-01"}}');
-- Titularised; and at another grade than the post's.
CALL pg_temp.agent_like('SCN-S14', 'S14-A-N1', 'S14-A', '{"situation": {"statut": "titulaire", "stage_end": null}}');
CALL pg_temp.agent_like('SCN-S14', 'S14-A-N2', 'S14-A',
  '{"situation": {"statut": "titulaire", "stage_end": null, "grade": "FPT-ADJ-TECH-P1C"}}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes, findings) VALUES
  ('S14-A', 'S14-P', 'NON_RECEVABLE', '{}', '{LEG-STAGIAIRE}', '{LEG-STAGIAIRE 2027-06-01}'),
  ('S14-A-N1', 'S14-P', 'PROPOSABLE_SOUS_CONDITION', '{mutation}', '{LEG-OK,DATE-PREAVIS,COMP-INCONNU}', NULL),
  ('S14-A-N2', 'S14-P', 'A_INSTRUIRE', '{mutation}', '{LEG-GRADE,COMP-INCONNU}', NULL);

-- S17: notice longer than the time left. -----------------------------------------------------------------------------
CALL pg_temp.case_of('SCN-S17', '{Cavaillon,"Grand Avignon"}');
CALL pg_temp.agent('SCN-S17', 'S17-A', 'Grand Avignon', '{"situation":
  {"statut": "titulaire", "cadre": "FPT-ADJ-ADM", "grade": "FPT-ADJ-ADM-C1", "notice_months": 3}}');
CALL pg_temp.post('SCN-S17', 'S17-P', 'Cavaillon', 'Adjoint administratif', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-C1"], "starts_on": "2027-01-04"}}');
-- The very day of the departure; no date; one month of notice.
CALL pg_temp.post_like('SCN-S17', 'S17-P-N1', 'S17-P', '{"post": {"starts_on": "2027-03-09"}}');
CALL pg_temp.post_like('SCN-S17', 'S17-P-N2', 'S17-P', '{"post": {"starts_on": null}}');
CALL pg_temp.agent_like('SCN-S17', 'S17-A-N1', 'S17-A', '{"situation": {"notice_months": 1}}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes, findings, earliest_on, gap_days) VALUES
  ('S17-A', 'S17-P', 'PROPOSABLE_SOUS_CONDITION', '{mutation}', '{DATE-PREAVIS,LEG-OK}', '{DATE-PREAVIS 64|2027-03-09}',
    '2027-03-09', 64),
  ('S17-A', 'S17-P-N1', 'PROPOSABLE', '{mutation}', '{DATE-OK}', NULL, '2027-03-09', 0),
  ('S17-A', 'S17-P-N2', 'PROPOSABLE', '{mutation}', '{DATE-NON-FIXEE}', NULL, '2027-03-09', NULL),
  ('S17-A-N1', 'S17-P', 'PROPOSABLE_SOUS_CONDITION', '{mutation}', '{DATE-PREAVIS}', NULL, '2027-01-09', 5);

-- S18: two agents with a priority, one seat; the voted table puts the end of a PPR first. ----------------------------
CALL pg_temp.case_of('SCN-S18', '{LMV,COVE,Cavaillon}');
CALL pg_temp.agent('SCN-S18', 'S18-X', 'LMV', '{
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-TECH", "grade": "FPT-ADJ-TECH-C1"},
  "health": {"inaptitude": "fonctions_du_grade", "ppr_start": "2026-02-01", "ppr_end": "2027-01-31",
             "restrictions_opinion_on": "2026-09-15"},
  "restrictions": [{"code": "R01", "level": 5, "frequency": "repete"}], "profile": {"metier": "K2204"}}');
CALL pg_temp.agent('SCN-S18', 'S18-Y', 'COVE', '{
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-ADM", "grade": "FPT-ADJ-ADM-C1", "handicap": true,
                "conjoint": true},
  "profile": {"metier": "M1602"}}');
CALL pg_temp.post('SCN-S18', 'S18-P', 'Cavaillon', 'Agent administratif', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-C1"], "starts_on": "2027-04-01"},
  "requirement": {"metier": "M1602"}, "absent": "R01"}');
-- Neighbour: the PPR ends 61 days after the séance; the reclassement alone is left, second in the voted order.
CALL pg_temp.case_of('SCN-S18N1', '{LMV,COVE,Cavaillon}');
CALL pg_temp.agent_like('SCN-S18N1', 'S18-X-N1', 'S18-X', '{"health": {"ppr_end": "2027-02-07"}}');
CALL pg_temp.agent_like('SCN-S18N1', 'S18-Y-N1', 'S18-Y', '{}');
CALL pg_temp.post_like('SCN-S18N1', 'S18-P-N1', 'S18-P', '{}');
-- Neighbour: 60 days, the bound included, and two seats: both are placed.
CALL pg_temp.case_of('SCN-S18N2', '{LMV,COVE,Cavaillon}');
CALL pg_temp.agent_like('SCN-S18N2', 'S18-X-N2', 'S18-X', '{"health": {"ppr_end": "2027-02-06"}}');
CALL pg_temp.agent_like('SCN-S18N2', 'S18-Y-N2', 'S18-Y', '{}');
CALL pg_temp.post_like('SCN-S18N2', 'S18-P-N2', 'S18-P', '{"post": {"seats": 2}}');
-- Neighbour: the table votes the mutation of L512-26 first.
CALL pg_temp.case_of('SCN-S18N3', '{LMV,COVE,Cavaillon}');
DELETE FROM charte_priority WHERE commission = 'SCN-S18N3';
INSERT INTO charte_priority (commission, version, rank, priority)
VALUES ('SCN-S18N3', 1, 1, 'PRIO-L512-26'), ('SCN-S18N3', 1, 2, 'PRIO-PPR-FIN≤60J'), ('SCN-S18N3', 1, 3, 'PRIO-RECL');
CALL pg_temp.agent_like('SCN-S18N3', 'S18-X-N3', 'S18-X', '{}');
CALL pg_temp.agent_like('SCN-S18N3', 'S18-Y-N3', 'S18-Y', '{}');
CALL pg_temp.post_like('SCN-S18N3', 'S18-P-N3', 'S18-P', '{}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes, post_rank, is_planned, priorities) VALUES
  ('S18-X', 'S18-P', 'PROPOSABLE_SOUS_CONDITION', '{detachement_reclassement}', '{LEG-RECL-04,SAN-OK}', 1, true,
    '{PRIO-PPR-FIN≤60J,PRIO-RECL}'),
  ('S18-Y', 'S18-P', 'PROPOSABLE', '{mutation}', '{LEG-OK,CAP}', 2, false, '{PRIO-L512-26}'),
  ('S18-X-N1', 'S18-P-N1', 'PROPOSABLE_SOUS_CONDITION', '{detachement_reclassement}', '{LEG-RECL-04}', 1, true,
    '{PRIO-RECL}'),
  ('S18-Y-N1', 'S18-P-N1', 'PROPOSABLE', '{mutation}', '{LEG-OK,CAP}', 2, false, '{PRIO-L512-26}'),
  ('S18-X-N2', 'S18-P-N2', 'PROPOSABLE_SOUS_CONDITION', '{detachement_reclassement}', '{LEG-RECL-04}', 1, true,
    '{PRIO-PPR-FIN≤60J,PRIO-RECL}'),
  ('S18-Y-N2', 'S18-P-N2', 'PROPOSABLE', '{mutation}', '{LEG-OK}', 2, true, '{PRIO-L512-26}'),
  ('S18-Y-N3', 'S18-P-N3', 'PROPOSABLE', '{mutation}', '{LEG-OK}', 1, true, '{PRIO-L512-26}'),
  ('S18-X-N3', 'S18-P-N3', 'PROPOSABLE_SOUS_CONDITION', '{detachement_reclassement}', '{LEG-RECL-04,CAP}', 2, false,
    '{PRIO-PPR-FIN≤60J,PRIO-RECL}');

-- S20: agreement withdrawn the day before the night. -----------------------------------------------------------------
CALL pg_temp.case_of('SCN-S20', '{"CH Annecy",Annecy}');
CALL pg_temp.agent('SCN-S20', 'S20-A', 'CH Annecy', '{
  "situation": {"statut": "titulaire", "cadre": "FPH-ADJ-ADM", "grade": "FPH-ADJ-ADM-C1"},
  "profile": {"metier": "M1602"},
  "agreements": [{"kind": "presentation", "signed_on": "2026-09-15", "withdrawn_on": "2026-11-22"}]}');
CALL pg_temp.post('SCN-S20', 'S20-P', 'Annecy', 'Agent administratif', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-C1"], "starts_on": "2027-04-01"},
  "requirement": {"metier": "M1602"}}');
-- None; signed tomorrow; withdrawn on the very day; withdrawn tomorrow, so still live tonight.
CALL pg_temp.agent_like('SCN-S20', 'S20-A-N1', 'S20-A', '{"agreements": []}');
CALL pg_temp.agent_like('SCN-S20', 'S20-A-N2', 'S20-A',
  '{"agreements": [{"kind": "presentation", "signed_on": "2026-11-24"}]}');
CALL pg_temp.agent_like('SCN-S20', 'S20-A-N3', 'S20-A',
  '{"agreements": [{"kind": "presentation", "signed_on": "2026-09-15", "withdrawn_on": "2026-11-23"}]}');
CALL pg_temp.agent_like('SCN-S20', 'S20-A-N4', 'S20-A',
  '{"agreements": [{"kind": "presentation", "signed_on": "2026-09-15", "withdrawn_on": "2026-11-24"}]}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes) VALUES
  ('S20-A', NULL, 'EXCLU', NULL, '{RGPD-CONSENT}'),
  ('S20-A-N1', NULL, 'EXCLU', NULL, '{RGPD-CONSENT}'),
  ('S20-A-N2', NULL, 'EXCLU', NULL, '{RGPD-CONSENT}'),
  ('S20-A-N3', NULL, 'EXCLU', NULL, '{RGPD-CONSENT}'),
  ('S20-A-N4', 'S20-P', 'PROPOSABLE', '{integration_directe,detachement}', '{LEG-OK}');

-- S23: a double and a closed notice. ---------------------------------------------------------------------------------
CALL pg_temp.case_of('SCN-S23', '{LMV,Cavaillon}');
CALL pg_temp.agent('SCN-S23', 'S23-A', 'Cavaillon', '{
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-ADM", "grade": "FPT-ADJ-ADM-C1"},
  "profile": {"metier": "M1602"}}');
-- 31/12/9999 in the source: no end.
CALL pg_temp.post('SCN-S23', 'S23-P1', 'LMV', 'Agent administratif', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-C1"], "starts_on": "2027-04-01",
           "source": "CSP", "reference": "O084261102000123", "published_on": "2026-11-02"},
  "requirement": {"metier": "M1602"}, "condition": {"commune": "84035"}}');
-- The same post, entered by the employer under a number of its own.
CALL pg_temp.post_like('SCN-S23', 'S23-P2', 'S23-P1',
  '{"post": {"source": "employeur", "reference": "POSTE-LMV-17", "published_on": null}}');
CALL pg_temp.post_like('SCN-S23', 'S23-P3', 'S23-P1', '{
  "post": {"reference": "2026-2226653", "published_on": "2026-10-05", "publication_end": "2026-11-15",
           "starts_on": "2027-05-01"}}');
-- The last day counts; two references of one source are two posts.
CALL pg_temp.post_like('SCN-S23', 'S23-P3-N1', 'S23-P3',
  '{"post": {"reference": "2026-2226654", "publication_end": "2026-11-23", "starts_on": "2027-06-01"}}');
CALL pg_temp.post_like('SCN-S23', 'S23-P3-N2', 'S23-P3-N1', '{"post": {"reference": "2026-2226655"}}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes) VALUES
  (NULL, 'S23-P1', 'OUVERT', NULL, '{IMP-9999}'),
  (NULL, 'S23-P2', 'CONTROLE', NULL, '{IMP-DOUBLON}'),
  (NULL, 'S23-P3', 'CONTROLE', NULL, '{IMP-CLOS}'),
  (NULL, 'S23-P3-N1', 'OUVERT', NULL, '{}'),
  (NULL, 'S23-P3-N2', 'OUVERT', NULL, '{}'),
  ('S23-A', 'S23-P1', 'PROPOSABLE', '{mutation}', '{LEG-PUB}'),
  ('S23-A', 'S23-P3-N1', 'PROPOSABLE', '{mutation}', '{LEG-OK}'),
  ('S23-A', 'S23-P3-N2', 'PROPOSABLE', '{mutation}', '{LEG-OK}');

-- S24: unfit for all functions. --------------------------------------------------------------------------------------
CALL pg_temp.case_of('SCN-S24', '{"CH Annecy",Annecy}');
CALL pg_temp.agent('SCN-S24', 'S24-A', 'CH Annecy', '{
  "situation": {"statut": "titulaire", "cadre": "FPH-ADJ-ADM", "grade": "FPH-ADJ-ADM-C1"},
  "health": {"inaptitude": "toutes_fonctions", "inaptitude_opinion_on": "2026-09-15"},
  "profile": {"metier": "M1602"}}');
CALL pg_temp.post_like('SCN-S24', 'S24-P', 'S20-P', '{}');
-- Unfit for the functions of the grade, or for the post only: inside the scope.
CALL pg_temp.agent_like('SCN-S24', 'S24-A-N1', 'S24-A',
  '{"health": {"inaptitude": "fonctions_du_grade", "restrictions_opinion_on": "2026-09-15"}}');
CALL pg_temp.agent_like('SCN-S24', 'S24-A-N2', 'S24-A', '{"health": {"inaptitude": "poste"}}');
INSERT INTO essai.expected (agent, post, verdict, routes, codes) VALUES
  ('S24-A', NULL, 'HORS_PERIMETRE', NULL, '{LEG-INAPT-TOTALE}'),
  ('S24-A-N1', 'S24-P', 'PROPOSABLE_SOUS_CONDITION', '{detachement_reclassement}', '{LEG-RECL-04}'),
  ('S24-A-N2', 'S24-P', 'PROPOSABLE', '{integration_directe,detachement}', '{LEG-RECL-01}');

GRANT USAGE ON SCHEMA essai TO passerelle_engine;
GRANT SELECT ON essai.expected TO passerelle_engine;
