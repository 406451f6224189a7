-- The statut axis in words. A new wording or a new article is a new row, with a version and its first day; a row that
-- was in force stays, so that an older edition can be printed again. Sentences and remedies have no full stop: the
-- pages join them. CGFP: code général de la fonction publique. Confidence is that of the legal source.

SET LOCAL search_path = passerelle;

INSERT INTO rule (code, axis, label) VALUES
  ('LEG-OK', 'statut', 'Statut conforme'),
  ('LEG-STAGIAIRE', 'statut', 'Fonctionnaire stagiaire'),
  ('LEG-NATURE-OK', 'statut', 'Emploi ouvert au statut de l''agent'),
  ('LEG-NATURE-01', 'statut', 'Emploi fermé au statut de l''agent'),
  ('LEG-NATURE-INCONNUE', 'statut', 'Nature de l''emploi non déclarée'),
  ('LEG-DIPLOME-OK', 'statut', 'Titre exigé par la loi détenu'),
  ('LEG-DIPLOME-01', 'statut', 'Titre exigé par la loi non détenu'),
  ('LEG-DIPLOME-INCONNU', 'statut', 'Titres de l''agent non saisis'),
  ('LEG-AGREMENT', 'statut', 'Agrément ou autorisation exigés'),
  ('LEG-ORDRE', 'statut', 'Inscription à l''ordre professionnel'),
  ('LEG-CAT-OK', 'statut', 'Même catégorie'),
  ('LEG-CAT-01', 'statut', 'Catégorie différente'),
  ('LEG-CAT-INCONNUE', 'statut', 'Catégorie ou cadre non renseigné'),
  ('LEG-RECL-04', 'statut', 'Reclassement dans un autre corps ou cadre d''emplois'),
  ('LEG-RECL-01', 'statut', 'Adaptation du poste à rechercher d''abord'),
  ('LEG-INAPT-MEME-CADRE', 'statut', 'Inaptitude aux fonctions du grade, même cadre'),
  ('LEG-PPR-TITULAIRE', 'statut', 'Reclassement réservé aux titulaires'),
  ('RECL-INTERNE-D-ABORD', 'statut', 'Recherche interne préalable au reclassement'),
  ('LEG-NIVEAU-OK', 'statut', 'Niveau comparable établi'),
  ('LEG-NIVEAU-A-APPRECIER', 'statut', 'Niveau comparable à apprécier'),
  ('LEG-GRADE', 'statut', 'Grades ouverts sur le poste'),
  ('LEG-POSITION', 'statut', 'Agent hors de la position d''activité'),
  ('LEG-ENGAGEMENT', 'statut', 'Engagement de servir en cours'),
  ('LEG-CDI-PORT', 'statut', 'Portabilité du contrat à durée indéterminée'),
  ('LEG-CDI-PERTE', 'statut', 'Perte du contrat à durée indéterminée'),
  ('LEG-CDD', 'statut', 'Recrutement par contrat à durée déterminée'),
  ('INFO-ACTIVE-17ANS', 'statut', 'Catégorie active : durée de services non atteinte'),
  ('INFO-ACTIVE-17ANS-OK', 'statut', 'Catégorie active : durée de services acquise'),
  ('LEG-PUB', 'statut', 'Durée de publicité de la vacance'),
  ('LEG-REMB-3ANS', 'statut', 'Mutation dans les trois ans de la titularisation'),
  ('LEG-HONORABILITE', 'statut', 'Attestation d''honorabilité'),
  ('LEG-SOUVERAINETE', 'statut', 'Emploi de souveraineté'),
  ('INFO-BOE-PROMOTION', 'statut', 'Détachement dérogatoire des travailleurs handicapés')
ON CONFLICT (code) DO UPDATE SET axis = excluded.axis, label = excluded.label;

INSERT INTO rule_wording
  (rule, answer, version, effective_from, confidence, article, actor, remedy_readers, mention, sentence, remedy)
VALUES
  ('LEG-OK', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'LEG-OK',
    'Aucune réserve de statut',
    NULL),
  ('LEG-STAGIAIRE', 'bloquant', 1, '2024-01-01', 'haute', 'CGFP, livre V, titre Ier', 'secretariat', 'tous',
    'LEG-STAGIAIRE',
    'Agent stagiaire : la mutation et le détachement sont réservés aux titulaires ; motif temporaire, à revoir à '
    'compter du {1:date}',
    'réexaminer la situation après la titularisation, au plus tôt le {1:date}'),

  -- Nature of the post.
  ('LEG-NATURE-OK', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L332-1 et suivants', NULL, 'tous',
    'LEG-NATURE-OK',
    'La nature de l''emploi l''ouvre au statut de l''agent',
    NULL),
  ('LEG-NATURE-01', 'bloquant', 1, '2024-01-01', 'haute', 'CGFP, art. L332-1 et suivants', NULL, 'tous',
    'LEG-NATURE-01',
    'L''emploi n''est pas ouvert au statut de l''agent : il est réservé aux fonctionnaires pour un agent contractuel, '
    'ou aux contractuels pour un fonctionnaire',
    'ouvrir l''emploi au statut de l''agent par un nouvel avis de vacance, si un cas de recours le permet'),
  ('LEG-NATURE-INCONNUE', 'a_instruire', 1, '2024-01-01', 'haute', 'CGFP, art. L332-1 et suivants', 'drh_accueil',
    'tous', 'LEG-NATURE-INCONNUE',
    'La nature de l''emploi n''est pas déclarée : on ne sait pas s''il est ouvert aux contractuels',
    'déclarer la nature de l''emploi : réservé aux fonctionnaires, ouvert aux contractuels, ou aux deux'),

  -- Titles, approvals, ordre.
  ('LEG-DIPLOME-OK', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L513-8, dernier alinéa', NULL, 'tous',
    'LEG-DIPLOME-OK',
    'L''agent détient le titre exigé par la loi pour ces fonctions',
    NULL),
  ('LEG-DIPLOME-01', 'bloquant', 1, '2024-01-01', 'haute', 'CGFP, art. L513-8, dernier alinéa', 'agent', 'tous',
    'LEG-DIPLOME-01',
    'Ces fonctions sont réservées aux titulaires d''un titre que l''agent ne détient pas, dont : {1:libelle}',
    'obtenir le titre, à l''issue de la formation qui y conduit : {1:libelle}'),
  ('LEG-DIPLOME-INCONNU', 'a_instruire', 1, '2024-01-01', 'haute', 'CGFP, art. L513-8, dernier alinéa',
    'drh_origine', 'tous', 'LEG-DIPLOME-INCONNU',
    'Un titre est exigé par la loi ({1:libelle}) et les titres de l''agent n''ont jamais été saisis',
    'recueillir auprès de l''agent les titres qu''il détient et les saisir, ou saisir qu''il n''en détient pas'),
  ('LEG-AGREMENT', 'conforme', 1, '2024-01-01', 'moyenne', 'CGFP, art. L513-8, dernier alinéa', NULL, 'tous',
    'LEG-AGREMENT',
    'L''agent détient l''agrément ou l''autorisation exigés pour ces fonctions',
    NULL),
  ('LEG-AGREMENT', 'bloquant', 1, '2024-01-01', 'moyenne', 'CGFP, art. L513-8, dernier alinéa', 'agent', 'tous',
    'LEG-AGREMENT',
    'Un agrément ou une autorisation exigés par la loi ne sont pas détenus, dont : {1:libelle}',
    'obtenir l''agrément ou l''autorisation, à l''issue de la formation qui y conduit : {1:libelle}'),
  ('LEG-ORDRE', 'conforme', 1, '2024-01-01', 'moyenne', 'Code de la santé publique (inscription au tableau)', NULL,
    'tous', 'LEG-ORDRE',
    'L''agent est inscrit à l''ordre de sa profession',
    NULL),
  ('LEG-ORDRE', 'sous_condition', 1, '2024-01-01', 'moyenne', 'Code de la santé publique (inscription au tableau)',
    'agent', 'tous', 'LEG-ORDRE',
    'L''exercice de la profession suppose une inscription à l''ordre, que l''agent n''a pas',
    's''inscrire au tableau de l''ordre avant la prise de poste'),
  ('LEG-ORDRE', 'a_instruire', 1, '2024-01-01', 'moyenne', 'Code de la santé publique (inscription au tableau)',
    'agent', 'tous', 'LEG-ORDRE',
    'L''exercice de la profession suppose une inscription à l''ordre, et celle de l''agent n''est pas renseignée',
    'indiquer si une inscription au tableau de l''ordre est en cours de validité'),

  -- Category.
  ('LEG-CAT-OK', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L513-8', NULL, 'tous', 'LEG-CAT-OK',
    'Le poste est de la catégorie de l''agent ({1})',
    NULL),
  ('LEG-CAT-01', 'bloquant', 1, '2024-01-01', 'haute', 'CGFP, art. L513-8', NULL, 'tous', 'LEG-CAT-01',
    'L''agent est de catégorie {1} et le poste de catégorie {2} : le détachement et l''intégration directe se font '
    'dans la même catégorie',
    'rechercher un poste de catégorie {1} ; le concours et le recrutement sans concours, possibles par ailleurs, ne '
    'sont pas examinés ici'),
  ('LEG-CAT-INCONNUE', 'a_instruire', 1, '2024-01-01', 'haute', 'CGFP, art. L513-8', 'secretariat', 'tous',
    'LEG-CAT-INCONNUE',
    'La catégorie ou le cadre de l''agent ou du poste n''est pas renseigné : la voie ne peut pas être établie',
    'faire compléter par l''employeur concerné la catégorie et le cadre manquants'),

  -- Reclassement for inaptitude.
  ('LEG-RECL-04', 'sous_condition', 1, '2024-01-01', 'haute', 'CGFP, art. L826-3 et L826-4', 'medecin', 'tous',
    'LEG-RECL-04',
    'Reclassement par détachement dans un autre corps ou cadre d''emplois, de niveau équivalent ou inférieur : sur '
    'demande de l''agent, après avis du médecin du travail sur ce poste ; une immersion pendant la préparation au '
    'reclassement demande une convention tripartite ; intégration possible après un an',
    'donner un avis sur l''aptitude à ce poste, la demande écrite de l''agent étant jointe'),
  ('LEG-RECL-04', 'a_instruire', 1, '2024-01-01', 'haute', 'CGFP, art. L826-3 et L826-4', 'drh_origine', 'tous',
    'LEG-RECL-04',
    'Agent de catégorie {1}, poste de catégorie {2} : la situation déclarée relèverait d''un reclassement, mais '
    'l''avis du conseil médical n''est pas daté',
    'saisir la date de l''avis déjà rendu par le conseil médical, ou rectifier la situation déclarée'),
  ('LEG-RECL-01', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L826-1', 'drh_origine', 'tous', 'LEG-RECL-01',
    'L''avis ne vise que le poste occupé : l''adaptation du poste est recherchée d''abord, et le reclassement dans '
    'une catégorie inférieure n''est pas ouvert',
    'rechercher l''adaptation du poste occupé'),
  ('LEG-INAPT-MEME-CADRE', 'sous_condition', 1, '2024-01-01', 'moyenne', 'CGFP, art. L826-1 et L826-3', 'medecin',
    'tous', 'LEG-INAPT-MEME-CADRE',
    'Le poste relève du cadre aux fonctions duquel l''agent est reconnu inapte : son aptitude à ce poste est à '
    'apprécier',
    'donner un avis sur l''aptitude à ce poste'),
  ('LEG-PPR-TITULAIRE', 'conforme', 1, '2024-01-01', 'moyenne',
    'CGFP, art. L826-2 ; décrets n° 86-83, art. 17, n° 88-145, art. 13, et n° 91-155', 'drh_origine', 'tous',
    'LEG-PPR-TITULAIRE',
    'La préparation au reclassement est réservée aux fonctionnaires titulaires : le reclassement d''un contractuel '
    'ou d''un stagiaire incombe à son employeur',
    'instruire les droits de l''agent auprès de son propre employeur'),
  ('RECL-INTERNE-D-ABORD', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L826-3', NULL, 'tous',
    'RECL-INTERNE-D-ABORD',
    'Le reclassement a d''abord été recherché dans l''administration d''origine',
    NULL),
  ('RECL-INTERNE-D-ABORD', 'sous_condition', 1, '2024-01-01', 'haute', 'CGFP, art. L826-3', 'drh_origine', 'tous',
    'RECL-INTERNE-D-ABORD',
    'Le reclassement est recherché en priorité dans l''administration d''origine, et aucune recherche interne datée '
    'ne figure au dossier',
    'mener la recherche interne et en saisir la date'),

  -- Level, grade, position.
  ('LEG-NIVEAU-OK', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L513-8', NULL, 'tous', 'LEG-NIVEAU-OK',
    'Niveau comparable : même échelle de rémunération, ou équivalence votée par la commission',
    NULL),
  ('LEG-NIVEAU-A-APPRECIER', 'sous_condition', 1, '2024-01-01', 'haute', 'CGFP, art. L513-8', 'drh_accueil', 'tous',
    'LEG-NIVEAU-A-APPRECIER',
    'Autre corps ou cadre d''emplois : le niveau comparable s''apprécie au regard des conditions de recrutement ou '
    'du niveau des missions',
    'apprécier le niveau comparable ; la commission peut voter une équivalence entre les deux cadres'),
  ('LEG-GRADE', 'conforme', 1, '2024-01-01', 'moyenne', 'CGFP, art. L411-5', NULL, 'tous', 'LEG-GRADE',
    'Le grade de l''agent est ouvert sur le poste : {1:libelle}',
    NULL),
  ('LEG-GRADE', 'sous_condition', 1, '2024-01-01', 'moyenne', 'CGFP, art. L411-5', 'drh_accueil', 'tous',
    'LEG-GRADE',
    'Même cadre, mais le grade de l''agent n''est pas parmi ceux ouverts sur le poste : {1:libelle}',
    'vérifier le tableau des effectifs, ou ouvrir le poste à ce grade'),
  ('LEG-GRADE', 'a_instruire', 1, '2024-01-01', 'moyenne', 'CGFP, art. L411-5', 'drh_origine', 'tous', 'LEG-GRADE',
    'Le poste est ouvert à certains grades et celui de l''agent n''est pas renseigné',
    'saisir le grade de l''agent'),
  ('LEG-POSITION', 'sous_condition', 1, '2024-01-01', 'a_verifier', 'CGFP, livre V, titre Ier', 'drh_origine',
    'tous', 'LEG-POSITION',
    'L''agent n''est pas en position d''activité (fin prévue : {1:date})',
    'établir la date et les conditions de la reprise avant toute mobilité'),
  ('LEG-ENGAGEMENT', 'conforme', 1, '2024-01-01', 'a_verifier', NULL, NULL, 'tous', 'LEG-ENGAGEMENT',
    'Un engagement de servir court jusqu''au {1:date} ; l''employeur d''accueil entre dans son champ',
    NULL),
  ('LEG-ENGAGEMENT', 'sous_condition', 1, '2024-01-01', 'a_verifier', NULL, 'drh_origine', 'tous',
    'LEG-ENGAGEMENT',
    'Un engagement de servir court jusqu''au {1:date} et l''employeur d''accueil est hors de son champ : un '
    'remboursement peut être dû',
    'chiffrer la somme due et recueillir l''accord écrit de l''agent'),

  -- Contractuels.
  ('LEG-CDI-PORT', 'sous_condition', 1, '2024-01-01', 'moyenne',
    'Loi n° 2019-828, art. 71 ; CGFP, art. L332-5 (État) et L332-12 (territoriale) ; hospitalière : à vérifier',
    'drh_accueil', 'tous', 'LEG-CDI-PORT',
    'Contrat à durée indéterminée, fonctions de même catégorie ({1}) : la portabilité est une faculté de l''employeur '
    'd''accueil ; ni la rémunération ni les conditions d''emploi ne sont reprises de droit',
    'dire si la portabilité du contrat à durée indéterminée est accordée'),
  ('LEG-CDI-PERTE', 'sous_condition', 1, '2024-01-01', 'moyenne',
    'Loi n° 2019-828, art. 71 ; CGFP, art. L332-5 (État) et L332-12 (territoriale) ; hospitalière : à vérifier',
    'agent', 'tous', 'LEG-CDI-PERTE',
    'Poste d''une autre catégorie ({1} vers {2}) : le contrat à durée indéterminée n''est pas portable, l''agent y '
    'renoncerait',
    'donner, ou non, un accord exprès et écrit, après information sur la perte du contrat à durée indéterminée'),
  ('LEG-CDD', 'sous_condition', 1, '2024-01-01', 'haute', 'CGFP, art. L332-1 et suivants', 'drh_accueil', 'tous',
    'LEG-CDD',
    'Agent en contrat à durée déterminée : un nouveau contrat est à conclure',
    'proposer un contrat et en préciser le cas de recours et la durée'),

  -- Information: no verdict changes.
  ('INFO-ACTIVE-17ANS', 'conforme', 1, '2024-01-01', 'haute', NULL, 'drh_origine', 'tous', 'INFO-ACTIVE-17ANS',
    'Information : l''agent est en catégorie active et le poste non ; un départ avant 17 ans de services actifs en '
    'fait perdre le bénéfice (années de services actifs : {1})',
    'informer l''agent de l''effet sur sa retraite'),
  ('INFO-ACTIVE-17ANS-OK', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'INFO-ACTIVE-17ANS-OK',
    'Information : la durée de 17 ans de services actifs est acquise (années de services actifs : {1})',
    NULL),
  ('LEG-PUB', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. D311-2', 'drh_accueil', 'tous', 'LEG-PUB',
    'Information : la vacance est publiée depuis moins d''un mois ; sauf urgence, aucune nomination avant le {1:date}',
    'attendre le {1:date} pour nommer'),
  ('LEG-REMB-3ANS', 'conforme', 1, '2024-01-01', 'haute', 'CGFP, art. L512-25', 'drh_accueil', 'tous',
    'LEG-REMB-3ANS',
    'Information : mutation avant le {1:date}, moins de trois ans après la titularisation ; l''accueil doit une '
    'indemnité à l''origine au titre de la formation',
    'convenir du montant avec l''employeur d''origine'),
  ('LEG-HONORABILITE', 'conforme', 1, '2024-01-01', 'moyenne', 'Code de l''action sociale et des familles, art. L133-6',
    'drh_accueil', 'tous', 'LEG-HONORABILITE',
    'Information : l''emploi auprès de mineurs ou de personnes vulnérables demande une attestation d''honorabilité, '
    'que l''accueil demande et qui n''est jamais conservée ici',
    'demander l''attestation d''honorabilité avant la prise de poste'),
  ('LEG-SOUVERAINETE', 'conforme', 1, '2024-01-01', 'moyenne', 'CGFP, art. L321-2', 'drh_accueil', 'tous',
    'LEG-SOUVERAINETE',
    'Information : l''emploi relève de la souveraineté ; l''accueil vérifie la condition qui s''y attache',
    'vérifier la condition propre aux emplois de souveraineté'),
  ('INFO-BOE-PROMOTION', 'conforme', 1, '2024-01-01', 'moyenne',
    'Loi n° 2019-828, art. 93 (dérogation à l''art. L513-8 du CGFP)', 'drh_accueil', 'tous', 'INFO-BOE-PROMOTION',
    'Information : un détachement dérogatoire vers la catégorie supérieure est ouvert aux travailleurs handicapés '
    'jusqu''au {1:date} ; il n''est pas examiné ici',
    'indiquer si un appel à candidatures est ouvert à ce titre')
ON CONFLICT (rule, answer, version) DO UPDATE SET
  effective_from = excluded.effective_from, effective_to = excluded.effective_to, confidence = excluded.confidence,
  article = excluded.article, actor = excluded.actor, remedy_readers = excluded.remedy_readers,
  mention = excluded.mention, sentence = excluded.sentence, remedy = excluded.remedy;
