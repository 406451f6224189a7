-- Referentials of the statute: corps, cadres, grades, titles, the vocabulary of restrictions, pay.

SET LOCAL search_path = passerelle;

CREATE TABLE corps (
  code code PRIMARY KEY,
  category text COLLATE "C" CHECK (category IN ('A+', 'A', 'B', 'C')),
  short_label label NOT NULL,
  label text COLLATE "C" NOT NULL CHECK (is_plain(label, 500)),
  statute label
);
COMMENT ON TABLE corps IS 'Corps of the State as its referential lists them; category is sometimes unknown there';
CALL protect_input('corps', 'referential');

CREATE TABLE cadre (
  code code PRIMARY KEY,
  label label NOT NULL,
  versant versant NOT NULL,
  category category,
  is_active boolean NOT NULL DEFAULT false,
  corps code REFERENCES corps,
  source label,
  CHECK (corps IS NULL OR versant = 'FPE')
);
COMMENT ON TABLE cadre IS 'Cadres d''emplois (FPT) and corps (FPH, FPE) that agents and posts name';
COMMENT ON COLUMN cadre.category IS 'NULL when the referential does not know it: the rule then asks (LEG-CAT-INCONNUE)';
COMMENT ON COLUMN cadre.is_active IS 'Catégorie active: services that open an earlier retirement after 17 years';
CALL protect_input('cadre', 'referential');

CREATE TABLE grade (
  code code PRIMARY KEY,
  label label NOT NULL,
  cadre code NOT NULL REFERENCES cadre,
  scale text COLLATE "C" CHECK (scale IN ('C1', 'C2', 'C3')),
  UNIQUE (code, cadre)
);
COMMENT ON TABLE grade IS 'Grades of a cadre; scale is the shared scale of category C, NULL outside it';
CALL protect_input('grade', 'referential');

CREATE TABLE diploma (
  code code PRIMARY KEY,
  label label NOT NULL,
  has_ordre boolean NOT NULL DEFAULT false,
  source label
);
COMMENT ON TABLE diploma IS 'Titles the law asks for; has_ordre: the profession has an ordre to be registered with';
CALL protect_input('diploma', 'referential');

CREATE TABLE approval (
  code code PRIMARY KEY,
  label label NOT NULL,
  source label
);
COMMENT ON TABLE approval IS 'Approvals and licences to practise';
CALL protect_input('approval', 'referential');

CREATE TABLE restriction_code (
  code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^R[0-9]{2}$'),
  name code NOT NULL UNIQUE,
  label label NOT NULL,
  comparison text COLLATE "C" NOT NULL CHECK (comparison IN ('threshold', 'set', 'side', 'need', 'none')),
  parameter text COLLATE "C" CHECK (parameter IN
    ('kg', 'minutes', 'metre_minute', 'percent', 'ordinal', 'sides', 'hours')),
  parameter_needed boolean NOT NULL DEFAULT false,
  rome_contexts integer[] NOT NULL DEFAULT '{}' CHECK (is_ascending(rome_contexts, 50))
);
COMMENT ON TABLE restriction_code IS
  'The 28 neutral codes. A restriction is health data (RGPD art. 9): a code, a parameter and dates, never a cause';
COMMENT ON COLUMN restriction_code.comparison IS
  'threshold: level ≤ limit; set, side: they must not meet; need: it must be met; none: presence alone';
CALL protect_input('restriction_code', 'referential');

-- Pay -----------------------------------------------------------------------------------------------------------------

CREATE TABLE pay_grid (
  scale code,
  echelon smallint CHECK (echelon BETWEEN 1 AND 20),
  valid_from day,
  im im NOT NULL,
  months smallint CHECK (months BETWEEN 1 AND 120),
  PRIMARY KEY (scale, echelon, valid_from)
);
COMMENT ON TABLE pay_grid IS 'Indice majoré of each échelon of a scale; months is its duration, NULL for the last one';
CALL protect_input('pay_grid', 'referential');

CREATE TABLE index_point (
  valid_from day PRIMARY KEY,
  value bigint NOT NULL CHECK (value BETWEEN 100000 AND 10000000)
);
COMMENT ON TABLE index_point IS
  'Monthly value of one indice point in hundred-thousandths of a euro (4.92278 € is 492278)';
CALL protect_input('index_point', 'referential');
