-- Values become French; a wording is the one in force on the run's business date, and none in force is rewritten.
BEGIN;
\ir fixture/commission.sql
SELECT plan(29);

SELECT is(rapports_v1.phrase(template, given), expected, template)
FROM (VALUES
  ('Sans valeur', '', 'Sans valeur'),
  ('Écart de {1:jours}', '64', U&'Écart de 64\00A0jours'),
  ('Écart de {1:jours}', '1', U&'Écart de 1\00A0jour'),
  ('{2:date} puis {1}', 'R01|2027-03-09', '09/03/2027 puis R01'),
  ('{1:km}', '3100', U&'3,1\00A0km'),
  ('{1:km}', '25000', U&'25\00A0km'),
  ('{1:euros}', '194450', U&'1\202F944,50\00A0€'),
  ('{1:euros}', '-5', U&'-0,05\00A0€'),
  ('{1:heures}', '1050', U&'17\00A0h\00A030'),
  ('{1:heures}', '2100', U&'35\00A0h'),
  ('{1:libelle}', 'K2303', 'Nettoyage des espaces urbains'),
  ('{1:libelle}', 'INCONNU', 'INCONNU'),
  ('{3:jours}', '1', '—'),
  ('{1:date}', 'demain', 'demain'),
  ('{1:jours} et {accolade', '2', U&'2\00A0jours et {accolade'),
  ('Limite[[ de {2:jours}]]', 'R01|3', U&'Limite de 3\00A0jours'),
  ('Limite[[ de {2:jours}]][[ ({1})]]', 'R01', 'Limite (R01)'),
  ('Limite[[ sans place]]', 'R01', 'Limite'),
  ('Limite [[ ouverte ]', '', 'Limite [[ ouverte ]')
) AS sentence (template, given, expected);

SELECT results_eq($$SELECT pg_temp.read_as('bureau',
    'SELECT reserves FROM rapports_v1.propositions WHERE agent = ''A-001'' AND poste = ''PB''')$$,
  $$VALUES (U&'("Départ possible 64\00A0jours après la date du poste (04/01/2027) [à vérifier]")')$$,
  'the wording in force on the business date, with its mark of confidence');
UPDATE rule_wording SET effective_to = '2026-11-22' WHERE rule = 'DATE-PREAVIS' AND version = 2;
SELECT results_eq($$SELECT pg_temp.read_as('bureau',
    'SELECT reserves FROM rapports_v1.propositions WHERE agent = ''A-001'' AND poste = ''PB''')$$,
  $$VALUES ('(Préavis)')$$, 'one that has ended is not said; the rule''s name is');
SELECT results_eq($$SELECT pg_temp.read_as('bureau', 'SELECT remarque FROM rapports_v1.regles WHERE code = ''PRIO-RECL''')$$,
  $$VALUES ('("de la charte — à vérifier : placée avant une priorité légale")')$$,
  'a charte level above a legal one is said');
SELECT results_eq($$SELECT pg_temp.read_as('bureau', 'SELECT valeur FROM rapports_v1.ordre_du_jour WHERE rubrique LIKE ''Éch%''')$$,
  $$VALUES (U&'("fin de PPR le 06/02/2027, 60\00A0jours après la séance")')$$, 'sixty days after the séance are included');

-- What a night has printed is never rewritten behind it: whoever writes, and however.
SELECT throws_ok($$UPDATE rule_wording SET sentence = sentence || ' !' WHERE rule = 'SAN-BLOQUE'$$, '42501', NULL,
  'a sentence in force is not rewritten');
SELECT throws_ok($$INSERT INTO rule_wording (rule, answer, version, effective_from, sentence, confidence, remedy_readers)
  VALUES ('LEG-CAT-OK', 'conforme', 1, '2020-01-01', 'Autre phrase', 'haute', 'tous')
  ON CONFLICT (rule, answer, version) DO UPDATE SET sentence = excluded.sentence$$, '42501', NULL,
  'nor by the file that writes it again');
SELECT throws_ok($$UPDATE rule_wording SET effective_from = '2190-01-01' WHERE rule = 'SAN-BLOQUE'$$, '42501', NULL,
  'nor is its first day moved');
SELECT lives_ok($$INSERT INTO rule_wording SELECT * FROM rule_wording WHERE rule = 'LEG-CAT-OK'
  ON CONFLICT (rule, answer, version) DO UPDATE SET sentence = excluded.sentence$$, 'the same sentence again is none');
SELECT lives_ok($$UPDATE rule_wording SET effective_to = '2190-01-01' WHERE rule = 'SAN-BLOQUE'$$, 'its end may be said');
INSERT INTO rule_wording (rule, answer, version, effective_from, sentence, confidence, remedy_readers)
  VALUES ('LEG-CAT-OK', 'conforme', 99, '2190-01-01', 'À venir', 'haute', 'tous');
SELECT lives_ok($$UPDATE rule_wording SET sentence = 'Mieux dit' WHERE version = 99$$,
  'and what is not yet in force is put right');

SELECT * FROM finish();
ROLLBACK;
