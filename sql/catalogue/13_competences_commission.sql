-- The competences axis and the avis of the commission in words. A gap opens a parcours; it never eliminates.

SET LOCAL search_path = passerelle;

INSERT INTO rule (code, axis, label) VALUES
  ('COMP-OK', 'competences', 'Compétences acquises'),
  ('COMP-ADAPTATION', 'competences', 'Adaptation courte au poste'),
  ('COMP-INCONNU', 'competences', 'Métier non renseigné'),
  ('COMP-ECART', 'competences', 'Écart de compétences'),
  ('PARCOURS', 'competences', 'Parcours de formation et d''immersion'),
  ('COM-ECARTEE', 'commission', 'Proposition écartée par la commission'),
  ('COM-AJOURNEE', 'commission', 'Proposition ajournée par la commission')
ON CONFLICT (code) DO UPDATE SET axis = excluded.axis, label = excluded.label;

INSERT INTO rule_wording
  (rule, answer, version, effective_from, confidence, article, actor, remedy_readers, mention, sentence, remedy)
VALUES
  ('COMP-OK', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'COMP-OK',
    'Compétences acquises : titre exigé par la loi détenu, même métier, ou passerelle constatée sans formation',
    NULL),
  ('COMP-ADAPTATION', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', NULL, 'tous',
    'COMP-ADAPTATION',
    'Métiers proches : une adaptation au poste suffit (durée constatée : {1:jours})',
    NULL),
  ('COMP-INCONNU', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L411-5', NULL, 'tous', 'COMP-INCONNU',
    'Métier non renseigné d''un côté, mais même cadre et même grade : le grade donne vocation à occuper l''emploi',
    NULL),
  ('COMP-INCONNU', 'a_instruire', 1, '2024-01-01', 'haute', 'Charte de la commission', 'secretariat', 'tous',
    'COMP-INCONNU',
    'Le métier de l''agent ou celui du poste n''est pas renseigné : les compétences ne peuvent pas être comparées',
    'faire compléter par l''employeur concerné le métier manquant'),
  ('COMP-ECART', 'sous_condition', 1, '2024-01-01', 'haute', 'Charte de la commission', 'drh_accueil', 'tous',
    'COMP-ECART',
    'Les métiers diffèrent : un parcours de formation et d''immersion est à prévoir, l''écart n''élimine pas',
    'organiser avec l''origine l''immersion et la formation'),
  ('PARCOURS', 'sous_condition', 1, '2024-01-01', 'haute', 'CGFP, art. L511-2 ; charte de la commission',
    'drh_origine', 'tous', 'PARCOURS-{1}+{2}',
    'Parcours de {1:jours} de formation et {2:jours} d''immersion[[, parcours {3} au-delà du plafond de la charte]] ; le '
    'détachement garde un droit au retour, l''intégration directe n''en laisse pas',
    'inscrire le parcours au plan de formation, en accord avec l''accueil'),
  ('COM-ECARTEE', 'bloquant', 1, '2024-01-01', 'haute', 'Charte de la commission', 'secretariat', 'tous',
    'COM-ECARTEE',
    'Proposition écartée par l''avis de la commission du {1:date}, valable jusqu''au {2:date} au plus',
    'réexaminer la proposition dès que l''agent ou un employeur le demande, ou que la situation change'),
  ('COM-AJOURNEE', 'sous_condition', 1, '2024-01-01', 'haute', 'Charte de la commission', 'secretariat', 'tous',
    'COM-AJOURNEE',
    'Proposition ajournée par l''avis de la commission du {1:date}, valable jusqu''au {2:date} au plus',
    'inscrire la proposition à la prochaine séance, une fois levée la cause de l''ajournement')
ON CONFLICT (rule, answer, version) DO UPDATE SET
  effective_from = excluded.effective_from, effective_to = excluded.effective_to, confidence = excluded.confidence,
  article = excluded.article, actor = excluded.actor, remedy_readers = excluded.remedy_readers,
  mention = excluded.mention, sentence = excluded.sentence, remedy = excluded.remedy;
