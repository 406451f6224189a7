-- The proof of a plan, published so that the secretariat can check it with SQL alone: what the network was made from,
-- then the network itself with what runs through it, and its prices or trees.

SET LOCAL search_path = passerelle;

CREATE TABLE published_certificate (
  run_id bigint,
  recipient_id bigint,
  proof text COLLATE "C" NOT NULL CHECK (proof IN ('prix', 'arbres', 'aucune')),
  is_whole boolean NOT NULL,
  nodes integer NOT NULL,
  arcs integer NOT NULL,
  salt integer NOT NULL,
  met text[] COLLATE "C" NOT NULL DEFAULT '{}',
  PRIMARY KEY (run_id, recipient_id)
);
COMMENT ON TABLE published_certificate IS
  'What proves the plan of a run: prices of the network, a tree a level where side rules bind, or nothing';
COMMENT ON COLUMN published_certificate.is_whole IS
  'Every pair that may take a seat has its arc; above the charte''s cap only the pairs of the plan do';
COMMENT ON COLUMN published_certificate.salt IS
  'Of the hash that parts equal plans: the year, and 10,000 more as often as a tie was left, seven times at most';
COMMENT ON COLUMN published_certificate.met IS
  'Rules of all or nothing that the plan meets, in the voted order; without those that decisions have begun';
CALL protect_published('published_certificate');

CREATE TABLE published_certificate_node (
  run_id bigint,
  recipient_id bigint,
  node integer,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('agent', 'poste', 'pivot', 'regle', 'porte')),
  agent text COLLATE "C",
  post text COLLATE "C",
  rule text COLLATE "C",
  prices bigint[] NOT NULL,
  PRIMARY KEY (run_id, recipient_id, node),
  CHECK ((kind = 'agent') = (agent IS NOT NULL))
);
COMMENT ON TABLE published_certificate_node IS 'Nodes of the plan''s network; no supply: every unit comes back';
COMMENT ON COLUMN published_certificate_node.prices IS 'One a level, compared as arrays are: in order; empty with trees';
CALL protect_published('published_certificate_node');

CREATE TABLE published_certificate_arc (
  run_id bigint,
  recipient_id bigint,
  arc integer,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('agent', 'poste', 'paire', 'maintien', 'regle', 'minimum', 'porte')),
  tail integer NOT NULL,
  head integer NOT NULL,
  lower bigint NOT NULL,
  upper bigint NOT NULL,
  flow bigint NOT NULL,
  costs bigint[] NOT NULL,
  rule text COLLATE "C",
  PRIMARY KEY (run_id, recipient_id, arc)
);
COMMENT ON TABLE published_certificate_arc IS 'Arcs of the plan''s network, with what the plan sends through each';
COMMENT ON COLUMN published_certificate_arc.costs IS 'One a level, minimised';
CALL protect_published('published_certificate_arc');

CREATE TABLE published_certificate_row (
  run_id bigint,
  recipient_id bigint,
  side_row integer,
  rule text COLLATE "C" NOT NULL,
  lower bigint,
  upper bigint,
  arcs integer[] NOT NULL,
  coefficients bigint[] NOT NULL,
  PRIMARY KEY (run_id, recipient_id, side_row),
  CHECK (cardinality(arcs) = cardinality(coefficients))
);
COMMENT ON TABLE published_certificate_row IS 'Structural rules that no network carries: bounds of a weighted sum of flows';
CALL protect_published('published_certificate_row');

CREATE TABLE published_certificate_branch (
  run_id bigint,
  recipient_id bigint,
  level smallint,
  branch integer,
  parent integer NOT NULL,
  arc integer NOT NULL,
  is_at_most boolean NOT NULL,
  value bigint NOT NULL,
  fate text COLLATE "C" NOT NULL CHECK (fate IN ('racine', 'separe', 'clos', 'ouvert', 'vide')),
  prices bigint[] NOT NULL,
  multipliers bigint[] NOT NULL,
  denominator bigint NOT NULL CHECK (denominator >= 0),
  side_rows integer[] NOT NULL,
  met text[] COLLATE "C" NOT NULL DEFAULT '{}',
  PRIMARY KEY (run_id, recipient_id, met, level, branch)
);
COMMENT ON TABLE published_certificate_branch IS
  'The tree that proves a level under side rules, and those that prove each other case of the rules of all or nothing no better, up to the level at which it is worse; branch −1 has the duals that narrow the level and those after it';
COMMENT ON COLUMN published_certificate_branch.side_rows IS
  'Of branch −1: what the multipliers are of, k for side row k, −k − 1 for the value of level k';
COMMENT ON COLUMN published_certificate_branch.met IS
  'The case: rules of all or nothing that it meets, in the voted order; the others place nobody in it';
COMMENT ON COLUMN published_certificate_branch.denominator IS
  '0: the duals prove that no flow exists at all';
CALL protect_published('published_certificate_branch');
