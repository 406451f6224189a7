-- The posts of the demonstration commission VAU, told after its agents by 01_vaucluse.sql.

-- P-01: the reception that an éboueur of LMV already took two years ago, with seventeen days of theory.
CALL pg_temp.post('VAU', 'VAU-P-01', 'Pays des Sorgues', 'Agent d''accueil', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-P2C"],
           "nature": "titulaires_et_contractuels", "published_on": "2026-10-12", "publication_end": "2027-12-31",
           "vacant_since": "2026-09-01", "starts_on": "2027-04-01", "accepts_mise_a_disposition": true},
  "notice": {"origin": "vacance",
             "missions": "Accueillir, orienter et renseigner le public de la communauté de communes.",
             "contact": "Direction des ressources humaines"},
  "requirement": {"metier": "M1601", "competences": [104090, 121985, 300361, 300451, 400557]},
  "condition": {"commune": "84054", "day_start": 510, "day_end": 1050, "works_weekend": false, "is_split": false,
                "declares_no_travel": true, "themes": ["proximite"]},
  "demands": [{"code": "R03"}, {"code": "R22", "level": 2}, {"code": "R24"}, {"code": "R23", "is_adaptable": true}],
  "absent": "R01 R02 R04 R05 R06 R07 R08 R10 R12 R15 R16 R17 R18 R19 R20 R21 R25",
  "pay": {"regime": 19000, "nbi_points": 10, "cti_points": 0}}');
-- P-02: état civil at the town hall; the C post every crèche dreams of.
CALL pg_temp.post('VAU', 'VAU-P-02', 'Cavaillon', 'Gestionnaire état civil', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-C1"], "nature": "titulaires",
           "published_on": "2026-10-19", "publication_end": "2027-12-31", "vacant_since": "2026-11-01",
           "starts_on": "2027-03-15"},
  "notice": {"origin": "vacance", "missions": "Établir les actes, délivrer les copies, préparer les mariages.",
             "contact": "Direction des ressources humaines"},
  "requirement": {"metier": "K1406", "competences": [300361, 300431]},
  "condition": {"commune": "84035", "day_start": 510, "day_end": 1020, "works_weekend": false, "is_split": false,
                "themes": ["administratif"]},
  "demands": [{"code": "R03"}, {"code": "R22", "level": 2}, {"code": "R24"}],
  "absent": "R01 R02 R05 R07 R10 R17 R18 R19 R25",
  "pay": {"regime": 18000, "nbi_points": 0, "cti_points": 0}}');
-- P-03: an ideal store for a mutation, and twenty-five kilos that the DRH has refused to adapt, in writing.
CALL pg_temp.post('VAU', 'VAU-P-03', 'Cavaillon', 'Magasinier', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "grades": ["FPT-ADJ-TECH-P2C"], "nature": "titulaires",
           "published_on": "2026-10-05", "publication_end": "2027-12-31", "vacant_since": "2026-06-15",
           "starts_on": "2027-02-01"},
  "notice": {"origin": "vacance",
             "missions": "Tenir le magasin du centre technique, recevoir et préparer les commandes."},
  "requirement": {"metier": "N1110", "competences": [122623, 300259, 300260, 300265, 400094, 484044]},
  "condition": {"commune": "84035", "day_start": 420, "day_end": 930, "works_weekend": false, "is_split": false,
                "is_hard_to_fill": true},
  "demands": [{"code": "R01", "level": 25, "frequency": "repete", "is_adaptable": false},
              {"code": "R02", "level": 120}],
  "absent": "R06 R13 R17 R18 R22 R25",
  "pay": {"regime": 19500, "nbi_points": 0, "cti_points": 0}}');
-- P-04: the same job at Carpentras, where a pallet truck and small lots were thought of.
CALL pg_temp.post('VAU', 'VAU-P-04', 'COVE', 'Magasinier', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "nature": "titulaires_et_contractuels",
           "published_on": "2026-10-20", "publication_end": "2027-12-31", "vacant_since": "2026-10-01",
           "starts_on": "2027-04-01"},
  "notice": {"origin": "creation", "missions": "Créer le magasin commun des services techniques."},
  "requirement": {"metier": "N1110", "competences": [122623, 300259, 300260, 300265, 400094, 484044]},
  "condition": {"commune": "84031", "day_start": 480, "day_end": 960, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R01", "level": 25, "frequency": "repete", "is_adaptable": true}, {"code": "R02", "level": 60}],
  "absent": "R06 R13 R17 R18 R22 R25",
  "pay": {"regime": 20000, "nbi_points": 0, "cti_points": 0}}');
-- P-05: a library that has filled nothing in: neither green nor red.
CALL pg_temp.post('VAU', 'VAU-P-05', 'LMV', 'Agent de bibliothèque', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-PAT", "grades": ["FPT-ADJ-PAT-P2C"], "published_on": "2026-10-26",
           "publication_end": "2027-12-31", "vacant_since": "2026-11-15", "starts_on": "2027-03-15"},
  "notice": {"origin": "vacance", "missions": "Accueillir les lecteurs, gérer les prêts, équiper les ouvrages."},
  "requirement": {"metier": "K1603", "competences": [300361]},
  "condition": {"commune": "84035", "themes": ["culture"]},
  "pay": {"regime": 16000, "nbi_points": 0, "cti_points": 0}}');
-- P-06: the library of Carpentras has: quiet, seats everywhere, one Saturday in two. The commission asked to see again.
CALL pg_temp.post('VAU', 'VAU-P-06', 'COVE', 'Agent de médiathèque', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-PAT", "grades": ["FPT-ADJ-PAT-C1", "FPT-ADJ-PAT-P2C"],
           "nature": "titulaires", "published_on": "2026-09-28", "publication_end": "2027-12-31",
           "vacant_since": "2026-08-31", "starts_on": "2027-04-01"},
  "notice": {"origin": "vacance", "missions": "Accueillir les publics, participer aux animations."},
  "requirement": {"metier": "K1603", "competences": [300361]},
  "condition": {"commune": "84031", "day_start": 540, "day_end": 1080, "works_weekend": true, "is_split": false,
                "themes": ["culture"]},
  "demands": [{"code": "R02", "level": 30}, {"code": "R22", "level": 1}, {"code": "R03"}],
  "absent": "R01 R06 R15 R17 R18 R19 R25",
  "pay": {"regime": 16500, "nbi_points": 0, "cti_points": 0}}');
-- P-07: logistics at the hospital, open to contractuels, a mise à disposition possible to try it.
CALL pg_temp.post('VAU', 'VAU-P-07', 'CH Cavaillon', 'Agent logistique', '{
  "post": {"category": "C", "cadre": "FPH-OUVRIER", "nature": "titulaires_et_contractuels",
           "published_on": "2026-10-15", "publication_end": "2027-12-31", "vacant_since": "2026-10-15",
           "starts_on": "2027-03-15", "accepts_mise_a_disposition": true},
  "notice": {"origin": "vacance", "missions": "Approvisionner les services, tenir les quais."},
  "requirement": {"metier": "N1105", "competences": [300265, 400094]},
  "condition": {"commune": "84035", "day_start": 450, "day_end": 930, "works_weekend": false, "is_split": false,
                "is_hard_to_fill": true},
  "demands": [{"code": "R01", "level": 10, "frequency": "repete", "is_adaptable": true}, {"code": "R02", "level": 90,
               "is_adaptable": true}],
  "absent": "R06 R17 R18 R19 R22 R25",
  "pay": {"regime": 14000, "nbi_points": 0, "cti_points": 0}}');
-- P-08: small repairs for LMV from the first of February.
CALL pg_temp.post('VAU', 'VAU-P-08', 'LMV', 'Agent technique polyvalent', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "grades": ["FPT-ADJ-TECH-C1"], "nature": "titulaires",
           "published_on": "2026-10-01", "publication_end": "2027-12-31", "vacant_since": "2026-07-01",
           "starts_on": "2027-02-01"},
  "notice": {"origin": "vacance", "missions": "Entretenir les bâtiments communautaires."},
  "requirement": {"metier": "I1203", "permis": ["B"]},
  "condition": {"commune": "84099", "day_start": 450, "day_end": 960, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R01", "level": 15, "frequency": "ponctuel", "is_adaptable": true}, {"code": "R06"}],
  "absent": "R13 R15 R17",
  "pay": {"regime": 15000, "nbi_points": 0, "cti_points": 0}}');
-- P-09: published twelve days ago, wanted for the fourth of January: a matter of notice; its régime is not known yet.
CALL pg_temp.post('VAU', 'VAU-P-09', 'Cavaillon', 'Adjoint administratif aux affaires scolaires', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-C1"], "nature": "titulaires",
           "published_on": "2026-11-12", "publication_end": "2027-12-31", "vacant_since": "2026-11-12",
           "starts_on": "2027-01-04"},
  "notice": {"origin": "vacance", "missions": "Inscrire les élèves, facturer la restauration."},
  "requirement": {"metier": "M1602", "competences": [101622, 300361, 300407, 300426, 300431]},
  "condition": {"commune": "84035", "day_start": 510, "day_end": 1020, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R03"}, {"code": "R24"}], "absent": "R01 R02 R05 R07 R17 R22 R25"}');
-- P-10: one seat that two priorities ask for.
CALL pg_temp.post('VAU', 'VAU-P-10', 'Cavaillon', 'Agent administratif au guichet unique', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "grades": ["FPT-ADJ-ADM-C1"], "nature": "titulaires",
           "published_on": "2026-10-08", "publication_end": "2027-12-31", "vacant_since": "2026-09-15",
           "starts_on": "2027-04-01"},
  "notice": {"origin": "vacance", "missions": "Enregistrer les demandes, tenir les dossiers à jour."},
  "requirement": {"metier": "M1602", "competences": [101622, 300361, 300407, 300426, 300431, 404773]},
  "condition": {"commune": "84035", "day_start": 510, "day_end": 1020, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R03"}, {"code": "R22", "level": 2}, {"code": "R24"}],
  "absent": "R01 R02 R05 R07 R10 R17 R18 R19 R25",
  "pay": {"regime": 18000, "nbi_points": 0, "cti_points": 0}}');
-- P-11: read from the open data, without an end of publication; open to contractuels too.
CALL pg_temp.post('VAU', 'VAU-P-11', 'LMV', 'Chargé d''accueil France services', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "nature": "titulaires_et_contractuels", "source": "CSP",
           "reference": "O084261102000123", "published_on": "2026-11-02", "vacant_since": "2026-11-02",
           "starts_on": "2027-03-01"},
  "requirement": {"metier": "M1601", "competences": [104090, 121985, 300361, 300451, 400557]},
  "condition": {"commune": "84065", "day_start": 540, "day_end": 1050, "works_weekend": false, "is_split": false,
                "themes": ["proximite"]},
  "demands": [{"code": "R03"}, {"code": "R22", "level": 3, "is_adaptable": true}, {"code": "R24"}],
  "absent": "R01 R02 R07 R17 R18 R25",
  "pay": {"regime": 17500, "nbi_points": 0, "cti_points": 0}}');
-- P-12: the same post, entered by LMV under its own number: one post, one seat.
CALL pg_temp.post('VAU', 'VAU-P-12', 'LMV', 'Chargé d''accueil France services', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "reference": "POSTE-LMV-17", "starts_on": "2027-03-01"},
  "requirement": {"metier": "M1601"}, "condition": {"commune": "84065"}}');
-- P-13: its publication ended on the fifteenth.
CALL pg_temp.post('VAU', 'VAU-P-13', 'Grand Avignon', 'Gestionnaire de paie', '{
  "post": {"category": "B", "cadre": "FPT-RED", "source": "CSP", "reference": "2026-2226653",
           "published_on": "2026-10-05", "publication_end": "2026-11-15", "starts_on": "2027-03-01"},
  "requirement": {"metier": "M1501"}, "condition": {"commune": "84007"}}');
-- P-14: municipal police of Grand Avignon: approval by law, licence, week-ends, and a weapon.
CALL pg_temp.post('VAU', 'VAU-P-14', 'Grand Avignon', 'Policier intercommunal', '{
  "post": {"category": "C", "cadre": "FPT-POL-MUN", "nature": "titulaires", "published_on": "2026-09-07",
           "publication_end": "2027-12-31", "vacant_since": "2026-03-01", "starts_on": "2027-04-01"},
  "requirement": {"metier": "K1707", "approvals": ["AGREMENT-PM"], "permis": ["B"], "is_souverainete": true},
  "condition": {"commune": "84007", "day_start": 780, "day_end": 1380, "works_weekend": true, "is_split": false,
                "is_hard_to_fill": true},
  "demands": [{"code": "R25", "is_adaptable": false}, {"code": "R22", "level": 3, "is_adaptable": false}],
  "pay": {"regime": 42000, "nbi_points": 15, "cti_points": 0}}');
-- P-15: a replacement for contractuels only, with no date fixed.
CALL pg_temp.post('VAU', 'VAU-P-15', 'Sorgues du Comtat', 'Agent de déchèterie', '{
  "post": {"category": "C", "nature": "contractuels", "published_on": "2026-10-30", "vacant_since": "2026-10-30"},
  "requirement": {"metier": "K2303"},
  "condition": {"commune": "84080", "day_start": 510, "day_end": 1050, "works_weekend": true, "is_split": false},
  "demands": [{"code": "R21"}, {"code": "R01", "level": 15, "frequency": "repete", "is_adaptable": true}],
  "absent": "R18", "pay": {"regime": 11000, "nbi_points": 0, "cti_points": 0}}');
-- P-16: human resources of Grand Avignon, category B; nobody has said to whom it is open.
CALL pg_temp.post('VAU', 'VAU-P-16', 'Grand Avignon', 'Assistant de gestion des ressources humaines', '{
  "post": {"category": "B", "cadre": "FPT-RED", "grades": ["FPT-RED-1", "FPT-RED-P2C"], "published_on": "2026-10-12",
           "publication_end": "2027-12-31", "vacant_since": "2026-10-01", "starts_on": "2027-03-15"},
  "notice": {"origin": "vacance", "missions": "Suivre les carrières et les absences de trois cents agents."},
  "requirement": {"metier": "M1501", "competences": [300426, 300431]},
  "condition": {"commune": "84007", "day_start": 510, "day_end": 1050, "works_weekend": false, "is_split": false,
                "themes": ["administratif"]},
  "demands": [{"code": "R03"}, {"code": "R24"}], "absent": "R01 R02 R07 R17 R22 R25",
  "pay": {"regime": 36000, "nbi_points": 0, "cti_points": 0}}');
-- P-17: secretary of a small service of COVE, 24 h 30 a week at Mazan: less pay, another pension scheme.
CALL pg_temp.post('VAU', 'VAU-P-17', 'COVE', 'Secrétaire de service', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "nature": "titulaires_et_contractuels",
           "published_on": "2026-10-02", "publication_end": "2027-12-31", "vacant_since": "2026-09-01",
           "starts_on": "2027-03-15"},
  "requirement": {"metier": "M1607", "competences": [120722, 121718, 300361, 300426, 300431]},
  "condition": {"commune": "84072", "day_start": 510, "day_end": 840, "works_weekend": false, "is_split": false,
                "weekly_minutes": 1470},
  "demands": [{"code": "R03"}, {"code": "R24"}], "absent": "R01 R02 R07 R17 R22 R25",
  "pay": {"regime": 18000, "nbi_points": 0, "cti_points": 0}}');
-- P-18: a crèche that looks for a diploma, and asks for the certificate of honourability.
CALL pg_temp.post('VAU', 'VAU-P-18', 'Pays des Sorgues', 'Auxiliaire de puériculture', '{
  "post": {"category": "B", "cadre": "FPT-AUX-PUER", "nature": "titulaires_et_contractuels",
           "published_on": "2026-09-21", "publication_end": "2027-12-31", "vacant_since": "2026-05-01",
           "starts_on": "2027-03-15"},
  "requirement": {"metier": "J1304", "diplomas": ["CSPU0013"], "needs_honorabilite": true},
  "condition": {"commune": "84088", "day_start": 450, "day_end": 960, "works_weekend": false, "is_split": false,
                "is_hard_to_fill": true},
  "demands": [{"code": "R01", "level": 15, "frequency": "repete", "is_adaptable": false},
              {"code": "R07", "parts": ["droit", "gauche"], "is_adaptable": false}, {"code": "R10"}, {"code": "R17"}],
  "pay": {"regime": 20000, "nbi_points": 0, "cti_points": 0}}');
-- P-19: two agents of buildings wanted at Carpentras, twelve kilometres from the suppressed job.
CALL pg_temp.post('VAU', 'VAU-P-19', 'COVE', 'Agent d''entretien des bâtiments', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "nature": "titulaires", "seats": 2, "published_on": "2026-10-12",
           "publication_end": "2027-12-31", "vacant_since": "2026-10-01", "starts_on": "2027-04-01"},
  "requirement": {"metier": "I1203", "permis": ["B"]},
  "condition": {"commune": "84031", "day_start": 450, "day_end": 960, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R01", "level": 15, "frequency": "repete"}, {"code": "R06", "is_adaptable": false}],
  "absent": "R13 R15 R18", "pay": {"regime": 18500, "nbi_points": 0, "cti_points": 0}}');
-- P-20: the town that has not signed yet: its own agents alone are examined.
CALL pg_temp.post('VAU', 'VAU-P-20', 'Apt', 'Agent de voirie', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "nature": "titulaires", "published_on": "2026-10-12",
           "publication_end": "2027-12-31", "starts_on": "2027-04-01"},
  "requirement": {"metier": "F1702"}, "condition": {"commune": "84003"},
  "pay": {"regime": 14000, "nbi_points": 0, "cti_points": 0}}');
-- P-21: reception of a waste centre, inside LMV: the first duty is inside, but he has given up working on Saturdays.
CALL pg_temp.post('VAU', 'VAU-P-21', 'LMV', 'Agent d''accueil de déchèterie', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-TECH", "nature": "titulaires", "published_on": "2026-10-26",
           "publication_end": "2027-12-31", "vacant_since": "2026-10-20", "starts_on": "2027-02-15"},
  "requirement": {"metier": "K2303", "competences": [300361]},
  "condition": {"commune": "84035", "day_start": 510, "day_end": 1050, "works_weekend": true, "is_split": false},
  "demands": [{"code": "R01", "level": 10, "frequency": "repete"}, {"code": "R21"}, {"code": "R22", "level": 3}],
  "absent": "R12 R13 R18", "pay": {"regime": 21000, "nbi_points": 0, "cti_points": 0}}');
-- P-22: nights at the hospital: an aide-soignant, by law.
CALL pg_temp.post('VAU', 'VAU-P-22', 'CH Cavaillon', 'Aide-soignant de nuit', '{
  "post": {"category": "B", "cadre": "FPH-AIDE-SOIN", "nature": "titulaires_et_contractuels",
           "published_on": "2026-08-24", "publication_end": "2027-12-31", "vacant_since": "2026-02-01",
           "starts_on": "2027-01-15"},
  "requirement": {"metier": "J1501", "diplomas": ["CSPU0012"]},
  "condition": {"commune": "84035", "day_start": 1260, "day_end": 420, "works_weekend": true, "is_split": false,
                "is_hard_to_fill": true},
  "demands": [{"code": "R13", "is_adaptable": false}, {"code": "R01", "level": 25, "frequency": "repete"}],
  "pay": {"regime": 24000, "nbi_points": 0, "cti_points": 49}}');
-- P-23: medical secretary, category C, a smaller régime than in the FPT.
CALL pg_temp.post('VAU', 'VAU-P-23', 'CH Cavaillon', 'Secrétaire médicale', '{
  "post": {"category": "C", "cadre": "FPH-ADJ-ADM", "grades": ["FPH-ADJ-ADM-C1", "FPH-ADJ-ADM-P2C"],
           "nature": "titulaires_et_contractuels", "published_on": "2026-10-01", "publication_end": "2027-12-31",
           "vacant_since": "2026-09-15", "starts_on": "2027-03-15"},
  "requirement": {"metier": "M1609", "competences": [104090, 107196, 107201, 300014]},
  "condition": {"commune": "84035", "day_start": 480, "day_end": 990, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R03"}, {"code": "R24"}, {"code": "R22", "level": 2}], "absent": "R01 R02 R05 R07 R17 R18 R25",
  "pay": {"regime": 12000, "nbi_points": 0, "cti_points": 0}}');
-- P-24: mediation in the street without belt or weapon, at the employer's of the policier.
CALL pg_temp.post('VAU', 'VAU-P-24', 'Pays des Sorgues', 'Médiateur de proximité', '{
  "post": {"category": "C", "cadre": "FPT-POL-MUN", "nature": "titulaires", "published_on": "2026-10-26",
           "publication_end": "2027-12-31", "vacant_since": "2026-10-26", "starts_on": "2027-03-15"},
  "notice": {"origin": "creation",
             "missions": "Prévenir les conflits d''usage sur les marchés et aux abords des écoles."},
  "requirement": {"metier": "K1204"},
  "condition": {"commune": "84054", "day_start": 480, "day_end": 990, "works_weekend": false, "is_split": false,
                "themes": ["proximite"]},
  "demands": [{"code": "R22", "level": 2}, {"code": "R04", "level": 4000, "unit": "metre"}], "absent": "R01 R13 R25",
  "pay": {"regime": 30000, "nbi_points": 15, "cti_points": 0}}');
-- P-25: what the adjointe of Grand Avignon was looking for: the same work, six kilometres from home.
CALL pg_temp.post('VAU', 'VAU-P-25', 'LMV', 'Assistant de gestion administrative', '{
  "post": {"category": "C", "cadre": "FPT-ADJ-ADM", "nature": "titulaires", "published_on": "2026-10-15",
           "publication_end": "2027-12-31", "vacant_since": "2026-10-01", "starts_on": "2027-04-01"},
  "notice": {"origin": "vacance",
             "missions": "Assister la direction de l''environnement, suivre les marchés et le courrier."},
  "requirement": {"metier": "M1607", "competences": [121718, 300361, 300426, 300431]},
  "condition": {"commune": "84099", "day_start": 510, "day_end": 1020, "works_weekend": false, "is_split": false},
  "demands": [{"code": "R03"}, {"code": "R24"}, {"code": "R23"}], "absent": "R02 R07 R17 R22 R25",
  "pay": {"regime": 21000, "nbi_points": 0, "cti_points": 0}}');
