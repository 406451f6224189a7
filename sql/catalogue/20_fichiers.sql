-- What an employer reads of a file that is refused: the defect, and what mends it.

SET LOCAL search_path = passerelle;

INSERT INTO file_rule (code, label, remedy) VALUES
  ('FILE-UNREADABLE', 'Le fichier ne peut pas être lu.', 'Vérifier le chemin du fichier et ses droits.'),
  ('CSV-ENCODING', 'Un caractère n''est pas dans l''encodage du fichier.', 'Enregistrer le fichier en UTF-8.'),
  ('CSV-NUL', 'La ligne contient un caractère nul.', 'Exporter de nouveau le fichier depuis sa source.'),
  ('CSV-QUOTE', 'Un guillemet est de trop ou manque.',
   'Fermer chaque champ ouvert par un guillemet, et doubler les guillemets qu''il contient.'),
  ('CSV-TOO-LONG', 'La ligne est démesurée : un guillemet n''a sans doute jamais été fermé.',
   'Fermer le guillemet ouvert sur cette ligne.'),
  ('CSV-FIELDS', 'La ligne n''a pas autant de champs que l''en-tête.',
   'Rétablir les {attendu} champs de la ligne : un séparateur ou un guillemet manque ou est de trop.'),
  ('CSV-COLUMN-MISSING', 'Une colonne nécessaire manque à l''en-tête.',
   'Ajouter la colonne ; `passerelle import … --template` donne le modèle.'),
  ('CSV-COLUMN-REPEATED', 'Une colonne figure plusieurs fois dans l''en-tête.', 'N''en garder qu''une.'),
  ('CSV-EMPTY', 'Le fichier ne contient aucune ligne.',
   'Exporter de nouveau le fichier ; un fichier vide ne ferme aucun dossier.'),
  ('CSV-UNFINISHED', 'La dernière ligne n''est pas terminée : le fichier a pu être coupé.',
   'Exporter de nouveau le fichier, ou terminer sa dernière ligne.'),
  ('VALUE-MISSING', 'Cette valeur est obligatoire.', 'Écrire {attendu}.'),
  ('VALUE-SHAPE', 'La valeur n''a pas la forme attendue.', 'Écrire {attendu}.'),
  ('VALUE-RANGE', 'La valeur n''a pas la forme attendue, ou sort des limites.', 'Écrire {attendu}.'),
  ('VALUE-UNKNOWN', 'La valeur n''est pas dans la liste.', 'Choisir {attendu}.'),
  ('KEY-REPEATED', 'Cet identifiant figure déjà dans le fichier.', 'N''en garder qu''une ligne.'),
  ('KEY-TAKEN', 'Cet identifiant est déjà celui d''un autre employeur ou d''une autre source.',
   'Donner un autre identifiant, ou demander le transfert du dossier au secrétariat.'),
  ('REF-ORPHAN', 'La valeur ne figure pas au référentiel.', 'Vérifier le code ; attendu : {attendu}.'),
  ('REF-CONFLICT', 'La valeur contredit une autre valeur de la ligne.', 'Rétablir la cohérence : {attendu}.'),
  ('DB-REFUSED', 'La base refuse ces lignes, qui contredisent ce qui est déjà enregistré.',
   'Vérifier les colonnes absentes du fichier ; contrainte : {attendu}.')
ON CONFLICT (code) DO UPDATE SET label = excluded.label, remedy = excluded.remedy;
