-- Demonstration commission CHA: what binds the whole plan. Every person is invented; told for the night of 2026-11-23
-- and the séance of 2026-12-08.
--   psql -v ON_ERROR_STOP=1 -1 -f sql/demo/04_structure.sql    (superuser, after migrate; twice gives the same)
--
-- chain of three employers   A-01 (LMV) → P-10 of Cavaillon, vacant · A-02 (COVE) → P-01 that A-01 frees
--                            A-03 (Grand Avignon) → P-02 that A-02 frees
-- exchange                   A-04 (Cavaillon) ⇄ A-05 (COVE)
-- band that binds            Pays des Sorgues owes an arrival since 2025: one of A-06 and A-07 may leave, not both
-- minimum that is not met    two departures wanted from Pays des Sorgues, against that band
-- decided beforehand         A-08 → P-13 · refused to the plan: A-07 → P-11

\ir lib/ground.sql
\ir lib/story.sql

CALL pg_temp.forget('CHA');
INSERT INTO commission (code, name, demonstration) VALUES ('CHA', 'Commission des chaînes et des échanges', true);
INSERT INTO seance (commission, held_on)
SELECT 'CHA', held_on FROM unnest('{2026-12-08,2027-03-09,2027-06-08,2027-12-07}'::date[]) AS held_on;

INSERT INTO convention (commission, code, label, etat, starts_on, ends_on)
VALUES ('CHA', 'CONV-2026', 'Convention de réciprocité', 'signee', '2026-01-01', '2028-12-31');
INSERT INTO convention_party (commission, convention, employer, from_on)
SELECT 'CHA', 'CONV-2026', pg_temp.siret(name), '2026-01-01'
FROM unnest('{LMV,Cavaillon,COVE,Grand Avignon,Pays des Sorgues}'::text[]) AS name;
INSERT INTO load (commission, employer, loaded_at, agents, posts)
SELECT 'CHA', pg_temp.siret(name), timestamptz '2026-11-20 17:00Z', agents, posts
FROM (VALUES ('LMV', 1, 3), ('Cavaillon', 1, 2), ('COVE', 2, 2), ('Grand Avignon', 2, 0), ('Pays des Sorgues', 2, 0))
  AS given (name, agents, posts);

INSERT INTO charte (commission, version, effective_from, voted_on, keep_bonus, node_budget)
VALUES ('CHA', 1, '2026-01-01', '2025-12-16', 100, 20000);
INSERT INTO charte_weight (commission, version, criterion, weight)
SELECT 'CHA', 1, criterion, weight
FROM (VALUES ('competences', 20), ('metier', 20), ('souhaits', 30), ('distance', 20), ('paie', 10)) AS vote (criterion, weight);
INSERT INTO charte_priority (commission, version, rank, priority) VALUES ('CHA', 1, 1, 'PRIO-L512-26');
INSERT INTO charte_fairness (commission, version, rank, level) VALUES ('CHA', 1, 1, 'voeux'), ('CHA', 1, 2, 'attente');
INSERT INTO structural_rule (commission, version, rank, code, kind, employer, margin, uses_ledger, minimum, maximum)
SELECT 'CHA', 1, rank, code, kind, pg_temp.siret(name), margin, uses_ledger, minimum, maximum
FROM (VALUES
  (1, 'DEPARTS-SORGUES', 'departs', 'Pays des Sorgues', NULL::smallint, false, 2, NULL::integer),
  (2, 'BANDE-SORGUES', 'reciprocite', 'Pays des Sorgues', 2, true, NULL, NULL),
  (3, 'BANDE-LMV', 'reciprocite', 'LMV', 2, false, NULL, NULL),
  (4, 'ARRIVEES-CAVAILLON', 'arrivees', 'Cavaillon', NULL, false, NULL, 3),
  (5, 'TEMPS-LMV', 'temps_de_travail', 'LMV', NULL, false, NULL, 8400))
  AS voted (rank, code, kind, name, margin, uses_ledger, minimum, maximum);
INSERT INTO structural_rule (commission, version, rank, code, kind, maximum)
VALUES ('CHA', 1, 6, 'CHAINE-DE-TROIS', 'longueur', 3);
INSERT INTO reciprocity_ledger (commission, employer, year, arrivals, departures)
SELECT 'CHA', pg_temp.siret(name), 2025, arrivals, departures
FROM (VALUES ('Pays des Sorgues', 0, 1), ('LMV', 1, 0)) AS carried (name, arrivals, departures);

-- Eight administrative agents, alike but for where they are and where they would go. ---------------------------------

CALL pg_temp.agent('CHA', 'CHA-A-01', 'LMV', '{
  "identity": {"matricule": "DEMO-301", "family_name": "Amandier", "given_name": "Sacha"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-ADM", "grade": "FPT-ADJ-ADM-P2C", "titularised_on": "2012-01-01"},
  "profile": {"metier": "M1602", "diplomas": [], "permis": ["B"]},
  "wishes": {"residence": "84035", "radius_km": 60, "employers": ["Cavaillon"], "metiers": ["M1601"],
             "wished_on": "2026-02-01", "excluded_posts": ["CHA-P-02", "CHA-P-04", "CHA-P-05", "CHA-P-11", "CHA-P-12", "CHA-P-13"]},
  "pay": {"im": 390, "regime": 20000, "nbi_points": 0, "cti_points": 0}}');
CALL pg_temp.agent_like('CHA', 'CHA-A-02', 'CHA-A-01', '{
  "identity": {"matricule": "DEMO-302", "family_name": "Bouleau"},
  "wishes": {"employers": ["LMV"], "metiers": ["M1602"],
             "excluded_posts": ["CHA-P-04", "CHA-P-05", "CHA-P-10", "CHA-P-11", "CHA-P-12", "CHA-P-13"]}}');
CALL pg_temp.agent_like('CHA', 'CHA-A-03', 'CHA-A-01', '{
  "identity": {"matricule": "DEMO-303", "family_name": "Cyprès"},
  "wishes": {"employers": ["COVE"], "metiers": ["M1602"],
             "excluded_posts": ["CHA-P-01", "CHA-P-04", "CHA-P-05", "CHA-P-10", "CHA-P-11", "CHA-P-12", "CHA-P-13"]}}');
CALL pg_temp.agent_like('CHA', 'CHA-A-04', 'CHA-A-01', '{
  "identity": {"matricule": "DEMO-304", "family_name": "Figuier"},
  "wishes": {"employers": ["COVE"], "metiers": ["M1602"],
             "excluded_posts": ["CHA-P-01", "CHA-P-02", "CHA-P-10", "CHA-P-11", "CHA-P-12", "CHA-P-13"]}}');
CALL pg_temp.agent_like('CHA', 'CHA-A-05', 'CHA-A-04', '{
  "identity": {"matricule": "DEMO-305", "family_name": "Hêtre"}, "wishes": {"employers": ["Cavaillon"]}}');
CALL pg_temp.agent_like('CHA', 'CHA-A-06', 'CHA-A-01', '{
  "identity": {"matricule": "DEMO-306", "family_name": "Noyer"},
  "wishes": {"employers": ["LMV"], "metiers": ["M1602"],
             "excluded_posts": ["CHA-P-01", "CHA-P-02", "CHA-P-04", "CHA-P-05", "CHA-P-10", "CHA-P-12", "CHA-P-13"]}}');
CALL pg_temp.agent_like('CHA', 'CHA-A-07', 'CHA-A-06', '{
  "identity": {"matricule": "DEMO-307", "family_name": "Pommier"},
  "wishes": {"excluded_posts": ["CHA-P-01", "CHA-P-02", "CHA-P-04", "CHA-P-05", "CHA-P-10", "CHA-P-13"]}}');
CALL pg_temp.agent_like('CHA', 'CHA-A-08', 'CHA-A-06', '{
  "identity": {"matricule": "DEMO-308", "family_name": "Tilleul"},
  "wishes": {"employers": [], "excluded_posts": ["CHA-P-01", "CHA-P-02", "CHA-P-04", "CHA-P-05", "CHA-P-10"]}}');
UPDATE agent SET employer = pg_temp.siret(moved.name)
FROM (VALUES ('CHA-A-02', 'COVE'), ('CHA-A-03', 'Grand Avignon'), ('CHA-A-04', 'Cavaillon'), ('CHA-A-05', 'COVE'),
  ('CHA-A-06', 'Pays des Sorgues'), ('CHA-A-07', 'Pays des Sorgues'), ('CHA-A-08', 'Grand Avignon')) AS moved (code, name)
WHERE agent.commission = 'CHA' AND agent.code = moved.code;

-- Four posts that are held and would be reopened, four that are vacant. ----------------------------------------------

CALL pg_temp.post('CHA', 'CHA-P-01', 'LMV', 'Assistant administratif des bâtiments', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "nature": "titulaires", "seats": 0, "published_on": "2026-10-05",
           "starts_on": "2027-06-01"},
  "requirement": {"metier": "M1602"},
  "condition": {"commune": "84035", "day_start": 510, "day_end": 1020, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R24"}], "absent": "R01 R13 R17 R22", "pay": {"regime": 20000, "nbi_points": 0, "cti_points": 0}}');
CALL pg_temp.post_like('CHA', 'CHA-P-02', 'CHA-P-01', '{"condition": {"commune": "84031"}}');
CALL pg_temp.post_like('CHA', 'CHA-P-04', 'CHA-P-01', '{"condition": {"commune": "84035"}}');
CALL pg_temp.post_like('CHA', 'CHA-P-05', 'CHA-P-01', '{"condition": {"commune": "84031"}}');
CALL pg_temp.post_like('CHA', 'CHA-P-10', 'CHA-P-01', '{
  "post": {"seats": 1, "vacant_since": "2026-09-01"}, "requirement": {"metier": "M1601"}}');
CALL pg_temp.post_like('CHA', 'CHA-P-11', 'CHA-P-10', '{"requirement": {"metier": "M1602"}}');
CALL pg_temp.post_like('CHA', 'CHA-P-12', 'CHA-P-11', '{}');
CALL pg_temp.post_like('CHA', 'CHA-P-13', 'CHA-P-11', '{}');
UPDATE post SET title = told.title, employer = pg_temp.siret(told.name)
FROM (VALUES
  ('CHA-P-02', 'COVE', 'Assistant administratif des marchés'),
  ('CHA-P-04', 'Cavaillon', 'Assistant administratif de l''urbanisme'),
  ('CHA-P-05', 'COVE', 'Assistant administratif des déchets'),
  ('CHA-P-10', 'Cavaillon', 'Chargé d''accueil de l''hôtel de ville'),
  ('CHA-P-11', 'LMV', 'Assistant administratif de l''eau'),
  ('CHA-P-12', 'LMV', 'Assistant administratif des sports'),
  ('CHA-P-13', 'LMV', 'Assistant administratif de la culture')) AS told (code, name, title)
WHERE post.commission = 'CHA' AND post.code = told.code;

INSERT INTO occupation (commission, agent_id, post_id, reopened)
SELECT 'CHA', agent.id, post.id, true
FROM (VALUES ('CHA-A-01', 'CHA-P-01'), ('CHA-A-02', 'CHA-P-02'), ('CHA-A-04', 'CHA-P-04'), ('CHA-A-05', 'CHA-P-05'))
  AS held (agent, post)
JOIN agent ON agent.commission = 'CHA' AND agent.code = held.agent
JOIN post ON post.commission = 'CHA' AND post.code = held.post;
INSERT INTO plan_decision (commission, agent_id, post_id, kind, decided_on)
SELECT 'CHA', agent.id, post.id, decided.kind, '2026-10-13'
FROM (VALUES ('CHA-A-08', 'CHA-P-13', 'decide'), ('CHA-A-07', 'CHA-P-11', 'veto')) AS decided (agent, post, kind)
JOIN agent ON agent.commission = 'CHA' AND agent.code = decided.agent
JOIN post ON post.commission = 'CHA' AND post.code = decided.post;

-- What if: one more seat at the town hall; a wider band; another weight.
INSERT INTO scenario (commission, name, rank, hypothesis) VALUES
  ('CHA', 'BANDE-LARGE', 1, 'regle BANDE-SORGUES marge 3'),
  ('CHA', 'PLACE-DE-PLUS', 1, 'places CHA-P-10 2'), ('CHA', 'PLACE-DE-PLUS', 2, 'poids distance 0');

INSERT INTO recipient (commission, kind) VALUES ('CHA', 'commission') ON CONFLICT DO NOTHING;
INSERT INTO login_recipient (login, recipient_id)
SELECT rolname, recipient.id FROM recipient, pg_catalog.pg_roles
WHERE recipient.commission = 'CHA' AND recipient.kind = 'commission' AND rolname = 'secretariat_demo'
ON CONFLICT DO NOTHING;
