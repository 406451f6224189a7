-- How values become French. The engine publishes codes and canonical values (integers, ISO dates); rows of
-- rule_wording hold the sentences, with the values' places: {1}, {2:jours}, {1:date}, {1:euros}, {1:km}, {1:heures},
-- {1:hhmm}, {1:pourcent}, {1:code}, {1:libelle}; [[a part {2} of it]] is kept only where its value was given. The
-- functions live beside the pages: their readers have no right on passerelle.

CREATE SCHEMA IF NOT EXISTS rapports_v1;
COMMENT ON SCHEMA rapports_v1 IS
  'Éditions de la commission. Contrat : des colonnes s''ajoutent à la fin ; tout autre changement irait en rapports_v2.';

SET LOCAL search_path = rapports_v1, passerelle;

-- The name behind a code of any referential; the code itself when none knows it.
CREATE OR REPLACE FUNCTION label_of(value text) RETURNS text
  STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = passerelle, pg_temp
  RETURN coalesce(
    (SELECT label FROM restriction_code WHERE code = value),
    (SELECT label FROM cadre WHERE code = value),
    (SELECT label FROM grade WHERE code = value),
    (SELECT label FROM diploma WHERE code = value),
    (SELECT label FROM approval WHERE code = value),
    (SELECT label FROM metier WHERE code = value),
    (SELECT name FROM employer WHERE siret = value),
    (SELECT name FROM commune WHERE insee = value),
    (SELECT label FROM rule WHERE code = value),
    value);

CREATE OR REPLACE FUNCTION euros(centimes bigint) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN translate(to_char(centimes / 100.0, 'FM999,999,990.00'), ',.', U&'\202F,') || U&'\00A0€';

CREATE OR REPLACE FUNCTION km(metres integer) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN replace(
    CASE WHEN metres % 1000 = 0 THEN (metres / 1000)::text ELSE round(metres / 1000.0, 1)::text END, '.', ',')
    || U&'\00A0km';

CREATE OR REPLACE FUNCTION heures(minutes integer) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN minutes / 60 || U&'\00A0h'
    || CASE WHEN minutes % 60 = 0 THEN '' ELSE U&'\00A0' || lpad((minutes % 60)::text, 2, '0') END;

CREATE OR REPLACE FUNCTION nombre(value bigint, noun text) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN value || U&'\00A0' || noun || CASE WHEN abs(value) < 2 THEN '' ELSE 's' END;

CREATE OR REPLACE FUNCTION jour(value date) RETURNS text
  STABLE PARALLEL SAFE
  RETURN to_char(value, 'DD/MM/YYYY');

-- What a level of the plan counts, and an amount of it: « 1 placement », « 430 points ».
CREATE OR REPLACE FUNCTION niveau_lu(name text) RETURNS text
  STABLE PARALLEL SAFE
  RETURN CASE split_part(name, ':', 1)
    WHEN 'manque' THEN 'Manque au minimum « ' || split_part(name, ':', 2) || ' »'
    WHEN 'membres' THEN 'Agents placés au titre de : ' || label_of(split_part(name, ':', 2))
    WHEN 'points' THEN 'Points' || coalesce(' des agents placés au titre de : '
      || label_of(nullif(split_part(name, ':', 2), '')), '')
    WHEN 'priorites' THEN 'Priorités votées'
    WHEN 'placements' THEN 'Placements'
    WHEN 'premiers_voeux' THEN 'Premiers vœux servis'
    WHEN 'seconds_voeux' THEN 'Seconds vœux servis'
    WHEN 'attente' THEN 'Jours d''attente des agents placés'
    WHEN 'tension' THEN 'Postes en tension pourvus'
    WHEN 'employeurs' THEN 'Employeurs dont au moins ' || split_part(name, ':', 2)
      || CASE split_part(name, ':', 2) WHEN '1' THEN ' agent est placé' ELSE ' agents sont placés' END
    WHEN 'stabilite' THEN 'Réponses changées depuis la publication précédente'
    WHEN 'departage' THEN 'Départage par empreinte, qui ne favorise personne'
    ELSE name
  END;

CREATE OR REPLACE FUNCTION quantite_lue(name text, amount bigint) RETURNS text
  STABLE PARALLEL SAFE
  RETURN CASE split_part(name, ':', 1)
    WHEN 'manque' THEN amount || ' de plus au manque « ' || split_part(name, ':', 2) || ' »'
    WHEN 'membres' THEN nombre(amount, 'placement') || ' au titre de : ' || label_of(split_part(name, ':', 2))
    WHEN 'placements' THEN nombre(amount, 'placement')
    WHEN 'points' THEN nombre(amount, 'point')
      || coalesce(' au titre de : ' || label_of(nullif(split_part(name, ':', 2), '')), '')
    WHEN 'departage' THEN 'le départage'
    ELSE amount || ' en « ' || niveau_lu(name) || ' »'
  END;

-- An amount lost (positive) or gained, of a level that a reader takes as it is.
CREATE OR REPLACE FUNCTION variation_lue(name text, amount bigint) RETURNS text
  STABLE PARALLEL SAFE
  RETURN CASE
    WHEN name LIKE 'manque:%' THEN 'manque « ' || split_part(name, ':', 2) || ' » '
      || CASE WHEN amount > 0 THEN 'accru de ' ELSE 'réduit de ' END || abs(amount)
    WHEN amount > 0 THEN 'perd ' || quantite_lue(name, amount)
    ELSE 'gagne ' || quantite_lue(name, -amount)
  END;

-- One value in one format; a value that is not of the format's kind is printed as it is, never an error in a page.
CREATE OR REPLACE FUNCTION render(value text, format text) RETURNS text
  STABLE PARALLEL SAFE
  RETURN CASE
    WHEN coalesce(value, '') = '' THEN '—'
    WHEN format = 'libelle' THEN label_of(value)
    WHEN format = 'niveau' THEN niveau_lu(value)
    WHEN format = 'date' AND value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' THEN jour(value::date)
    WHEN value !~ '^-?[0-9]{1,9}$' THEN value
    WHEN format = 'euros' THEN euros(value::bigint)
    WHEN format = 'km' THEN km(value::integer)
    WHEN format = 'heures' THEN heures(value::integer)
    WHEN format = 'hhmm' THEN value::integer / 60 || 'H' || lpad((value::integer % 60)::text, 2, '0')
    WHEN format = 'jours' THEN nombre(value::bigint, 'jour')
    WHEN format = 'mois' THEN value || U&'\00A0mois'
    WHEN format = 'pourcent' THEN value || U&'\00A0%'
    ELSE value
  END;

-- The template with its optional parts kept or dropped, then its places filled; a bracket or a brace that opens nothing
-- is text. In plpgsql, whose expressions stay planned, and without a regular expression: twenty times
-- quicker, and a night has a million sentences.
CREATE OR REPLACE FUNCTION phrase(template text, finding_values text) RETURNS text
  LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  given text[] := string_to_array(finding_values, '|');
  pieces text[];
  said text;
  optional text;
  close integer;
BEGIN
  WHILE template LIKE '%[[%]]%' LOOP
    optional := substring(template FROM '\[\[(.*?)\]\]');
    template := replace(template, '[[' || optional || ']]',
      CASE WHEN given[substring(optional FROM '\{([1-9])')::integer] <> '' THEN optional ELSE '' END);
  END LOOP;
  pieces := string_to_array(template, '{');
  said := pieces[1];
  FOR i IN 2 .. cardinality(pieces) LOOP
    close := strpos(pieces[i], '}');
    IF close > 1 AND left(pieces[i], 1) BETWEEN '1' AND '9' THEN
      said := said
        || rapports_v1.render(given[left(pieces[i], 1)::integer], substr(pieces[i], 3, greatest(close - 3, 0)))
        || substr(pieces[i], close + 1);
    ELSE
      said := said || '{' || pieces[i];
    END IF;
  END LOOP;
  RETURN said;
END
$$;

CREATE OR REPLACE FUNCTION answer_name(answer smallint) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN ('{conforme,sous_condition,a_instruire,bloquant}'::text[])[answer + 1];

CREATE OR REPLACE FUNCTION reponse(answer smallint) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN ('{conforme,sous condition,à instruire,bloquant}'::text[])[answer + 1];

CREATE OR REPLACE FUNCTION verdict_lu(verdict text) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN CASE verdict
    WHEN 'PROPOSABLE' THEN 'proposable'
    WHEN 'PROPOSABLE_SOUS_CONDITION' THEN 'proposable sous condition'
    WHEN 'A_INSTRUIRE' THEN 'à instruire'
    WHEN 'NON_RECEVABLE' THEN 'non recevable'
  END;

CREATE OR REPLACE FUNCTION voies(routes text[]) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN coalesce(
    (SELECT string_agg(
      CASE route
        WHEN 'affectation_interne' THEN 'affectation interne'
        WHEN 'changement_etablissement' THEN 'changement d''établissement'
        WHEN 'integration_directe' THEN 'intégration directe'
        WHEN 'detachement' THEN 'détachement'
        WHEN 'detachement_reclassement' THEN 'détachement pour reclassement'
        WHEN 'portabilite_cdi' THEN 'portabilité du CDI'
        ELSE route
      END, ' ou ' ORDER BY place)
     FROM unnest(routes) WITH ORDINALITY AS routes (route, place)),
    'aucune');

CREATE OR REPLACE FUNCTION responsable(actor text) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN CASE actor
    WHEN 'medecin' THEN 'médecin du travail'
    WHEN 'drh_origine' THEN 'DRH d''origine'
    WHEN 'drh_accueil' THEN 'DRH d''accueil'
    WHEN 'agent' THEN 'agent'
    WHEN 'secretariat' THEN 'secrétariat'
  END;

-- The closed list of reasons why a pair that could be proposed is not, by the code of the plan's finding.
CREATE OR REPLACE FUNCTION raison_lue(rule text) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN CASE rule
    WHEN 'CAP' THEN 'place à un agent devant'
    WHEN 'PLAN-AUTRE-POSTE' THEN 'coût pour le plan'
    WHEN 'PLAN-REGLE' THEN 'quota ou réciprocité'
    WHEN 'PLAN-POSTE-TENU' THEN 'occupant qui reste'
    WHEN 'PLAN-DEPARTAGE' THEN 'départage'
    WHEN 'PLAN-DECIDE' THEN 'décision'
    WHEN 'PLAN-VETO' THEN 'décision'
    WHEN 'PLAN-MOINS-QUE-RESTER' THEN 'règle'
  END;

-- Under five, a count tells who: zero included.
CREATE OR REPLACE FUNCTION petit_effectif(value bigint) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN value < 5 THEN 'moins de 5' ELSE value::text END;

-- Distance and pay as each recipient may know them: a value, or for a host a band.
CREATE OR REPLACE FUNCTION distance_lue(metres integer, band smallint) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN metres IS NOT NULL THEN km(metres)
    ELSE ('{moins de 10 km,de 10 à 25 km,de 25 à 50 km,plus de 50 km}'::text[])[band + 1]
  END;

CREATE OR REPLACE FUNCTION paie_lue(before bigint, after bigint, at_least boolean, band smallint) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN before IS NOT NULL AND after IS NOT NULL THEN
      'de ' || euros(before) || ' à ' || CASE WHEN at_least THEN 'au moins ' ELSE '' END || euros(after) || ' par mois'
    ELSE coalesce(
      ('{perte au-dessus du seuil de la charte,perte,égale,gain}'::text[])[band + 3], 'non chiffrable')
  END;

CREATE OR REPLACE FUNCTION parcours_lu(theory smallint, practice smallint) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN coalesce(theory, 0) + coalesce(practice, 0) > 0 THEN
      coalesce(theory, 0) || ' j de formation + ' || coalesce(practice, 0) || ' j d''immersion'
  END;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA rapports_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION label_of, euros, km, heures, nombre, jour, niveau_lu, quantite_lue, variation_lue, render, phrase, answer_name, reponse, verdict_lu, raison_lue, voies,
  responsable, petit_effectif, distance_lue, paie_lue, parcours_lu
  TO passerelle_drh, passerelle_secretariat, passerelle_dpo, passerelle_auditeur, passerelle_engine;
