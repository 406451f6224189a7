-- Why a pair that could be proposed is not: the reasons that tell of the plan as a whole.

SET LOCAL search_path = passerelle;

INSERT INTO rule (code, axis, label) VALUES
  ('PLAN-REGLE', 'plan', 'Quota ou réciprocité saturé'),
  ('PLAN-DEPARTAGE', 'plan', 'Égalité départagée'),
  ('PLAN-DECIDE', 'plan', 'Placement déjà décidé')
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
    NULL)
ON CONFLICT (rule, answer, version) DO UPDATE SET
  effective_from = excluded.effective_from, effective_to = excluded.effective_to, confidence = excluded.confidence,
  article = excluded.article, actor = excluded.actor, remedy_readers = excluded.remedy_readers,
  mention = excluded.mention, sentence = excluded.sentence, remedy = excluded.remedy;
