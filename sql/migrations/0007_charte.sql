-- What a commission votes: conventions, séances, charte, equivalences, passerelles constatées.

SET LOCAL search_path = passerelle;

CREATE TABLE seance (
  commission code REFERENCES commission,
  held_on day,
  PRIMARY KEY (commission, held_on)
);
COMMENT ON TABLE seance IS 'Dates of the meetings; a night looks at the next one on or after its business date';
CALL protect_input('seance', 'own_commission');
CREATE POLICY secretariat_adds ON seance FOR INSERT TO passerelle_owner
  WITH CHECK (commission IN (SELECT commission FROM my_recipient WHERE kind = 'commission'));

CREATE TABLE convention (
  commission code REFERENCES commission,
  code code,
  label label NOT NULL,
  etat text COLLATE "C" NOT NULL DEFAULT 'projet' CHECK (etat IN ('projet', 'en_relecture', 'signee')),
  starts_on day,
  ends_on day,
  PRIMARY KEY (commission, code),
  CHECK (starts_on <= ends_on),
  CHECK (etat <> 'signee' OR starts_on IS NOT NULL)
);
COMMENT ON TABLE convention IS 'Conventions between employers; only a signed one, between its dates, is in force';
CALL protect_input('convention', 'own_commission');

CREATE TABLE convention_party (
  commission code,
  convention code,
  employer siret REFERENCES employer,
  from_on day,
  until_on day,
  PRIMARY KEY (commission, convention, employer, from_on),
  FOREIGN KEY (commission, convention) REFERENCES convention,
  CHECK (from_on <= until_on)
);
CREATE INDEX convention_party_employer ON convention_party (employer);
COMMENT ON TABLE convention_party IS
  'Employers party to a convention, last day included. The employers of a commission are those listed here';
CALL protect_input('convention_party', 'own_commission');

-- Charte --------------------------------------------------------------------------------------------------------------

-- A version runs until the next one: periods cannot overlap, since they have no end of their own.
CREATE TABLE charte (
  commission code REFERENCES commission,
  version integer CHECK (version BETWEEN 1 AND 100000),
  effective_from day NOT NULL,
  voted_on day,
  radius_tolerance_percent smallint NOT NULL DEFAULT 50 CHECK (radius_tolerance_percent BETWEEN 0 AND 500),
  radius_tolerance_km smallint NOT NULL DEFAULT 15 CHECK (radius_tolerance_km BETWEEN 0 AND 500),
  adaptation_days smallint NOT NULL DEFAULT 5 CHECK (adaptation_days BETWEEN 0 AND 365),
  parcours_cap_days smallint NOT NULL DEFAULT 60 CHECK (parcours_cap_days BETWEEN 0 AND 1000),
  theory_days smallint NOT NULL DEFAULT 17 CHECK (theory_days BETWEEN 0 AND 365),
  practice_days smallint NOT NULL DEFAULT 20 CHECK (practice_days BETWEEN 0 AND 365),
  pay_threshold_percent smallint NOT NULL DEFAULT 10 CHECK (pay_threshold_percent BETWEEN 0 AND 100),
  notice_months smallint NOT NULL DEFAULT 3 CHECK (notice_months BETWEEN 0 AND 12),
  decision_delay_days smallint NOT NULL DEFAULT 1 CHECK (decision_delay_days BETWEEN 0 AND 365),
  allows_internal_moves boolean NOT NULL DEFAULT true,
  allows_mise_a_disposition boolean NOT NULL DEFAULT true,
  permis_is_training boolean NOT NULL DEFAULT false,
  seats_pairs_to_instruct boolean NOT NULL DEFAULT false,
  list_length smallint NOT NULL DEFAULT 5 CHECK (list_length BETWEEN 3 AND 5),
  pair_cap integer NOT NULL DEFAULT 200000 CHECK (pair_cap BETWEEN 0 AND 10000000),
  keep_bonus integer NOT NULL DEFAULT 0 CHECK (keep_bonus BETWEEN 0 AND 900000),
  is_stable boolean NOT NULL DEFAULT true,
  node_budget integer NOT NULL DEFAULT 10000 CHECK (node_budget BETWEEN 1 AND 10000000),
  PRIMARY KEY (commission, version),
  UNIQUE (commission, effective_from)
);
COMMENT ON TABLE charte IS
  'The commission''s own rules, one row a version; in force until the next version takes effect';
COMMENT ON COLUMN charte.pair_cap IS 'Above this number of examined pairs, funnels replace the list of every pair';
COMMENT ON COLUMN charte.pay_threshold_percent IS 'Loss above which the agent''s express agreement is asked';
COMMENT ON COLUMN charte.keep_bonus IS 'Points added to a pair that the last publication of an earlier date retained';
COMMENT ON COLUMN charte.is_stable IS 'Among plans otherwise equal, the one that changes the fewest answers';
COMMENT ON COLUMN charte.node_budget IS 'Nodes of branch and bound a level may use; never a duration';
CALL protect_input('charte', 'own_commission');

CREATE TABLE charte_weight (
  commission code,
  version integer,
  criterion text COLLATE "C" CHECK (criterion IN
    ('competences', 'metier', 'souhaits', 'distance', 'prevention', 'tension', 'parcours', 'paie', 'themes')),
  weight smallint NOT NULL CHECK (weight BETWEEN 0 AND 1000),
  PRIMARY KEY (commission, version, criterion),
  FOREIGN KEY (commission, version) REFERENCES charte ON DELETE CASCADE
);
COMMENT ON TABLE charte_weight IS
  'Weight of each soft criterion; one that is absent weighs 0. Age, sex, family and health are not among them';
CALL protect_input('charte_weight', 'own_commission');

CREATE TABLE charte_priority (
  commission code,
  version integer,
  rank smallint CHECK (rank BETWEEN 1 AND 20),
  priority text COLLATE "C" NOT NULL REFERENCES rule,
  PRIMARY KEY (commission, version, rank),
  UNIQUE (commission, version, priority),
  FOREIGN KEY (commission, version) REFERENCES charte ON DELETE CASCADE,
  CHECK (priority LIKE 'PRIO-%')
);
COMMENT ON TABLE charte_priority IS 'Priorities in the voted order, 1 first; one that is absent is not applied';
CALL protect_input('charte_priority', 'own_commission');

CREATE TABLE charte_rule (
  commission code,
  version integer,
  rule text COLLATE "C" REFERENCES rule,
  enabled boolean NOT NULL,
  PRIMARY KEY (commission, version, rule),
  FOREIGN KEY (commission, version) REFERENCES charte ON DELETE CASCADE
);
COMMENT ON TABLE charte_rule IS 'Rules the charte turns on or off; one that is absent is on';
CALL protect_input('charte_rule', 'own_commission');

CREATE TABLE charte_fairness (
  commission code,
  version integer,
  rank smallint CHECK (rank BETWEEN 1 AND 4),
  level text COLLATE "C" NOT NULL CHECK (level IN ('voeux', 'attente', 'tension', 'employeurs')),
  PRIMARY KEY (commission, version, rank),
  UNIQUE (commission, version, level),
  FOREIGN KEY (commission, version) REFERENCES charte ON DELETE CASCADE
);
COMMENT ON TABLE charte_fairness IS 'Optional levels after the main objective, in the voted order; none by default';
COMMENT ON COLUMN charte_fairness.level IS
  'voeux: first then second wished métiers; attente: days waited; tension: posts hard to fill; employeurs: employers with at least one agent placed, then two, up to five';
CALL protect_input('charte_fairness');

-- What the commission knows by its own work ---------------------------------------------------------------------------

CREATE TABLE equivalence (
  commission code REFERENCES commission,
  first_cadre code REFERENCES cadre,
  second_cadre code REFERENCES cadre,
  voted_on day NOT NULL,
  seance day,
  from_on day,
  until_on day,
  PRIMARY KEY (commission, first_cadre, second_cadre, from_on),
  FOREIGN KEY (commission, seance) REFERENCES seance,
  CHECK (first_cadre < second_cadre),
  CHECK (from_on <= until_on),
  CHECK (voted_on <= from_on)
);
COMMENT ON TABLE equivalence IS
  'Cadres voted of comparable level (CGFP L513-8); it reads both ways, so the lower code comes first';
CALL protect_input('equivalence', 'own_commission');

CREATE TABLE passerelle_constatee (
  commission code REFERENCES commission,
  source rome REFERENCES metier,
  target rome REFERENCES metier,
  theory_days smallint NOT NULL CHECK (theory_days BETWEEN 0 AND 365),
  practice_days smallint NOT NULL CHECK (practice_days BETWEEN 0 AND 365),
  observed_on day,
  PRIMARY KEY (commission, source, target),
  CHECK (source <> target)
);
COMMENT ON TABLE passerelle_constatee IS
  'Moves between two métiers seen to succeed, with their days of training and immersion';
CALL protect_input('passerelle_constatee', 'own_commission');

GRANT SELECT ON seance, convention, convention_party, charte, charte_weight, charte_priority, charte_rule,
  charte_fairness, equivalence, passerelle_constatee TO passerelle_engine;
