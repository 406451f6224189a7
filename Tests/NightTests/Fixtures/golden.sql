-- A commission of its own, OR, that nothing else tells: five agents, five posts, a priority, a restriction, a band, a
-- decision and a scenario; night of 2026-11-23. Its rows are published under a hash that GoldenNight knows, so that
-- nothing here changes without it.

\ir ../../../sql/demo/lib/ground.sql
\ir ../../../sql/demo/lib/story.sql

INSERT INTO commission (code, name, demonstration) VALUES ('OR', 'Commission témoin', true);
INSERT INTO seance (commission, held_on) VALUES ('OR', '2026-12-08'), ('OR', '2027-03-09'), ('OR', '2027-06-08');
INSERT INTO convention (commission, code, label, etat, starts_on, ends_on)
VALUES ('OR', 'CONV', 'Convention témoin', 'signee', '2026-01-01', '2028-12-31');
INSERT INTO convention_party (commission, convention, employer, from_on)
SELECT 'OR', 'CONV', pg_temp.siret(name), '2026-01-01' FROM unnest('{LMV,Cavaillon,COVE}'::text[]) AS name;
INSERT INTO load (commission, employer, loaded_at, agents, posts)
SELECT 'OR', pg_temp.siret(name), timestamptz '2026-11-20 17:00Z', agents, posts
FROM (VALUES ('LMV', 2, 2), ('Cavaillon', 2, 2), ('COVE', 1, 1)) AS given (name, agents, posts);

INSERT INTO charte (commission, version, effective_from, voted_on, keep_bonus, node_budget)
VALUES ('OR', 1, '2026-01-01', '2025-12-16', 100, 20000);
INSERT INTO charte_weight (commission, version, criterion, weight)
SELECT 'OR', 1, criterion, weight
FROM (VALUES ('competences', 20), ('metier', 20), ('souhaits', 30), ('distance', 20), ('paie', 10)) AS vote (criterion, weight);
INSERT INTO charte_priority (commission, version, rank, priority) VALUES ('OR', 1, 1, 'PRIO-RECL'), ('OR', 1, 2, 'PRIO-L512-26');
INSERT INTO charte_fairness (commission, version, rank, level) VALUES ('OR', 1, 1, 'voeux'), ('OR', 1, 2, 'attente');
INSERT INTO structural_rule (commission, version, rank, code, kind, employer, margin, minimum, maximum)
SELECT 'OR', 1, rank, code, kind, pg_temp.siret(name), margin, minimum, maximum
FROM (VALUES (1, 'BANDE-LMV', 'reciprocite', 'LMV', 1::smallint, NULL::integer, NULL::integer),
  (2, 'DEPARTS-COVE', 'departs', 'COVE', NULL, 2, NULL), (3, 'TEMPS-LMV', 'temps_de_travail', 'LMV', NULL, NULL, 2100))
  AS voted (rank, code, kind, name, margin, minimum, maximum);

CALL pg_temp.agent('OR', 'OR-A-1', 'LMV', '{
  "identity": {"matricule": "OR-1", "family_name": "Platane", "given_name": "Noa"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-ADM", "grade": "FPT-ADJ-ADM-P2C", "titularised_on": "2012-01-01"},
  "profile": {"metier": "M1602", "diplomas": [], "permis": ["B"]},
  "wishes": {"residence": "84035", "radius_km": 60, "employers": ["Cavaillon"], "metiers": ["M1601"], "wished_on": "2026-02-01"},
  "pay": {"im": 390, "regime": 20000, "nbi_points": 0, "cti_points": 0}}');
CALL pg_temp.agent_like('OR', 'OR-A-2', 'OR-A-1', '{
  "identity": {"matricule": "OR-2"}, "wishes": {"employers": ["COVE"], "metiers": ["M1602"], "radius_km": 12}}');
CALL pg_temp.agent_like('OR', 'OR-A-3', 'OR-A-1', '{
  "identity": {"matricule": "OR-3"}, "health": {"inaptitude": "fonctions_du_grade", "ppr_start": "2026-03-01", "ppr_end": "2027-02-28"},
  "restrictions": [{"code": "R01", "level": 5, "frequency": "repete", "valid_from": "2026-06-01", "valid_until": "2027-06-01"}]}');
CALL pg_temp.agent_like('OR', 'OR-A-4', 'OR-A-2', '{"identity": {"matricule": "OR-4"}, "wishes": {"wished_on": "2025-02-01"}}');
CALL pg_temp.agent_like('OR', 'OR-A-5', 'OR-A-1', '{
  "identity": {"matricule": "OR-5"}, "wishes": {"employers": [], "excluded_posts": ["OR-P-3"]}}');
UPDATE agent SET employer = pg_temp.siret(moved.name)
FROM (VALUES ('OR-A-3', 'Cavaillon'), ('OR-A-4', 'Cavaillon'), ('OR-A-5', 'COVE')) AS moved (code, name)
WHERE agent.commission = 'OR' AND agent.code = moved.code;

CALL pg_temp.post('OR', 'OR-P-1', 'LMV', 'Assistant administratif des bâtiments', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "nature": "titulaires", "seats": 0, "published_on": "2026-10-05",
           "starts_on": "2027-06-01"},
  "requirement": {"metier": "M1602"},
  "condition": {"commune": "84035", "day_start": 510, "day_end": 1020, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R24"}], "absent": "R01 R13 R17 R22", "pay": {"regime": 20000, "nbi_points": 0, "cti_points": 0}}');
CALL pg_temp.post_like('OR', 'OR-P-2', 'OR-P-1', '{"post": {"seats": 1, "vacant_since": "2026-09-01"}}');
CALL pg_temp.post_like('OR', 'OR-P-3', 'OR-P-2', '{"requirement": {"metier": "M1601"}, "absent": "R13 R17 R22"}');
CALL pg_temp.post_like('OR', 'OR-P-4', 'OR-P-2', '{
  "condition": {"commune": "84031"}, "demands": [{"code": "R24"}, {"code": "R01", "level": 20, "frequency": "repete"}],
  "absent": "R13 R17 R22", "pay": {"regime": 5000}}');
CALL pg_temp.post_like('OR', 'OR-P-5', 'OR-P-2', '{"condition": {"commune": "84007"}}');
UPDATE post SET employer = pg_temp.siret(held.name)
FROM (VALUES ('OR-P-3', 'Cavaillon'), ('OR-P-4', 'Cavaillon'), ('OR-P-5', 'COVE')) AS held (code, name)
WHERE post.commission = 'OR' AND post.code = held.code;
INSERT INTO occupation (commission, agent_id, post_id, reopened)
SELECT 'OR', agent.id, post.id, true FROM agent JOIN post USING (commission)
WHERE commission = 'OR' AND agent.code = 'OR-A-1' AND post.code = 'OR-P-1';
INSERT INTO plan_decision (commission, agent_id, post_id, kind, decided_on)
SELECT 'OR', agent.id, post.id, 'veto', '2026-10-13' FROM agent JOIN post USING (commission)
WHERE commission = 'OR' AND agent.code = 'OR-A-5' AND post.code = 'OR-P-2';
INSERT INTO scenario (commission, name, rank, hypothesis) VALUES ('OR', 'UNE-PLACE', 1, 'places OR-P-3 2');

INSERT INTO recipient (commission, kind) VALUES ('OR', 'commission');
INSERT INTO recipient (commission, kind, employer)
SELECT commission, kind, employer FROM convention_party CROSS JOIN (VALUES ('origine'), ('accueil')) AS side (kind)
WHERE commission = 'OR';
INSERT INTO recipient (commission, kind, agent) VALUES ('OR', 'agent', 'OR-A-3');
