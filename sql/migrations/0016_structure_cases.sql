-- Quotas of all or nothing, employers compared with one another, and what staying is worth, said in full.

SET LOCAL search_path = passerelle;

ALTER TABLE structural_rule
  ADD COLUMN all_or_nothing smallint CHECK (all_or_nothing BETWEEN 1 AND 3),
  ADD CHECK (all_or_nothing IS NULL OR kind IN ('departs', 'arrivees') AND coalesce(minimum, 0) > 0),
  ADD UNIQUE (commission, version, all_or_nothing);
COMMENT ON COLUMN structural_rule.all_or_nothing IS
  'The minimum or nobody: a group that opens whole or not at all. Numbered 1 to 3, because every case is solved: three rules are eight plans';

ALTER TABLE published_structure ADD COLUMN all_or_nothing boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN published_structure.all_or_nothing IS 'The minimum or nobody';

ALTER TABLE charte_fairness
  DROP CONSTRAINT charte_fairness_rank_check, DROP CONSTRAINT charte_fairness_level_check,
  ADD CHECK (rank BETWEEN 1 AND 4), ADD CHECK (level IN ('voeux', 'attente', 'tension', 'employeurs'));
COMMENT ON COLUMN charte_fairness.level IS
  'voeux: first then second wished métiers; attente: days waited; tension: posts hard to fill; employeurs: employers with at least one agent placed, then two, up to five';

COMMENT ON COLUMN occupation.floor IS
  'What staying is worth to the agent, in the weighted points of proposals, as the origin and the agent declare it: the plan never moves the agent for fewer. 0: any admissible proposal is worth moving for, since the agent asked to be presented';
