-- The sante axis in words. Codes of restrictions are read by the origin, the doctors and the agent: elsewhere the value
-- is absent, and the sentence still reads. Recognition of inaptitude is never a remedy.

SET LOCAL search_path = passerelle;

INSERT INTO rule (code, axis, label) VALUES
  ('SAN-OK', 'sante', 'Contraintes du poste compatibles'),
  ('SAN-AMENAGEABLE', 'sante', 'Contrainte du poste aménageable'),
  ('SAN-BLOQUE', 'sante', 'Contrainte du poste incompatible'),
  ('SAN-INCONNU', 'sante', 'Contraintes du poste non renseignées'),
  ('SAN-PERIMEE', 'sante', 'Restriction arrivée à échéance'),
  ('SAN-PERIMEE-A-LA-PRISE', 'sante', 'Restriction échue avant la prise de poste'),
  ('SAN-AVIS-ABSENT', 'sante', 'Avis du médecin sur les restrictions non daté'),
  ('SAN-TRAJET-INCONNU', 'sante', 'Temps de trajet non connu')
ON CONFLICT (code) DO UPDATE SET axis = excluded.axis, label = excluded.label;

INSERT INTO rule_wording
  (rule, answer, version, effective_from, confidence, article, actor, remedy_readers, mention, sentence, remedy)
VALUES
  ('SAN-OK', 'conforme', 1, '2024-01-01', 'haute', NULL, NULL, 'tous', 'SAN-OK',
    'Contraintes déclarées du poste compatibles avec les restrictions[[ (restriction : {1:libelle})]]',
    NULL),
  ('SAN-AMENAGEABLE', 'sous_condition', 1, '2024-01-01', 'haute', 'CGFP, art. L826-1', 'medecin', 'tous',
    'SAN-AMENAGEABLE[[ {1}]]',
    'Une contrainte du poste dépasse une restriction et peut être aménagée selon l''accueil[[ (restriction : '
    '{1:libelle})]]',
    'donner un avis sur l''aménagement du poste, en lien avec l''employeur d''accueil'),
  ('SAN-BLOQUE', 'bloquant', 1, '2024-01-01', 'haute', NULL, 'medecin', 'tous', 'SAN-BLOQUE[[ {1}]]',
    'Contrainte du poste incompatible, sans aménagement déclaré possible[[ (restriction : {1:libelle})]]',
    'apprécier si un aménagement du poste reste possible, que l''accueil déclarerait alors'),
  ('SAN-INCONNU', 'a_instruire', 1, '2024-01-01', 'haute', NULL, 'drh_accueil', 'tous', 'SAN-INCONNU[[ {1}]]',
    'La grille des contraintes du poste ne permet pas de répondre : une contrainte non déclarée n''est pas une '
    'contrainte absente[[ (restriction : {1:libelle})]]',
    'remplir la grille entière des contraintes du poste, avec leur niveau et la possibilité de les aménager'),
  ('SAN-PERIMEE', 'a_instruire', 1, '2024-01-01', 'haute', NULL, 'medecin', 'tous', 'SAN-PERIMEE',
    'Une restriction est arrivée à échéance et n''a été ni renouvelée ni levée',
    'revoir l''agent en visite et dater le nouvel avis'),
  ('SAN-PERIMEE-A-LA-PRISE', 'a_instruire', 1, '2024-01-01', 'haute', NULL, 'medecin', 'tous',
    'SAN-PERIMEE-A-LA-PRISE[[ {1}]]',
    'Contrainte du poste incompatible aujourd''hui avec une restriction qui prend fin le {2:date}, avant la prise de '
    'poste[[ (restriction : {1:libelle})]]',
    'revoir l''agent en visite avant la prise de poste'),
  ('SAN-AVIS-ABSENT', 'a_instruire', 1, '2024-01-01', 'haute', NULL, 'medecin', 'tous', 'SAN-AVIS-ABSENT',
    'Aucun avis daté du médecin du travail sur les restrictions ne figure au dossier',
    'rendre un avis daté sur les restrictions, y compris pour dire qu''il n''y en a pas'),
  ('SAN-TRAJET-INCONNU', 'a_instruire', 1, '2024-01-01', 'haute', NULL, 'secretariat', 'tous',
    'SAN-TRAJET-INCONNU[[ {1}]]',
    'Le temps de trajet par un mode que l''agent peut utiliser n''est pas connu[[ (restriction : {1:libelle})]]',
    'renseigner le temps de trajet entre les deux communes')
ON CONFLICT (rule, answer, version) DO UPDATE SET
  effective_from = excluded.effective_from, effective_to = excluded.effective_to, confidence = excluded.confidence,
  article = excluded.article, actor = excluded.actor, remedy_readers = excluded.remedy_readers,
  mention = excluded.mention, sentence = excluded.sentence, remedy = excluded.remedy;
