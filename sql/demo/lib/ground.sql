-- What the invented commissions stand on where no referential was ever imported: a few communes, métiers, links and
-- competences (public facts), and the employers. An import completes and corrects these rows; they correct none.

SET LOCAL search_path = passerelle;

INSERT INTO commune (insee, name, departement, latitude, longitude, population, zone_emploi) VALUES
  ('84003', 'Apt', '84', 43881480, 5381380, 10536, '9306'),
  ('84007', 'Avignon', '84', 43941560, 4833260, 90330, '0053'),
  ('84026', 'Cadenet', '84', 43729880, 5385970, 4292, '9301'),
  ('84031', 'Carpentras', '84', 44062860, 5058450, 30769, '9305'),
  ('84034', 'Caumont-sur-Durance', '84', 43881360, 4955030, 5422, '0053'),
  ('84035', 'Cavaillon', '84', 43848550, 5033290, 25923, '9306'),
  ('84038', 'Cheval-Blanc', '84', 43787490, 5120440, 4317, '9306'),
  ('84043', 'Entraigues-sur-la-Sorgue', '84', 43995940, 4934680, 8793, '0053'),
  ('84050', 'Gordes', '84', 43907420, 5204030, 1666, '9306'),
  ('84054', 'L''Isle-sur-la-Sorgue', '84', 43919040, 5058750, 19965, '9306'),
  ('84065', 'Lauris', '84', 43761050, 5301860, 3896, '9301'),
  ('84068', 'Lourmarin', '84', 43778530, 5362520, 1042, '9301'),
  ('84072', 'Mazan', '84', 44052830, 5133280, 6269, '9305'),
  ('84074', 'Mérindol', '84', 43764850, 5188370, 2251, '9306'),
  ('84080', 'Monteux', '84', 44033020, 4986190, 13129, '9305'),
  ('84087', 'Orange', '84', 44126440, 4803120, 28949, '9316'),
  ('84088', 'Pernes-les-Fontaines', '84', 43996590, 5028870, 10636, '9305'),
  ('84092', 'Le Pontet', '84', 43970690, 4861400, 17551, '0053'),
  ('84099', 'Robion', '84', 43842860, 5106610, 4746, '9306'),
  ('84129', 'Sorgues', '84', 44015960, 4855490, 19117, '0053'),
  ('84132', 'Le Thor', '84', 43923600, 4993890, 8858, '9306'),
  ('84141', 'Vedène', '84', 43973610, 4905530, 11457, '0053'),
  ('74010', 'Annecy', '74', 45902350, 6126400, 131715, '8401'),
  ('74012', 'Annemasse', '74', 46189020, 6247610, 37918, NULL),
  ('74016', 'Archamps', '74', 46120720, 6141670, 2542, '8416'),
  ('74042', 'Bonneville', '74', 46078600, 6403960, 12895, '8414'),
  ('74056', 'Chamonix-Mont-Blanc', '74', 45929590, 6929100, 8642, '8418'),
  ('74082', 'Collonges-sous-Salève', '74', 46134780, 6159630, 3919, '8416'),
  ('74096', 'Cruseilles', '74', 46042480, 6111060, 4723, '8416'),
  ('74112', 'Epagny Metz-Tessy', '74', 45942990, 6093370, 8454, '8401'),
  ('74123', 'Faverges-Seythenex', '74', 45734240, 6289610, 7581, '8401'),
  ('74137', 'Groisy', '74', 46017800, 6172200, 3990, '8401'),
  ('74213', 'Poisy', '74', 45919120, 6062310, 8773, '8401'),
  ('74224', 'La Roche-sur-Foron', '74', 46046120, 6300160, 11263, '8416'),
  ('74225', 'Rumilly', '74', 45855410, 5941240, 15998, '8401'),
  ('74242', 'Saint-Jorioz', '74', 45824710, 6149580, 6287, '8401'),
  ('74243', 'Saint-Julien-en-Genevois', '74', 46137460, 6087680, 15840, '8416'),
  ('74267', 'Sevrier', '74', 45857180, 6137280, 4156, '8401'),
  ('74272', 'Sillingy', '74', 45951720, 6034990, 5453, '8401'),
  ('74280', 'Thônes', '74', 45883470, 6332880, 6600, '8401'),
  ('74282', 'Fillière', '74', 46005650, 6227480, 9547, '8401'),
  ('74288', 'Valleiry', '74', 46115340, 5970610, 4916, '8416'),
  ('74309', 'Viry', '74', 46114990, 6022940, 5635, '8416')
ON CONFLICT DO NOTHING;

-- ROME 4.0 (France Travail, Licence Ouverte 2.0).
INSERT INTO metier (code, label) VALUES
  ('A1203', 'Agent / Agente d''entretien des espaces verts'),
  ('D1436', 'Assistant / Assistante de régulation médicale (ARM)'), ('F1702', 'Ouvrier / Ouvrière en voiries'),
  ('G1202', 'Animateur / Animatrice d''atelier artistique ou ludique'), ('G1602', 'Commis / Commise de cuisine'),
  ('I1203', 'Agent / Agente d''entretien du bâtiment'),
  ('I1404', 'Conseiller / Conseillère support technique informatique'), ('J1304', 'Auxiliaire de puériculture'),
  ('J1305', 'Ambulancier / Ambulancière'), ('J1308', 'Brancardier / Brancardière'),
  ('J1309', 'Agent / Agente de stérilisation de service hospitalier'), ('J1501', 'Aide-soignant / Aide-soignante'),
  ('J1506', 'Infirmier / Infirmière en soins généraux (IDE)'), ('K1201', 'Assistant social / Assistante sociale'),
  ('K1202', 'Educateur / Educatrice de jeunes enfants'), ('K1204', 'Médiateur social / Médiatrice sociale'),
  ('K1303', 'Garde d''enfant'),
  ('K1306', 'Accompagnant Educatif et Social (AES) / Accompagnante Educative et Sociale (AES)'),
  ('K1308', 'Agent territorial spécialisé / Agente territoriale spécialisée des écoles maternelles (ATSEM)'),
  ('K1406', 'Secrétaire de mairie'), ('K1603', 'Bibliothécaire'),
  ('K1707', 'Policier municipal / Policière municipale'),
  ('K1801', 'Conseiller / Conseillère en insertion professionnelle'), ('K2111', 'Formateur / Formatrice'),
  ('K2204', 'Agent / Agente de nettoyage industriel'), ('K2303', 'Ripeur / Ripeuse'),
  ('K2503', 'Agent / Agente de prévention et de sécurité'), ('M1203', 'Comptable'),
  ('M1501', 'Assistant / Assistante Ressources Humaines (RH)'), ('M1601', 'Chargé / Chargée d''accueil'),
  ('M1602', 'Agent administratif / Agente administrative'), ('M1604', 'Assistant / Assistante de direction'),
  ('M1605', 'Secrétaire technique'), ('M1607', 'Secrétaire'), ('M1608', 'Secrétaire comptable'),
  ('M1609', 'Secrétaire médical / Secrétaire médicale'), ('N1105', 'Manutentionnaire'),
  ('N1110', 'Magasinier / Magasinière'), ('N4103', 'Conducteur / Conductrice de bus')
ON CONFLICT DO NOTHING;

INSERT INTO metier_link (source, target, rank) VALUES
  ('A1203', 'I1203', 7), ('D1436', 'J1305', 4), ('D1436', 'J1501', 5), ('D1436', 'K1204', 7), ('D1436', 'M1609', 1),
  ('G1202', 'K1202', 9), ('G1202', 'K1603', 6), ('I1203', 'A1203', 4), ('I1203', 'N1105', 8), ('I1404', 'K2111', 8),
  ('J1304', 'J1501', 2), ('J1304', 'K1202', 4), ('J1304', 'K1303', 7), ('J1304', 'K1308', 5), ('J1305', 'D1436', 8),
  ('J1305', 'J1501', 1), ('J1305', 'K2111', 9), ('J1308', 'J1305', 4), ('J1308', 'J1309', 2), ('J1308', 'J1501', 1),
  ('J1309', 'J1305', 5), ('J1309', 'J1308', 3), ('J1309', 'J1501', 1), ('J1309', 'K2204', 8), ('J1309', 'N1105', 9),
  ('J1501', 'J1304', 1), ('J1501', 'J1305', 2), ('J1501', 'J1506', 8), ('J1501', 'K1306', 3), ('J1501', 'K2111', 9),
  ('J1501', 'M1609', 4), ('J1506', 'K2111', 9), ('J1506', 'M1609', 8), ('K1201', 'K1204', 4), ('K1201', 'K1801', 9),
  ('K1201', 'K2111', 6), ('K1202', 'K1201', 8), ('K1204', 'K1201', 3), ('K1204', 'K1306', 5), ('K1204', 'K2111', 6),
  ('K1303', 'J1304', 4), ('K1303', 'J1501', 7), ('K1303', 'K1202', 1), ('K1306', 'J1304', 5), ('K1306', 'J1305', 3),
  ('K1306', 'J1309', 2), ('K1306', 'J1501', 4), ('K1306', 'K1201', 10), ('K1308', 'J1304', 9), ('K1308', 'K1202', 3),
  ('K1308', 'K1303', 5), ('K1308', 'K1306', 6), ('K1406', 'M1608', 7), ('K1603', 'K2111', 2), ('K1603', 'M1604', 7),
  ('K1707', 'K1204', 4), ('K1707', 'K2503', 6), ('K1707', 'M1602', 10), ('K2204', 'K2503', 3), ('K2303', 'A1203', 3),
  ('K2303', 'I1203', 2), ('K2303', 'K2204', 4), ('K2503', 'K1204', 4), ('K2503', 'M1601', 6), ('M1501', 'K1801', 5),
  ('M1501', 'K2111', 8), ('M1602', 'M1601', 3), ('M1602', 'M1607', 2), ('M1602', 'M1609', 4), ('M1604', 'M1501', 3),
  ('M1604', 'M1605', 2), ('M1605', 'M1602', 1), ('M1605', 'M1604', 6), ('M1605', 'M1608', 2), ('M1605', 'M1609', 3),
  ('M1607', 'M1501', 5), ('M1607', 'M1604', 1), ('M1607', 'M1605', 2), ('M1607', 'M1608', 3), ('M1607', 'M1609', 4),
  ('M1608', 'M1203', 1), ('M1608', 'M1604', 2), ('M1608', 'M1605', 3), ('M1608', 'M1609', 4), ('M1609', 'M1601', 1),
  ('M1609', 'M1602', 5), ('M1609', 'M1604', 2), ('M1609', 'M1607', 3), ('M1609', 'M1608', 7), ('N1110', 'N1105', 3)
ON CONFLICT DO NOTHING;

INSERT INTO competence (code, label, kind) VALUES
  (101622, 'Procéder à l''enregistrement, au tri, à l''affranchissement du courrier', 'savoir_faire'),
  (104090, 'Assurer un accueil téléphonique', 'savoir_faire'),
  (107196, 'Identifier la demande du patient et rechercher les informations complémentaires dans le dossier médical',
    'savoir_faire'),
  (107201, 'Actualiser le dossier médical du patient', 'savoir_faire'),
  (120276, 'Respecter des procédures, modes opératoires et instructions', 'savoir_faire'),
  (120715, 'Organiser des déplacements professionnels', 'savoir_faire'),
  (120722, 'Gérer les agendas et planifier des rendez-vous', 'savoir_faire'),
  (121718, 'Classer des documents', 'savoir_faire'),
  (121985, 'Faciliter la résolution de questions et démarches administratives', 'savoir_faire'),
  (122623, 'Entreposer des produits', 'savoir_faire'),
  (123905, 'Accueillir, orienter et renseigner un patient', 'savoir_faire'),
  (124221, 'Renseigner des documents médico-administratifs', 'savoir_faire'),
  (125971, 'Définir des besoins en approvisionnement', 'savoir_faire'),
  (300014, 'Conseiller, accompagner une personne', 'savoir_faire'),
  (300259, 'Participer à un inventaire', 'savoir_faire'), (300260, 'Gérer les stocks', 'savoir_faire'),
  (300265, 'Charger, décharger, manutentionner des produits', 'savoir_faire'),
  (300280, 'Organiser le traitement des commandes', 'savoir_faire'),
  (300361, 'Accueillir, orienter, renseigner un public', 'savoir_faire'),
  (300407, 'Corriger et mettre en forme un document', 'savoir_faire'),
  (300426, 'Utiliser les outils numériques', 'savoir_faire'),
  (300431, 'Mettre à jour un dossier, une base de données', 'savoir_faire'),
  (300451, 'Relayer de l''information', 'savoir_faire'),
  (400094, 'Pratiquer des gestes et postures de manutention en toute sécurité', 'savoir_faire'),
  (400328, 'Garantir un suivi administratif', 'savoir_faire'),
  (400557, 'Gérer les appels téléphoniques entrants et sortants', 'savoir_faire'),
  (404201, 'Organiser le suivi des dossiers médicaux', 'savoir_faire'),
  (404773, 'Mettre en forme un document', 'savoir_faire'),
  (404775, 'Organiser l''agenda des réunions', 'savoir_faire'),
  (482183, 'Assurer la confidentialité des informations médicales', 'savoir_faire'),
  (482232, 'Assurer la maintenance de premier niveau des équipements de stockage', 'savoir_faire'),
  (482245, 'Assurer la confidentialité des informations', 'savoir_faire'),
  (482713, 'Planifier et coordonner les rendez-vous médicaux', 'savoir_faire'),
  (483569, 'Fournir des informations générales sur l''entreprise', 'savoir_faire'),
  (484044, 'Traiter les commandes et préparer les expéditions', 'savoir_faire'),
  (484656, 'Respecter les normes de sécurité dans l''entrepôt', 'savoir_faire'),
  (490065, 'Savoir alerter en cas de problème', 'savoir_faire')
ON CONFLICT DO NOTHING;

INSERT INTO metier_competence (metier, competence, coeur) VALUES
  ('M1601', 104090, 'principale'), ('M1601', 121985, 'principale'), ('M1601', 300361, 'principale'),
  ('M1601', 300451, 'principale'), ('M1601', 400328, 'principale'), ('M1601', 400557, 'principale'),
  ('M1601', 404775, 'principale'), ('M1601', 482245, 'principale'), ('M1601', 483569, 'principale'),
  ('M1602', 101622, 'principale'), ('M1602', 300361, 'principale'), ('M1602', 300407, 'principale'),
  ('M1602', 300426, 'principale'), ('M1602', 300431, 'principale'), ('M1602', 404773, 'principale'),
  ('M1607', 120715, 'principale'), ('M1607', 120722, 'principale'), ('M1607', 121718, 'principale'),
  ('M1607', 125971, 'principale'), ('M1607', 300280, 'principale'), ('M1607', 300361, 'principale'),
  ('M1607', 300426, 'principale'), ('M1607', 300431, 'principale'), ('M1609', 104090, 'principale'),
  ('M1609', 107196, 'principale'), ('M1609', 107201, 'principale'), ('M1609', 123905, 'principale'),
  ('M1609', 124221, 'principale'), ('M1609', 300014, 'principale'), ('M1609', 404201, 'principale'),
  ('M1609', 482183, 'principale'), ('M1609', 482713, 'principale'), ('N1110', 120276, 'principale'),
  ('N1110', 122623, 'principale'), ('N1110', 300259, 'principale'), ('N1110', 300260, 'principale'),
  ('N1110', 300265, 'principale'), ('N1110', 400094, 'principale'), ('N1110', 482232, 'principale'),
  ('N1110', 484044, 'principale'), ('N1110', 484656, 'principale'), ('N1110', 490065, 'principale')
ON CONFLICT DO NOTHING;

-- Employers ----------------------------------------------------------------------------------------------------------
-- Real names, invented SIRETs: their key is right, and no SIREN begins so.

CREATE OR REPLACE FUNCTION pg_temp.siret(name text) RETURNS text
  RETURN CASE name
    WHEN 'LMV' THEN '99000001000019'
    WHEN 'Cavaillon' THEN '99000002800011'
    WHEN 'COVE' THEN '99000003600014'
    WHEN 'Sorgues du Comtat' THEN '99000004400018'
    WHEN 'Grand Avignon' THEN '99000005100013'
    WHEN 'Pays des Sorgues' THEN '99000006900015'
    WHEN 'CH Cavaillon' THEN '99000007700018'
    WHEN 'Apt' THEN '99000008500011'
    WHEN 'CH Annecy' THEN '99000009300015'
    WHEN 'Annecy' THEN '99000010100016'
    WHEN 'Grand Annecy' THEN '99000011900018'
    WHEN 'Préfecture' THEN '99000012700011'
    WHEN 'DDT' THEN '99000013500014'
    WHEN 'Saint-Julien' THEN '99000014300018'
    WHEN 'Genevois' THEN '99000015000013'
    WHEN 'CH Rumilly' THEN '99000016800015'
  END;

INSERT INTO employer (siret, name, versant, commune) VALUES
  (pg_temp.siret('LMV'), 'LMV Agglomération', 'FPT', '84035'),
  (pg_temp.siret('Cavaillon'), 'Ville de Cavaillon', 'FPT', '84035'),
  (pg_temp.siret('COVE'), 'COVE', 'FPT', '84031'),
  (pg_temp.siret('Sorgues du Comtat'), 'Les Sorgues du Comtat', 'FPT', '84080'),
  (pg_temp.siret('Grand Avignon'), 'Grand Avignon', 'FPT', '84007'),
  (pg_temp.siret('Pays des Sorgues'), 'CC Pays des Sorgues Monts de Vaucluse', 'FPT', '84054'),
  (pg_temp.siret('CH Cavaillon'), 'CH Cavaillon-Lauris', 'FPH', '84035'),
  (pg_temp.siret('Apt'), 'Ville d''Apt', 'FPT', '84003'),
  (pg_temp.siret('CH Annecy'), 'CH Annecy Genevois', 'FPH', '74112'),
  (pg_temp.siret('Annecy'), 'Ville d''Annecy', 'FPT', '74010'),
  (pg_temp.siret('Grand Annecy'), 'Grand Annecy', 'FPT', '74010'),
  (pg_temp.siret('Préfecture'), 'Préfecture de la Haute-Savoie', 'FPE', '74010'),
  (pg_temp.siret('DDT'), 'Direction départementale des territoires de la Haute-Savoie', 'FPE', '74010'),
  (pg_temp.siret('Saint-Julien'), 'Ville de Saint-Julien-en-Genevois', 'FPT', '74243'),
  (pg_temp.siret('Genevois'), 'CC du Genevois', 'FPT', '74016'),
  (pg_temp.siret('CH Rumilly'), 'CH de Rumilly', 'FPH', '74225')
ON CONFLICT (siret) DO NOTHING;
