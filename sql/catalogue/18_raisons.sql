-- Why a pair that could be proposed is not: the reasons that tell of the plan as a whole. And what would make a pair
-- possible: the catalogue of levers (LEV-), whose sentence says what to do and who may.

SET LOCAL search_path = passerelle;

INSERT INTO rule (code, axis, label) VALUES
  ('PLAN-REGLE', 'plan', 'Quota ou réciprocité saturé'),
  ('PLAN-DEPARTAGE', 'plan', 'Égalité départagée'),
  ('PLAN-DECIDE', 'plan', 'Placement déjà décidé'),
  ('LEV-RAYON', 'plan', 'Rayon élargi'),
  ('LEV-EXCLUSION', 'plan', 'Exclusion levée'),
  ('LEV-PERTE', 'plan', 'Perte acceptée plus grande'),
  ('LEV-DIPLOME', 'plan', 'Titre obtenu'),
  ('LEV-AGREMENT', 'plan', 'Agrément obtenu'),
  ('LEV-PERMIS', 'plan', 'Permis obtenu'),
  ('LEV-TITRES', 'plan', 'Titres saisis'),
  ('LEV-GRILLE', 'plan', 'Grille de contraintes remplie'),
  ('LEV-HORAIRES', 'plan', 'Horaires déclarés'),
  ('LEV-NATURE', 'plan', 'Nature du poste déclarée'),
  ('LEV-AMENAGEMENT', 'plan', 'Poste aménagé'),
  ('LEV-PLACE', 'plan', 'Une place de plus'),
  ('LEV-REGLE', 'plan', 'Une unité de plus dans une règle')
ON CONFLICT (code) DO UPDATE SET axis = excluded.axis, label = excluded.label;

INSERT INTO rule_wording
  (rule, answer, version, effective_from, confidence, article, actor, remedy_readers, mention, sentence, remedy)
VALUES
  ('PLAN-REGLE', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', NULL, 'tous', 'PLAN-REGLE {1}',
    'La règle « {1} » de la charte est saturée par le plan[[ ; passer outre coûterait au niveau « {2:niveau} »]][[ {3}]] '
    '; la proposition reste en liste',
    NULL),
  ('PLAN-DEPARTAGE', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', NULL, 'tous', 'PLAN-DEPARTAGE',
    'À égalité sur tout ce qui compte avant, le plan est départagé par : {1:niveau} ; la proposition reste en liste',
    NULL),
  ('PLAN-DECIDE', 'conforme', 1, '2024-01-01', 'haute', 'Décision de la commission', NULL, 'tous', 'PLAN-DECIDE',
    'Le placement de cet agent est déjà décidé ailleurs',
    NULL),
  ('LEV-RAYON', 'conforme', 1, '2024-01-01', 'haute', NULL, 'agent', 'agent', 'LEV-RAYON',
    'élargir de {1} km le rayon souhaité', 'si l''agent le souhaite : modifier son rayon'),
  ('LEV-EXCLUSION', 'conforme', 1, '2024-01-01', 'haute', NULL, 'agent', 'agent', 'LEV-EXCLUSION',
    'lever l''exclusion portée par l''agent ({1})', 'si l''agent le souhaite : retirer cette exclusion'),
  ('LEV-PERTE', 'conforme', 1, '2024-01-01', 'haute', NULL, 'agent', 'agent', 'LEV-PERTE',
    'accepter une perte mensuelle plus grande de {1:euros}', 'si l''agent le souhaite : relever ce plafond'),
  ('LEV-DIPLOME', 'conforme', 1, '2024-01-01', 'haute', NULL, 'agent', 'tous', 'LEV-DIPLOME',
    'obtenir le titre exigé par la loi : {1:libelle}', 'formation diplômante ou validation des acquis'),
  ('LEV-AGREMENT', 'conforme', 1, '2024-01-01', 'haute', NULL, 'agent', 'tous', 'LEV-AGREMENT',
    'obtenir l''agrément exigé par la loi : {1:libelle}', 'demander l''agrément'),
  ('LEV-PERMIS', 'conforme', 1, '2024-01-01', 'haute', NULL, 'agent', 'tous', 'LEV-PERMIS',
    'obtenir ou déclarer le permis {1}', 'formation au permis, ou saisie s''il est déjà détenu'),
  ('LEV-TITRES', 'conforme', 1, '2024-01-01', 'haute', NULL, 'drh_origine', 'tous', 'LEV-TITRES',
    'saisir les titres de l''agent, s''il détient ceux qui sont exigés', 'saisir les titres détenus'),
  ('LEV-GRILLE', 'conforme', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'LEV-GRILLE',
    'remplir la grille de contraintes du poste, si ce qui n''est pas déclaré est absent',
    'remplir toute la grille du poste'),
  ('LEV-HORAIRES', 'conforme', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'LEV-HORAIRES',
    'déclarer les horaires du poste, s''ils sont de jour et en semaine', 'déclarer les horaires'),
  ('LEV-NATURE', 'conforme', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'LEV-NATURE',
    'déclarer la nature du poste, s''il est ouvert aux contractuels', 'déclarer la nature du poste'),
  ('LEV-AMENAGEMENT', 'conforme', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'LEV-AMENAGEMENT',
    'aménager le poste[[ sur la contrainte : {1:libelle}]]', 'avis du médecin et engagement d''aménager'),
  ('LEV-PLACE', 'conforme', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'LEV-PLACE',
    'ouvrir une place de plus sur le poste {1}', 'ouvrir une seconde place'),
  ('LEV-REGLE', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', 'secretariat', 'tous', 'LEV-REGLE',
    'assouplir d''une unité la règle « {1} » de la charte ({2})', 'soumettre la règle au vote de la commission')
ON CONFLICT (rule, answer, version) DO UPDATE SET
  effective_from = excluded.effective_from, effective_to = excluded.effective_to, confidence = excluded.confidence,
  article = excluded.article, actor = excluded.actor, remedy_readers = excluded.remedy_readers,
  mention = excluded.mention, sentence = excluded.sentence, remedy = excluded.remedy;
