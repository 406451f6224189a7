-- Referentials imported whole from public files: métiers (ROME 4.0), communes, travel times.
-- An import replaces values and adds rows; it deletes nothing an agent or a post still names.

SET LOCAL search_path = passerelle;

CREATE TABLE reference_source (
  name code PRIMARY KEY CHECK (name IN ('rome', 'communes', 'corps', 'csp')),
  version label NOT NULL,
  rows integer NOT NULL CHECK (rows >= 0),
  loaded_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE reference_source IS 'Which version of each public referential is loaded';
CALL protect_input('reference_source', 'referential');

-- Métiers -------------------------------------------------------------------------------------------------------------

CREATE TABLE metier (
  code rome PRIMARY KEY,
  label label NOT NULL
);
COMMENT ON TABLE metier IS 'Métiers of ROME 4.0; the first three characters of the code are the professional domain';
CALL protect_input('metier', 'referential');

CREATE TABLE metier_link (
  source rome REFERENCES metier,
  target rome REFERENCES metier,
  rank smallint NOT NULL CHECK (rank > 0),
  PRIMARY KEY (source, target),
  CHECK (source <> target)
);
COMMENT ON TABLE metier_link IS
  'Directed mobility links: someone of source can move towards target. Few have their return';
CALL protect_input('metier_link', 'referential');

CREATE TABLE competence (
  code integer PRIMARY KEY CHECK (code > 0),
  label text COLLATE "C" NOT NULL CHECK (is_plain(label, 500)),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('savoir_faire', 'savoir_etre', 'macro_competence', 'savoir'))
);
COMMENT ON TABLE competence IS 'Items of ROME by OGR code: know-how, behaviour, macro-competence, knowledge';
CALL protect_input('competence', 'referential');

CREATE TABLE metier_competence (
  metier rome REFERENCES metier,
  competence integer REFERENCES competence,
  coeur text COLLATE "C" CHECK (coeur IN ('principale', 'emergente')),
  PRIMARY KEY (metier, competence)
);
COMMENT ON TABLE metier_competence IS 'Items of a métier; coeur says when they are its core';
CALL protect_input('metier_competence', 'referential');

CREATE TABLE work_context (
  code integer PRIMARY KEY CHECK (code > 0),
  label label NOT NULL,
  kind text COLLATE "C" NOT NULL
    CHECK (kind IN ('conditions', 'horaires', 'lieux', 'publics', 'structures', 'statut'))
);
COMMENT ON TABLE work_context IS 'Working contexts of ROME by OGR code';
CALL protect_input('work_context', 'referential');

CREATE TABLE metier_context (
  metier rome REFERENCES metier,
  context integer REFERENCES work_context,
  PRIMARY KEY (metier, context)
);
COMMENT ON TABLE metier_context IS 'Contexts of a métier: a hint, never a proof. A context that is absent is unknown';
CALL protect_input('metier_context', 'referential');

CREATE TABLE appellation (
  code integer PRIMARY KEY CHECK (code > 0),
  label text COLLATE "C" NOT NULL CHECK (is_plain(label, 500)),
  metier rome NOT NULL REFERENCES metier,
  regulated boolean
);
CREATE INDEX appellation_metier ON appellation (metier);
COMMENT ON TABLE appellation IS 'Names of jobs; regulated is incomplete in the source (NULL is not "no")';
CALL protect_input('appellation', 'referential');

-- Places --------------------------------------------------------------------------------------------------------------

CREATE TABLE commune (
  insee insee PRIMARY KEY,
  name label NOT NULL,
  departement text COLLATE "C" NOT NULL CHECK (departement ~ '^([0-9]{2,3}|2[AB])$'),
  latitude integer CHECK (latitude BETWEEN -90000000 AND 90000000),
  longitude integer CHECK (longitude BETWEEN -180000000 AND 180000000),
  population integer CHECK (population >= 0),
  zone_emploi code,
  CHECK ((latitude IS NULL) = (longitude IS NULL))
);
COMMENT ON TABLE commune IS
  'Communes; coordinates in millionths of a degree, NULL where the source does not place them';
CALL protect_input('commune', 'referential');

CREATE TABLE commune_alias (
  insee insee NOT NULL REFERENCES commune,
  name label NOT NULL,
  postcode text COLLATE "C" CHECK (postcode ~ '^[0-9]{5}$'),
  search_key label NOT NULL,
  UNIQUE NULLS NOT DISTINCT (insee, name, postcode)
);
CREATE INDEX commune_alias_search ON commune_alias (search_key);
COMMENT ON TABLE commune_alias IS
  'Other names and postcodes of a commune; search_key is the name in capitals, plain letters';
CALL protect_input('commune_alias', 'referential');

CREATE TABLE travel_time (
  from_commune insee REFERENCES commune,
  to_commune insee REFERENCES commune,
  mode text COLLATE "C" CHECK (mode IN ('voiture', 'transport', 'velo', 'marche')),
  minutes integer NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
  PRIMARY KEY (from_commune, to_commune, mode)
);
COMMENT ON TABLE travel_time IS 'Known travel times between two communes, by mode';
CALL protect_input('travel_time', 'referential');
