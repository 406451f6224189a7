-- The other cases of the rules of all or nothing: trees that prove that none of them holds a better plan.

SET LOCAL search_path = passerelle;

ALTER TABLE published_certificate ADD COLUMN met text[] COLLATE "C" NOT NULL DEFAULT '{}';
COMMENT ON COLUMN published_certificate.met IS
  'Rules of all or nothing that the plan meets, in the voted order; without those that decisions have begun';

ALTER TABLE published_certificate_branch
  ADD COLUMN met text[] COLLATE "C" NOT NULL DEFAULT '{}',
  DROP CONSTRAINT published_certificate_branch_pkey,
  ADD PRIMARY KEY (run_id, recipient_id, met, level, branch);
COMMENT ON TABLE published_certificate_branch IS
  'The tree that proves a level under side rules, and those that prove each other case of the rules of all or nothing no better, up to the level at which it is worse; branch −1 has the duals that narrow the level and those after it';
COMMENT ON COLUMN published_certificate_branch.met IS
  'The case: rules of all or nothing that it meets, in the voted order; the others place nobody in it';
COMMENT ON COLUMN published_certificate_branch.denominator IS
  '0: the duals prove that no flow exists at all';
