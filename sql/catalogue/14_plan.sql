-- What is decided before any pair is read, and what the plan says of a pair that has no seat.

SET LOCAL search_path = passerelle;

INSERT INTO rule (code, axis, label) VALUES
  ('RGPD-CONSENT', 'plan', 'Accord écrit de l''agent'),
  ('LEG-INAPT-TOTALE', 'plan', 'Hors du périmètre de la commission'),
  ('CONV-PARTIE', 'plan', 'Employeurs liés par une convention'),
  ('IMP-CLOS', 'plan', 'Publication close'),
  ('IMP-9999', 'plan', 'Publication sans date de fin'),
  ('IMP-DOUBLON', 'plan', 'Poste en double'),
  ('CAP', 'plan', 'Places du poste pourvues par le plan'),
  ('PLAN-AUTRE-POSTE', 'plan', 'Autre affectation retenue par le plan'),
  ('PLAN-POSTE-TENU', 'plan', 'Poste tenu, que son occupant garde'),
  ('PLAN-MOINS-QUE-RESTER', 'plan', 'Moins favorable que le poste tenu'),
  ('PLAN-VETO', 'plan', 'Placement écarté par la commission')
ON CONFLICT (code) DO UPDATE SET axis = excluded.axis, label = excluded.label;

INSERT INTO rule_wording
  (rule, answer, version, effective_from, confidence, article, actor, remedy_readers, mention, sentence, remedy)
VALUES
  ('RGPD-CONSENT', 'bloquant', 1, '2024-01-01', 'haute', 'Convention et charte de la commission', NULL, 'tous',
    'RGPD-CONSENT',
    'Aucun accord écrit en cours pour être présenté à la commission : rien n''est calculé ni publié',
    NULL),
  ('LEG-INAPT-TOTALE', 'bloquant', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'LEG-INAPT-TOTALE',
    'La situation relève d''un autre accompagnement que celui de la commission',
    NULL),
  ('CONV-PARTIE', 'bloquant', 1, '2024-01-01', 'haute', 'Convention de la commission', 'secretariat', 'tous',
    'CONV-PARTIE',
    'Les deux employeurs ne sont pas parties à une même convention signée et en vigueur : la paire n''est pas examinée',
    'faire adhérer l''employeur concerné à la convention'),
  ('IMP-CLOS', 'bloquant', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'IMP-CLOS',
    'La publication du poste est close : aucune paire n''est examinée',
    'publier de nouveau la vacance si le poste reste à pourvoir'),
  ('IMP-9999', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'IMP-9999',
    'La publication du poste n''a pas de date de fin : le poste reste ouvert',
    NULL),
  ('IMP-DOUBLON', 'bloquant', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'IMP-DOUBLON',
    'Le poste est déjà connu sous une autre référence : un seul poste est gardé, pour une seule place',
    'signaler au secrétariat s''il s''agit de deux postes distincts'),
  ('CAP', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'CAP-{1}',
    'Places du poste ({1}) proposées par le plan à des agents placés devant[[ au niveau « {2:niveau} »]]'
    '[[ ; en donner une à cet agent y coûterait {3}]] ; la proposition reste en liste',
    NULL),
  ('PLAN-AUTRE-POSTE', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'PLAN-AUTRE-POSTE',
    'Le plan d''ensemble ne retient pas cette paire, le poste gardant une place[[ : la retenir coûterait au niveau '
    '« {1:niveau} »]][[ {2}]] ; la proposition reste en liste',
    NULL),
  ('PLAN-POSTE-TENU', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', NULL, 'tous', 'PLAN-POSTE-TENU',
    'Le poste ne se libère que si son occupant part, et le plan ne le déplace pas[[ : le faire coûterait au niveau '
    '« {1:niveau} »]][[ {2}]] ; la proposition reste en liste',
    NULL),
  ('PLAN-MOINS-QUE-RESTER', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', NULL, 'tous',
    'PLAN-MOINS-QUE-RESTER',
    'Cette affectation vaudrait moins, pour l''agent, que le poste qu''il tient et où il a le droit de rester',
    NULL),
  ('PLAN-VETO', 'conforme', 1, '2024-01-01', 'haute', 'Décision de la commission', NULL, 'tous', 'PLAN-VETO',
    'La commission a demandé que le plan ne retienne pas ce placement',
    NULL)
ON CONFLICT (rule, answer, version) DO UPDATE SET
  effective_from = excluded.effective_from, effective_to = excluded.effective_to, confidence = excluded.confidence,
  article = excluded.article, actor = excluded.actor, remedy_readers = excluded.remedy_readers,
  mention = excluded.mention, sentence = excluded.sentence, remedy = excluded.remedy;
