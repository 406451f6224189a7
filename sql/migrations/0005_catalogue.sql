-- The rule catalogue. The engine says codes and values; the French sentence, the article, the remedy and who must act
-- are rows with dates: the law changes by a row, not by a release. The rows are in sql/catalogue.

SET LOCAL search_path = passerelle;

CREATE TABLE rule (
  code text COLLATE "C" PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9<>≤-]{1,39}$'),
  axis text COLLATE "C" NOT NULL
    CHECK (axis IN ('statut', 'sante', 'souhaits', 'competences', 'commission', 'priorite', 'plan')),
  label label NOT NULL
);
COMMENT ON TABLE rule IS 'Every rule by its code';
CALL protect_input('rule', 'referential');

CREATE TABLE rule_wording (
  rule text COLLATE "C" REFERENCES rule,
  answer text COLLATE "C" CHECK (answer IN ('conforme', 'sous_condition', 'a_instruire', 'bloquant')),
  version smallint CHECK (version > 0),
  effective_from day NOT NULL,
  effective_to day,
  sentence text COLLATE "C" NOT NULL CHECK (is_plain(sentence, 600)),
  mention text COLLATE "C" CHECK (is_plain(mention, 200)),
  remedy text COLLATE "C" CHECK (is_plain(remedy, 600)),
  actor text COLLATE "C" CHECK (actor IN ('medecin', 'drh_origine', 'drh_accueil', 'agent', 'secretariat')),
  article text COLLATE "C" CHECK (is_plain(article, 300)),
  confidence text COLLATE "C" NOT NULL CHECK (confidence IN ('haute', 'moyenne', 'basse', 'a_verifier')),
  remedy_readers text COLLATE "C" NOT NULL DEFAULT 'tous' CHECK (remedy_readers IN ('tous', 'agent')),
  PRIMARY KEY (rule, answer, version),
  UNIQUE (rule, answer, effective_from),
  CHECK (effective_from <= effective_to),
  CHECK (actor IS NULL OR remedy IS NOT NULL)
);
COMMENT ON TABLE rule_wording IS
  'What is printed for a rule and an answer. In force: the latest effective_from so far, unless ended';
COMMENT ON COLUMN rule_wording.sentence IS
  'French, with the values in place: {1}, {2:jours}, {1:date}, {1:euros}, {1:km}, {1:heures}, {1:code}, {1:libelle}';
COMMENT ON COLUMN rule_wording.mention IS 'Short form for a table, same places';
COMMENT ON COLUMN rule_wording.remedy IS 'What would unblock or settle it, same places';
COMMENT ON COLUMN rule_wording.actor IS 'Who must act; NULL when nobody';
COMMENT ON COLUMN rule_wording.confidence IS 'How sure the legal source is; all but haute is printed';
COMMENT ON COLUMN rule_wording.remedy_readers IS
  'agent: the lever is the agent''s own wish and is shown to the agent and the référent only, never to a DRH';
CALL protect_input('rule_wording', 'referential');

-- What was printed stays readable as it was: the text of a wording in force is not rewritten, a new version is added. Its
-- end alone may still be said. The files of sql/catalogue write every row again, and an unchanged one passes.
CREATE FUNCTION keep_wording() RETURNS trigger
  LANGUAGE plpgsql SET search_path = passerelle, pg_temp
AS $$
DECLARE
  ended rule_wording := OLD;
BEGIN
  ended.effective_to := NEW.effective_to;
  IF OLD.effective_from > today_paris() OR NEW IS NOT DISTINCT FROM ended THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the wording of % (%), version %, is in force since %: write a new version with its first day',
    OLD.rule, OLD.answer, OLD.version, OLD.effective_from
    USING ERRCODE = 'insufficient_privilege';
END
$$;
REVOKE ALL ON FUNCTION keep_wording() FROM PUBLIC;
CREATE TRIGGER keep_rows BEFORE UPDATE ON rule_wording FOR EACH ROW EXECUTE FUNCTION keep_wording();
