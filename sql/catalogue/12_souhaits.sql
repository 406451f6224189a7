-- The souhaits axis in words: distance, exclusions, licences, pay and dates. A lever on the agent's own wishes is shown
-- to the agent alone (remedy_readers): to an employer it would be pressure.

SET LOCAL search_path = passerelle;

INSERT INTO rule (code, axis, label) VALUES
  ('GEO-OK', 'souhaits', 'Dans le rayon souhaité'),
  ('GEO-HORS-RAYON', 'souhaits', 'Hors du rayon souhaité'),
  ('GEO-INCONNU', 'souhaits', 'Distance non calculable'),
  ('SOUHAIT-EXCLU', 'souhaits', 'Exclu par les souhaits de l''agent'),
  ('SOUHAIT-INCONNU', 'souhaits', 'Horaires du poste non déclarés'),
  ('PERMIS', 'souhaits', 'Permis de conduire demandé'),
  ('PAIE', 'souhaits', 'Paie sans perte'),
  ('PAIE-PERTE>MAX', 'souhaits', 'Perte de paie au-delà du maximum déclaré'),
  ('PAIE-NON-CHIFFRABLE', 'souhaits', 'Écart de paie non chiffrable'),
  ('PAIE-ACCORD', 'souhaits', 'Accord exprès de l''agent sur la paie'),
  ('PAIE-BAISSE', 'souhaits', 'Baisse de paie'),
  ('PAIE-CTI-PERDU', 'souhaits', 'Complément de traitement indiciaire perdu'),
  ('TNC', 'souhaits', 'Temps de travail inférieur au temps complet'),
  ('INFO-CNRACL<28H', 'souhaits', 'Régime de retraite au-dessous de 28 heures'),
  ('DATE-PREAVIS', 'souhaits', 'Préavis au-delà de la date de prise de poste'),
  ('DATE-OK', 'souhaits', 'Date de prise de poste tenue'),
  ('DATE-NON-FIXEE', 'souhaits', 'Date de prise de poste non fixée')
ON CONFLICT (code) DO UPDATE SET axis = excluded.axis, label = excluded.label;

INSERT INTO rule_wording
  (rule, answer, version, effective_from, confidence, article, actor, remedy_readers, mention, sentence, remedy)
VALUES
  -- Distance.
  ('GEO-OK', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'GEO-OK',
    'Le poste est dans le rayon souhaité, à {1:km} à vol d''oiseau',
    NULL),
  ('GEO-HORS-RAYON', 'sous_condition', 1, '2024-01-01', 'haute', 'Charte de la commission', 'agent', 'agent',
    'GEO-HORS-RAYON {1:km}',
    'Le poste est à {2:km} à vol d''oiseau, soit {1:km} au-delà du rayon souhaité, dans la tolérance de la charte',
    'dire si ce dépassement de {1:km} convient'),
  ('GEO-HORS-RAYON', 'bloquant', 1, '2024-01-01', 'haute', 'Charte de la commission', 'agent', 'agent',
    'GEO-HORS-RAYON {1:km}',
    'Le poste est à {1:km} à vol d''oiseau, au-delà du rayon souhaité et de la tolérance de la charte ({2:km} au plus)',
    'élargir le rayon souhaité, si l''agent le veut'),
  ('GEO-INCONNU', 'a_instruire', 1, '2024-01-01', 'haute', NULL, 'secretariat', 'tous', 'GEO-INCONNU',
    'La commune de résidence ou celle du poste n''a pas pu être située : le rayon souhaité ne peut pas être vérifié',
    'compléter ou corriger la commune de l''agent ou du poste'),

  -- Exclusions and hours.
  ('SOUHAIT-EXCLU', 'bloquant', 1, '2024-01-01', 'haute', NULL, 'agent', 'agent', 'SOUHAIT-EXCLU {1}',
    'L''agent a exclu cette possibilité de ses souhaits ({1}) ; une exclusion ne se justifie pas',
    'lever cette exclusion ({1}), si l''agent le veut'),
  ('SOUHAIT-INCONNU', 'a_instruire', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'SOUHAIT-INCONNU {1}',
    'Les horaires du poste ne sont pas déclarés, alors que l''agent en refuse certains ({1})',
    'déclarer les horaires du poste, travail de nuit et de week-end compris'),

  -- Driving licences.
  ('PERMIS', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'PERMIS',
    'L''agent détient les permis demandés',
    NULL),
  ('PERMIS', 'sous_condition', 1, '2024-01-01', 'haute', 'Charte de la commission', 'agent', 'tous', 'PERMIS',
    'Un permis demandé n''est pas détenu, dont : {1:code} ; la charte le compte comme une formation',
    'passer le permis {1:code} dans le parcours de formation'),
  ('PERMIS', 'a_instruire', 1, '2024-01-01', 'haute', NULL, 'drh_origine', 'tous', 'PERMIS',
    'Le poste demande un permis ({1:code}) et les permis de l''agent n''ont jamais été saisis',
    'recueillir auprès de l''agent les permis qu''il détient et les saisir, ou saisir qu''il n''en détient pas'),
  ('PERMIS', 'bloquant', 1, '2024-01-01', 'haute', 'Charte de la commission', 'agent', 'tous', 'PERMIS',
    'Un permis demandé n''est pas détenu, dont : {1:code}',
    'obtenir le permis {1:code} ; la charte peut aussi le compter comme une formation'),

  -- Pay: monthly, gross, over the components known on both sides.
  ('PAIE', 'conforme', 1, '2024-01-01', 'haute', 'Décret n° 85-1148', NULL, 'tous', 'PAIE',
    'Aucune perte de paie sur les éléments connus des deux côtés : de {2:euros} à {3:euros} bruts par mois',
    NULL),
  ('PAIE-PERTE>MAX', 'bloquant', 1, '2024-01-01', 'haute', NULL, 'agent', 'agent', 'PAIE-PERTE>MAX {1:euros}',
    'La perte connue dépasse le maximum déclaré par l''agent : écart de {1:euros} bruts par mois (de {2:euros} à '
    '{3:euros})',
    'relever la perte maximale acceptée, si l''agent le veut'),
  ('PAIE-NON-CHIFFRABLE', 'conforme', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'PAIE-NON-CHIFFRABLE',
    'Information : un élément de paie n''est pas connu, l''écart n''est pas chiffrable en entier[[ (éléments connus '
    'des deux côtés : de {2:euros} à {3:euros})]]',
    'déclarer l''indice, le régime indemnitaire et la quotité du poste'),
  ('PAIE-NON-CHIFFRABLE', 'a_instruire', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous',
    'PAIE-NON-CHIFFRABLE',
    'Un élément de paie n''est pas connu, alors que l''agent a déclaré une perte maximale[[ (éléments connus des deux '
    'côtés : de {2:euros} à {3:euros})]]',
    'déclarer l''indice, le régime indemnitaire et la quotité du poste'),
  ('PAIE-ACCORD', 'sous_condition', 1, '2024-01-01', 'haute', 'Charte de la commission', 'agent', 'agent',
    'PAIE-ACCORD',
    'La quotité baisse, ou la perte passe le seuil de la charte : l''accord exprès de l''agent est nécessaire'
    '[[ (éléments connus des deux côtés : de {2:euros} à {3:euros} bruts par mois)]]',
    'dire par écrit, après information chiffrée, si cet écart est accepté'),
  ('PAIE-BAISSE', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'PAIE-BAISSE {1:euros}',
    'Information : paie en baisse, écart connu de {1:euros} bruts par mois (de {2:euros} à {3:euros}) ; le régime '
    'indemnitaire n''est pas maintenu de droit en cas de mobilité volontaire',
    NULL),
  ('PAIE-CTI-PERDU', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'PAIE-CTI-PERDU',
    'Information : le complément de traitement indiciaire ({1} points) n''est pas versé sur ce poste',
    NULL),
  ('TNC', 'conforme', 1, '2024-01-01', 'a_verifier', NULL, NULL, 'tous', 'TNC-{1:hhmm}',
    'Information : le poste est de {1:heures} par semaine, au-dessous du temps complet',
    NULL),
  ('INFO-CNRACL<28H', 'conforme', 1, '2024-01-01', 'a_verifier', NULL, 'drh_accueil', 'tous', 'INFO-CNRACL<28H',
    'Information : au-dessous de 28 heures par semaine, le fonctionnaire relèverait de l''Ircantec et non de la CNRACL',
    'vérifier le seuil d''affiliation et en informer l''agent'),

  -- Dates.
  ('DATE-PREAVIS', 'sous_condition', 1, '2024-01-01', 'haute',
    'CGFP, art. L511-3 ; délai des contractuels : à vérifier', 'drh_origine', 'tous', 'DATE-PREAVIS {1} j',
    'Départ au plus tôt le {2:date}, préavis compris, soit {1:jours} après la prise de poste souhaitée',
    'convenir avec l''accueil d''un préavis réduit, d''un report ou d''une mise à disposition transitoire'),
  ('DATE-OK', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L511-3 ; délai des contractuels : à vérifier', NULL,
    'tous', 'DATE-OK',
    'Départ possible dès le {1:date}, préavis compris, à temps pour la prise de poste',
    NULL),
  ('DATE-NON-FIXEE', 'conforme', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'DATE-NON-FIXEE',
    'Information : la date de prise de poste n''est pas fixée',
    'indiquer la date de prise de poste souhaitée')
ON CONFLICT (rule, answer, version) DO UPDATE SET
  effective_from = excluded.effective_from, effective_to = excluded.effective_to, confidence = excluded.confidence,
  article = excluded.article, actor = excluded.actor, remedy_readers = excluded.remedy_readers,
  mention = excluded.mention, sentence = excluded.sentence, remedy = excluded.remedy;
