-- Foundation: the kinds of value every table is made of. What cannot be, cannot be stored.
--
-- The program runs each file in a transaction of its own, as passerelle_owner. Before the first one it creates:
--
--   CREATE SCHEMA IF NOT EXISTS passerelle AUTHORIZATION passerelle_owner;
--   CREATE TABLE IF NOT EXISTS passerelle.migration (
--     name text COLLATE "C" PRIMARY KEY,
--     sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
--     applied_at timestamptz NOT NULL DEFAULT now()
--   );

SET LOCAL search_path = passerelle;

COMMENT ON SCHEMA passerelle IS 'Inputs, runs and publications. Readers use rapports_v1.';

-- Checks -------------------------------------------------------------------------------------------------------------

-- Control characters break a line or a terminal, bidirectional marks make a text read as another.
CREATE FUNCTION is_plain(value text, longest integer) RETURNS boolean
  IMMUTABLE PARALLEL SAFE
  RETURN length(value) BETWEEN 1 AND longest
    AND value = btrim(value)
    AND value !~ '[\u0001-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]';

-- Luhn's sum over the digits of `value`, doubling every second one from the right.
CREATE FUNCTION luhn_sum(value text) RETURNS bigint
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
AS $$
DECLARE
  total bigint := 0;
  doubled integer;
BEGIN
  FOR place IN 1..length(value) LOOP
    doubled := substr(value, place, 1)::integer * (1 + (length(value) - place) % 2);
    total := total + doubled / 10 + doubled % 10;
  END LOOP;
  RETURN total;
END
$$;

-- La Poste alone (SIREN 356000000) numbers its establishments by a plain sum, a multiple of five.
CREATE FUNCTION is_siret(value text) RETURNS boolean
  IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN value !~ '^[0-9]{14}$' THEN false
    WHEN luhn_sum(value) % 10 = 0 THEN true
    ELSE value LIKE '356000000%'
      AND (SELECT sum(digit::integer) FROM regexp_split_to_table(value, '') AS digit) % 5 = 0
  END;

-- A list of codes: one dimension, no NULL, no repeat, bounded. Most lists are empty: the first function is inlined
-- where it is called, and the second one is not even called for them.
CREATE FUNCTION are_items(list text[], pattern text, longest integer) RETURNS boolean
  IMMUTABLE PARALLEL SAFE
  RETURN array_ndims(list) = 1 AND cardinality(list) <= longest
    AND (
      SELECT bool_and(item IS NOT NULL AND item ~ pattern) AND count(DISTINCT item) = count(*)
      FROM unnest(list) AS item
    );

CREATE FUNCTION is_list(list text[], pattern text, longest integer) RETURNS boolean
  IMMUTABLE PARALLEL SAFE
  RETURN cardinality(list) = 0 OR are_items(list, pattern, longest);

-- Strictly ascending positive numbers: a set in its one canonical order.
CREATE FUNCTION is_ascending(list integer[], longest integer) RETURNS boolean
  IMMUTABLE PARALLEL SAFE
  RETURN cardinality(list) = 0
    OR array_ndims(list) = 1 AND cardinality(list) <= longest
    AND (
      SELECT bool_and(item IS NOT NULL AND item > 0 AND item > previous)
      FROM (SELECT item, lag(item, 1, 0) OVER (ORDER BY place) AS previous
            FROM unnest(list) WITH ORDINALITY AS items (item, place)) AS items
    );

-- A name as one types it without care: capitals without accents, digits, one space for everything else. The program
-- has the same function.
CREATE FUNCTION search_key(name text) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN btrim(regexp_replace(
    replace(replace(replace(
      translate(regexp_replace(name, '[\u0300-\u036f]', '', 'g') COLLATE "C",
        'abcdefghijklmnopqrstuvwxyzÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüÝýÿŸæœ',
        'ABCDEFGHIJKLMNOPQRSTUVWXYZAAAAAAAAAAAACCEEEEEEEEIIIIIIIINNOOOOOOOOOOUUUUUUUUYYYYÆŒ'),
      'Æ', 'AE'), 'Œ', 'OE'), 'ß', 'SS'),
    '[^A-Z0-9]+', ' ', 'g'));
COMMENT ON FUNCTION search_key(text) IS 'Capitals without accents and digits, one space for everything else';

-- Kinds of value -----------------------------------------------------------------------------------------------------
-- Collation "C" throughout: the same order on every machine.

CREATE DOMAIN code AS text COLLATE "C" CHECK (VALUE ~ '^[A-Za-z0-9][A-Za-z0-9_./:+-]{0,63}$');
COMMENT ON DOMAIN code IS 'Identifier chosen by people: 1 to 64 ASCII letters, digits and _./:+-';

CREATE DOMAIN label AS text COLLATE "C" CHECK (is_plain(VALUE, 200));
COMMENT ON DOMAIN label IS 'One line of text, 1 to 200 characters, trimmed, without control or direction characters';

CREATE DOMAIN prose AS text COLLATE "C" CHECK (is_plain(regexp_replace(VALUE, '\r?\n', ' ', 'g'), 4000));
COMMENT ON DOMAIN prose IS 'Public text of a notice, up to 4,000 characters, line ends allowed';

CREATE DOMAIN siret AS text COLLATE "C" CHECK (is_siret(VALUE));
COMMENT ON DOMAIN siret IS 'SIRET of an establishment: 14 digits as text, Luhn key checked';

CREATE DOMAIN insee AS text COLLATE "C" CHECK (VALUE ~ '^([0-9]{2}|2[AB])[0-9]{3}$');
COMMENT ON DOMAIN insee IS 'INSEE code of a commune: 5 characters as text (leading zeros, 2A, 2B)';

CREATE DOMAIN rome AS text COLLATE "C" CHECK (VALUE ~ '^[A-Z][0-9]{4}$');
COMMENT ON DOMAIN rome IS 'Code of a métier of ROME 4.0';

CREATE DOMAIN versant AS text COLLATE "C" CHECK (VALUE IN ('FPT', 'FPH', 'FPE'));
COMMENT ON DOMAIN versant IS 'Branch of the public service (CGFP L2)';

CREATE DOMAIN category AS text COLLATE "C" CHECK (VALUE IN ('A', 'B', 'C'));
COMMENT ON DOMAIN category IS 'Hierarchical category (CGFP L411-2); A+ of the open data counts as A';

-- The bounds refuse infinity and 9999-12-31 (write NULL: no end), and keep month arithmetic far from any overflow.
CREATE DOMAIN day AS date CHECK (VALUE BETWEEN DATE '1900-01-01' AND DATE '2199-12-31');
COMMENT ON DOMAIN day IS 'Calendar date between 1900 and 2199; "no end" is NULL';

CREATE DOMAIN centimes AS bigint CHECK (VALUE BETWEEN 0 AND 10000000);
COMMENT ON DOMAIN centimes IS 'Monthly amount in centimes, 0 to 100,000 €';

CREATE DOMAIN weekly_minutes AS integer CHECK (VALUE BETWEEN 1 AND 2880);
COMMENT ON DOMAIN weekly_minutes IS 'Weekly working time in minutes, up to 48 h; full time is 2,100';

CREATE DOMAIN im AS integer CHECK (VALUE BETWEEN 1 AND 2000);
COMMENT ON DOMAIN im IS 'Indice majoré';

CREATE DOMAIN codes AS text[] COLLATE "C" CHECK (is_list(VALUE, '^[A-Za-z0-9][A-Za-z0-9_./:+-]{0,63}$', 200));
COMMENT ON DOMAIN codes IS 'Up to 200 distinct codes';

CREATE DOMAIN sirets AS text[] COLLATE "C" CHECK (is_list(VALUE, '^[0-9]{14}$', 200));
COMMENT ON DOMAIN sirets IS 'Up to 200 distinct SIRETs';

CREATE DOMAIN romes AS text[] COLLATE "C" CHECK (is_list(VALUE, '^[A-Z][0-9]{4}$', 200));
COMMENT ON DOMAIN romes IS 'Up to 200 distinct codes of métiers';

CREATE DOMAIN versants AS text[] COLLATE "C" CHECK (is_list(VALUE, '^(FPT|FPH|FPE)$', 3));
COMMENT ON DOMAIN versants IS 'Distinct branches of the public service';

CREATE DOMAIN travel_modes AS text[] COLLATE "C" CHECK (is_list(VALUE, '^(voiture|transport|velo|marche)$', 4));
COMMENT ON DOMAIN travel_modes IS 'Distinct modes of travel';

-- Parts of a restriction or a demand that is a set: sides (R07, R09), hours (R14), kinds of arrangement (R28).
CREATE DOMAIN parts AS text[] COLLATE "C"
  CHECK (is_list(VALUE, '^(droit|gauche|matin|soir|weekend|coupe|siege|logiciel|interprete|accessibilite)$', 10));
COMMENT ON DOMAIN parts IS 'Sides: droit, gauche; hours: matin (before 6 a.m.), soir (after 9 p.m.), weekend, coupe;
arrangements: siege, logiciel, interprete, accessibilite';

CREATE DOMAIN ogr_codes AS integer[] CHECK (is_ascending(VALUE, 500));
COMMENT ON DOMAIN ogr_codes IS 'Codes of ROME items (OGR), strictly ascending, up to 500';

CREATE DOMAIN working_week AS smallint CHECK (VALUE BETWEEN 0 AND 16383);
COMMENT ON DOMAIN working_week IS
  'Half-days of a week, bit 2 × weekday + half, Monday morning first; 1023 is Monday to Friday';
