-- Every page under every kind of reader, from the catalogue: a page that is added is tried with the others. And what the
-- pages say that no other test reads.
BEGIN;
\ir fixture/commission_work.sql
-- Hundreds of small reads: compiling them takes longer than they do.
SET LOCAL jit = off;
SELECT plan(24);

CREATE ROLE regard LOGIN IN ROLE passerelle_auditeur;
CREATE ROLE origine_a LOGIN IN ROLE passerelle_drh;
CREATE ROLE accueil_a LOGIN IN ROLE passerelle_drh;
INSERT INTO login_recipient (login, recipient_id)
  SELECT kind || '_a', id FROM recipient
  WHERE commission = 'TEST' AND employer = '21840035000011' AND kind IN ('origine', 'accueil');

-- What the night, then the commission, wrote; a page of each kind of work has something to say.
INSERT INTO published_alternative (run_id, recipient_id, reference, post, agent_rank, post_rank, knowledge)
  SELECT run_id, recipient_id, 'A-001', 'PA', 2, 1, 'exacte' FROM published_agent WHERE reference = 'A-001'
    AND recipient_id IN (SELECT id FROM recipient WHERE kind = 'commission');
INSERT INTO published_regret (run_id, recipient_id, reference, post, place, level, amount)
  SELECT run_id, recipient_id, reference, post, place, level, amount FROM published_alternative
  CROSS JOIN (VALUES (1, 'PRIO-RECL', 1), (3, 'points', 120)) AS lost (place, level, amount);
INSERT INTO published_displaced (run_id, recipient_id, reference, post, displaced, lost_post, gained_post)
  SELECT run_id, recipient_id, reference, post, 'B-001', 'PA', NULL FROM published_alternative;
INSERT INTO published_claim (run_id, recipient_id, reference, post, holder, priority, cause, rule)
  SELECT run_id, recipient_id, 'A-001', 'PA', 'B-001', 'PRIO-RECL', cause, rule
  FROM published_alternative CROSS JOIN (VALUES ('decision', ''), ('regle', 'QUOTA')) AS why (cause, rule);
INSERT INTO published_funnel (run_id, recipient_id, side, subject, rule, answer, pairs)
  SELECT run_id, recipient_id, 'agent', reference, 'LEG-CAT-OK', 0, 2 FROM published_agent WHERE reference = 'A-002'
  UNION ALL
  SELECT run_id, recipient_id, 'post', post, 'SAN-BLOQUE', 3, 1 FROM published_post WHERE post = 'PA';
INSERT INTO published_lever (run_id, recipient_id, side, reference, post, place, first_kind, first_values, second_kind,
  second_values, grade)
  SELECT run_id, recipient_id, 'agent', reference, 'PA', 1, 'LEV-AMENAGEMENT', '',
    CASE WHEN kind = 'agent' THEN 'LEV-RAYON' END, CASE WHEN kind = 'agent' THEN '25' END, 'recevable'
  FROM published_agent JOIN recipient ON recipient.id = recipient_id WHERE reference = 'A-002' AND kind <> 'accueil';
INSERT INTO published_trial (run_id, criterion, step, is_proved) SELECT run_id, 'competences', step, true
  FROM published, unnest('{-5,5}'::int[]) AS step;
INSERT INTO action (commission, agent_id, kind, actor, decided_on, before_on)
  SELECT 'TEST', agent.id, 'projet', 'drh_origine', '2020-01-01', due.day::date
  FROM agent, (VALUES ('A-001', '2020-02-01'), ('A-002', '2099-01-01')) AS due (agent, day)
  WHERE agent.commission = 'TEST' AND agent.code = due.agent;
INSERT INTO seance_actor (commission, seance, body, employer, presence) VALUES
  ('TEST', '2026-12-08', 'drh', '21840035000011', 'present'), ('TEST', '2026-12-08', 'cnfpt', NULL, 'present'),
  ('TEST', '2026-12-08', 'cnfpt', NULL, 'joignable');
DO $$ BEGIN PERFORM pg_temp.give('A-001', 'PB', 'retenir'); END $$;

-- A mark in everything that says who an agent is, and in what a doctor said: nothing of it may come out.
DO $$
BEGIN
  EXECUTE (SELECT format('UPDATE passerelle.agent_identity SET %s', string_agg(format('%I = ''zz@marque.fr''', attname), ', '))
    FROM pg_attribute WHERE attrelid = 'passerelle.agent_identity'::regclass AND attnum > 0 AND NOT attisdropped
      AND attname <> 'agent_id');
END
$$;
INSERT INTO restriction (agent_id, code) SELECT id, 'R17' FROM agent WHERE commission = 'TEST';

-- Each page under each reader ----------------------------------------------------------------------------------------
CREATE TEMPORARY TABLE reader (login text PRIMARY KEY, kind text NOT NULL);
INSERT INTO reader VALUES ('bureau', 'passerelle_secretariat'), ('drh_a', 'passerelle_drh'),
  ('origine_a', 'passerelle_drh'), ('accueil_a', 'passerelle_drh'), ('agente', 'passerelle_drh'),
  ('veille', 'passerelle_dpo'), ('regard', 'passerelle_auditeur'), ('egare', 'passerelle_drh');
-- The pages that say nothing of anybody, which whoever watches reads too.
CREATE TEMPORARY VIEW impersonal AS
  SELECT unnest('{dictionnaire,journal,mentions,mise_en_service,nuit,regles}'::text[]) AS page;
CREATE TEMPORARY TABLE answered AS
  SELECT login, kind, relname AS page, has_table_privilege(kind, pages.oid, 'SELECT') AS is_granted,
    (SELECT array_agg(line) FROM pg_temp.read_as(login, format('SELECT * FROM rapports_v1.%I', relname)) AS line) AS rows
  FROM reader CROSS JOIN pg_class AS pages
  WHERE relnamespace = 'rapports_v1'::regnamespace AND relkind IN ('v', 'm');

SELECT cmp_ok((SELECT count(DISTINCT page) FROM answered), '>', 50::bigint, 'the pages are there');
SELECT is_empty('SELECT login, page, rows[1] FROM answered WHERE is_granted AND rows[1] ~ ''^[0-9A-Z]{5}$''',
  'a page answers whoever may read it');
SELECT is_empty('SELECT login, page FROM answered WHERE NOT is_granted AND rows IS DISTINCT FROM ''{42501}''',
  'and is refused to whoever may not');
SELECT is_empty($$SELECT login, page FROM answered WHERE NOT is_granted AND page <> 'journal'
  AND kind IN ('passerelle_drh', 'passerelle_secretariat')$$, 'a DRH and the secretariat are granted all but the journal');
SELECT is_empty($$SELECT login, page FROM answered WHERE is_granted AND page NOT IN (SELECT page FROM impersonal)
  AND kind IN ('passerelle_dpo', 'passerelle_auditeur')$$, 'who watches is granted no page about people');
SELECT set_eq('SELECT page FROM answered WHERE is_granted AND login = ''veille''', 'SELECT page FROM impersonal',
  'and all of the others');
SELECT set_eq('SELECT page FROM answered WHERE is_granted AND login = ''egare'' AND rows IS NOT NULL',
  ARRAY['dictionnaire', 'mentions'], 'a DRH mapped to nothing reads how to read, and not one row');
SELECT is_empty($$SELECT login, page, row FROM answered, unnest(rows) AS row
  WHERE login = 'accueil_a' AND page <> 'dictionnaire' AND row ~ '\m[ABC]-00[0-9]\M'$$,
  'a host reads no pseudonym on any page');
SELECT is_empty($$SELECT login, page, row FROM answered, unnest(rows) AS row
  WHERE login = 'origine_a' AND page <> 'dictionnaire' AND row ~ '\m[BC]-00[0-9]\M'$$,
  'an origin none but those of its agents');
SELECT is_empty($$SELECT login, page, row FROM answered, unnest(rows) AS row
  WHERE login = 'agente' AND page <> 'dictionnaire' AND row ~ '\m(A-001|[BC]-00[0-9])\M'$$,
  'an agent none but one''s own');
SELECT is_empty($$SELECT login, page, row FROM answered, unnest(rows) AS row WHERE row ~ 'zz@marque'$$,
  'no page says who an agent is');
SELECT is_empty($$SELECT login, page, row FROM answered, unnest(rows) AS row
  WHERE row ~ '\mR17\M' AND page NOT IN (SELECT page FROM impersonal)$$, 'nor what a doctor said and no night published');

-- What a page says ---------------------------------------------------------------------------------------------------
PREPARE bureau(text) AS SELECT pg_temp.read_as('bureau', $1);
SELECT results_eq($$EXECUTE bureau('SELECT agent, poste, ordre, niveau, perte, perte_au_plus
    FROM rapports_v1.alternatives_niveaux ORDER BY ordre')$$,
  ARRAY['(A-001,PA,2,PRIO-RECL,1,)', '(A-001,PA,4,points,120,)'],
  'the regret of an alternative, a line a level');
SELECT results_eq($$EXECUTE bureau('SELECT agent, priorite, poste, occupe_par, poste_retenu, causes
    FROM rapports_v1.audit_priorites')$$,
  ARRAY['(A-001,Reclassement,PA,B-001,PB,"décision, quota")'], 'a seat claimed says who has it, and every cause');
SELECT results_eq($$EXECUTE bureau('SELECT places_reclamees, sans_explication FROM rapports_v1.audit_constat')$$,
  ARRAY['(1,0)'], 'and counts once');
SELECT results_eq($$EXECUTE bureau('SELECT agent, ordre, poste, replace(lecture, chr(160), '' '') FROM rapports_v1.en_bref
    ORDER BY agent, ordre')$$,
  ARRAY['(A-001,0,PB,"retenu ; solide quand un poids de la charte bouge de 5 %")',
    '(A-001,2,PA,"à sa place, le plan perd 1 en « PRIO-RECL », perd 120 points ; B-001 : sans placement (au lieu de PA)")',
    '(A-002,11,PA,"pour y arriver : aménager le poste ; la paire deviendrait recevable")',
    '(B-001,0,PA,"retenu ; solide quand un poids de la charte bouge de 5 %")'], 'the story of each agent, in its order');
SELECT results_eq($$SELECT pg_temp.read_as('drh_a', 'SELECT destinataire, cote, sujet, regle, reponse, paires
    FROM rapports_v1.entonnoir WHERE destinataire <> ''accueil'' OR cote = ''poste'' ORDER BY cote')$$,
  ARRAY['(origine,agent,A-002,LEG-CAT-OK,conforme,2)', '(accueil,poste,PA,SAN-BLOQUE,bloquant,1)'],
  'the funnel: an origin its agents, a host its posts');
SELECT results_eq($$SELECT pg_temp.read_as('agente', 'SELECT pour, agent, poste, changements, levier, qui_agit
    FROM rapports_v1.leviers')$$,
  ARRAY['("agent sans proposition",A-002,PA,2,"aménager le poste et élargir de 25 km le rayon souhaité","DRH d''accueil, agent")'],
  'both changes of a lever and who makes them, to the agent');
SELECT results_eq($$EXECUTE bureau('SELECT regle, reponse, paires, paires_par_elle_seule, agents_sans_proposition
    FROM rapports_v1.leviers_bilan ORDER BY regle')$$,
  ARRAY['(GEO-HORS-RAYON,bloquant,1,1,0)', '(SAN-BLOQUE,bloquant,1,1,0)'], 'what each rule sets aside, and alone');
SELECT results_eq($$SELECT pg_temp.read_as('drh_a', 'SELECT agent, etat, retard_jours > 0
    FROM rapports_v1.plan_action ORDER BY agent')$$,
  ARRAY['(A-001,"en retard",t)', '(A-002,"à faire",)'], 'what is late is said');
INSERT INTO action_end (action_id, ended_on, kind) SELECT id, '2020-03-01', 'faite' FROM action WHERE before_on < '2021-01-01';
SELECT results_eq($$SELECT pg_temp.read_as('drh_a', 'SELECT agent, etat, close_le, retard_jours
    FROM rapports_v1.plan_action ORDER BY agent')$$,
  ARRAY['(A-001,faite,2020-03-01,)', '(A-002,"à faire",,)'], 'until it is done');
SELECT is_empty($$SELECT pg_temp.read_as('accueil_a', 'SELECT 1 FROM rapports_v1.plan_action')$$,
  'a host has no part in it');
SELECT results_eq($$EXECUTE bureau('SELECT organisme, employeur, presence FROM rapports_v1.presences ORDER BY 1')$$,
  ARRAY['(CNFPT,,"joignable, sans dossier")', '(DRH,"Ville A",présent)'], 'the last note of a presence counts');
SELECT results_eq($$SELECT pg_temp.read_as('agente', 'SELECT count(*) FROM rapports_v1.audit_priorites')$$,
  ARRAY['(0)'], 'an agent reads no audit');

SELECT * FROM finish();
ROLLBACK;
