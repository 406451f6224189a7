-- One login a DRH of every employer of the two demonstration commissions, and the chains of the scripted year: a post
-- held, that its employer would open again, and an agent who would take it.
--   scripts/year    (superuser, after sql/demo)

\ir ../lib/ground.sql
\ir ../lib/story.sql

DO $$
DECLARE
  login text;
BEGIN
  FOREACH login IN ARRAY ARRAY['drh_cove', 'drh_sorgues_comtat', 'drh_grand_avignon', 'drh_pays_sorgues',
    'drh_ch_cavaillon', 'drh_apt', 'drh_annecy', 'drh_grand_annecy', 'drh_prefecture', 'drh_ddt', 'drh_saint_julien',
    'drh_genevois', 'drh_ch_rumilly'] LOOP
    EXECUTE format('CREATE ROLE %I LOGIN INHERIT NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS IN ROLE '
      'passerelle_drh', login);
  END LOOP;
END
$$;
INSERT INTO login_recipient (login, recipient_id)
SELECT login, recipient.id
FROM (VALUES ('drh_cove', 'VAU', 'COVE'), ('drh_sorgues_comtat', 'VAU', 'Sorgues du Comtat'),
  ('drh_grand_avignon', 'VAU', 'Grand Avignon'), ('drh_pays_sorgues', 'VAU', 'Pays des Sorgues'),
  ('drh_ch_cavaillon', 'VAU', 'CH Cavaillon'), ('drh_apt', 'VAU', 'Apt'), ('drh_annecy', 'ANN', 'Annecy'),
  ('drh_grand_annecy', 'ANN', 'Grand Annecy'), ('drh_prefecture', 'ANN', 'Préfecture'), ('drh_ddt', 'ANN', 'DDT'),
  ('drh_saint_julien', 'ANN', 'Saint-Julien'), ('drh_genevois', 'ANN', 'Genevois'), ('drh_ch_rumilly', 'ANN',
    'CH Rumilly'))
  AS reads (login, commission, name)
JOIN recipient ON recipient.commission = reads.commission AND recipient.employer = pg_temp.siret(name)
ON CONFLICT DO NOTHING;

-- VAU: A-22 would leave the archives of COVE for LMV; A-21 of Grand Avignon would take what A-22 leaves.
CALL pg_temp.post('VAU', 'VAU-P-30', 'COVE', 'Archiviste', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "nature": "titulaires", "seats": 0, "published_on": "2026-10-05",
           "publication_end": "2028-12-31", "starts_on": "2027-05-03"},
  "requirement": {"metier": "M1607"}, "condition": {"commune": "84031", "day_start": 510, "day_end": 1020,
  "works_weekend": false, "is_split": false}, "demands": [{"code": "R03"}], "absent": "R01 R02 R13 R17"}');
CALL pg_temp.post('VAU', 'VAU-P-31', 'LMV', 'Secrétaire de direction', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "nature": "titulaires", "published_on": "2026-10-05",
           "publication_end": "2028-12-31", "starts_on": "2027-05-03"},
  "requirement": {"metier": "M1607"}, "condition": {"commune": "84035", "day_start": 510, "day_end": 1020,
  "works_weekend": false, "is_split": false}, "demands": [{"code": "R03"}], "absent": "R01 R02 R13 R17"}');
CALL pg_temp.agent('VAU', 'VAU-A-21', 'Grand Avignon', '{
  "identity": {"matricule": "DEMO-021", "family_name": "Sauge", "given_name": "Dany"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-ADM", "grade": "FPT-ADJ-ADM-C1"},
  "profile": {"metier": "M1607", "diplomas": [], "permis": ["B"]},
  "wishes": {"residence": "84031", "radius_km": 6, "metiers": ["M1607"], "employers": ["COVE"],
             "excluded_metiers": ["N1110", "K1603", "M1601", "M1602"]},
  "pay": {"im": 371, "regime": 17000, "nbi_points": 0, "cti_points": 0}}');
CALL pg_temp.agent('VAU', 'VAU-A-22', 'COVE', '{
  "identity": {"matricule": "DEMO-022", "family_name": "Thym", "given_name": "Claude"},
  "situation": {"statut": "titulaire", "cadre": "FPT-ADJ-ADM", "grade": "FPT-ADJ-ADM-P1C"},
  "profile": {"metier": "M1607", "diplomas": [], "permis": ["B"]},
  "wishes": {"residence": "84035", "radius_km": 30, "metiers": ["M1607"], "employers": ["LMV"],
             "excluded_metiers": ["N1110", "K1603", "M1601", "M1602", "K1406"]},
  "pay": {"im": 390, "regime": 17000, "nbi_points": 0, "cti_points": 0}}');
INSERT INTO occupation (commission, agent_id, post_id, reopened)
SELECT 'VAU', agent.id, post.id, true FROM agent JOIN post USING (commission)
WHERE agent.code = 'VAU-A-22' AND post.code = 'VAU-P-30';

-- ANN: A-07 holds the mail office of the préfecture; A-21 of the DDT would take it.
CALL pg_temp.post('ANN', 'ANN-P-30', 'Préfecture', 'Agent du bureau du courrier', '{
  "post": {"category": "C", "cadre": "FPE-ADJ-ADM-INT", "nature": "titulaires", "seats": 0,
    "published_on": "2026-10-05",
           "publication_end": "2028-12-31", "starts_on": "2027-05-03"},
  "requirement": {"metier": "M1607"}, "condition": {"commune": "74010", "day_start": 510, "day_end": 1020,
  "works_weekend": false, "is_split": false}, "demands": [{"code": "R03"}], "absent": "R01 R02 R13 R17"}');
CALL pg_temp.agent('ANN', 'ANN-A-21', 'DDT', '{
  "identity": {"matricule": "DEMO-121", "family_name": "Airelle", "given_name": "Dany"},
  "situation": {"statut": "titulaire", "cadre": "FPE-ADJ-ADM-INT", "grade": "FPE-ADJ-ADM-INT-P2C"},
  "profile": {"metier": "M1607", "diplomas": [], "permis": ["B"]},
  "wishes": {"residence": "74010", "radius_km": 5, "metiers": ["M1607"], "employers": ["Préfecture"],
             "excluded_posts": ["ANN-P-04", "ANN-P-05", "ANN-P-01", "ANN-P-14", "ANN-P-16", "ANN-P-08", "ANN-P-12"],
             "excluded_employers": ["CH Annecy", "Annecy", "Grand Annecy"]},
  "pay": {"im": 385, "regime": 29000, "nbi_points": 0, "cti_points": 0}}');
INSERT INTO occupation (commission, agent_id, post_id, reopened)
SELECT 'ANN', agent.id, post.id, true FROM agent JOIN post USING (commission)
WHERE agent.code = 'ANN-A-07' AND post.code = 'ANN-P-30';
