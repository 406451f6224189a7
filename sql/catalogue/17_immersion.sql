-- Immersion in words: days spent in a place of another métier, which is not a nomination. Its legal conditions answer on
-- the statut axis, the doctor's opinion on the sante axis, what the charte wants to be discovered on the commission's.

SET LOCAL search_path = passerelle;

INSERT INTO rule (code, axis, label) VALUES
  ('IMM-DUREE', 'statut', 'Durée des périodes d''immersion'),
  ('IMM-20J', 'statut', 'Jours d''immersion sur trois ans'),
  ('IMM-DELAI', 'statut', 'Délai de la demande d''immersion'),
  ('IMM-CONVENTION', 'statut', 'Convention d''immersion'),
  ('IMM-PPR', 'statut', 'Immersion pendant la période de préparation au reclassement'),
  ('IMM-AVIS-MEDECIN', 'sante', 'Avis du médecin avant l''immersion'),
  ('IMM-METIER', 'commission', 'Découverte d''un autre métier'),
  ('IMM-EMPLOYEUR', 'commission', 'Découverte d''un autre employeur'),
  ('IMM-EN-COURS', 'commission', 'Immersion déjà prescrite')
ON CONFLICT (code) DO UPDATE SET axis = excluded.axis, label = excluded.label;

INSERT INTO rule_wording
  (rule, answer, version, effective_from, confidence, article, actor, remedy_readers, mention, sentence, remedy)
VALUES
  -- Outside a PPR.
  ('IMM-DUREE', 'conforme', 1, '2024-01-01', 'a_verifier',
    'Décret n° 2022-1043 ; FPE : texte 2016-1732, art. 12 et s. ; FPT, FPH : article à vérifier', NULL, 'tous',
    'IMM-DUREE', 'Chaque période d''immersion compte de {1} à {2} jours ouvrés', NULL),
  ('IMM-DUREE', 'bloquant', 1, '2024-01-01', 'a_verifier',
    'Décret n° 2022-1043 ; FPE : texte 2016-1732, art. 12 et s. ; FPT, FPH : article à vérifier', 'secretariat', 'tous',
    'IMM-DUREE', 'Aucun rythme de la charte ne tient dans des périodes de {1} à {2} jours ouvrés',
    'prévoir un rythme dont chaque période compte de {1} à {2} jours ouvrés'),
  ('IMM-20J', 'conforme', 1, '2024-01-01', 'a_verifier',
    'Décret n° 2022-1043 ; FPE : texte 2016-1732, art. 12 et s. ; FPT, FPH : article à vérifier', NULL, 'tous',
    'IMM-20J', 'Il reste {1:jours} d''immersion sur trois ans, pour {2:jours} demandés', NULL),
  ('IMM-20J', 'bloquant', 1, '2024-01-01', 'a_verifier',
    'Décret n° 2022-1043 ; FPE : texte 2016-1732, art. 12 et s. ; FPT, FPH : article à vérifier', 'secretariat', 'tous',
    'IMM-20J {1} j', 'Il ne reste que {1:jours} d''immersion sur trois ans, pour {2:jours} demandés',
    'prévoir un parcours de {1:jours} d''immersion au plus, ou attendre que des jours soient de nouveau disponibles'),
  ('IMM-DELAI', 'conforme', 1, '2024-01-01', 'a_verifier',
    'Décret n° 2022-1043 ; FPE : texte 2016-1732, art. 12 et s. ; FPT, FPH : article à vérifier', NULL, 'tous',
    'IMM-DELAI', 'Demande faite à temps, ou délai réduit convenu : immersion possible dès le {1:date}', NULL),
  ('IMM-DELAI', 'sous_condition', 1, '2024-01-01', 'a_verifier',
    'Décret n° 2022-1043 ; FPE : texte 2016-1732, art. 12 et s. ; FPT, FPH : article à vérifier', 'drh_origine', 'tous',
    'IMM-DELAI {1:date}', 'Trois mois après la demande, l''immersion n''est possible qu''à partir du {1:date}',
    'convenir d''un délai plus court que trois mois, ou placer les périodes après le {1:date}'),
  ('IMM-DELAI', 'a_instruire', 1, '2024-01-01', 'a_verifier',
    'Décret n° 2022-1043 ; FPE : texte 2016-1732, art. 12 et s. ; FPT, FPH : article à vérifier', 'agent', 'tous',
    'IMM-DELAI', 'Aucune demande d''immersion datée ne figure au dossier',
    'faire la demande d''immersion à l''employeur, trois mois avant le début souhaité'),
  ('IMM-DELAI', 'bloquant', 1, '2024-01-01', 'a_verifier',
    'Décret n° 2022-1043 ; FPE : texte 2016-1732, art. 12 et s. ; FPT, FPH : article à vérifier', 'drh_origine', 'tous',
    'IMM-DELAI {1:date}', 'Trois mois après la demande, le {1:date}, il ne reste plus le temps d''un accueil',
    'convenir d''un délai plus court que trois mois'),
  ('IMM-CONVENTION', 'conforme', 1, '2024-01-01', 'a_verifier',
    'Décret n° 2022-1043 ; FPE : texte 2016-1732, art. 12 et s. ; FPT, FPH : article à vérifier', NULL, 'tous',
    'IMM-CONVENTION', 'La convention entre l''agent, son employeur et l''accueil est signée', NULL),
  ('IMM-CONVENTION', 'sous_condition', 1, '2024-01-01', 'a_verifier',
    'Décret n° 2022-1043 ; FPE : texte 2016-1732, art. 12 et s. ; FPT, FPH : article à vérifier', 'drh_origine', 'tous',
    'IMM-CONVENTION', 'Une convention entre l''agent, son employeur et l''accueil est à signer avant l''immersion',
    'établir et signer la convention d''immersion'),

  -- In PPR.
  ('IMM-PPR', 'conforme', 1, '2024-01-01', 'haute', 'Décrets n° 2022-626, 2022-630 et 2022-632', NULL, 'tous',
    'IMM-PPR', 'Immersion dans la période de préparation au reclassement, convention tripartite signée', NULL),
  ('IMM-PPR', 'sous_condition', 1, '2024-01-01', 'haute', 'Décrets n° 2022-626, 2022-630 et 2022-632', 'drh_origine',
    'tous', 'IMM-PPR', 'Immersion dans la période de préparation au reclassement, sous convention tripartite',
    'signer la convention tripartite de la période de préparation au reclassement'),
  ('IMM-PPR', 'bloquant', 1, '2024-01-01', 'haute', 'Décrets n° 2022-626, 2022-630 et 2022-632', 'drh_origine', 'tous',
    'IMM-PPR', 'La période de préparation au reclassement ne laisse pas le temps d''un accueil à compter du {1:date}',
    'vérifier la date de fin de la période et, s''il y a lieu, sa prolongation'),

  -- Before anyone goes.
  ('IMM-AVIS-MEDECIN', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L826-1', NULL, 'tous', 'IMM-AVIS-MEDECIN',
    'Le médecin du travail a rendu un avis daté sur ce lieu', NULL),
  ('IMM-AVIS-MEDECIN', 'sous_condition', 1, '2024-01-01', 'haute', 'CGFP, art. L826-1', 'medecin', 'tous',
    'IMM-AVIS-MEDECIN', 'L''avis du médecin du travail sur ce lieu est à recueillir avant l''immersion',
    'rendre un avis daté sur ce lieu d''immersion'),

  -- What the scheme is for.
  ('IMM-METIER', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', NULL, 'tous', 'IMM-METIER',
    'L''immersion fait découvrir un autre métier', NULL),
  ('IMM-METIER', 'a_instruire', 1, '2024-01-01', 'haute', 'Charte de la commission', 'secretariat', 'tous',
    'IMM-METIER', 'Le métier de l''agent ou celui du lieu n''est pas renseigné', 'renseigner le métier manquant'),
  ('IMM-METIER', 'bloquant', 1, '2024-01-01', 'haute', 'Charte de la commission', 'secretariat', 'tous', 'IMM-METIER',
    'Le lieu est celui du métier que l''agent exerce déjà', 'la charte peut admettre le même métier'),
  ('IMM-EMPLOYEUR', 'conforme', 1, '2024-01-01', 'haute', 'Charte de la commission', NULL, 'tous', 'IMM-EMPLOYEUR',
    'L''immersion se fait chez un autre employeur', NULL),
  ('IMM-EMPLOYEUR', 'bloquant', 1, '2024-01-01', 'haute', 'Charte de la commission', 'secretariat', 'tous',
    'IMM-EMPLOYEUR', 'Le lieu est chez l''employeur de l''agent', 'la charte peut admettre le même employeur'),
  ('IMM-EN-COURS', 'bloquant', 1, '2024-01-01', 'haute', 'Charte de la commission', 'secretariat', 'tous',
    'IMM-EN-COURS {1:date}', 'Une immersion de l''agent est déjà prescrite, jusqu''au {1:date}',
    'attendre sa fin, ou inscrire qu''elle est terminée ou n''aura pas lieu')
ON CONFLICT (rule, answer, version) DO UPDATE SET
  effective_from = excluded.effective_from, effective_to = excluded.effective_to, confidence = excluded.confidence,
  article = excluded.article, actor = excluded.actor, remedy_readers = excluded.remedy_readers,
  mention = excluded.mention, sentence = excluded.sentence, remedy = excluded.remedy;
