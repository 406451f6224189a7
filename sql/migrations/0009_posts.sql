-- Posts of a commission: what the notice says, what it requires, where and how the work is done, what it pays.

SET LOCAL search_path = passerelle;

CREATE TABLE post (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL REFERENCES commission,
  code code NOT NULL,
  employer siret NOT NULL REFERENCES employer,
  service code,
  title label NOT NULL,
  source code NOT NULL DEFAULT 'employeur',
  reference code,
  seats smallint NOT NULL DEFAULT 1 CHECK (seats BETWEEN 0 AND 1000),
  category category,
  cadre code REFERENCES cadre,
  grades codes NOT NULL DEFAULT '{}',
  nature text COLLATE "C" CHECK (nature IN ('titulaires', 'titulaires_et_contractuels', 'contractuels')),
  published_on day,
  publication_end day,
  vacant_since day,
  starts_on day,
  closed_on day,
  accepts_mise_a_disposition boolean NOT NULL DEFAULT false,
  UNIQUE (commission, code),
  UNIQUE (id, commission),
  CHECK (published_on <= publication_end),
  CHECK (cardinality(grades) = 0 OR cadre IS NOT NULL)
);
CREATE INDEX post_employer ON post (employer);
COMMENT ON TABLE post IS 'Vacant posts, or posts that would be; employer is the host';
COMMENT ON COLUMN post.source IS
  'Where the row comes from; reference is its number there (two rows may share it: IMP-DOUBLON)';
COMMENT ON COLUMN post.seats IS '0 is legal: the post is read, and nobody is placed on it';
COMMENT ON COLUMN post.grades IS 'Grades the post is open to; empty: every grade of the cadre';
COMMENT ON COLUMN post.nature IS 'To whom it is open; NULL: not declared';
COMMENT ON COLUMN post.publication_end IS 'Last day included; NULL has no end (the open data write 31/12/9999)';
COMMENT ON COLUMN post.service IS 'Service at the host, as the employer codes it; NULL: not entered';
COMMENT ON COLUMN post.closed_on IS 'No longer given by its source from this day on: nights no longer read it';
CALL protect_input('post', 'own_commission');
CALL let_loaders('post', 'own_employer');
CALL let_engine_read('post');

CREATE TABLE post_notice (
  post_id bigint PRIMARY KEY REFERENCES post ON DELETE CASCADE,
  origin text COLLATE "C" CHECK (origin IN ('creation', 'vacance')),
  authority label,
  missions prose,
  profile prose,
  contact label,
  apply_before day
);
COMMENT ON TABLE post_notice IS 'The items of the legal notice (CGFP D311-2) that no rule reads';
CALL protect_input('post_notice');
CREATE POLICY own_commission ON post_notice FOR SELECT TO passerelle_owner
  USING (post_id IN (SELECT id FROM post));
CALL let_loaders('post_notice', 'own_post');

CREATE TABLE post_requirement (
  post_id bigint PRIMARY KEY REFERENCES post ON DELETE CASCADE,
  metier rome REFERENCES metier,
  competences ogr_codes NOT NULL DEFAULT '{}',
  diplomas codes NOT NULL DEFAULT '{}',
  approvals codes NOT NULL DEFAULT '{}',
  needs_ordre boolean NOT NULL DEFAULT false,
  permis codes NOT NULL DEFAULT '{}',
  needs_honorabilite boolean NOT NULL DEFAULT false,
  is_souverainete boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE post_requirement IS 'What the law or the post requires of the person';
COMMENT ON COLUMN post_requirement.diplomas IS 'Titles required by law, all of them';
COMMENT ON COLUMN post_requirement.approvals IS 'Approvals or licences required by law, all of them';
CALL protect_input('post_requirement');
CREATE POLICY own_commission ON post_requirement FOR SELECT TO passerelle_owner
  USING (post_id IN (SELECT id FROM post));
CALL let_loaders('post_requirement', 'own_post');
CALL let_engine_read('post_requirement');

CREATE TABLE post_condition (
  post_id bigint PRIMARY KEY REFERENCES post ON DELETE CASCADE,
  commune insee REFERENCES commune,
  day_start smallint CHECK (day_start BETWEEN 0 AND 1440),
  day_end smallint CHECK (day_end BETWEEN 0 AND 1440),
  works_weekend boolean,
  is_split boolean,
  declares_no_travel boolean NOT NULL DEFAULT false,
  weekly_minutes weekly_minutes DEFAULT 2100,
  part_time_possible boolean,
  themes codes NOT NULL DEFAULT '{}',
  is_hard_to_fill boolean NOT NULL DEFAULT false,
  CHECK ((day_start IS NULL) = (day_end IS NULL))
);
COMMENT ON TABLE post_condition IS 'Where and how the work is done; NULL: not declared';
COMMENT ON COLUMN post_condition.day_start IS 'In minutes from midnight; an end before the start is a night';
COMMENT ON COLUMN post_condition.declares_no_travel IS '« Déplacements : aucun » : answers R11';
CALL protect_input('post_condition');
CREATE POLICY own_commission ON post_condition FOR SELECT TO passerelle_owner
  USING (post_id IN (SELECT id FROM post));
CALL let_loaders('post_condition', 'own_post');
CALL let_engine_read('post_condition');

CREATE TABLE post_pay (
  post_id bigint PRIMARY KEY REFERENCES post ON DELETE CASCADE,
  im im,
  regime centimes,
  nbi_points smallint CHECK (nbi_points BETWEEN 0 AND 500),
  cti_points smallint CHECK (cti_points BETWEEN 0 AND 500)
);
COMMENT ON TABLE post_pay IS 'Monthly pay at full time; NULL is unknown, never 0';
COMMENT ON COLUMN post_pay.im IS
  'Indice majoré of a decided classement; without one the index held is kept, « au moins »';
CALL protect_input('post_pay');
CREATE POLICY own_commission ON post_pay FOR SELECT TO passerelle_owner
  USING (post_id IN (SELECT id FROM post));
CALL let_loaders('post_pay', 'own_post');
CALL let_engine_read('post_pay');

CREATE TABLE demand (
  post_id bigint REFERENCES post ON DELETE CASCADE,
  code text COLLATE "C" REFERENCES restriction_code,
  is_present boolean NOT NULL,
  meets_need boolean NOT NULL DEFAULT false,
  level integer CHECK (level BETWEEN 0 AND 100000),
  unit text COLLATE "C" CHECK (unit IN ('metre', 'minute')),
  frequency text COLLATE "C" CHECK (frequency IN ('ponctuel', 'repete')),
  parts parts NOT NULL DEFAULT '{}',
  is_adaptable boolean,
  declared_on day,
  is_signed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (post_id, code),
  CHECK (unit IS NULL OR code = 'R04'),
  CHECK (frequency IS NULL OR code = 'R01')
);
COMMENT ON TABLE demand IS
  'What a post asks under each code of the vocabulary. No row: not declared, which is not "none"';
COMMENT ON COLUMN demand.is_present IS 'False: declared absent';
COMMENT ON COLUMN demand.meets_need IS 'For a need (R28, alternating posture under R03): the post already meets it';
COMMENT ON COLUMN demand.is_adaptable IS 'NULL: never declared; a signed refusal holds twelve months from declared_on';
CALL protect_input('demand');
CALL let_loaders('demand', 'own_post', 'SELECT, INSERT, UPDATE, DELETE');
CALL let_engine_read('demand');

-- Agents on posts -----------------------------------------------------------------------------------------------------

CREATE TABLE occupation (
  commission code NOT NULL,
  agent_id bigint PRIMARY KEY,
  post_id bigint NOT NULL,
  reopened boolean NOT NULL DEFAULT false,
  floor integer NOT NULL DEFAULT 0 CHECK (floor BETWEEN 0 AND 900000),
  FOREIGN KEY (agent_id, commission) REFERENCES agent (id, commission) ON DELETE CASCADE,
  FOREIGN KEY (post_id, commission) REFERENCES post (id, commission) ON DELETE CASCADE
);
CREATE INDEX occupation_post ON occupation (post_id);
COMMENT ON TABLE occupation IS 'The post an agent holds; reopened: the employer would open it again if the agent left';
COMMENT ON COLUMN occupation.floor IS
  'What staying is worth to the agent, in the weighted points of proposals, as the origin and the agent declare it: the plan never moves the agent for fewer. 0: any admissible proposal is worth moving for, since the agent asked to be presented';
CALL protect_input('occupation');
CALL let_engine_read('occupation');
-- Who holds which post, of the agents one knows otherwise than as a host.
CREATE POLICY own_file ON occupation FOR SELECT TO passerelle_owner
  USING (agent_id = ANY (ARRAY(SELECT agent_id FROM my_file WHERE kind <> 'accueil')));
-- A post that someone holds is not vacant: its absence from a file says nothing of it.
CREATE POLICY own_post ON occupation FOR SELECT TO passerelle_loader
  USING (post_id IN (SELECT id FROM post));
GRANT SELECT (post_id) ON occupation TO passerelle_loader;

CREATE TABLE decision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  commission code NOT NULL,
  agent_id bigint NOT NULL,
  post_id bigint NOT NULL,
  avis text COLLATE "C" NOT NULL CHECK (avis IN ('ecartee', 'ajournee')),
  decided_on day NOT NULL,
  lifted_on day,
  FOREIGN KEY (agent_id, commission) REFERENCES agent (id, commission) ON DELETE CASCADE,
  FOREIGN KEY (post_id, commission) REFERENCES post (id, commission) ON DELETE CASCADE,
  UNIQUE (agent_id, post_id, decided_on),
  CHECK (decided_on <= lifted_on)
);
CREATE INDEX decision_post ON decision (post_id);
COMMENT ON TABLE decision IS 'Avis of the commission that still weigh on the nights that follow, six months at most';
COMMENT ON COLUMN decision.lifted_on IS 'A material change, or a request for re-examination, lifts it at once';
CALL protect_input('decision');
CALL let_engine_read('decision');
