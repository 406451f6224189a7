-- Priorities: levels of the plan, never points. The label says whether the law or the charte gives them.

SET LOCAL search_path = passerelle;

INSERT INTO rule (code, axis, label) VALUES
  ('PRIO-L442', 'priorite', 'Priorité légale : restructuration d''un service de l''État (L442-7)'),
  ('PRIO-L512-19', 'priorite', 'Priorité légale : mutation dans la fonction publique de l''État (L512-19)'),
  ('PRIO-L512-26', 'priorite', 'Priorité légale : mutation dans la fonction publique territoriale (L512-26)'),
  ('PRIO-L512-28', 'priorite', 'Priorité légale : détachement ou intégration directe (L512-28)'),
  ('PRIO-L512-29', 'priorite', 'Priorité légale : fonction publique hospitalière (L512-29)'),
  ('PRIO-SUPPRESSION', 'priorite', 'Emploi supprimé : priorité légale au sein de l''État, de la charte ailleurs'),
  ('PRIO-RECL', 'priorite', 'Priorité de la charte : reclassement'),
  ('PRIO-PPR-FIN≤60J', 'priorite', 'Priorité de la charte : préparation au reclassement finissant sous 60 jours')
ON CONFLICT (code) DO UPDATE SET axis = excluded.axis, label = excluded.label;

INSERT INTO rule_wording
  (rule, answer, version, effective_from, confidence, article, actor, remedy_readers, mention, sentence, remedy)
VALUES
  ('PRIO-L442', 'conforme', 1, '2024-01-01', 'moyenne', 'CGFP, art. L442-5 à L442-7', NULL, 'tous', 'PRIO-L442',
    'Priorité légale : agent de l''État dont le service est restructuré, avant les priorités de l''article L512-19',
    NULL),
  ('PRIO-L512-19', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L512-19', NULL, 'tous', 'PRIO-L512-19',
    'Priorité légale de mutation dans la fonction publique de l''État : séparation du conjoint, handicap, quartier '
    'difficile, centre des intérêts matériels et moraux, ou emploi supprimé',
    NULL),
  ('PRIO-L512-26', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L512-26', NULL, 'tous', 'PRIO-L512-26',
    'Priorité légale de mutation dans la fonction publique territoriale : séparation du conjoint, handicap, ou '
    'proche aidant',
    NULL),
  ('PRIO-L512-28', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L512-28', NULL, 'tous', 'PRIO-L512-28',
    'Priorité légale de détachement ou d''intégration directe, si les mutations ne suffisent pas, aux agents qui '
    'tiennent une priorité de mutation',
    NULL),
  ('PRIO-L512-29', 'conforme', 1, '2024-01-01', 'haute',
    'CGFP, art. L512-29 ; hors de la fonction publique hospitalière : à vérifier', NULL, 'tous', 'PRIO-L512-29',
    'Priorité légale dans la fonction publique hospitalière : séparation du conjoint, handicap, ou proche aidant',
    NULL),
  ('PRIO-SUPPRESSION', 'conforme', 1, '2024-01-01', 'moyenne', 'CGFP, art. L442-1 et L542-4 et suivants', NULL,
    'tous', 'PRIO-SUPPRESSION',
    'Emploi supprimé ou surnombre : priorité légale entre services de l''État, priorité de la charte ailleurs',
    NULL),
  ('PRIO-RECL', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', NULL, 'tous', 'PRIO-RECL',
    'Priorité de la charte : agent en reclassement',
    NULL),
  ('PRIO-PPR-FIN≤60J', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', NULL, 'tous',
    'PRIO-PPR-FIN≤60J',
    'Priorité de la charte : la préparation au reclassement finit dans les 60 jours qui suivent la prochaine séance',
    NULL)
ON CONFLICT (rule, answer, version) DO UPDATE SET
  effective_from = excluded.effective_from, effective_to = excluded.effective_to, confidence = excluded.confidence,
  article = excluded.article, actor = excluded.actor, remedy_readers = excluded.remedy_readers,
  mention = excluded.mention, sentence = excluded.sentence, remedy = excluded.remedy;
