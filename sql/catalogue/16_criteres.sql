-- What each soft criterion counts: 0 to 100 points, times the weight that the charte gives it.
-- The code is CRIT- and the criterion's name.

SET LOCAL search_path = passerelle;

INSERT INTO rule (code, axis, label) VALUES
  ('CRIT-COMPETENCES', 'plan', 'Compétences communes'),
  ('CRIT-METIER', 'plan', 'Proximité des métiers'),
  ('CRIT-SOUHAITS', 'plan', 'Souhaits de l''agent'),
  ('CRIT-DISTANCE', 'plan', 'Distance'),
  ('CRIT-PREVENTION', 'plan', 'Prévention de l''usure'),
  ('CRIT-TENSION', 'plan', 'Poste difficile à pourvoir'),
  ('CRIT-PARCOURS', 'plan', 'Effort de formation'),
  ('CRIT-PAIE', 'plan', 'Paie'),
  ('CRIT-THEMES', 'plan', 'Thèmes d''intérêt')
ON CONFLICT (code) DO UPDATE SET axis = excluded.axis, label = excluded.label;

INSERT INTO rule_wording
  (rule, answer, version, effective_from, confidence, article, mention, sentence)
VALUES
  ('CRIT-COMPETENCES', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', 'CRIT-COMPETENCES',
    'Part des compétences du poste que l''agent déclare'),
  ('CRIT-METIER', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', 'CRIT-METIER',
    'Même métier : 100 ; passerelle constatée : 90 ; lien entre métiers : 70 dans le même domaine, 50 hors de lui ; '
    'même domaine sans lien : 30'),
  ('CRIT-SOUHAITS', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', 'CRIT-SOUHAITS',
    'Métier souhaité, dans l''ordre des vœux : de 70 à 30 ; employeur souhaité : 30 ; aucun vœu : la moitié'),
  ('CRIT-DISTANCE', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', 'CRIT-DISTANCE',
    '100 jusqu''à 5 km à vol d''oiseau, puis en baisse régulière jusqu''à 0 à 50 km'),
  ('CRIT-PREVENTION', 'conforme', 1, '2024-01-01', 'haute',
    'Code du travail, art. L4161-1 ; charte de la commission', 'CRIT-PREVENTION',
    'Part des années d''exposition à l''usure que le poste, d''après sa grille de contraintes, ne prolonge pas'),
  ('CRIT-TENSION', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', 'CRIT-TENSION',
    '100 pour un poste déclaré difficile à pourvoir ; sinon selon les jours de vacance, jusqu''à un an'),
  ('CRIT-PARCOURS', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', 'CRIT-PARCOURS',
    '100 sans formation, en baisse avec les jours du parcours, jusqu''à 0 au plafond de la charte'),
  ('CRIT-PAIE', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', 'CRIT-PAIE',
    '100 sans perte, en baisse jusqu''à 0 au seuil de la charte ; 50 si rien n''est comparable'),
  ('CRIT-THEMES', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', 'CRIT-THEMES',
    '100 si le poste porte un thème d''intérêt de l''agent, 0 sinon')
ON CONFLICT (rule, answer, version) DO UPDATE SET
  effective_from = excluded.effective_from, effective_to = excluded.effective_to, confidence = excluded.confidence,
  article = excluded.article, actor = excluded.actor, remedy_readers = excluded.remedy_readers,
  mention = excluded.mention, sentence = excluded.sentence, remedy = excluded.remedy;
