-- The schema as the files of this folder make it: to be read, not run. scripts/schema writes it again.

DOMAIN passerelle.category AS text CHECK ((VALUE = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))) -- Hierarchical category (CGFP L411-2); A+ of the open data counts as A
DOMAIN passerelle.centimes AS bigint CHECK (((VALUE >= 0) AND (VALUE <= 10000000))) -- Monthly amount in centimes, 0 to 100,000 €
DOMAIN passerelle.code AS text CHECK ((VALUE ~ '^[A-Za-z0-9][A-Za-z0-9_./:+-]{0,63}$'::text)) -- Identifier chosen by people: 1 to 64 ASCII letters, digits and _./:+-
DOMAIN passerelle.codes AS text[] CHECK (passerelle.is_list(VALUE, '^[A-Za-z0-9][A-Za-z0-9_./:+-]{0,63}$'::text, 200)) -- Up to 200 distinct codes
DOMAIN passerelle.day AS date CHECK (((VALUE >= '1900-01-01'::date) AND (VALUE <= '2199-12-31'::date))) -- Calendar date between 1900 and 2199; "no end" is NULL
DOMAIN passerelle.im AS integer CHECK (((VALUE >= 1) AND (VALUE <= 2000))) -- Indice majoré
DOMAIN passerelle.insee AS text CHECK ((VALUE ~ '^([0-9]{2}|2[AB])[0-9]{3}$'::text)) -- INSEE code of a commune: 5 characters as text (leading zeros, 2A, 2B)
DOMAIN passerelle.label AS text CHECK (passerelle.is_plain(VALUE, 200)) -- One line of text, 1 to 200 characters, trimmed, without control or direction characters
DOMAIN passerelle.ogr_codes AS integer[] CHECK (passerelle.is_ascending(VALUE, 500)) -- Codes of ROME items (OGR), strictly ascending, up to 500
DOMAIN passerelle.parts AS text[] CHECK (passerelle.is_list(VALUE, '^(droit|gauche|matin|soir|weekend|coupe|siege|logiciel|interprete|accessibilite)$'::text, 10)) -- Sides: droit, gauche; hours: matin (before 6 a.m.), soir (after 9 p.m.), weekend, coupe;
arrangements: siege, logiciel, interprete, accessibilite
DOMAIN passerelle.prose AS text CHECK (passerelle.is_plain(regexp_replace(VALUE, '\r?\n'::text, ' '::text, 'g'::text), 4000)) -- Public text of a notice, up to 4,000 characters, line ends allowed
DOMAIN passerelle.rome AS text CHECK ((VALUE ~ '^[A-Z][0-9]{4}$'::text)) -- Code of a métier of ROME 4.0
DOMAIN passerelle.romes AS text[] CHECK (passerelle.is_list(VALUE, '^[A-Z][0-9]{4}$'::text, 200)) -- Up to 200 distinct codes of métiers
DOMAIN passerelle.siret AS text CHECK (passerelle.is_siret(VALUE)) -- SIRET of an establishment: 14 digits as text, Luhn key checked
DOMAIN passerelle.sirets AS text[] CHECK (passerelle.is_list(VALUE, '^[0-9]{14}$'::text, 200)) -- Up to 200 distinct SIRETs
DOMAIN passerelle.travel_modes AS text[] CHECK (passerelle.is_list(VALUE, '^(voiture|transport|velo|marche)$'::text, 4)) -- Distinct modes of travel
DOMAIN passerelle.versant AS text CHECK ((VALUE = ANY (ARRAY['FPT'::text, 'FPH'::text, 'FPE'::text]))) -- Branch of the public service (CGFP L2)
DOMAIN passerelle.versants AS text[] CHECK (passerelle.is_list(VALUE, '^(FPT|FPH|FPE)$'::text, 3)) -- Distinct branches of the public service
DOMAIN passerelle.weekly_minutes AS integer CHECK (((VALUE >= 1) AND (VALUE <= 2880))) -- Weekly working time in minutes, up to 48 h; full time is 2,100
DOMAIN passerelle.working_week AS smallint CHECK (((VALUE >= 0) AND (VALUE <= 16383))) -- Half-days of a week, bit 2 × weekday + half, Monday morning first; 1023 is Monday to Friday

TABLE passerelle.action -- The action plan of an agent: who does what, before when
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  agent_id bigint NOT NULL
  kind code NOT NULL
  actor text NOT NULL
  decided_on day NOT NULL
  before_on day NOT NULL
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
  recorded_by name NOT NULL DEFAULT SESSION_USER
  CONSTRAINT action_actor_check CHECK ((actor = ANY (ARRAY['agent'::text, 'drh_origine'::text, 'drh_accueil'::text, 'medecin'::text, 'referent_handicap'::text, 'secretariat'::text, 'cdg'::text, 'cnfpt'::text, 'cap_emploi'::text])))
  CONSTRAINT action_agent_id_commission_fkey FOREIGN KEY (agent_id, commission) REFERENCES passerelle.agent(id, commission) ON DELETE CASCADE
  CONSTRAINT action_check CHECK (((decided_on)::date <= (before_on)::date))
  CONSTRAINT action_kind_fkey FOREIGN KEY (kind) REFERENCES passerelle.action_kind(code)
  CONSTRAINT action_pkey PRIMARY KEY (id)
  INDEX action_agent ON passerelle.action USING btree (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY file_reads FOR SELECT TO passerelle_owner USING (agent_id = ANY (ARRAY( SELECT my_file.agent_id FROM passerelle.my_file WHERE (my_file.kind <> 'accueil'::text))))
  POLICY file_writes FOR INSERT TO passerelle_owner WITH CHECK (agent_id = ANY (ARRAY( SELECT my_file.agent_id FROM passerelle.my_file WHERE (my_file.kind = ANY (ARRAY['commission'::text, 'origine'::text])))))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()

TABLE passerelle.action_end -- Actions done, or given up: abandoned by whoever had planned them, never a judgement on the agent
  action_id bigint NOT NULL
  ended_on day NOT NULL
  kind text NOT NULL
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
  recorded_by name NOT NULL DEFAULT SESSION_USER
  CONSTRAINT action_end_action_id_fkey FOREIGN KEY (action_id) REFERENCES passerelle.action(id) ON DELETE CASCADE
  CONSTRAINT action_end_kind_check CHECK ((kind = ANY (ARRAY['faite'::text, 'abandonnee'::text])))
  CONSTRAINT action_end_pkey PRIMARY KEY (action_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY file_reads FOR SELECT TO passerelle_owner USING (action_id IN ( SELECT action.id FROM passerelle.action))
  POLICY file_writes FOR INSERT TO passerelle_owner WITH CHECK (action_id IN ( SELECT action.id FROM passerelle.action))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('action_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('action_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('action_id')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()

TABLE passerelle.action_kind -- What an action plan may ask: a closed list
  code code NOT NULL
  label label NOT NULL
  CONSTRAINT action_kind_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')

TABLE passerelle.agenda_item -- Situations put on the agenda of a séance. A draft until an avis is given on it; then it is never taken off
  commission code
  seance day
  agent_id bigint
  post_id bigint -- The proposal to be examined; NULL: the situation alone
  rank smallint NOT NULL
  reason text NOT NULL
  run_id bigint NOT NULL -- The publication that the agenda was built from
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
  CONSTRAINT agenda_item_agent_id_commission_fkey FOREIGN KEY (agent_id, commission) REFERENCES passerelle.agent(id, commission) ON DELETE CASCADE
  CONSTRAINT agenda_item_commission_seance_agent_id_post_id_key UNIQUE NULLS NOT DISTINCT (commission, seance, agent_id, post_id)
  CONSTRAINT agenda_item_commission_seance_fkey FOREIGN KEY (commission, seance) REFERENCES passerelle.seance(commission, held_on) ON DELETE CASCADE
  CONSTRAINT agenda_item_post_id_commission_fkey FOREIGN KEY (post_id, commission) REFERENCES passerelle.post(id, commission) ON DELETE CASCADE
  CONSTRAINT agenda_item_rank_check CHECK (((rank >= 1) AND (rank <= 1000)))
  CONSTRAINT agenda_item_reason_check CHECK ((reason = ANY (ARRAY['ajournee'::text, 'reexamen'::text, 'priorite'::text, 'echeance'::text, 'plan'::text, 'ajout'::text])))
  INDEX agenda_item_agent ON passerelle.agenda_item USING btree (agent_id)
  INDEX agenda_item_post ON passerelle.agenda_item USING btree (post_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY file_reads FOR SELECT TO passerelle_owner USING (agent_id = ANY (ARRAY( SELECT my_file.agent_id FROM passerelle.my_file WHERE (my_file.kind <> 'accueil'::text))))
  POLICY secretariat_clears FOR DELETE TO passerelle_owner USING ((commission)::text IN ( SELECT my_recipient.commission FROM passerelle.my_recipient WHERE (my_recipient.kind = 'commission'::text)))
  POLICY secretariat_writes FOR INSERT TO passerelle_owner WITH CHECK ((commission)::text IN ( SELECT my_recipient.commission FROM passerelle.my_recipient WHERE (my_recipient.kind = 'commission'::text)))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.agent -- Agents, by pseudonym; employer is the origin
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  code code NOT NULL
  employer siret NOT NULL
  service code -- Service at the origin, as the employer codes it; NULL: not entered
  closed_on day -- The file is closed: nights no longer read it, and its retention runs from here
  CONSTRAINT agent_commission_code_key UNIQUE (commission, code)
  CONSTRAINT agent_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT agent_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT agent_id_commission_key UNIQUE (id, commission)
  CONSTRAINT agent_pkey PRIMARY KEY (id)
  INDEX agent_employer ON passerelle.agent USING btree (employer)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_employer TO passerelle_loader USING (((commission)::text, (employer)::text) IN ( SELECT login_loader.commission, login_loader.employer FROM passerelle.login_loader)) WITH THE SAME CHECK
  POLICY own_file FOR SELECT TO passerelle_owner USING (id = ANY (ARRAY( SELECT my_file.agent_id FROM passerelle.my_file WHERE (my_file.kind <> 'accueil'::text))))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (id, commission, code, employer, service, closed_on) TO passerelle_engine

TABLE passerelle.agent_absence -- Days an agent is not there: dates only, never a reason
  agent_id bigint NOT NULL
  from_on day NOT NULL
  to_on day NOT NULL
  CONSTRAINT agent_absence_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT agent_absence_check CHECK (((from_on)::date <= (to_on)::date))
  CONSTRAINT agent_absence_pkey PRIMARY KEY (agent_id, from_on)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT DELETE, INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.agent_agreement -- Written agreements: presentation to the commission, name to an employer, restrictions to an employer's doctor
  agent_id bigint NOT NULL
  kind text NOT NULL
  employer siret
  signed_on day NOT NULL
  withdrawn_on day -- No longer live from this day on; readers see it at their next SELECT
  CONSTRAINT agent_agreement_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT agent_agreement_agent_id_kind_employer_key UNIQUE NULLS NOT DISTINCT (agent_id, kind, employer)
  CONSTRAINT agent_agreement_check CHECK (((kind = 'presentation'::text) = (employer IS NULL)))
  CONSTRAINT agent_agreement_check1 CHECK (((signed_on)::date <= (withdrawn_on)::date))
  CONSTRAINT agent_agreement_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT agent_agreement_kind_check CHECK ((kind = ANY (ARRAY['presentation'::text, 'nom'::text, 'restrictions'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY file_signs FOR INSERT TO passerelle_owner WITH CHECK (EXISTS ( SELECT FROM (passerelle.my_recipient me JOIN passerelle.recipient_reference known ON ((known.recipient_id = me.id))) WHERE ((known.agent_id = agent_agreement.agent_id) AND (me.kind <> 'accueil'::text))))
  POLICY file_withdraws FOR UPDATE TO passerelle_owner USING (EXISTS ( SELECT FROM (passerelle.my_recipient me JOIN passerelle.recipient_reference known ON ((known.recipient_id = me.id))) WHERE ((known.agent_id = agent_agreement.agent_id) AND (me.kind <> 'accueil'::text))))
  POLICY named_to_host FOR SELECT TO passerelle_owner USING ((kind <> 'presentation'::text) AND (EXISTS ( SELECT FROM (passerelle.my_recipient me JOIN passerelle.recipient_reference known ON ((known.recipient_id = me.id))) WHERE ((known.agent_id = agent_agreement.agent_id) AND ((me.kind <> 'accueil'::text) OR ((me.employer)::text = (agent_agreement.employer)::text))))))
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  POLICY own_reference FOR SELECT TO passerelle_owner USING ((kind = 'presentation'::text) AND (agent_id IN ( SELECT recipient_reference.agent_id FROM passerelle.recipient_reference)))
  TRIGGER erase_digests_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.erase_digests()
  TRIGGER erase_digests_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.erase_digests()
  TRIGGER erase_digests_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.erase_digests()
  TRIGGER erase_seals_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.erase_seals()
  TRIGGER erase_seals_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.erase_seals()
  TRIGGER erase_seals_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.erase_seals()
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (agent_id, kind, employer, signed_on, withdrawn_on) TO passerelle_engine

TABLE passerelle.agent_exposure -- Years of exposure to wear by restriction code (C. trav. L4161-1), declared by the origin
  agent_id bigint NOT NULL
  code code NOT NULL
  years smallint NOT NULL
  CONSTRAINT agent_exposure_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT agent_exposure_pkey PRIMARY KEY (agent_id, code)
  CONSTRAINT agent_exposure_years_check CHECK (((years >= 0) AND (years <= 60)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT DELETE, INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (agent_id, code, years) TO passerelle_engine

TABLE passerelle.agent_health -- Aptitude as recognised: a kind and dates only
  agent_id bigint NOT NULL
  inaptitude text NOT NULL DEFAULT 'aucune'::text
  inaptitude_opinion_on day -- Date of the conseil médical's opinion
  ppr_start day
  ppr_end day -- Entered, never computed: a PPR can be prolonged
  restrictions_opinion_on day -- Date of the doctor's opinion on restrictions
  CONSTRAINT agent_health_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT agent_health_check CHECK (((ppr_start)::date <= (ppr_end)::date))
  CONSTRAINT agent_health_inaptitude_check CHECK ((inaptitude = ANY (ARRAY['aucune'::text, 'poste'::text, 'fonctions_du_grade'::text, 'toutes_fonctions'::text])))
  CONSTRAINT agent_health_pkey PRIMARY KEY (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (agent_id, inaptitude, inaptitude_opinion_on, ppr_start, ppr_end, restrictions_opinion_on) TO passerelle_engine

TABLE passerelle.agent_identity -- Who the agent is. The engine has no right here
  agent_id bigint NOT NULL
  matricule label
  family_name label NOT NULL
  given_name label NOT NULL
  email text
  CONSTRAINT agent_identity_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT agent_identity_email_check CHECK ((email ~ '^[^@[:space:]]{1,64}@[A-Za-z0-9.-]{1,190}$'::text))
  CONSTRAINT agent_identity_pkey PRIMARY KEY (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY named_to_host FOR SELECT TO passerelle_owner USING (EXISTS ( SELECT FROM (passerelle.agent_agreement agreement JOIN passerelle.my_recipient me ON (((me.kind = 'accueil'::text) AND ((me.employer)::text = (agreement.employer)::text)))) WHERE ((agreement.agent_id = agent_identity.agent_id) AND (agreement.kind = 'nom'::text) AND (NOT passerelle.is_withdrawn((agreement.withdrawn_on)::date, passerelle.today_paris())))))
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader

TABLE passerelle.agent_pay -- Monthly pay at full time; NULL is unknown, which is not 0
  agent_id bigint NOT NULL
  im im
  regime centimes
  nbi_points smallint
  cti_points smallint
  weekly_minutes weekly_minutes NOT NULL DEFAULT 2100
  CONSTRAINT agent_pay_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT agent_pay_cti_points_check CHECK (((cti_points >= 0) AND (cti_points <= 500)))
  CONSTRAINT agent_pay_nbi_points_check CHECK (((nbi_points >= 0) AND (nbi_points <= 500)))
  CONSTRAINT agent_pay_pkey PRIMARY KEY (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (agent_id, im, regime, nbi_points, cti_points, weekly_minutes) TO passerelle_engine

TABLE passerelle.agent_profile -- What the agent does and can do
  agent_id bigint NOT NULL
  metier rome
  competences ogr_codes NOT NULL DEFAULT '{}'::integer[]
  diplomas codes -- Titles held; NULL: never entered, which is not "none"
  approvals codes NOT NULL DEFAULT '{}'::text[] -- Approvals held; none recorded is none held
  ordre_registered boolean -- Registered with the ordre; NULL: not known
  permis codes -- Driving licences; NULL: never entered
  CONSTRAINT agent_profile_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT agent_profile_metier_fkey FOREIGN KEY (metier) REFERENCES passerelle.metier(code)
  CONSTRAINT agent_profile_pkey PRIMARY KEY (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (agent_id, metier, competences, diplomas, approvals, ordre_registered, permis) TO passerelle_engine

TABLE passerelle.agent_situation -- The agent's place in the statute
  agent_id bigint NOT NULL
  statut text NOT NULL
  category category -- Of the contract, or as entered; the cadre's own category prevails for a titulaire
  cadre code
  grade code
  stage_end day
  titularised_on day
  in_activite boolean NOT NULL DEFAULT true
  position_end day -- Planned end of the position; its motive is never stored
  contract_end day
  notice_months smallint -- NULL: the charte's (titulaires) or two months (contractuels)
  engagement_end day
  engagement_versants versants NOT NULL DEFAULT '{}'::text[] -- Versants inside the engagement's scope; empty: the origin alone
  conjoint boolean NOT NULL DEFAULT false -- Separated from spouse or PACS partner for professional reasons
  handicap boolean NOT NULL DEFAULT false -- Disabled worker (L131-8); the origin of the recognition is never stored
  proche_aidant boolean NOT NULL DEFAULT false
  quartier_difficile boolean NOT NULL DEFAULT false
  cimm boolean NOT NULL DEFAULT false -- Material and moral interests centred on an overseas territory
  emploi_supprime boolean NOT NULL DEFAULT false -- Post suppressed (FPE), agent in surnombre (FPT)
  restructuration boolean NOT NULL DEFAULT false -- Service under restructuring (L442-5, L442-6)
  surnombre_end day
  active_years smallint -- Whole years of services in catégorie active; NULL: not entered
  internal_search_on day -- Dated trace that a post was searched at the origin first (L826-3)
  CONSTRAINT agent_situation_active_years_check CHECK (((active_years >= 0) AND (active_years <= 60)))
  CONSTRAINT agent_situation_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT agent_situation_cadre_fkey FOREIGN KEY (cadre) REFERENCES passerelle.cadre(code)
  CONSTRAINT agent_situation_check CHECK (((grade IS NULL) OR (cadre IS NOT NULL)))
  CONSTRAINT agent_situation_check1 CHECK (((stage_end IS NULL) OR (statut = 'stagiaire'::text)))
  CONSTRAINT agent_situation_check2 CHECK (((titularised_on IS NULL) OR (statut = 'titulaire'::text)))
  CONSTRAINT agent_situation_check3 CHECK (((contract_end IS NULL) OR (statut = 'cdd'::text)))
  CONSTRAINT agent_situation_check4 CHECK (((surnombre_end IS NULL) OR (statut = 'titulaire'::text)))
  CONSTRAINT agent_situation_check5 CHECK (((position_end IS NULL) OR (NOT in_activite)))
  CONSTRAINT agent_situation_grade_cadre_fkey FOREIGN KEY (grade, cadre) REFERENCES passerelle.grade(code, cadre)
  CONSTRAINT agent_situation_notice_months_check CHECK (((notice_months >= 0) AND (notice_months <= 12)))
  CONSTRAINT agent_situation_pkey PRIMARY KEY (agent_id)
  CONSTRAINT agent_situation_statut_check CHECK ((statut = ANY (ARRAY['titulaire'::text, 'stagiaire'::text, 'cdi'::text, 'cdd'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (agent_id, statut, category, cadre, grade, stage_end, titularised_on, in_activite, position_end, contract_end, notice_months, engagement_end, engagement_versants, conjoint, handicap, proche_aidant, quartier_difficile, cimm, emploi_supprime, restructuration, surnombre_end, active_years, internal_search_on) TO passerelle_engine

TABLE passerelle.agent_wish -- What the agent wants and refuses
  agent_id bigint NOT NULL
  residence insee
  radius_km smallint -- NULL: no limit asked
  travel_modes travel_modes NOT NULL DEFAULT '{voiture,transport,velo,marche}'::text[]
  metiers romes NOT NULL DEFAULT '{}'::text[] -- Métiers wished, first wish first
  employers sirets NOT NULL DEFAULT '{}'::text[]
  excluded_employers sirets NOT NULL DEFAULT '{}'::text[]
  excluded_metiers romes NOT NULL DEFAULT '{}'::text[]
  excluded_posts codes NOT NULL DEFAULT '{}'::text[]
  refuses_night boolean NOT NULL DEFAULT false
  refuses_weekend boolean NOT NULL DEFAULT false
  themes codes NOT NULL DEFAULT '{}'::text[]
  max_loss centimes -- Largest monthly loss accepted, in centimes; NULL: none declared
  wished_on day
  CONSTRAINT agent_wish_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT agent_wish_pkey PRIMARY KEY (agent_id)
  CONSTRAINT agent_wish_radius_km_check CHECK (((radius_km >= 0) AND (radius_km <= 2000)))
  CONSTRAINT agent_wish_residence_fkey FOREIGN KEY (residence) REFERENCES passerelle.commune(insee)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (agent_id, residence, radius_km, travel_modes, metiers, employers, excluded_employers, excluded_metiers, excluded_posts, refuses_night, refuses_weekend, themes, max_loss, wished_on) TO passerelle_engine

TABLE passerelle.appellation -- Names of jobs; regulated is incomplete in the source (NULL is not "no")
  code integer NOT NULL
  label text NOT NULL
  metier rome NOT NULL
  regulated boolean
  CONSTRAINT appellation_code_check CHECK ((code > 0))
  CONSTRAINT appellation_label_check CHECK (passerelle.is_plain(label, 500))
  CONSTRAINT appellation_metier_fkey FOREIGN KEY (metier) REFERENCES passerelle.metier(code)
  CONSTRAINT appellation_pkey PRIMARY KEY (code)
  INDEX appellation_metier ON passerelle.appellation USING btree (metier)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.approval -- Approvals and licences to practise
  code code NOT NULL
  label label NOT NULL
  source label
  CONSTRAINT approval_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.avis -- What the commission said of a situation at a séance; its number is that of the file
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  seance day NOT NULL
  agent_id bigint NOT NULL
  post_id bigint
  origin siret NOT NULL -- Employers, métiers and days as they were read that day: what happens later is counted by them
  host siret
  metier rome
  place code -- Code of the place of immersion, when it is not a post
  kind text NOT NULL
  reason code
  source_metier rome
  theory_days smallint
  practice_days smallint
  run_id bigint NOT NULL -- The publication the commission had before it
  charte_version integer NOT NULL
  corrects bigint -- The avis that this one replaces
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
  recorded_by name NOT NULL DEFAULT SESSION_USER
  CONSTRAINT avis_agent_id_commission_fkey FOREIGN KEY (agent_id, commission) REFERENCES passerelle.agent(id, commission) ON DELETE CASCADE
  CONSTRAINT avis_check CHECK (((kind = ANY (ARRAY['immersion'::text, 'formation'::text])) OR (post_id IS NOT NULL)))
  CONSTRAINT avis_check1 CHECK (((kind <> 'immersion'::text) OR (num_nonnulls(post_id, host) > 0)))
  CONSTRAINT avis_check2 CHECK (((post_id IS NULL) OR (host IS NOT NULL)))
  CONSTRAINT avis_check3 CHECK (((kind = ANY (ARRAY['ajourner'::text, 'ecarter'::text])) = (reason IS NOT NULL)))
  CONSTRAINT avis_check4 CHECK ((corrects < id))
  CONSTRAINT avis_commission_seance_fkey FOREIGN KEY (commission, seance) REFERENCES passerelle.seance(commission, held_on)
  CONSTRAINT avis_corrects_fkey FOREIGN KEY (corrects) REFERENCES passerelle.avis(id)
  CONSTRAINT avis_corrects_key UNIQUE (corrects)
  CONSTRAINT avis_host_fkey FOREIGN KEY (host) REFERENCES passerelle.employer(siret)
  CONSTRAINT avis_kind_check CHECK ((kind = ANY (ARRAY['retenir'::text, 'immersion'::text, 'formation'::text, 'ajourner'::text, 'ecarter'::text])))
  CONSTRAINT avis_metier_fkey FOREIGN KEY (metier) REFERENCES passerelle.metier(code)
  CONSTRAINT avis_origin_fkey FOREIGN KEY (origin) REFERENCES passerelle.employer(siret)
  CONSTRAINT avis_pkey PRIMARY KEY (id)
  CONSTRAINT avis_post_id_commission_fkey FOREIGN KEY (post_id, commission) REFERENCES passerelle.post(id, commission) ON DELETE CASCADE
  CONSTRAINT avis_practice_days_check CHECK (((practice_days >= 0) AND (practice_days <= 365)))
  CONSTRAINT avis_reason_fkey FOREIGN KEY (reason) REFERENCES passerelle.avis_reason(code)
  CONSTRAINT avis_source_metier_fkey FOREIGN KEY (source_metier) REFERENCES passerelle.metier(code)
  CONSTRAINT avis_theory_days_check CHECK (((theory_days >= 0) AND (theory_days <= 365)))
  INDEX avis_agent ON passerelle.avis USING btree (agent_id)
  INDEX avis_post ON passerelle.avis USING btree (post_id)
  INDEX avis_seance ON passerelle.avis USING btree (commission, seance)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY file_reads FOR SELECT TO passerelle_owner USING ((agent_id = ANY (ARRAY( SELECT my_file.agent_id FROM passerelle.my_file WHERE (my_file.kind <> 'accueil'::text)))) OR ((agent_id, (host)::text) IN ( SELECT my_file.agent_id, my_file.employer FROM passerelle.my_file WHERE (my_file.kind = 'accueil'::text))))
  POLICY secretariat_writes FOR INSERT TO passerelle_owner WITH CHECK ((commission)::text IN ( SELECT my_recipient.commission FROM passerelle.my_recipient WHERE (my_recipient.kind = 'commission'::text)))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT SELECT TO passerelle_engine

TABLE passerelle.avis_input -- Digests of what the avis was given on. When one differs, something material has changed, and says what
  avis_id bigint NOT NULL
  input text NOT NULL
  digest text NOT NULL
  agent_id bigint NOT NULL -- Digests are of the agent they were taken of, so that they go with the agreement
  CONSTRAINT avis_input_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT avis_input_avis_id_fkey FOREIGN KEY (avis_id) REFERENCES passerelle.avis(id) ON DELETE CASCADE
  CONSTRAINT avis_input_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT avis_input_input_check CHECK ((input = ANY (ARRAY['restrictions'::text, 'situation'::text, 'souhaits'::text, 'poste'::text, 'exigences'::text])))
  CONSTRAINT avis_input_pkey PRIMARY KEY (avis_id, input)
  INDEX avis_input_agent ON passerelle.avis_input USING btree (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY erased FOR DELETE TO passerelle_owner USING true
  POLICY file_reads FOR SELECT TO passerelle_owner USING (avis_id IN ( SELECT avis.id FROM passerelle.avis))
  POLICY found FOR SELECT TO passerelle_owner USING true
  POLICY secretariat_writes FOR INSERT TO passerelle_owner WITH CHECK (avis_id IN ( SELECT avis.id FROM passerelle.avis))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('avis_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('avis_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('avis_id')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT SELECT TO passerelle_engine

TABLE passerelle.avis_reason -- Why a proposal is set aside or adjourned: a closed list. An agent's refusal is not in it, and has no reason at all
  code code NOT NULL
  label label NOT NULL
  avis codes NOT NULL
  CONSTRAINT avis_reason_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')

TABLE passerelle.bilan_indicator -- The indicators of the yearly review, in their order
  code code NOT NULL
  rank smallint NOT NULL
  heading label NOT NULL
  label label NOT NULL
  unit text NOT NULL
  total_of code -- Indicators that add up to a total bear the same code: none of them may be deduced from the others
  CONSTRAINT bilan_indicator_pkey PRIMARY KEY (code)
  CONSTRAINT bilan_indicator_rank_key UNIQUE (rank)
  CONSTRAINT bilan_indicator_unit_check CHECK ((unit = ANY (ARRAY['nombre'::text, 'jours'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.cadre -- Cadres d'emplois (FPT) and corps (FPH, FPE) that agents and posts name
  code code NOT NULL
  label label NOT NULL
  versant versant NOT NULL
  category category -- NULL when the referential does not know it: the rule then asks (LEG-CAT-INCONNUE)
  is_active boolean NOT NULL DEFAULT false -- Catégorie active: services that open an earlier retirement after 17 years
  corps code
  source label
  CONSTRAINT cadre_check CHECK (((corps IS NULL) OR ((versant)::text = 'FPE'::text)))
  CONSTRAINT cadre_corps_fkey FOREIGN KEY (corps) REFERENCES passerelle.corps(code)
  CONSTRAINT cadre_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.change_since -- What changed for an agent or a post since the night compared to, and the cause
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  side text NOT NULL
  subject text NOT NULL
  change text NOT NULL
  before text -- The agent's post, or the post's agents between spaces, in that night
  after text
  cause text
  source text -- Pseudonym or post whose datum changed; NULL for a reader it is not told to
  groups text -- Parts of the file that changed, between spaces; never a value
  CONSTRAINT change_since_cause_check CHECK ((cause = ANY (ARRAY['agent'::text, 'poste'::text, 'charte'::text, 'decision'::text, 'commun'::text, 'date'::text, 'depart'::text, 'plusieurs'::text, 'non_recherchee'::text])))
  CONSTRAINT change_since_change_check CHECK ((change = ANY (ARRAY['nouveau'::text, 'maintenu'::text, 'retire'::text, 'deplace'::text])))
  CONSTRAINT change_since_check CHECK (((cause IS NULL) = (change = 'maintenu'::text)))
  CONSTRAINT change_since_pkey PRIMARY KEY (run_id, recipient_id, side, subject)
  CONSTRAINT change_since_side_check CHECK ((side = ANY (ARRAY['agent'::text, 'poste'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.charte -- The commission's own rules, one row a version; in force until the next version takes effect
  commission code NOT NULL
  version integer NOT NULL
  effective_from day NOT NULL
  voted_on day
  radius_tolerance_percent smallint NOT NULL DEFAULT 50
  radius_tolerance_km smallint NOT NULL DEFAULT 15
  adaptation_days smallint NOT NULL DEFAULT 5
  parcours_cap_days smallint NOT NULL DEFAULT 60
  theory_days smallint NOT NULL DEFAULT 17
  practice_days smallint NOT NULL DEFAULT 20
  pay_threshold_percent smallint NOT NULL DEFAULT 10 -- Loss above which the agent's express agreement is asked
  notice_months smallint NOT NULL DEFAULT 3
  decision_delay_days smallint NOT NULL DEFAULT 1
  allows_internal_moves boolean NOT NULL DEFAULT true
  allows_mise_a_disposition boolean NOT NULL DEFAULT true
  permis_is_training boolean NOT NULL DEFAULT false
  seats_pairs_to_instruct boolean NOT NULL DEFAULT false
  list_length smallint NOT NULL DEFAULT 5
  pair_cap integer NOT NULL DEFAULT 200000 -- Above this number of examined pairs, funnels replace the list of every pair
  keep_bonus integer NOT NULL DEFAULT 0 -- Points added to a pair that the last publication of an earlier date retained
  is_stable boolean NOT NULL DEFAULT true -- Among plans otherwise equal, the one that changes the fewest answers
  node_budget integer NOT NULL DEFAULT 10000 -- Nodes of branch and bound a level may use; never a duration
  CONSTRAINT charte_adaptation_days_check CHECK (((adaptation_days >= 0) AND (adaptation_days <= 365)))
  CONSTRAINT charte_commission_effective_from_key UNIQUE (commission, effective_from)
  CONSTRAINT charte_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT charte_decision_delay_days_check CHECK (((decision_delay_days >= 0) AND (decision_delay_days <= 365)))
  CONSTRAINT charte_keep_bonus_check CHECK (((keep_bonus >= 0) AND (keep_bonus <= 900000)))
  CONSTRAINT charte_list_length_check CHECK (((list_length >= 3) AND (list_length <= 5)))
  CONSTRAINT charte_node_budget_check CHECK (((node_budget >= 1) AND (node_budget <= 10000000)))
  CONSTRAINT charte_notice_months_check CHECK (((notice_months >= 0) AND (notice_months <= 12)))
  CONSTRAINT charte_pair_cap_check CHECK (((pair_cap >= 0) AND (pair_cap <= 10000000)))
  CONSTRAINT charte_parcours_cap_days_check CHECK (((parcours_cap_days >= 0) AND (parcours_cap_days <= 1000)))
  CONSTRAINT charte_pay_threshold_percent_check CHECK (((pay_threshold_percent >= 0) AND (pay_threshold_percent <= 100)))
  CONSTRAINT charte_pkey PRIMARY KEY (commission, version)
  CONSTRAINT charte_practice_days_check CHECK (((practice_days >= 0) AND (practice_days <= 365)))
  CONSTRAINT charte_radius_tolerance_km_check CHECK (((radius_tolerance_km >= 0) AND (radius_tolerance_km <= 500)))
  CONSTRAINT charte_radius_tolerance_percent_check CHECK (((radius_tolerance_percent >= 0) AND (radius_tolerance_percent <= 500)))
  CONSTRAINT charte_theory_days_check CHECK (((theory_days >= 0) AND (theory_days <= 365)))
  CONSTRAINT charte_version_check CHECK (((version >= 1) AND (version <= 100000)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.charte_fairness -- Optional levels after the main objective, in the voted order; none by default
  commission code NOT NULL
  version integer NOT NULL
  rank smallint NOT NULL
  level text NOT NULL -- voeux: first then second wished métiers; attente: days waited; tension: posts hard to fill; employeurs: employers with at least one agent placed, then two, up to five
  CONSTRAINT charte_fairness_commission_version_fkey FOREIGN KEY (commission, version) REFERENCES passerelle.charte(commission, version) ON DELETE CASCADE
  CONSTRAINT charte_fairness_commission_version_level_key UNIQUE (commission, version, level)
  CONSTRAINT charte_fairness_level_check CHECK ((level = ANY (ARRAY['voeux'::text, 'attente'::text, 'tension'::text, 'employeurs'::text])))
  CONSTRAINT charte_fairness_pkey PRIMARY KEY (commission, version, rank)
  CONSTRAINT charte_fairness_rank_check CHECK (((rank >= 1) AND (rank <= 4)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.charte_priority -- Priorities in the voted order, 1 first; one that is absent is not applied
  commission code NOT NULL
  version integer NOT NULL
  rank smallint NOT NULL
  priority text NOT NULL
  CONSTRAINT charte_priority_commission_version_fkey FOREIGN KEY (commission, version) REFERENCES passerelle.charte(commission, version) ON DELETE CASCADE
  CONSTRAINT charte_priority_commission_version_priority_key UNIQUE (commission, version, priority)
  CONSTRAINT charte_priority_pkey PRIMARY KEY (commission, version, rank)
  CONSTRAINT charte_priority_priority_check CHECK ((priority ~~ 'PRIO-%'::text))
  CONSTRAINT charte_priority_priority_fkey FOREIGN KEY (priority) REFERENCES passerelle.rule(code)
  CONSTRAINT charte_priority_rank_check CHECK (((rank >= 1) AND (rank <= 20)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.charte_rule -- Rules the charte turns on or off; one that is absent is on
  commission code NOT NULL
  version integer NOT NULL
  rule text NOT NULL
  enabled boolean NOT NULL
  CONSTRAINT charte_rule_commission_version_fkey FOREIGN KEY (commission, version) REFERENCES passerelle.charte(commission, version) ON DELETE CASCADE
  CONSTRAINT charte_rule_pkey PRIMARY KEY (commission, version, rule)
  CONSTRAINT charte_rule_rule_fkey FOREIGN KEY (rule) REFERENCES passerelle.rule(code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.charte_weight -- Weight of each soft criterion; one that is absent weighs 0. Age, sex, family and health are not among them
  commission code NOT NULL
  version integer NOT NULL
  criterion text NOT NULL
  weight smallint NOT NULL
  CONSTRAINT charte_weight_commission_version_fkey FOREIGN KEY (commission, version) REFERENCES passerelle.charte(commission, version) ON DELETE CASCADE
  CONSTRAINT charte_weight_criterion_check CHECK ((criterion = ANY (ARRAY['competences'::text, 'metier'::text, 'souhaits'::text, 'distance'::text, 'prevention'::text, 'tension'::text, 'parcours'::text, 'paie'::text, 'themes'::text])))
  CONSTRAINT charte_weight_pkey PRIMARY KEY (commission, version, criterion)
  CONSTRAINT charte_weight_weight_check CHECK (((weight >= 0) AND (weight <= 1000)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.cohort -- A cohort, or the shorter parcours of one agent (one seat), with what its charte allows
  commission code NOT NULL
  code code NOT NULL
  label label NOT NULL
  seats smallint NOT NULL
  opens_on day NOT NULL
  closes_on day NOT NULL
  gap_days smallint NOT NULL DEFAULT 1 -- Working days of the agent, at least, between two periods
  allows_own_employer boolean NOT NULL DEFAULT false
  allows_same_metier boolean NOT NULL DEFAULT false
  allows_several_places boolean NOT NULL DEFAULT false -- Two places an agent: the first period, then the others
  threshold_percent smallint NOT NULL DEFAULT 80 -- Share of the days to be done for the attestation de suivi
  CONSTRAINT cohort_check CHECK ((((closes_on)::date >= (opens_on)::date) AND ((closes_on)::date <= ((opens_on)::date + 1100))))
  CONSTRAINT cohort_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT cohort_gap_days_check CHECK (((gap_days >= 0) AND (gap_days <= 100)))
  CONSTRAINT cohort_pkey PRIMARY KEY (commission, code)
  CONSTRAINT cohort_seats_check CHECK (((seats >= 1) AND (seats <= 100)))
  CONSTRAINT cohort_threshold_percent_check CHECK (((threshold_percent >= 0) AND (threshold_percent <= 100)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING ((commission)::text IN ( SELECT login_loader.commission FROM passerelle.login_loader))
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.cohort_assessment -- The assessment grid as the origin, the host and the agent fill it: 1 to 4
  commission code NOT NULL
  cohort code NOT NULL
  agent_id bigint NOT NULL
  author text NOT NULL
  criterion code NOT NULL
  assessed_on day NOT NULL
  grade smallint NOT NULL
  CONSTRAINT cohort_assessment_author_check CHECK ((author = ANY (ARRAY['origine'::text, 'accueil'::text, 'agent'::text])))
  CONSTRAINT cohort_assessment_commission_cohort_agent_id_fkey FOREIGN KEY (commission, cohort, agent_id) REFERENCES passerelle.cohort_candidate(commission, cohort, agent_id) ON DELETE CASCADE
  CONSTRAINT cohort_assessment_grade_check CHECK (((grade >= 1) AND (grade <= 4)))
  CONSTRAINT cohort_assessment_pkey PRIMARY KEY (commission, cohort, agent_id, author, criterion, assessed_on)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT INSERT, SELECT TO passerelle_loader
  GRANT SELECT (commission, cohort, agent_id, author, assessed_on) TO passerelle_engine

TABLE passerelle.cohort_attendance -- Attendance by half-day (0 morning, 1 afternoon); a correction is a later row, the last one counts
  commission code NOT NULL
  cohort code NOT NULL
  agent_id bigint NOT NULL
  day day NOT NULL
  half smallint NOT NULL
  kind text NOT NULL
  is_present boolean NOT NULL
  recorded_at timestamp with time zone NOT NULL DEFAULT now()
  CONSTRAINT cohort_attendance_commission_cohort_agent_id_fkey FOREIGN KEY (commission, cohort, agent_id) REFERENCES passerelle.cohort_candidate(commission, cohort, agent_id) ON DELETE CASCADE
  CONSTRAINT cohort_attendance_half_check CHECK ((half = ANY (ARRAY[0, 1])))
  CONSTRAINT cohort_attendance_kind_check CHECK ((kind = ANY (ARRAY['theorie'::text, 'pratique'::text, 'rattrapage'::text])))
  CONSTRAINT cohort_attendance_pkey PRIMARY KEY (commission, cohort, agent_id, day, half, recorded_at)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT INSERT, SELECT TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.cohort_candidate -- Volunteers of a cohort
  commission code NOT NULL
  cohort code NOT NULL
  agent_id bigint NOT NULL
  week working_week NOT NULL DEFAULT 1023
  requested_on day -- Request to the employer; three months before the first day
  delay_agreed_on day -- The employer agreed to a shorter delay
  agreement_on day -- Convention of the immersion, or tripartite agreement of the PPR
  CONSTRAINT cohort_candidate_agent_id_commission_fkey FOREIGN KEY (agent_id, commission) REFERENCES passerelle.agent(id, commission) ON DELETE CASCADE
  CONSTRAINT cohort_candidate_commission_cohort_fkey FOREIGN KEY (commission, cohort) REFERENCES passerelle.cohort(commission, code) ON DELETE CASCADE
  CONSTRAINT cohort_candidate_pkey PRIMARY KEY (commission, cohort, agent_id)
  INDEX cohort_candidate_agent ON passerelle.cohort_candidate USING btree (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.cohort_choice -- Decisions of the group, the latest of an agent in force, and abandonments: a date, without reason or avis
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  cohort code NOT NULL
  agent_id bigint NOT NULL
  kind text NOT NULL
  place code
  reason text
  decided_on day NOT NULL
  CONSTRAINT cohort_choice_check CHECK (((kind = 'abandon'::text) = (reason IS NULL)))
  CONSTRAINT cohort_choice_check1 CHECK (((place IS NULL) OR (kind = 'retenu'::text)))
  CONSTRAINT cohort_choice_commission_cohort_agent_id_fkey FOREIGN KEY (commission, cohort, agent_id) REFERENCES passerelle.cohort_candidate(commission, cohort, agent_id) ON DELETE CASCADE
  CONSTRAINT cohort_choice_commission_cohort_place_fkey FOREIGN KEY (commission, cohort, place) REFERENCES passerelle.immersion_place(commission, cohort, code)
  CONSTRAINT cohort_choice_kind_check CHECK ((kind = ANY (ARRAY['retenu'::text, 'ecarte'::text, 'abandon'::text])))
  CONSTRAINT cohort_choice_pkey PRIMARY KEY (id)
  CONSTRAINT cohort_choice_reason_check CHECK ((reason = ANY (ARRAY['projet'::text, 'equilibre'::text, 'calendrier'::text, 'lieu'::text])))
  INDEX cohort_choice_candidate ON passerelle.cohort_choice USING btree (commission, cohort, agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT INSERT, SELECT TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.cohort_publication -- The plan of each cohort that readers see; going back is one UPDATE
  commission code NOT NULL
  cohort code NOT NULL
  cohort_run_id bigint NOT NULL
  moved_at timestamp with time zone NOT NULL DEFAULT now()
  CONSTRAINT cohort_publication_cohort_run_id_commission_cohort_fkey FOREIGN KEY (cohort_run_id, commission, cohort) REFERENCES passerelle.cohort_run(id, commission, cohort) ON DELETE CASCADE
  CONSTRAINT cohort_publication_pkey PRIMARY KEY (commission, cohort)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT INSERT, SELECT, UPDATE TO passerelle_engine

TABLE passerelle.cohort_published_agent -- A candidate as one recipient may know it; days planned and done are counted in half-days
  cohort_run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  situation text NOT NULL
  siret text
  rank smallint
  points integer
  change text NOT NULL
  replaced text[] NOT NULL
  theory_planned smallint NOT NULL
  theory_done smallint NOT NULL
  practice_planned smallint NOT NULL
  practice_done smallint NOT NULL
  threshold_percent smallint NOT NULL
  practice_missing smallint NOT NULL DEFAULT 0 -- Half-days of practice asked that are neither done nor in the calendar: no day is left for them
  assessed_by_origin_on date -- Last date on which the origin filled the assessment grid, and so of the host and of the agent; the grades stay in it
  assessed_by_host_on date
  assessed_by_agent_on date
  CONSTRAINT cohort_published_agent_change_check CHECK ((change = ANY (ARRAY['aucun'::text, 'entree'::text, 'sortie'::text, 'lieu'::text, 'dates'::text])))
  CONSTRAINT cohort_published_agent_cohort_run_id_fkey FOREIGN KEY (cohort_run_id) REFERENCES passerelle.cohort_run(id) ON DELETE CASCADE
  CONSTRAINT cohort_published_agent_pkey PRIMARY KEY (cohort_run_id, recipient_id, reference)
  CONSTRAINT cohort_published_agent_practice_missing_check CHECK ((practice_missing >= 0))
  CONSTRAINT cohort_published_agent_situation_check CHECK ((situation = ANY (ARRAY['membre'::text, 'attente'::text, 'sans_lieu'::text, 'sorti'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT INSERT, SELECT TO passerelle_engine

TABLE passerelle.cohort_published_cause -- Why seats stay empty, and what one step of one constraint would fill: places and numbers, never persons
  cohort_run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  nature text NOT NULL
  number smallint NOT NULL
  kind text NOT NULL
  subject text
  filled smallint
  CONSTRAINT cohort_published_cause_cohort_run_id_fkey FOREIGN KEY (cohort_run_id) REFERENCES passerelle.cohort_run(id) ON DELETE CASCADE
  CONSTRAINT cohort_published_cause_kind_check CHECK ((kind = ANY (ARRAY['place'::text, 'tuteur'::text, 'maximum'::text, 'minimum'::text, 'autre_employeur'::text, 'autre_metier'::text])))
  CONSTRAINT cohort_published_cause_nature_check CHECK ((nature = ANY (ARRAY['cause'::text, 'assouplissement'::text])))
  CONSTRAINT cohort_published_cause_pkey PRIMARY KEY (cohort_run_id, recipient_id, nature, number)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT INSERT, SELECT TO passerelle_engine

TABLE passerelle.cohort_published_day -- The calendar by half-day; a day without place is theory
  cohort_run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  day date NOT NULL
  half smallint NOT NULL
  place text
  period smallint
  CONSTRAINT cohort_published_day_cohort_run_id_fkey FOREIGN KEY (cohort_run_id) REFERENCES passerelle.cohort_run(id) ON DELETE CASCADE
  CONSTRAINT cohort_published_day_pkey PRIMARY KEY (cohort_run_id, recipient_id, reference, day, half)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT INSERT, SELECT TO passerelle_engine

TABLE passerelle.cohort_published_year -- What happened in a cohort by calendar year, in numbers; days done are counted in half-days
  cohort_run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  year smallint NOT NULL
  begun smallint NOT NULL -- Agents whose first half-day attended is in the year
  ended smallint NOT NULL -- Members whose last day is in the year, and past
  attested smallint NOT NULL -- Of these, those who reached the threshold in both kinds
  abandoned smallint NOT NULL -- Agents whose last decision is an abandonment, in the year
  theory_done integer NOT NULL
  practice_done integer NOT NULL -- Days made up for included
  CONSTRAINT cohort_published_year_check CHECK ((attested <= ended))
  CONSTRAINT cohort_published_year_cohort_run_id_fkey FOREIGN KEY (cohort_run_id) REFERENCES passerelle.cohort_run(id) ON DELETE CASCADE
  CONSTRAINT cohort_published_year_pkey PRIMARY KEY (cohort_run_id, recipient_id, year)
  CONSTRAINT cohort_published_year_year_check CHECK (((year >= 1900) AND (year <= 2199)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT INSERT, SELECT TO passerelle_engine

TABLE passerelle.cohort_quota -- Seats of each employer's agents: at least, at most
  commission code NOT NULL
  cohort code NOT NULL
  employer siret NOT NULL
  minimum smallint NOT NULL DEFAULT 0
  maximum smallint NOT NULL
  CONSTRAINT cohort_quota_check CHECK ((minimum <= maximum))
  CONSTRAINT cohort_quota_commission_cohort_fkey FOREIGN KEY (commission, cohort) REFERENCES passerelle.cohort(commission, code) ON DELETE CASCADE
  CONSTRAINT cohort_quota_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT cohort_quota_minimum_check CHECK ((minimum >= 0))
  CONSTRAINT cohort_quota_pkey PRIMARY KEY (commission, cohort, employer)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.cohort_rhythm -- Ways of doing the practice days: lengths of the periods in working days, in order
  commission code NOT NULL
  cohort code NOT NULL
  rank smallint NOT NULL
  lengths smallint[] NOT NULL
  CONSTRAINT cohort_rhythm_commission_cohort_fkey FOREIGN KEY (commission, cohort) REFERENCES passerelle.cohort(commission, code) ON DELETE CASCADE
  CONSTRAINT cohort_rhythm_lengths_check CHECK (((array_ndims(lengths) = 1) AND ((cardinality(lengths) >= 1) AND (cardinality(lengths) <= 20)) AND (1 <= ALL (lengths)) AND (100 >= ALL (lengths))))
  CONSTRAINT cohort_rhythm_pkey PRIMARY KEY (commission, cohort, rank)
  CONSTRAINT cohort_rhythm_rank_check CHECK (((rank >= 1) AND (rank <= 20)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.cohort_run -- One plan of one cohort; every one that was published stays
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  cohort code NOT NULL
  business_date day NOT NULL
  baseline bigint -- The plan that was in force when this one was made; NULL: a first plan
  content_hash text NOT NULL
  engine_version label NOT NULL
  seats smallint NOT NULL
  filled smallint NOT NULL
  fillable smallint -- Seats that can be filled with every minimum met; NULL: minimums cannot
  candidates smallint NOT NULL -- Candidates that only the places of the cause could receive; received: how many of them those can take
  received smallint NOT NULL
  moved smallint NOT NULL -- Periods of the plan in force that had to move
  sessions smallint[] NOT NULL -- Session taken of each module, in the order of their codes, from 1
  is_proved boolean NOT NULL
  published_at timestamp with time zone NOT NULL DEFAULT now()
  CONSTRAINT cohort_run_baseline_fkey FOREIGN KEY (baseline) REFERENCES passerelle.cohort_run(id)
  CONSTRAINT cohort_run_check CHECK (((filled >= 0) AND (filled <= seats)))
  CONSTRAINT cohort_run_check1 CHECK ((baseline < id))
  CONSTRAINT cohort_run_commission_cohort_fkey FOREIGN KEY (commission, cohort) REFERENCES passerelle.cohort(commission, code) ON DELETE CASCADE
  CONSTRAINT cohort_run_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT cohort_run_id_commission_cohort_key UNIQUE (id, commission, cohort)
  CONSTRAINT cohort_run_pkey PRIMARY KEY (id)
  INDEX cohort_run_baseline ON passerelle.cohort_run USING btree (baseline)
  INDEX cohort_run_cohort ON passerelle.cohort_run USING btree (commission, cohort)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT INSERT, SELECT TO passerelle_engine

TABLE passerelle.cohort_session -- Theory days of each session of a module; of a module with several sessions the whole cohort takes one
  commission code NOT NULL
  cohort code NOT NULL
  module code NOT NULL
  session smallint NOT NULL
  day day NOT NULL
  CONSTRAINT cohort_session_commission_cohort_fkey FOREIGN KEY (commission, cohort) REFERENCES passerelle.cohort(commission, code) ON DELETE CASCADE
  CONSTRAINT cohort_session_pkey PRIMARY KEY (commission, cohort, module, session, day)
  CONSTRAINT cohort_session_session_check CHECK (((session >= 1) AND (session <= 20)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.cohort_tutor -- Tutors by a code; capacity: agents followed at one time, over all their places
  commission code NOT NULL
  cohort code NOT NULL
  code code NOT NULL
  capacity smallint NOT NULL DEFAULT 1
  CONSTRAINT cohort_tutor_capacity_check CHECK (((capacity >= 1) AND (capacity <= 100)))
  CONSTRAINT cohort_tutor_commission_cohort_fkey FOREIGN KEY (commission, cohort) REFERENCES passerelle.cohort(commission, code) ON DELETE CASCADE
  CONSTRAINT cohort_tutor_pkey PRIMARY KEY (commission, cohort, code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING ((commission)::text IN ( SELECT login_loader.commission FROM passerelle.login_loader))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.cohort_tutor_absence -- Days without the tutor: dates only
  commission code NOT NULL
  cohort code NOT NULL
  tutor code NOT NULL
  from_on day NOT NULL
  to_on day NOT NULL
  CONSTRAINT cohort_tutor_absence_check CHECK (((from_on)::date <= (to_on)::date))
  CONSTRAINT cohort_tutor_absence_commission_cohort_tutor_fkey FOREIGN KEY (commission, cohort, tutor) REFERENCES passerelle.cohort_tutor(commission, cohort, code) ON DELETE CASCADE
  CONSTRAINT cohort_tutor_absence_pkey PRIMARY KEY (commission, cohort, tutor, from_on)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.commission -- Commissions of inter-employer mobility; a demonstration holds invented people only
  code code NOT NULL
  name label NOT NULL
  demonstration boolean NOT NULL DEFAULT false
  CONSTRAINT commission_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.commune -- Communes; coordinates in millionths of a degree, NULL where the source does not place them
  insee insee NOT NULL
  name label NOT NULL
  departement text NOT NULL
  latitude integer
  longitude integer
  population integer
  zone_emploi code
  CONSTRAINT commune_check CHECK (((latitude IS NULL) = (longitude IS NULL)))
  CONSTRAINT commune_departement_check CHECK ((departement ~ '^([0-9]{2,3}|2[AB])$'::text))
  CONSTRAINT commune_latitude_check CHECK (((latitude >= '-90000000'::integer) AND (latitude <= 90000000)))
  CONSTRAINT commune_longitude_check CHECK (((longitude >= '-180000000'::integer) AND (longitude <= 180000000)))
  CONSTRAINT commune_pkey PRIMARY KEY (insee)
  CONSTRAINT commune_population_check CHECK ((population >= 0))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('insee')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('insee')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('insee')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.commune_alias -- Other names and postcodes of a commune; search_key is the name in capitals, plain letters
  insee insee NOT NULL
  name label NOT NULL
  postcode text
  search_key label NOT NULL
  CONSTRAINT commune_alias_insee_fkey FOREIGN KEY (insee) REFERENCES passerelle.commune(insee)
  CONSTRAINT commune_alias_insee_name_postcode_key UNIQUE NULLS NOT DISTINCT (insee, name, postcode)
  CONSTRAINT commune_alias_postcode_check CHECK ((postcode ~ '^[0-9]{5}$'::text))
  INDEX commune_alias_search ON passerelle.commune_alias USING btree (search_key)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('insee')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('insee')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('insee')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.competence -- Items of ROME by OGR code: know-how, behaviour, macro-competence, knowledge
  code integer NOT NULL
  label text NOT NULL
  kind text NOT NULL
  CONSTRAINT competence_code_check CHECK ((code > 0))
  CONSTRAINT competence_kind_check CHECK ((kind = ANY (ARRAY['savoir_faire'::text, 'savoir_etre'::text, 'macro_competence'::text, 'savoir'::text])))
  CONSTRAINT competence_label_check CHECK (passerelle.is_plain(label, 500))
  CONSTRAINT competence_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.convention -- Conventions between employers; only a signed one, between its dates, is in force
  commission code NOT NULL
  code code NOT NULL
  label label NOT NULL
  etat text NOT NULL DEFAULT 'projet'::text
  starts_on day
  ends_on day
  CONSTRAINT convention_check CHECK (((starts_on)::date <= (ends_on)::date))
  CONSTRAINT convention_check1 CHECK (((etat <> 'signee'::text) OR (starts_on IS NOT NULL)))
  CONSTRAINT convention_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT convention_etat_check CHECK ((etat = ANY (ARRAY['projet'::text, 'en_relecture'::text, 'signee'::text])))
  CONSTRAINT convention_pkey PRIMARY KEY (commission, code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.convention_party -- Employers party to a convention, last day included. The employers of a commission are those listed here
  commission code NOT NULL
  convention code NOT NULL
  employer siret NOT NULL
  from_on day NOT NULL
  until_on day
  CONSTRAINT convention_party_check CHECK (((from_on)::date <= (until_on)::date))
  CONSTRAINT convention_party_commission_convention_fkey FOREIGN KEY (commission, convention) REFERENCES passerelle.convention(commission, code)
  CONSTRAINT convention_party_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT convention_party_pkey PRIMARY KEY (commission, convention, employer, from_on)
  INDEX convention_party_employer ON passerelle.convention_party USING btree (employer)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.corps -- Corps of the State as its referential lists them; category is sometimes unknown there
  code code NOT NULL
  category text
  short_label label NOT NULL
  label text NOT NULL
  statute label
  CONSTRAINT corps_category_check CHECK ((category = ANY (ARRAY['A+'::text, 'A'::text, 'B'::text, 'C'::text])))
  CONSTRAINT corps_label_check CHECK (passerelle.is_plain(label, 500))
  CONSTRAINT corps_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.decision -- Avis of the commission that still weigh on the nights that follow, six months at most
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  agent_id bigint NOT NULL
  post_id bigint NOT NULL
  avis text NOT NULL
  decided_on day NOT NULL
  lifted_on day -- A material change, or a request for re-examination, lifts it at once
  CONSTRAINT decision_agent_id_commission_fkey FOREIGN KEY (agent_id, commission) REFERENCES passerelle.agent(id, commission) ON DELETE CASCADE
  CONSTRAINT decision_agent_id_post_id_decided_on_key UNIQUE (agent_id, post_id, decided_on)
  CONSTRAINT decision_avis_check CHECK ((avis = ANY (ARRAY['ecartee'::text, 'ajournee'::text])))
  CONSTRAINT decision_check CHECK (((decided_on)::date <= (lifted_on)::date))
  CONSTRAINT decision_pkey PRIMARY KEY (id)
  CONSTRAINT decision_post_id_commission_fkey FOREIGN KEY (post_id, commission) REFERENCES passerelle.post(id, commission) ON DELETE CASCADE
  INDEX decision_post ON passerelle.decision USING btree (post_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT SELECT (id, commission, agent_id, post_id, avis, decided_on, lifted_on) TO passerelle_engine

TABLE passerelle.demand -- What a post asks under each code of the vocabulary. No row: not declared, which is not "none"
  post_id bigint NOT NULL
  code text NOT NULL
  is_present boolean NOT NULL -- False: declared absent
  meets_need boolean NOT NULL DEFAULT false -- For a need (R28, alternating posture under R03): the post already meets it
  level integer
  unit text
  frequency text
  parts parts NOT NULL DEFAULT '{}'::text[]
  is_adaptable boolean -- NULL: never declared; a signed refusal holds twelve months from declared_on
  declared_on day
  is_signed boolean NOT NULL DEFAULT false
  CONSTRAINT demand_check CHECK (((unit IS NULL) OR (code = 'R04'::text)))
  CONSTRAINT demand_check1 CHECK (((frequency IS NULL) OR (code = 'R01'::text)))
  CONSTRAINT demand_code_fkey FOREIGN KEY (code) REFERENCES passerelle.restriction_code(code)
  CONSTRAINT demand_frequency_check CHECK ((frequency = ANY (ARRAY['ponctuel'::text, 'repete'::text])))
  CONSTRAINT demand_level_check CHECK (((level >= 0) AND (level <= 100000)))
  CONSTRAINT demand_pkey PRIMARY KEY (post_id, code)
  CONSTRAINT demand_post_id_fkey FOREIGN KEY (post_id) REFERENCES passerelle.post(id) ON DELETE CASCADE
  CONSTRAINT demand_unit_check CHECK ((unit = ANY (ARRAY['metre'::text, 'minute'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_post TO passerelle_loader USING (post_id IN ( SELECT post.id FROM passerelle.post)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  GRANT DELETE, INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (post_id, code, is_present, meets_need, level, unit, frequency, parts, is_adaptable, declared_on, is_signed) TO passerelle_engine

TABLE passerelle.diploma -- Titles the law asks for; has_ordre: the profession has an ordre to be registered with
  code code NOT NULL
  label label NOT NULL
  has_ordre boolean NOT NULL DEFAULT false
  source label
  CONSTRAINT diploma_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.employer -- Public employers; commune is the seat, NULL when unknown
  siret siret NOT NULL
  name label NOT NULL
  versant versant NOT NULL
  commune insee
  closed_on day
  CONSTRAINT employer_commune_fkey FOREIGN KEY (commune) REFERENCES passerelle.commune(insee)
  CONSTRAINT employer_pkey PRIMARY KEY (siret)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('siret')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('siret')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('siret')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.employer_alias -- Texts under which public files, which give no SIRET, name an employer: a name, or a whole address
  name label NOT NULL
  search_key text NOT NULL GENERATED ALWAYS AS (passerelle.search_key((name)::text)) STORED
  employer siret NOT NULL
  CONSTRAINT employer_alias_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT employer_alias_pkey PRIMARY KEY (search_key)
  CONSTRAINT employer_alias_search_key_check CHECK ((search_key <> ''::text))
  INDEX employer_alias_employer ON passerelle.employer_alias USING btree (employer)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('employer')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('employer')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('employer')
  GRANT SELECT TO passerelle_loader

TABLE passerelle.employer_file -- The last file of each kind that an employer gave: when it was taken, or refused
  commission code NOT NULL
  employer siret NOT NULL
  kind text NOT NULL
  taken_at timestamp with time zone
  lines integer -- Lines of the last file taken
  refused_at timestamp with time zone
  refused_lines integer
  stale boolean NOT NULL GENERATED ALWAYS AS (((refused_at IS NOT NULL) AND ((taken_at IS NULL) OR (refused_at > taken_at)))) STORED -- The last file was refused: the rows of the one before stand
  CONSTRAINT employer_file_check CHECK (((taken_at IS NULL) = (lines IS NULL)))
  CONSTRAINT employer_file_check1 CHECK (((refused_at IS NULL) = (refused_lines IS NULL)))
  CONSTRAINT employer_file_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT employer_file_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT employer_file_kind_check CHECK ((kind = ANY (ARRAY['agents'::text, 'posts'::text, 'demands'::text, 'places'::text, 'cohort-places'::text, 'candidates'::text, 'decisions'::text, 'attendance'::text, 'assessments'::text])))
  CONSTRAINT employer_file_lines_check CHECK ((lines >= 0))
  CONSTRAINT employer_file_pkey PRIMARY KEY (commission, employer, kind)
  CONSTRAINT employer_file_refused_lines_check CHECK ((refused_lines >= 0))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_file TO passerelle_loader USING (((commission)::text, (employer)::text) IN ( SELECT login_loader.commission, login_loader.employer FROM passerelle.login_loader)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('employer')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('employer')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('employer')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader

TABLE passerelle.equivalence -- Cadres voted of comparable level (CGFP L513-8); it reads both ways, so the lower code comes first
  commission code NOT NULL
  first_cadre code NOT NULL
  second_cadre code NOT NULL
  voted_on day NOT NULL
  seance day
  from_on day NOT NULL
  until_on day
  CONSTRAINT equivalence_check CHECK (((first_cadre)::text < (second_cadre)::text))
  CONSTRAINT equivalence_check1 CHECK (((from_on)::date <= (until_on)::date))
  CONSTRAINT equivalence_check2 CHECK (((voted_on)::date <= (from_on)::date))
  CONSTRAINT equivalence_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT equivalence_commission_seance_fkey FOREIGN KEY (commission, seance) REFERENCES passerelle.seance(commission, held_on)
  CONSTRAINT equivalence_first_cadre_fkey FOREIGN KEY (first_cadre) REFERENCES passerelle.cadre(code)
  CONSTRAINT equivalence_pkey PRIMARY KEY (commission, first_cadre, second_cadre, from_on)
  CONSTRAINT equivalence_second_cadre_fkey FOREIGN KEY (second_cadre) REFERENCES passerelle.cadre(code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.file_rule -- What is said of a defect of a file, in French
  code code NOT NULL
  label text NOT NULL
  remedy text NOT NULL -- {attendu} stands for what the column expects
  CONSTRAINT file_rule_label_check CHECK (passerelle.is_plain(label, 400))
  CONSTRAINT file_rule_pkey PRIMARY KEY (code)
  CONSTRAINT file_rule_remedy_check CHECK (passerelle.is_plain(remedy, 400))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_loader

TABLE passerelle.file_state -- States of a file, who is awaited in each, whether it is still running, whether a seat is taken
  code code NOT NULL
  label label NOT NULL
  waits_for text
  is_open boolean NOT NULL
  takes_seat boolean NOT NULL DEFAULT false
  CONSTRAINT file_state_pkey PRIMARY KEY (code)
  CONSTRAINT file_state_waits_for_check CHECK ((waits_for = ANY (ARRAY['agent'::text, 'drh_origine'::text, 'drh_accueil'::text, 'secretariat'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')

TABLE passerelle.golive_piece -- The pieces without which no night reads real people, in French
  code code NOT NULL
  rank smallint NOT NULL
  label text NOT NULL
  article label
  remedy text NOT NULL
  CONSTRAINT golive_piece_label_check CHECK (passerelle.is_plain(label, 400))
  CONSTRAINT golive_piece_pkey PRIMARY KEY (code)
  CONSTRAINT golive_piece_rank_check CHECK (((rank >= 1) AND (rank <= 100)))
  CONSTRAINT golive_piece_rank_key UNIQUE (rank)
  CONSTRAINT golive_piece_remedy_check CHECK (passerelle.is_plain(remedy, 400))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.golive_record -- Pieces recorded before going live; the latest row of a piece counts
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  piece code NOT NULL
  dated_on day
  reference label -- Where the piece is; NULL with the date: the piece is withdrawn
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
  recorded_by name NOT NULL DEFAULT SESSION_USER
  CONSTRAINT golive_record_check CHECK (((dated_on IS NULL) = (reference IS NULL)))
  CONSTRAINT golive_record_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT golive_record_piece_fkey FOREIGN KEY (piece) REFERENCES passerelle.golive_piece(code)
  CONSTRAINT golive_record_pkey PRIMARY KEY (id)
  INDEX golive_record_of_piece ON passerelle.golive_record USING btree (piece)
  INDEX golive_record_piece ON passerelle.golive_record USING btree (commission, piece, id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('piece')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('piece')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('piece')
  TRIGGER keep_rows BEFORE DELETE OR UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_golive_record()
  TRIGGER keep_table BEFORE TRUNCATE FOR EACH STATEMENT EXECUTE FUNCTION passerelle.keep_golive_record()
  GRANT SELECT TO passerelle_engine

TABLE passerelle.grade -- Grades of a cadre; scale is the shared scale of category C, NULL outside it
  code code NOT NULL
  label label NOT NULL
  cadre code NOT NULL
  scale text
  CONSTRAINT grade_cadre_fkey FOREIGN KEY (cadre) REFERENCES passerelle.cadre(code)
  CONSTRAINT grade_code_cadre_key UNIQUE (code, cadre)
  CONSTRAINT grade_pkey PRIMARY KEY (code)
  CONSTRAINT grade_scale_check CHECK ((scale = ANY (ARRAY['C1'::text, 'C2'::text, 'C3'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.immersion_closure -- Days on which a place takes nobody
  place_id bigint NOT NULL
  from_on day NOT NULL
  to_on day NOT NULL
  CONSTRAINT immersion_closure_check CHECK (((from_on)::date <= (to_on)::date))
  CONSTRAINT immersion_closure_pkey PRIMARY KEY (place_id, from_on)
  CONSTRAINT immersion_closure_place_id_fkey FOREIGN KEY (place_id) REFERENCES passerelle.immersion_place(id) ON DELETE CASCADE
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_cohort_place TO passerelle_loader USING (place_id IN ( SELECT immersion_place.id FROM passerelle.immersion_place WHERE ((immersion_place.cohort IS NOT NULL) AND (((immersion_place.commission)::text, (immersion_place.employer)::text) IN ( SELECT login_loader.commission, login_loader.employer FROM passerelle.login_loader))))) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('place_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('place_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('place_id')
  GRANT DELETE, INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.immersion_demand -- What a place asks under each code of the vocabulary, as a post does
  place_id bigint NOT NULL
  code text NOT NULL
  is_present boolean NOT NULL
  meets_need boolean NOT NULL DEFAULT false
  level integer
  unit text
  frequency text
  parts parts NOT NULL DEFAULT '{}'::text[]
  is_adaptable boolean
  declared_on day
  is_signed boolean NOT NULL DEFAULT false
  CONSTRAINT demand_check CHECK (((unit IS NULL) OR (code = 'R04'::text)))
  CONSTRAINT demand_check1 CHECK (((frequency IS NULL) OR (code = 'R01'::text)))
  CONSTRAINT demand_frequency_check CHECK ((frequency = ANY (ARRAY['ponctuel'::text, 'repete'::text])))
  CONSTRAINT demand_level_check CHECK (((level >= 0) AND (level <= 100000)))
  CONSTRAINT demand_unit_check CHECK ((unit = ANY (ARRAY['metre'::text, 'minute'::text])))
  CONSTRAINT immersion_demand_code_fkey FOREIGN KEY (code) REFERENCES passerelle.restriction_code(code)
  CONSTRAINT immersion_demand_pkey PRIMARY KEY (place_id, code)
  CONSTRAINT immersion_demand_place_id_fkey FOREIGN KEY (place_id) REFERENCES passerelle.immersion_place(id) ON DELETE CASCADE
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_cohort_place TO passerelle_loader USING (place_id IN ( SELECT immersion_place.id FROM passerelle.immersion_place WHERE ((immersion_place.cohort IS NOT NULL) AND (((immersion_place.commission)::text, (immersion_place.employer)::text) IN ( SELECT login_loader.commission, login_loader.employer FROM passerelle.login_loader))))) WITH THE SAME CHECK
  POLICY own_place TO passerelle_loader USING (place_id IN ( SELECT immersion_place.id FROM passerelle.immersion_place WHERE (immersion_place.cohort IS NULL))) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('place_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('place_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('place_id')
  GRANT DELETE, INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.immersion_done -- Immersions outside this cohort: their days count for three years
  agent_id bigint NOT NULL
  ended_on day NOT NULL
  days smallint NOT NULL
  CONSTRAINT immersion_done_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT immersion_done_days_check CHECK (((days >= 1) AND (days <= 100)))
  CONSTRAINT immersion_done_pkey PRIMARY KEY (agent_id, ended_on)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY file_counts TO passerelle_owner USING (agent_id = ANY (ARRAY( SELECT my_file.agent_id FROM passerelle.my_file))) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT DELETE, INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.immersion_opinion -- Date on which the doctor gave an opinion on a place; the opinion is not stored
  agent_id bigint NOT NULL
  place_id bigint NOT NULL
  given_on day NOT NULL
  CONSTRAINT immersion_opinion_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT immersion_opinion_pkey PRIMARY KEY (agent_id, place_id)
  CONSTRAINT immersion_opinion_place_id_fkey FOREIGN KEY (place_id) REFERENCES passerelle.immersion_place(id) ON DELETE CASCADE
  INDEX immersion_opinion_place ON passerelle.immersion_opinion USING btree (place_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT DELETE, INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.immersion_place -- Services that take agents for some days, for a cohort or, without one, in the ordinary nights; employer is the host
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  cohort code
  code code NOT NULL
  employer siret NOT NULL
  service label NOT NULL
  metier rome
  commune insee
  opens_on day NOT NULL
  closes_on day NOT NULL
  days smallint -- Working days of one stay, without a cohort; a cohort has its own rhythms
  closed_on day -- No longer given by its employer from this day on
  week working_week NOT NULL DEFAULT 1023
  capacity smallint NOT NULL DEFAULT 1 -- Agents at one time; without a cohort, agents in all between its two dates
  tutor code -- Who follows the agents, by a code; of a cohort, one of its tutors
  day_start smallint
  day_end smallint
  works_weekend boolean
  is_split boolean
  permis codes NOT NULL DEFAULT '{}'::text[]
  CONSTRAINT immersion_place_capacity_check CHECK (((capacity >= 0) AND (capacity <= 100)))
  CONSTRAINT immersion_place_check CHECK (((opens_on)::date <= (closes_on)::date))
  CONSTRAINT immersion_place_check1 CHECK (((day_start IS NULL) = (day_end IS NULL)))
  CONSTRAINT immersion_place_check2 CHECK (((cohort IS NULL) = (days IS NOT NULL)))
  CONSTRAINT immersion_place_check3 CHECK (((cohort IS NULL) OR (closed_on IS NULL)))
  CONSTRAINT immersion_place_commission_cohort_code_key UNIQUE (commission, cohort, code)
  CONSTRAINT immersion_place_commission_cohort_fkey FOREIGN KEY (commission, cohort) REFERENCES passerelle.cohort(commission, code) ON DELETE CASCADE
  CONSTRAINT immersion_place_commission_cohort_tutor_fkey FOREIGN KEY (commission, cohort, tutor) REFERENCES passerelle.cohort_tutor(commission, cohort, code)
  CONSTRAINT immersion_place_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT immersion_place_commune_fkey FOREIGN KEY (commune) REFERENCES passerelle.commune(insee)
  CONSTRAINT immersion_place_day_end_check CHECK (((day_end >= 0) AND (day_end <= 1440)))
  CONSTRAINT immersion_place_day_start_check CHECK (((day_start >= 0) AND (day_start <= 1440)))
  CONSTRAINT immersion_place_days_check CHECK (((days >= 1) AND (days <= 100)))
  CONSTRAINT immersion_place_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT immersion_place_metier_fkey FOREIGN KEY (metier) REFERENCES passerelle.metier(code)
  CONSTRAINT immersion_place_pkey PRIMARY KEY (id)
  INDEX immersion_place_employer ON passerelle.immersion_place USING btree (employer)
  UNIQUE INDEX immersion_place_ordinary ON passerelle.immersion_place USING btree (commission, code) WHERE (cohort IS NULL)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING ((cohort IS NOT NULL) AND ((commission)::text IN ( SELECT login_loader.commission FROM passerelle.login_loader)))
  POLICY own_cohort_place FOR UPDATE TO passerelle_loader USING ((cohort IS NOT NULL) AND (((commission)::text, (employer)::text) IN ( SELECT login_loader.commission, login_loader.employer FROM passerelle.login_loader))) WITH THE SAME CHECK
  POLICY own_cohort_place_new FOR INSERT TO passerelle_loader WITH CHECK ((cohort IS NOT NULL) AND (((commission)::text, (employer)::text) IN ( SELECT login_loader.commission, login_loader.employer FROM passerelle.login_loader)))
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  POLICY own_employer TO passerelle_loader USING ((cohort IS NULL) AND (((commission)::text, (employer)::text) IN ( SELECT login_loader.commission, login_loader.employer FROM passerelle.login_loader))) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.immersion_request -- An agent's request for an ordinary immersion: dates only
  agent_id bigint NOT NULL
  requested_on day -- Request to the employer; three months before the first day
  delay_agreed_on day -- The employer agreed to a shorter delay
  agreement_on day -- Convention of the immersion, or tripartite agreement of the PPR
  CONSTRAINT immersion_request_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT immersion_request_pkey PRIMARY KEY (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.index_point -- Monthly value of one indice point in hundred-thousandths of a euro (4.92278 € is 492278)
  valid_from day NOT NULL
  value bigint NOT NULL
  CONSTRAINT index_point_pkey PRIMARY KEY (valid_from)
  CONSTRAINT index_point_value_check CHECK (((value >= 100000) AND (value <= 10000000)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('valid_from')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('valid_from')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('valid_from')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.journal -- One row a statement that wrote inputs, mappings, the catalogue or the pointer
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
  login name NOT NULL DEFAULT SESSION_USER
  application text NOT NULL DEFAULT current_setting('application_name'::text)
  table_name name NOT NULL
  operation text NOT NULL
  rows bigint NOT NULL
  subjects text[] NOT NULL -- The first hundred keys written: agent or post number, code
  CONSTRAINT journal_operation_check CHECK ((operation = ANY (ARRAY['INSERT'::text, 'UPDATE'::text, 'DELETE'::text])))
  CONSTRAINT journal_pkey PRIMARY KEY (id)
  CONSTRAINT journal_rows_check CHECK ((rows > 0))
  INDEX journal_at ON passerelle.journal USING btree (at)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY controllers FOR SELECT TO passerelle_owner USING (EXISTS ( SELECT FROM passerelle.my_control))
  POLICY written_by_trigger FOR INSERT TO passerelle_owner WITH CHECK true
  TRIGGER keep_rows BEFORE DELETE OR UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_journal()
  TRIGGER keep_table BEFORE TRUNCATE FOR EACH STATEMENT EXECUTE FUNCTION passerelle.keep_journal()

TABLE passerelle.load -- What each employer last gave, and when
  commission code NOT NULL
  employer siret NOT NULL
  loaded_at timestamp with time zone
  stale boolean NOT NULL DEFAULT false -- The last load failed: the data of the one before stand, and are marked so
  agents integer
  posts integer
  CONSTRAINT load_agents_check CHECK ((agents >= 0))
  CONSTRAINT load_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT load_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT load_loaded_at_check CHECK (((loaded_at >= '2000-01-01 00:00:00+00'::timestamp with time zone) AND (loaded_at <= '2200-01-01 00:00:00+00'::timestamp with time zone)))
  CONSTRAINT load_pkey PRIMARY KEY (commission, employer)
  CONSTRAINT load_posts_check CHECK ((posts >= 0))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  POLICY own_employer TO passerelle_loader USING (((commission)::text, (employer)::text) IN ( SELECT login_loader.commission, login_loader.employer FROM passerelle.login_loader)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT TO passerelle_engine

TABLE passerelle.login_loader -- Which employer's rows a login may write
  login name NOT NULL
  commission code NOT NULL
  employer siret NOT NULL
  CONSTRAINT login_loader_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT login_loader_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT login_loader_pkey PRIMARY KEY (login, commission, employer)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_login FOR SELECT TO passerelle_loader USING (login = SESSION_USER)
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('login')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('login')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('login')
  GRANT SELECT TO passerelle_loader

TABLE passerelle.login_recipient -- Which recipients a login reads for; one login a person or a BI source
  login name NOT NULL
  recipient_id bigint NOT NULL
  CONSTRAINT login_recipient_pkey PRIMARY KEY (login, recipient_id)
  CONSTRAINT login_recipient_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES passerelle.recipient(id) ON DELETE CASCADE
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_login FOR SELECT TO passerelle_owner USING (login = SESSION_USER)
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('login')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('login')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('login')

TABLE passerelle.metier -- Métiers of ROME 4.0; the first three characters of the code are the professional domain
  code rome NOT NULL
  label label NOT NULL
  CONSTRAINT metier_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.metier_competence -- Items of a métier; coeur says when they are its core
  metier rome NOT NULL
  competence integer NOT NULL
  coeur text
  CONSTRAINT metier_competence_coeur_check CHECK ((coeur = ANY (ARRAY['principale'::text, 'emergente'::text])))
  CONSTRAINT metier_competence_competence_fkey FOREIGN KEY (competence) REFERENCES passerelle.competence(code)
  CONSTRAINT metier_competence_metier_fkey FOREIGN KEY (metier) REFERENCES passerelle.metier(code)
  CONSTRAINT metier_competence_pkey PRIMARY KEY (metier, competence)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('metier')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('metier')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('metier')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.metier_context -- Contexts of a métier: a hint, never a proof. A context that is absent is unknown
  metier rome NOT NULL
  context integer NOT NULL
  CONSTRAINT metier_context_context_fkey FOREIGN KEY (context) REFERENCES passerelle.work_context(code)
  CONSTRAINT metier_context_metier_fkey FOREIGN KEY (metier) REFERENCES passerelle.metier(code)
  CONSTRAINT metier_context_pkey PRIMARY KEY (metier, context)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('metier')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('metier')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('metier')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.metier_link -- Directed mobility links: someone of source can move towards target. Few have their return
  source rome NOT NULL
  target rome NOT NULL
  rank smallint NOT NULL
  CONSTRAINT metier_link_check CHECK (((source)::text <> (target)::text))
  CONSTRAINT metier_link_pkey PRIMARY KEY (source, target)
  CONSTRAINT metier_link_rank_check CHECK ((rank > 0))
  CONSTRAINT metier_link_source_fkey FOREIGN KEY (source) REFERENCES passerelle.metier(code)
  CONSTRAINT metier_link_target_fkey FOREIGN KEY (target) REFERENCES passerelle.metier(code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('source')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('source')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('source')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.migration
  name text NOT NULL
  sha256 text NOT NULL
  applied_at timestamp with time zone NOT NULL DEFAULT now()
  CONSTRAINT migration_pkey PRIMARY KEY (name)
  CONSTRAINT migration_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.night_bilan -- Figures of a year: plain totals for every member, flows as each may read them. Origin and host are SIRETs, or versants
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  year smallint NOT NULL
  indicator text NOT NULL
  origin text NOT NULL DEFAULT ''::text
  host text NOT NULL DEFAULT ''::text
  value bigint NOT NULL
  CONSTRAINT night_bilan_pkey PRIMARY KEY (run_id, recipient_id, year, indicator, origin, host)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.night_deadline -- Dates by which something must be settled, as entered, never computed. That of a restriction is for the origin and the agent
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  kind text NOT NULL
  on_day date NOT NULL
  CONSTRAINT night_deadline_kind_check CHECK ((kind = ANY (ARRAY['PPR'::text, 'CDD'::text, 'SURNOMBRE'::text, 'STAGE'::text, 'POSITION'::text, 'RESTRICTION'::text])))
  CONSTRAINT night_deadline_pkey PRIMARY KEY (run_id, recipient_id, reference, kind, on_day)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.night_input -- Digests of what a night read of each agent and each post, by their numbers: what an avis on it is compared with
  run_id bigint NOT NULL
  side text NOT NULL
  subject bigint NOT NULL
  input text NOT NULL
  digest text NOT NULL
  CONSTRAINT night_input_pkey PRIMARY KEY (run_id, side, subject, input)
  CONSTRAINT night_input_side_check CHECK ((side = ANY (ARRAY['agent'::text, 'poste'::text])))
  INDEX night_input_agent ON passerelle.night_input USING btree (subject) WHERE (side = 'agent'::text)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY erased FOR DELETE TO passerelle_owner USING true
  POLICY found FOR SELECT TO passerelle_owner USING true
  POLICY secretariat_reads FOR SELECT TO passerelle_owner USING (run_id IN ( SELECT run.id FROM (passerelle.run JOIN passerelle.my_recipient me USING (commission)) WHERE (me.kind = 'commission'::text)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.occupation -- The post an agent holds; reopened: the employer would open it again if the agent left
  commission code NOT NULL
  agent_id bigint NOT NULL
  post_id bigint NOT NULL
  reopened boolean NOT NULL DEFAULT false
  floor integer NOT NULL DEFAULT 0 -- What staying is worth to the agent, in the weighted points of proposals, as the origin and the agent declare it: the plan never moves the agent for fewer. 0: any admissible proposal is worth moving for, since the agent asked to be presented
  CONSTRAINT occupation_agent_id_commission_fkey FOREIGN KEY (agent_id, commission) REFERENCES passerelle.agent(id, commission) ON DELETE CASCADE
  CONSTRAINT occupation_floor_check CHECK (((floor >= 0) AND (floor <= 900000)))
  CONSTRAINT occupation_pkey PRIMARY KEY (agent_id)
  CONSTRAINT occupation_post_id_commission_fkey FOREIGN KEY (post_id, commission) REFERENCES passerelle.post(id, commission) ON DELETE CASCADE
  INDEX occupation_post ON passerelle.occupation USING btree (post_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_file FOR SELECT TO passerelle_owner USING (agent_id = ANY (ARRAY( SELECT my_file.agent_id FROM passerelle.my_file WHERE (my_file.kind <> 'accueil'::text))))
  POLICY own_post FOR SELECT TO passerelle_loader USING (post_id IN ( SELECT post.id FROM passerelle.post))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT SELECT (commission, agent_id, post_id, reopened, floor) TO passerelle_engine
  GRANT SELECT (post_id) TO passerelle_loader

TABLE passerelle.outcome -- Ends of a file that no seat of the plan gave: what the agent found otherwise, or gave up
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  agent_id bigint NOT NULL
  kind text NOT NULL
  on_day day NOT NULL
  origin siret NOT NULL
  host siret
  corrects bigint
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
  recorded_by name NOT NULL DEFAULT SESSION_USER
  CONSTRAINT outcome_agent_id_commission_fkey FOREIGN KEY (agent_id, commission) REFERENCES passerelle.agent(id, commission) ON DELETE CASCADE
  CONSTRAINT outcome_check CHECK (((kind = 'annulation'::text) = (corrects IS NOT NULL)))
  CONSTRAINT outcome_check1 CHECK ((corrects < id))
  CONSTRAINT outcome_corrects_fkey FOREIGN KEY (corrects) REFERENCES passerelle.outcome(id)
  CONSTRAINT outcome_corrects_key UNIQUE (corrects)
  CONSTRAINT outcome_host_fkey FOREIGN KEY (host) REFERENCES passerelle.employer(siret)
  CONSTRAINT outcome_kind_check CHECK ((kind = ANY (ARRAY['stage'::text, 'apprentissage'::text, 'recrutement_direct'::text, 'concours'::text, 'reclassement_interne'::text, 'poste_adapte'::text, 'renonciation'::text, 'annulation'::text])))
  CONSTRAINT outcome_origin_fkey FOREIGN KEY (origin) REFERENCES passerelle.employer(siret)
  CONSTRAINT outcome_pkey PRIMARY KEY (id)
  INDEX outcome_agent ON passerelle.outcome USING btree (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY file_reads FOR SELECT TO passerelle_owner USING (agent_id = ANY (ARRAY( SELECT my_file.agent_id FROM passerelle.my_file WHERE (my_file.kind <> 'accueil'::text))))
  POLICY file_writes FOR INSERT TO passerelle_owner WITH CHECK (agent_id = ANY (ARRAY( SELECT my_file.agent_id FROM passerelle.my_file WHERE (my_file.kind = ANY (ARRAY['commission'::text, 'origine'::text])))))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT SELECT TO passerelle_engine

TABLE passerelle.passerelle_constatee -- Moves between two métiers seen to succeed, with their days of training and immersion
  commission code NOT NULL
  source rome NOT NULL
  target rome NOT NULL
  theory_days smallint NOT NULL
  practice_days smallint NOT NULL
  observed_on day
  CONSTRAINT passerelle_constatee_check CHECK (((source)::text <> (target)::text))
  CONSTRAINT passerelle_constatee_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT passerelle_constatee_pkey PRIMARY KEY (commission, source, target)
  CONSTRAINT passerelle_constatee_practice_days_check CHECK (((practice_days >= 0) AND (practice_days <= 365)))
  CONSTRAINT passerelle_constatee_source_fkey FOREIGN KEY (source) REFERENCES passerelle.metier(code)
  CONSTRAINT passerelle_constatee_target_fkey FOREIGN KEY (target) REFERENCES passerelle.metier(code)
  CONSTRAINT passerelle_constatee_theory_days_check CHECK (((theory_days >= 0) AND (theory_days <= 365)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.pay_grid -- Indice majoré of each échelon of a scale; months is its duration, NULL for the last one
  scale code NOT NULL
  echelon smallint NOT NULL
  valid_from day NOT NULL
  im im NOT NULL
  months smallint
  CONSTRAINT pay_grid_echelon_check CHECK (((echelon >= 1) AND (echelon <= 20)))
  CONSTRAINT pay_grid_months_check CHECK (((months >= 1) AND (months <= 120)))
  CONSTRAINT pay_grid_pkey PRIMARY KEY (scale, echelon, valid_from)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('scale')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('scale')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('scale')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.plan_decision -- Placements decided beforehand, that the plan keeps, or refused to it
  commission code NOT NULL
  agent_id bigint NOT NULL
  post_id bigint NOT NULL
  kind text NOT NULL
  decided_on day NOT NULL
  lifted_on day
  CONSTRAINT plan_decision_agent_id_commission_fkey FOREIGN KEY (agent_id, commission) REFERENCES passerelle.agent(id, commission) ON DELETE CASCADE
  CONSTRAINT plan_decision_check CHECK (((decided_on)::date <= (lifted_on)::date))
  CONSTRAINT plan_decision_kind_check CHECK ((kind = ANY (ARRAY['decide'::text, 'veto'::text])))
  CONSTRAINT plan_decision_pkey PRIMARY KEY (agent_id, post_id, decided_on)
  CONSTRAINT plan_decision_post_id_commission_fkey FOREIGN KEY (post_id, commission) REFERENCES passerelle.post(id, commission) ON DELETE CASCADE
  INDEX plan_decision_post ON passerelle.plan_decision USING btree (post_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.post -- Vacant posts, or posts that would be; employer is the host
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  code code NOT NULL
  employer siret NOT NULL
  service code -- Service at the host, as the employer codes it; NULL: not entered
  title label NOT NULL
  source code NOT NULL DEFAULT 'employeur'::text -- Where the row comes from; reference is its number there (two rows may share it: IMP-DOUBLON)
  reference code
  seats smallint NOT NULL DEFAULT 1 -- 0 is legal: the post is read, and nobody is placed on it
  category category
  cadre code
  grades codes NOT NULL DEFAULT '{}'::text[] -- Grades the post is open to; empty: every grade of the cadre
  nature text -- To whom it is open; NULL: not declared
  published_on day
  publication_end day -- Last day included; NULL has no end (the open data write 31/12/9999)
  vacant_since day
  starts_on day
  closed_on day -- No longer given by its source from this day on: nights no longer read it
  accepts_mise_a_disposition boolean NOT NULL DEFAULT false
  CONSTRAINT post_cadre_fkey FOREIGN KEY (cadre) REFERENCES passerelle.cadre(code)
  CONSTRAINT post_check CHECK (((published_on)::date <= (publication_end)::date))
  CONSTRAINT post_check1 CHECK (((cardinality((grades)::text[]) = 0) OR (cadre IS NOT NULL)))
  CONSTRAINT post_commission_code_key UNIQUE (commission, code)
  CONSTRAINT post_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT post_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT post_id_commission_key UNIQUE (id, commission)
  CONSTRAINT post_nature_check CHECK ((nature = ANY (ARRAY['titulaires'::text, 'titulaires_et_contractuels'::text, 'contractuels'::text])))
  CONSTRAINT post_pkey PRIMARY KEY (id)
  CONSTRAINT post_seats_check CHECK (((seats >= 0) AND (seats <= 1000)))
  INDEX post_employer ON passerelle.post USING btree (employer)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  POLICY own_employer TO passerelle_loader USING (((commission)::text, (employer)::text) IN ( SELECT login_loader.commission, login_loader.employer FROM passerelle.login_loader)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (id, commission, code, employer, service, title, source, reference, seats, category, cadre, grades, nature, published_on, publication_end, vacant_since, starts_on, closed_on, accepts_mise_a_disposition) TO passerelle_engine

TABLE passerelle.post_condition -- Where and how the work is done; NULL: not declared
  post_id bigint NOT NULL
  commune insee
  day_start smallint -- In minutes from midnight; an end before the start is a night
  day_end smallint
  works_weekend boolean
  is_split boolean
  declares_no_travel boolean NOT NULL DEFAULT false -- « Déplacements : aucun » : answers R11
  weekly_minutes weekly_minutes DEFAULT 2100
  part_time_possible boolean
  themes codes NOT NULL DEFAULT '{}'::text[]
  is_hard_to_fill boolean NOT NULL DEFAULT false
  CONSTRAINT post_condition_check CHECK (((day_start IS NULL) = (day_end IS NULL)))
  CONSTRAINT post_condition_commune_fkey FOREIGN KEY (commune) REFERENCES passerelle.commune(insee)
  CONSTRAINT post_condition_day_end_check CHECK (((day_end >= 0) AND (day_end <= 1440)))
  CONSTRAINT post_condition_day_start_check CHECK (((day_start >= 0) AND (day_start <= 1440)))
  CONSTRAINT post_condition_pkey PRIMARY KEY (post_id)
  CONSTRAINT post_condition_post_id_fkey FOREIGN KEY (post_id) REFERENCES passerelle.post(id) ON DELETE CASCADE
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING (post_id IN ( SELECT post.id FROM passerelle.post))
  POLICY own_post TO passerelle_loader USING (post_id IN ( SELECT post.id FROM passerelle.post)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (post_id, commune, day_start, day_end, works_weekend, is_split, declares_no_travel, weekly_minutes, part_time_possible, themes, is_hard_to_fill) TO passerelle_engine

TABLE passerelle.post_notice -- The items of the legal notice (CGFP D311-2) that no rule reads
  post_id bigint NOT NULL
  origin text
  authority label
  missions prose
  profile prose
  contact label
  apply_before day
  CONSTRAINT post_notice_origin_check CHECK ((origin = ANY (ARRAY['creation'::text, 'vacance'::text])))
  CONSTRAINT post_notice_pkey PRIMARY KEY (post_id)
  CONSTRAINT post_notice_post_id_fkey FOREIGN KEY (post_id) REFERENCES passerelle.post(id) ON DELETE CASCADE
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING (post_id IN ( SELECT post.id FROM passerelle.post))
  POLICY own_post TO passerelle_loader USING (post_id IN ( SELECT post.id FROM passerelle.post)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader

TABLE passerelle.post_pay -- Monthly pay at full time; NULL is unknown, never 0
  post_id bigint NOT NULL
  im im -- Indice majoré of a decided classement; without one the index held is kept, « au moins »
  regime centimes
  nbi_points smallint
  cti_points smallint
  CONSTRAINT post_pay_cti_points_check CHECK (((cti_points >= 0) AND (cti_points <= 500)))
  CONSTRAINT post_pay_nbi_points_check CHECK (((nbi_points >= 0) AND (nbi_points <= 500)))
  CONSTRAINT post_pay_pkey PRIMARY KEY (post_id)
  CONSTRAINT post_pay_post_id_fkey FOREIGN KEY (post_id) REFERENCES passerelle.post(id) ON DELETE CASCADE
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING (post_id IN ( SELECT post.id FROM passerelle.post))
  POLICY own_post TO passerelle_loader USING (post_id IN ( SELECT post.id FROM passerelle.post)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (post_id, im, regime, nbi_points, cti_points) TO passerelle_engine

TABLE passerelle.post_requirement -- What the law or the post requires of the person
  post_id bigint NOT NULL
  metier rome
  competences ogr_codes NOT NULL DEFAULT '{}'::integer[]
  diplomas codes NOT NULL DEFAULT '{}'::text[] -- Titles required by law, all of them
  approvals codes NOT NULL DEFAULT '{}'::text[] -- Approvals or licences required by law, all of them
  needs_ordre boolean NOT NULL DEFAULT false
  permis codes NOT NULL DEFAULT '{}'::text[]
  needs_honorabilite boolean NOT NULL DEFAULT false
  is_souverainete boolean NOT NULL DEFAULT false
  CONSTRAINT post_requirement_metier_fkey FOREIGN KEY (metier) REFERENCES passerelle.metier(code)
  CONSTRAINT post_requirement_pkey PRIMARY KEY (post_id)
  CONSTRAINT post_requirement_post_id_fkey FOREIGN KEY (post_id) REFERENCES passerelle.post(id) ON DELETE CASCADE
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING (post_id IN ( SELECT post.id FROM passerelle.post))
  POLICY own_post TO passerelle_loader USING (post_id IN ( SELECT post.id FROM passerelle.post)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  GRANT INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (post_id, metier, competences, diplomas, approvals, needs_ordre, permis, needs_honorabilite, is_souverainete) TO passerelle_engine

TABLE passerelle.publication -- What each commission's readers see; going back is one UPDATE
  commission code NOT NULL
  run_id bigint NOT NULL
  run_state text NOT NULL DEFAULT 'published'::text
  moved_at timestamp with time zone NOT NULL DEFAULT now()
  CONSTRAINT publication_pkey PRIMARY KEY (commission)
  CONSTRAINT publication_run_id_commission_run_state_fkey FOREIGN KEY (run_id, commission, run_state) REFERENCES passerelle.run(id, commission, state)
  CONSTRAINT publication_run_state_check CHECK ((run_state = 'published'::text))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT INSERT, SELECT, UPDATE TO passerelle_engine

TABLE passerelle.published_agent -- An agent as one recipient may know it; NULL is hidden, or unknown
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  is_in_scope boolean NOT NULL
  siret text
  versant text
  statut text
  category text
  grade text
  metier text
  commune text
  weekly_minutes integer
  deadline text
  deadline_on date
  internal_search_on date
  proposable integer NOT NULL
  sous_condition integer NOT NULL
  a_instruire integer NOT NULL
  non_recevable integer NOT NULL
  planned_post text
  service text -- Where structural rules count the agent; NULL unless one names a service
  held_post text -- The agent's own post when the night reads it: never a proposal
  may_stay boolean -- That post would be reopened: the agent stays on it or moves
  CONSTRAINT published_agent_deadline_check CHECK ((deadline = ANY (ARRAY['PPR'::text, 'CDD'::text, 'SURNOMBRE'::text, 'STAGE'::text])))
  CONSTRAINT published_agent_pkey PRIMARY KEY (run_id, recipient_id, reference)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_alternative -- Pairs open to the plan that it does not retain, for the secretariat; impossible: no plan has the pair
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  post text NOT NULL
  agent_rank integer
  post_rank integer NOT NULL
  knowledge text NOT NULL
  CONSTRAINT published_alternative_agent_rank_check CHECK ((agent_rank > 1))
  CONSTRAINT published_alternative_knowledge_check CHECK ((knowledge = ANY (ARRAY['exacte'::text, 'encadree'::text, 'impossible'::text, 'inconnue'::text])))
  CONSTRAINT published_alternative_pkey PRIMARY KEY (run_id, recipient_id, reference, post)
  CONSTRAINT published_alternative_post_rank_check CHECK ((post_rank > 0))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_certificate -- What proves the plan of a run: prices of the network, a tree a level where side rules bind, or nothing
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  proof text NOT NULL
  is_whole boolean NOT NULL -- Every pair that may take a seat has its arc; above the charte's cap only the pairs of the plan do
  nodes integer NOT NULL
  arcs integer NOT NULL
  salt integer NOT NULL -- Of the hash that parts equal plans: the year, and 10,000 more as often as a tie was left, seven times at most
  met text[] NOT NULL DEFAULT '{}'::text[] -- Rules of all or nothing that the plan meets, in the voted order; without those that decisions have begun
  CONSTRAINT published_certificate_pkey PRIMARY KEY (run_id, recipient_id)
  CONSTRAINT published_certificate_proof_check CHECK ((proof = ANY (ARRAY['prix'::text, 'arbres'::text, 'aucune'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_certificate_arc -- Arcs of the plan's network, with what the plan sends through each
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  arc integer NOT NULL
  kind text NOT NULL
  tail integer NOT NULL
  head integer NOT NULL
  lower bigint NOT NULL
  upper bigint NOT NULL
  flow bigint NOT NULL
  costs bigint[] NOT NULL -- One a level, minimised
  rule text
  CONSTRAINT published_certificate_arc_kind_check CHECK ((kind = ANY (ARRAY['agent'::text, 'poste'::text, 'paire'::text, 'maintien'::text, 'regle'::text, 'minimum'::text, 'porte'::text])))
  CONSTRAINT published_certificate_arc_pkey PRIMARY KEY (run_id, recipient_id, arc)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_certificate_branch -- The tree that proves a level under side rules, and those that prove each other case of the rules of all or nothing no better, up to the level at which it is worse; branch −1 has the duals that narrow the level and those after it
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  level smallint NOT NULL
  branch integer NOT NULL
  parent integer NOT NULL
  arc integer NOT NULL
  is_at_most boolean NOT NULL
  value bigint NOT NULL
  fate text NOT NULL
  prices bigint[] NOT NULL
  multipliers bigint[] NOT NULL
  denominator bigint NOT NULL -- 0: the duals prove that no flow exists at all
  side_rows integer[] NOT NULL -- Of branch −1: what the multipliers are of, k for side row k, −k − 1 for the value of level k
  met text[] NOT NULL DEFAULT '{}'::text[] -- The case: rules of all or nothing that it meets, in the voted order; the others place nobody in it
  CONSTRAINT published_certificate_branch_denominator_check CHECK ((denominator >= 0))
  CONSTRAINT published_certificate_branch_fate_check CHECK ((fate = ANY (ARRAY['racine'::text, 'separe'::text, 'clos'::text, 'ouvert'::text, 'vide'::text])))
  CONSTRAINT published_certificate_branch_pkey PRIMARY KEY (run_id, recipient_id, met, level, branch)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_certificate_node -- Nodes of the plan's network; no supply: every unit comes back
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  node integer NOT NULL
  kind text NOT NULL
  agent text
  post text
  rule text
  prices bigint[] NOT NULL -- One a level, compared as arrays are: in order; empty with trees
  CONSTRAINT published_certificate_node_check CHECK (((kind = 'agent'::text) = (agent IS NOT NULL)))
  CONSTRAINT published_certificate_node_kind_check CHECK ((kind = ANY (ARRAY['agent'::text, 'poste'::text, 'pivot'::text, 'regle'::text, 'porte'::text])))
  CONSTRAINT published_certificate_node_pkey PRIMARY KEY (run_id, recipient_id, node)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_certificate_row -- Structural rules that no network carries: bounds of a weighted sum of flows
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  side_row integer NOT NULL
  rule text NOT NULL
  lower bigint
  upper bigint
  arcs integer[] NOT NULL
  coefficients bigint[] NOT NULL
  CONSTRAINT published_certificate_row_check CHECK ((cardinality(arcs) = cardinality(coefficients)))
  CONSTRAINT published_certificate_row_pkey PRIMARY KEY (run_id, recipient_id, side_row)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_chain -- Moves that hang together: each takes the seat the one before frees. An employer has the links of its own agents
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  chain smallint NOT NULL
  link smallint NOT NULL
  is_exchange boolean NOT NULL
  links smallint NOT NULL
  reference text NOT NULL
  from_post text
  to_post text NOT NULL
  CONSTRAINT published_chain_pkey PRIMARY KEY (run_id, recipient_id, chain, link)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_claim -- A seat that an agent of higher priority wanted and another agent has, one row for each thing that explains it
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  post text NOT NULL
  holder text NOT NULL
  priority text NOT NULL
  cause text NOT NULL -- decision: placement decided; maintien: right to stay; chaine: the holder's own post is taken; regle: rule of the charte
  rule text NOT NULL DEFAULT ''::text
  CONSTRAINT published_claim_cause_check CHECK ((cause = ANY (ARRAY['decision'::text, 'maintien'::text, 'chaine'::text, 'regle'::text, 'non_prouve'::text])))
  CONSTRAINT published_claim_check CHECK (((cause = 'regle'::text) = (rule <> ''::text)))
  CONSTRAINT published_claim_pkey PRIMARY KEY (run_id, recipient_id, reference, post, holder, cause, rule)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_conflict -- A minimum that cannot be met, with the rules that together forbid it; the row of the minimum itself has no relaxation
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  minimum text NOT NULL
  rule text NOT NULL
  shortfall bigint NOT NULL
  is_irreducible boolean NOT NULL
  relaxed_shortfall bigint -- What would still be missing if the rule gave one unit more
  CONSTRAINT published_conflict_pkey PRIMARY KEY (run_id, recipient_id, minimum, rule)
  CONSTRAINT published_conflict_relaxed_shortfall_check CHECK ((relaxed_shortfall >= 0))
  CONSTRAINT published_conflict_shortfall_check CHECK ((shortfall > 0))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_contested -- Agents whose placement a weight moved by five per cent changes; NULL post: none
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  criterion text NOT NULL
  step smallint NOT NULL
  plan_post text
  other_post text
  CONSTRAINT published_contested_check CHECK ((plan_post IS DISTINCT FROM other_post))
  CONSTRAINT published_contested_pkey PRIMARY KEY (run_id, recipient_id, reference, criterion, step)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_displaced -- The other agents whose placement would change if an alternative were imposed; NULL post: none
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  post text NOT NULL
  displaced text NOT NULL
  lost_post text
  gained_post text
  CONSTRAINT published_displaced_check CHECK ((lost_post IS DISTINCT FROM gained_post))
  CONSTRAINT published_displaced_pkey PRIMARY KEY (run_id, recipient_id, reference, post, displaced)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_employer -- The state of each employer's data, for the commission
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  siret text NOT NULL
  agents integer NOT NULL
  posts integer NOT NULL
  loaded_on date
  is_late boolean NOT NULL
  CONSTRAINT published_employer_pkey PRIMARY KEY (run_id, recipient_id, siret)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_fallback -- Plan B, for the secretariat: who changes if the agent refused refuses the placement; NULL post: none
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  refused text NOT NULL
  reference text NOT NULL
  lost_post text
  gained_post text
  CONSTRAINT published_fallback_check CHECK ((lost_post IS DISTINCT FROM gained_post))
  CONSTRAINT published_fallback_pkey PRIMARY KEY (run_id, recipient_id, refused, reference)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_flow -- Agents the plan moves from an origin to a host. No row: none (secretariat), none or hidden (employer)
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  origin text NOT NULL
  host text NOT NULL
  placed integer NOT NULL
  CONSTRAINT published_flow_pkey PRIMARY KEY (run_id, recipient_id, origin, host)
  CONSTRAINT published_flow_placed_check CHECK ((placed > 0))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_funnel -- How many pairs of one agent (by reference) or one post a rule answered so
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  side text NOT NULL
  subject text NOT NULL
  rule text NOT NULL
  answer smallint NOT NULL
  pairs integer NOT NULL
  CONSTRAINT published_funnel_answer_check CHECK (((answer >= 0) AND (answer <= 3)))
  CONSTRAINT published_funnel_pairs_check CHECK ((pairs > 0))
  CONSTRAINT published_funnel_pkey PRIMARY KEY (run_id, recipient_id, side, subject, rule, answer)
  CONSTRAINT published_funnel_side_check CHECK ((side = ANY (ARRAY['agent'::text, 'post'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_immersion -- An agent and a place of immersion as one recipient may know them; a host reads neither verdict nor reason
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  place text NOT NULL
  verdict text
  statut smallint
  sante smallint
  souhaits smallint
  commission smallint
  is_planned boolean NOT NULL
  agent_rank integer
  place_rank integer
  points integer
  priorities text[] NOT NULL
  metres integer
  distance_band smallint
  earliest_on date -- First day on which the stay may begin
  finding_codes text[] NOT NULL
  finding_answers smallint[] NOT NULL
  finding_values text[] NOT NULL
  CONSTRAINT published_immersion_agent_rank_check CHECK ((agent_rank > 0))
  CONSTRAINT published_immersion_check CHECK (((cardinality(finding_codes) = cardinality(finding_answers)) AND (cardinality(finding_codes) = cardinality(finding_values))))
  CONSTRAINT published_immersion_commission_check CHECK (((commission >= 0) AND (commission <= 3)))
  CONSTRAINT published_immersion_distance_band_check CHECK (((distance_band >= 0) AND (distance_band <= 3)))
  CONSTRAINT published_immersion_metres_check CHECK ((metres >= 0))
  CONSTRAINT published_immersion_pkey PRIMARY KEY (run_id, recipient_id, reference, place)
  CONSTRAINT published_immersion_place_rank_check CHECK ((place_rank > 0))
  CONSTRAINT published_immersion_sante_check CHECK (((sante >= 0) AND (sante <= 3)))
  CONSTRAINT published_immersion_souhaits_check CHECK (((souhaits >= 0) AND (souhaits <= 3)))
  CONSTRAINT published_immersion_statut_check CHECK (((statut >= 0) AND (statut <= 3)))
  CONSTRAINT published_immersion_verdict_check CHECK ((verdict = ANY (ARRAY['PROPOSABLE'::text, 'PROPOSABLE_SOUS_CONDITION'::text, 'A_INSTRUIRE'::text, 'NON_RECEVABLE'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_level -- The levels of the plan in order: what it reaches, and what is proved
  run_id bigint NOT NULL
  place smallint NOT NULL
  name text NOT NULL
  is_maximised boolean NOT NULL
  value bigint NOT NULL
  bound bigint -- No plan that keeps the earlier levels does better; NULL: nothing is known
  proved boolean NOT NULL
  nodes bigint NOT NULL
  CONSTRAINT published_level_check CHECK ((proved = COALESCE((value = bound), false)))
  CONSTRAINT published_level_check1 CHECK (((bound IS NULL) OR
CASE
    WHEN is_maximised THEN (bound >= value)
    ELSE (bound <= value)
END))
  CONSTRAINT published_level_nodes_check CHECK ((nodes >= 0))
  CONSTRAINT published_level_pkey PRIMARY KEY (run_id, place)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING (run_id IN ( SELECT run.id FROM passerelle.run))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_lever -- One or two changes, none superfluous, that would make a pair possible; on an agent's own wishes, for the agent alone
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  side text NOT NULL -- agent: for an agent without a proposal; poste: for a post without a candidate
  reference text NOT NULL
  post text NOT NULL
  place smallint NOT NULL
  first_kind text NOT NULL
  first_values text NOT NULL
  second_kind text
  second_values text
  grade text NOT NULL
  placements bigint -- What the plan of the changed commission gains; NULL: not solved again
  points bigint
  CONSTRAINT published_lever_check CHECK (((second_kind IS NULL) = (second_values IS NULL)))
  CONSTRAINT published_lever_grade_check CHECK ((grade = ANY (ARRAY['recevable'::text, 'propose'::text])))
  CONSTRAINT published_lever_pkey PRIMARY KEY (run_id, recipient_id, side, reference, post, place)
  CONSTRAINT published_lever_place_check CHECK ((place > 0))
  CONSTRAINT published_lever_side_check CHECK ((side = ANY (ARRAY['agent'::text, 'poste'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_pair -- An examined pair as one recipient may know it; a host never has a NON_RECEVABLE one
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  post text NOT NULL
  verdict text NOT NULL
  routes text[] NOT NULL
  allows_mise_a_disposition boolean NOT NULL
  statut smallint -- Worst answer on the axis: 0 conforme, 1 sous condition, 2 à instruire, 3 bloquant; NULL hidden
  sante smallint
  souhaits smallint
  competences smallint
  commission smallint
  is_planned boolean NOT NULL
  agent_rank integer
  post_rank integer
  points integer
  criteria smallint[] NOT NULL -- Points 0–100 of each criterion, in the order of charte_weight's list; empty when the pair takes no seat
  priorities text[] NOT NULL
  metres integer
  distance_band smallint -- 0 under 10 km, 1 under 25, 2 under 50, 3 beyond; NULL unknown
  pay_before bigint
  pay_after bigint
  pay_is_at_least boolean NOT NULL
  pay_band smallint -- -2 loss over the charte's threshold, -1 loss, 0 equal, 1 gain; NULL unknown
  earliest_on date
  gap_days integer
  theory_days smallint
  practice_days smallint
  finding_codes text[] NOT NULL
  finding_answers smallint[] NOT NULL
  finding_values text[] NOT NULL -- One element a finding: its values in canonical form, joined by |
  CONSTRAINT published_pair_agent_rank_check CHECK ((agent_rank > 0))
  CONSTRAINT published_pair_check CHECK (((cardinality(finding_codes) = cardinality(finding_answers)) AND (cardinality(finding_codes) = cardinality(finding_values))))
  CONSTRAINT published_pair_commission_check CHECK (((commission >= 0) AND (commission <= 3)))
  CONSTRAINT published_pair_competences_check CHECK (((competences >= 0) AND (competences <= 3)))
  CONSTRAINT published_pair_criteria_check CHECK ((cardinality(criteria) = ANY (ARRAY[0, 9])))
  CONSTRAINT published_pair_distance_band_check CHECK (((distance_band >= 0) AND (distance_band <= 3)))
  CONSTRAINT published_pair_metres_check CHECK ((metres >= 0))
  CONSTRAINT published_pair_pay_band_check CHECK (((pay_band >= '-2'::integer) AND (pay_band <= 1)))
  CONSTRAINT published_pair_pkey PRIMARY KEY (run_id, recipient_id, reference, post)
  CONSTRAINT published_pair_post_rank_check CHECK ((post_rank > 0))
  CONSTRAINT published_pair_sante_check CHECK (((sante >= 0) AND (sante <= 3)))
  CONSTRAINT published_pair_souhaits_check CHECK (((souhaits >= 0) AND (souhaits <= 3)))
  CONSTRAINT published_pair_statut_check CHECK (((statut >= 0) AND (statut <= 3)))
  CONSTRAINT published_pair_verdict_check CHECK ((verdict = ANY (ARRAY['PROPOSABLE'::text, 'PROPOSABLE_SOUS_CONDITION'::text, 'A_INSTRUIRE'::text, 'NON_RECEVABLE'::text])))
  INDEX published_pair_post ON passerelle.published_pair USING btree (run_id, recipient_id, post) WHERE (post_rank IS NOT NULL)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_parameter -- The charte as the run applied it, so that a past publication prints its own: field, weight, priority, rule
  run_id bigint NOT NULL
  kind text NOT NULL
  name text NOT NULL
  rank smallint
  value text NOT NULL
  CONSTRAINT published_parameter_kind_check CHECK ((kind = ANY (ARRAY['charte'::text, 'poids'::text, 'priorite'::text, 'regle'::text])))
  CONSTRAINT published_parameter_pkey PRIMARY KEY (run_id, kind, name)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING (run_id IN ( SELECT run.id FROM passerelle.run))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_post -- A post as one recipient reads it; control: closed or doubled, no pair examined
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  post text NOT NULL
  control text
  duplicate_of text
  demands_percent smallint NOT NULL
  vacant_days integer
  proposable integer NOT NULL
  sous_condition integer NOT NULL
  a_instruire integer NOT NULL
  non_recevable integer NOT NULL
  placed integer NOT NULL
  siret text -- The host, as the night read it; seats: the vacant ones
  versant text
  category text
  service text
  seats integer
  CONSTRAINT published_post_demands_percent_check CHECK (((demands_percent >= 0) AND (demands_percent <= 100)))
  CONSTRAINT published_post_pkey PRIMARY KEY (run_id, recipient_id, post)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_price -- Each bound of the charte that binds the plan, moved by one or two: the whole plan solved again, for the secretariat
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  rule text NOT NULL
  bound text NOT NULL
  step smallint NOT NULL
  voted integer NOT NULL -- The bound as voted; what it becomes is voted + step, in the unit of the rule
  is_possible boolean NOT NULL -- false: the bound cannot go so low
  is_proved boolean NOT NULL
  CONSTRAINT published_price_bound_check CHECK ((bound = ANY (ARRAY['marge'::text, 'maximum'::text, 'minimum'::text, 'rouvertes'::text, 'arrivees'::text, 'departs'::text])))
  CONSTRAINT published_price_pkey PRIMARY KEY (run_id, recipient_id, rule, bound, step)
  CONSTRAINT published_price_step_check CHECK ((((step >= '-2'::integer) AND (step <= 2)) AND (step <> 0)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_price_level -- What the plan loses (positive) or gains (negative), level by level; levels where nothing changes have no row
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  rule text NOT NULL
  bound text NOT NULL
  step smallint NOT NULL
  place smallint NOT NULL
  level text NOT NULL
  amount bigint NOT NULL
  CONSTRAINT published_price_level_amount_check CHECK ((amount <> 0))
  CONSTRAINT published_price_level_pkey PRIMARY KEY (run_id, recipient_id, rule, bound, step, place)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_price_move -- Agents whose placement the moved bound changes; NULL post: none
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  rule text NOT NULL
  bound text NOT NULL
  step smallint NOT NULL
  reference text NOT NULL
  lost_post text
  gained_post text
  CONSTRAINT published_price_move_check CHECK ((lost_post IS DISTINCT FROM gained_post))
  CONSTRAINT published_price_move_pkey PRIMARY KEY (run_id, recipient_id, rule, bound, step, reference)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_regret -- What the whole plan loses, level by level, if an alternative is imposed; levels where nothing changes have no row
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  reference text NOT NULL
  post text NOT NULL
  place smallint NOT NULL
  level text NOT NULL
  amount bigint NOT NULL -- Lost when positive, gained when negative; the first one of a pair is lost
  most bigint -- At most, where amount is only a lower bound of an interval read level by level
  CONSTRAINT published_regret_pkey PRIMARY KEY (run_id, recipient_id, reference, post, place)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_scarcity -- Groups that cannot be served whole; agents: more agents than seats; postes: more seats than agents
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  place integer NOT NULL
  side text NOT NULL
  seats integer NOT NULL
  CONSTRAINT published_scarcity_pkey PRIMARY KEY (run_id, recipient_id, place)
  CONSTRAINT published_scarcity_seats_check CHECK ((seats >= 0))
  CONSTRAINT published_scarcity_side_check CHECK ((side = ANY (ARRAY['agents'::text, 'postes'::text])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_scarcity_member -- The agents (by reference) and the posts of each group
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  place integer NOT NULL
  kind text NOT NULL
  subject text NOT NULL
  CONSTRAINT published_scarcity_member_kind_check CHECK ((kind = ANY (ARRAY['agent'::text, 'poste'::text])))
  CONSTRAINT published_scarcity_member_pkey PRIMARY KEY (run_id, recipient_id, place, kind, subject)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_scenario_level -- Each level tonight and under each scenario; NULL: the side does not have it
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  scenario text NOT NULL
  level text NOT NULL
  plan_value bigint
  scenario_value bigint
  CONSTRAINT published_scenario_level_pkey PRIMARY KEY (run_id, recipient_id, scenario, level)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_scenario_move -- Agents whose post a scenario would change; never one who has no live agreement tonight
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  scenario text NOT NULL
  reference text NOT NULL
  plan_post text
  scenario_post text
  CONSTRAINT published_scenario_move_check CHECK ((plan_post IS DISTINCT FROM scenario_post))
  CONSTRAINT published_scenario_move_pkey PRIMARY KEY (run_id, recipient_id, scenario, reference)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_structure -- The structural rules as the run applied them; what the plan makes of them for the secretariat alone
  run_id bigint NOT NULL
  recipient_id bigint NOT NULL
  place smallint NOT NULL
  code text NOT NULL
  kind text NOT NULL
  convention text
  versant text
  employer text
  service text
  category text
  other_employer text
  post text
  class text NOT NULL
  lower bigint -- As applied: bands extend to 0, every bound to the decisions already taken
  upper bigint
  ledger bigint
  value bigint
  is_saturated boolean
  all_or_nothing boolean NOT NULL DEFAULT false -- The minimum or nobody
  external_only boolean
  leavers integer
  first_agent text -- couple: the two pseudonyms, for the secretariat alone
  second_agent text
  CONSTRAINT published_structure_class_check CHECK ((class = ANY (ARRAY['reseau'::text, 'laterale'::text, 'sans_objet'::text])))
  CONSTRAINT published_structure_pkey PRIMARY KEY (run_id, recipient_id, place)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.published_trial -- Each weight of the charte moved by five per cent, alone: the whole plan solved again
  run_id bigint NOT NULL
  criterion text NOT NULL
  step smallint NOT NULL
  is_proved boolean NOT NULL
  CONSTRAINT published_trial_pkey PRIMARY KEY (run_id, criterion, step)
  CONSTRAINT published_trial_step_check CHECK ((step = ANY (ARRAY['-5'::integer, 5])))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING (run_id IN ( SELECT run.id FROM passerelle.run))
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.quarantine -- Rows set aside by the checks of a night; run_id is NULL for those of an import
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  run_id bigint
  file text -- Kind of the file whose lines were refused; NULL for what a night sets aside
  employer siret
  severity text NOT NULL
  check_code code NOT NULL
  table_name code NOT NULL
  row_key label NOT NULL -- Public key of the row: pseudonym, post code, line of a file
  column_name code
  value text -- The value refused; never one of a sensitive table
  label text NOT NULL
  remedy text NOT NULL
  found_at timestamp with time zone NOT NULL DEFAULT now()
  CONSTRAINT quarantine_check CHECK (((value IS NULL) OR ((table_name)::text <> ALL (ARRAY['agent_identity'::text, 'agent_health'::text, 'restriction'::text, 'agent_exposure'::text, 'agent_agreement'::text, 'agent_situation'::text]))))
  CONSTRAINT quarantine_check1 CHECK (((file IS NULL) OR (run_id IS NULL)))
  CONSTRAINT quarantine_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT quarantine_file_check CHECK ((file = ANY (ARRAY['agents'::text, 'posts'::text, 'demands'::text, 'places'::text, 'cohort-places'::text, 'candidates'::text, 'decisions'::text, 'attendance'::text, 'assessments'::text, 'csp'::text])))
  CONSTRAINT quarantine_label_check CHECK (passerelle.is_plain(label, 600))
  CONSTRAINT quarantine_pkey PRIMARY KEY (id)
  CONSTRAINT quarantine_remedy_check CHECK (passerelle.is_plain(remedy, 600))
  CONSTRAINT quarantine_run_id_fkey FOREIGN KEY (run_id) REFERENCES passerelle.run(id) ON DELETE CASCADE
  CONSTRAINT quarantine_severity_check CHECK ((severity = ANY (ARRAY['bloquant'::text, 'quarantaine'::text, 'avertissement'::text])))
  CONSTRAINT quarantine_value_check CHECK (passerelle.is_plain(value, 200))
  INDEX quarantine_run ON passerelle.quarantine USING btree (run_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_employer FOR SELECT TO passerelle_owner USING (EXISTS ( SELECT FROM passerelle.my_recipient me WHERE (((me.commission)::text = (quarantine.commission)::text) AND ((me.kind = 'commission'::text) OR ((me.employer)::text = (quarantine.employer)::text)))))
  POLICY own_file TO passerelle_loader USING (((commission)::text, (employer)::text) IN ( SELECT login_loader.commission, login_loader.employer FROM passerelle.login_loader)) WITH THE SAME CHECK
  POLICY own_file_only AS RESTRICTIVE TO passerelle_loader USING ((run_id IS NULL) AND (file IS NOT NULL)) WITH THE SAME CHECK
  GRANT DELETE, INSERT, SELECT TO passerelle_engine
  GRANT DELETE, INSERT, SELECT TO passerelle_loader

TABLE passerelle.recipient -- The secretariat, an employer as origin of its agents, an employer as host before any agreement, or an agent
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  kind text NOT NULL
  employer siret
  agent code
  key text NOT NULL GENERATED ALWAYS AS (
CASE kind
    WHEN 'commission'::text THEN kind
    WHEN 'agent'::text THEN ((kind || ':'::text) || (agent)::text)
    ELSE ((kind || ':'::text) || (employer)::text)
END) STORED -- commission, origine:SIRET, accueil:SIRET, agent:pseudonym
  CONSTRAINT recipient_check CHECK (((kind = ANY (ARRAY['origine'::text, 'accueil'::text])) = (employer IS NOT NULL)))
  CONSTRAINT recipient_check1 CHECK (((kind = 'agent'::text) = (agent IS NOT NULL)))
  CONSTRAINT recipient_commission_agent_fkey FOREIGN KEY (commission, agent) REFERENCES passerelle.agent(commission, code) ON UPDATE CASCADE ON DELETE CASCADE
  CONSTRAINT recipient_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT recipient_commission_key_key UNIQUE (commission, key)
  CONSTRAINT recipient_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT recipient_kind_check CHECK ((kind = ANY (ARRAY['commission'::text, 'origine'::text, 'accueil'::text, 'agent'::text])))
  CONSTRAINT recipient_pkey PRIMARY KEY (id)
  INDEX recipient_agent ON passerelle.recipient USING btree (commission, agent) WHERE (agent IS NOT NULL)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_login FOR SELECT TO passerelle_owner USING (id IN ( SELECT login_recipient.recipient_id FROM passerelle.login_recipient))
  GRANT INSERT, SELECT TO passerelle_engine

TABLE passerelle.recipient_reference -- The name under which a recipient knows an agent, allocated once: the pseudonym; for a host, a random one
  recipient_id bigint NOT NULL
  agent_id bigint NOT NULL
  campaign code NOT NULL DEFAULT 'permanente'::text
  reference code NOT NULL DEFAULT passerelle.random_reference()
  CONSTRAINT recipient_reference_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT recipient_reference_pkey PRIMARY KEY (recipient_id, agent_id, campaign)
  CONSTRAINT recipient_reference_recipient_id_fkey FOREIGN KEY (recipient_id) REFERENCES passerelle.recipient(id) ON DELETE CASCADE
  CONSTRAINT recipient_reference_recipient_id_reference_key UNIQUE (recipient_id, reference)
  INDEX recipient_reference_agent ON passerelle.recipient_reference USING btree (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_recipient FOR SELECT TO passerelle_owner USING (recipient_id = ANY (ARRAY( SELECT my_recipient.id FROM passerelle.my_recipient)))
  GRANT INSERT, SELECT TO passerelle_engine

TABLE passerelle.reciprocity_ledger -- Moves carried out, year by year: the balance a band may have as its target
  commission code NOT NULL
  employer siret NOT NULL
  year smallint NOT NULL
  arrivals integer NOT NULL
  departures integer NOT NULL
  CONSTRAINT reciprocity_ledger_arrivals_check CHECK (((arrivals >= 0) AND (arrivals <= 100000)))
  CONSTRAINT reciprocity_ledger_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT reciprocity_ledger_departures_check CHECK (((departures >= 0) AND (departures <= 100000)))
  CONSTRAINT reciprocity_ledger_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT reciprocity_ledger_pkey PRIMARY KEY (commission, employer, year)
  CONSTRAINT reciprocity_ledger_year_check CHECK (((year >= 2000) AND (year <= 2199)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.reference_source -- Which version of each public referential is loaded
  name code NOT NULL
  version label NOT NULL
  rows integer NOT NULL
  loaded_at timestamp with time zone NOT NULL DEFAULT now()
  CONSTRAINT reference_source_name_check CHECK (((name)::text = ANY (ARRAY['rome'::text, 'communes'::text, 'corps'::text, 'csp'::text])))
  CONSTRAINT reference_source_pkey PRIMARY KEY (name)
  CONSTRAINT reference_source_rows_check CHECK ((rows >= 0))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('name')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('name')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('name')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.referent -- Who answers for an employer, or for the secretariat (no employer), and under which login
  commission code NOT NULL
  login code NOT NULL
  employer siret
  name label NOT NULL
  email text
  loads boolean NOT NULL DEFAULT false -- The login sends the employer's files; otherwise it reads the reports
  CONSTRAINT referent_check CHECK (((NOT loads) OR (employer IS NOT NULL)))
  CONSTRAINT referent_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT referent_email_check CHECK ((email ~ '^[^@[:space:]]{1,64}@[A-Za-z0-9.-]{1,190}$'::text))
  CONSTRAINT referent_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT referent_login_check CHECK (((login)::text ~ '^[a-z][a-z0-9_]{0,62}$'::text))
  CONSTRAINT referent_pkey PRIMARY KEY (commission, login)
  INDEX referent_employer ON passerelle.referent USING btree (employer)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('login')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('login')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('login')

TABLE passerelle.restriction -- Functional restrictions: a neutral code, its parameter, its dates
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  agent_id bigint NOT NULL
  code code NOT NULL
  level integer -- The limit, in the unit of the vocabulary; NULL when not given
  unit text
  frequency text
  parts parts NOT NULL DEFAULT '{}'::text[]
  is_need boolean NOT NULL DEFAULT false -- R03: alternating posture is required, so the restriction is a need
  valid_from day
  valid_until day -- Last day included; NULL is permanent
  source text NOT NULL DEFAULT 'medecin'::text
  CONSTRAINT restriction_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT restriction_check CHECK (((valid_from)::date <= (valid_until)::date))
  CONSTRAINT restriction_check1 CHECK (((unit IS NULL) OR ((code)::text = 'R04'::text)))
  CONSTRAINT restriction_check2 CHECK (((frequency IS NULL) OR ((code)::text = 'R01'::text)))
  CONSTRAINT restriction_frequency_check CHECK ((frequency = ANY (ARRAY['ponctuel'::text, 'repete'::text])))
  CONSTRAINT restriction_level_check CHECK (((level >= 0) AND (level <= 100000)))
  CONSTRAINT restriction_pkey PRIMARY KEY (id)
  CONSTRAINT restriction_source_check CHECK ((source = ANY (ARRAY['medecin'::text, 'agent'::text])))
  CONSTRAINT restriction_unit_check CHECK ((unit = ANY (ARRAY['metre'::text, 'minute'::text])))
  INDEX restriction_agent ON passerelle.restriction USING btree (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_agent TO passerelle_loader USING (agent_id IN ( SELECT agent.id FROM passerelle.agent)) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT DELETE, INSERT, SELECT, UPDATE TO passerelle_loader
  GRANT SELECT (id, agent_id, code, level, unit, frequency, parts, is_need, valid_from, valid_until) TO passerelle_engine

TABLE passerelle.restriction_code -- The 28 neutral codes. A restriction is health data (RGPD art. 9): a code, a parameter and dates, never a cause
  code text NOT NULL
  name code NOT NULL
  label label NOT NULL
  comparison text NOT NULL -- threshold: level ≤ limit; set, side: they must not meet; need: it must be met; none: presence alone
  parameter text
  parameter_needed boolean NOT NULL DEFAULT false
  rome_contexts integer[] NOT NULL DEFAULT '{}'::integer[]
  CONSTRAINT restriction_code_code_check CHECK ((code ~ '^R[0-9]{2}$'::text))
  CONSTRAINT restriction_code_comparison_check CHECK ((comparison = ANY (ARRAY['threshold'::text, 'set'::text, 'side'::text, 'need'::text, 'none'::text])))
  CONSTRAINT restriction_code_name_key UNIQUE (name)
  CONSTRAINT restriction_code_parameter_check CHECK ((parameter = ANY (ARRAY['kg'::text, 'minutes'::text, 'metre_minute'::text, 'percent'::text, 'ordinal'::text, 'sides'::text, 'hours'::text])))
  CONSTRAINT restriction_code_pkey PRIMARY KEY (code)
  CONSTRAINT restriction_code_rome_contexts_check CHECK (passerelle.is_ascending(rome_contexts, 50))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.retention -- How many months each category is kept, and on which legal basis; passerelle purge applies it
  category code NOT NULL
  rank smallint NOT NULL
  label label NOT NULL
  months smallint NOT NULL
  basis label NOT NULL
  CONSTRAINT retention_months_check CHECK (((months >= 1) AND (months <= 60)))
  CONSTRAINT retention_pkey PRIMARY KEY (category)
  CONSTRAINT retention_rank_check CHECK (((rank >= 1) AND (rank <= 100)))
  CONSTRAINT retention_rank_key UNIQUE (rank)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('category')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('category')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('category')

TABLE passerelle.rule -- Every rule by its code
  code text NOT NULL
  axis text NOT NULL
  label label NOT NULL
  CONSTRAINT rule_axis_check CHECK ((axis = ANY (ARRAY['statut'::text, 'sante'::text, 'souhaits'::text, 'competences'::text, 'commission'::text, 'priorite'::text, 'plan'::text])))
  CONSTRAINT rule_code_check CHECK ((code ~ '^[A-Z][A-Z0-9<>≤-]{1,39}$'::text))
  CONSTRAINT rule_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.rule_wording -- What is printed for a rule and an answer. In force: the latest effective_from so far, unless ended
  rule text NOT NULL
  answer text NOT NULL
  version smallint NOT NULL
  effective_from day NOT NULL
  effective_to day
  sentence text NOT NULL -- French, with the values in place: {1}, {2:jours}, {1:date}, {1:euros}, {1:km}, {1:heures}, {1:code}, {1:libelle}
  mention text -- Short form for a table, same places
  remedy text -- What would unblock or settle it, same places
  actor text -- Who must act; NULL when nobody
  article text
  confidence text NOT NULL -- How sure the legal source is; all but haute is printed
  remedy_readers text NOT NULL DEFAULT 'tous'::text -- agent: the lever is the agent's own wish and is shown to the agent and the référent only, never to a DRH
  CONSTRAINT rule_wording_actor_check CHECK ((actor = ANY (ARRAY['medecin'::text, 'drh_origine'::text, 'drh_accueil'::text, 'agent'::text, 'secretariat'::text])))
  CONSTRAINT rule_wording_answer_check CHECK ((answer = ANY (ARRAY['conforme'::text, 'sous_condition'::text, 'a_instruire'::text, 'bloquant'::text])))
  CONSTRAINT rule_wording_article_check CHECK (passerelle.is_plain(article, 300))
  CONSTRAINT rule_wording_check CHECK (((effective_from)::date <= (effective_to)::date))
  CONSTRAINT rule_wording_check1 CHECK (((actor IS NULL) OR (remedy IS NOT NULL)))
  CONSTRAINT rule_wording_confidence_check CHECK ((confidence = ANY (ARRAY['haute'::text, 'moyenne'::text, 'basse'::text, 'a_verifier'::text])))
  CONSTRAINT rule_wording_mention_check CHECK (passerelle.is_plain(mention, 200))
  CONSTRAINT rule_wording_pkey PRIMARY KEY (rule, answer, version)
  CONSTRAINT rule_wording_remedy_check CHECK (passerelle.is_plain(remedy, 600))
  CONSTRAINT rule_wording_remedy_readers_check CHECK ((remedy_readers = ANY (ARRAY['tous'::text, 'agent'::text])))
  CONSTRAINT rule_wording_rule_answer_effective_from_key UNIQUE (rule, answer, effective_from)
  CONSTRAINT rule_wording_rule_fkey FOREIGN KEY (rule) REFERENCES passerelle.rule(code)
  CONSTRAINT rule_wording_sentence_check CHECK (passerelle.is_plain(sentence, 600))
  CONSTRAINT rule_wording_version_check CHECK ((version > 0))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('rule')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('rule')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('rule')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_wording()
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.run -- One night of one commission
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  epoch bigint NOT NULL DEFAULT nextval('passerelle.run_epoch'::regclass) -- Fencing token: every later write of the run says it, and finds no row once another took over
  state text NOT NULL DEFAULT 'claimed'::text -- unchanged: this fingerprint was already published, nothing else was written
  business_date day NOT NULL -- Date of the night, Europe/Paris
  as_of day -- The date asked for, when one was
  seance day
  campaign code -- Campaign of the hosts' references
  baseline bigint -- Publication of an earlier business date that changes are counted from
  fingerprint text -- SHA-256 of everything read; content_hash: of everything published, references apart
  content_hash text
  engine_version label NOT NULL
  rule_version label
  charte_version integer
  agents integer
  posts integer
  excluded integer -- Agents without a live agreement: a number, never a row
  out_of_scope integer
  controlled integer
  pairs bigint
  proposable bigint
  sous_condition bigint
  a_instruire bigint
  non_recevable bigint
  placed integer
  points bigint
  started_at timestamp with time zone NOT NULL DEFAULT now()
  heartbeat_at timestamp with time zone NOT NULL DEFAULT now()
  published_at timestamp with time zone
  failure label
  CONSTRAINT run_a_instruire_check CHECK ((a_instruire >= 0))
  CONSTRAINT run_agents_check CHECK ((agents >= 0))
  CONSTRAINT run_baseline_fkey FOREIGN KEY (baseline) REFERENCES passerelle.run(id)
  CONSTRAINT run_check CHECK (((state = 'published'::text) = (published_at IS NOT NULL)))
  CONSTRAINT run_check1 CHECK (((state <> 'published'::text) OR (num_nulls(seance, campaign, fingerprint, content_hash, rule_version, charte_version, agents, posts, excluded, out_of_scope, controlled, pairs, proposable, sous_condition, a_instruire, non_recevable, placed, points) = 0)))
  CONSTRAINT run_check2 CHECK (((((proposable + sous_condition) + a_instruire) + non_recevable) = pairs))
  CONSTRAINT run_check3 CHECK ((baseline < id))
  CONSTRAINT run_commission_charte_version_fkey FOREIGN KEY (commission, charte_version) REFERENCES passerelle.charte(commission, version)
  CONSTRAINT run_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT run_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT run_controlled_check CHECK ((controlled >= 0))
  CONSTRAINT run_excluded_check CHECK ((excluded >= 0))
  CONSTRAINT run_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT run_id_commission_state_key UNIQUE (id, commission, state)
  CONSTRAINT run_non_recevable_check CHECK ((non_recevable >= 0))
  CONSTRAINT run_out_of_scope_check CHECK ((out_of_scope >= 0))
  CONSTRAINT run_pairs_check CHECK ((pairs >= 0))
  CONSTRAINT run_pkey PRIMARY KEY (id)
  CONSTRAINT run_placed_check CHECK ((placed >= 0))
  CONSTRAINT run_points_check CHECK ((points >= 0))
  CONSTRAINT run_posts_check CHECK ((posts >= 0))
  CONSTRAINT run_proposable_check CHECK ((proposable >= 0))
  CONSTRAINT run_sous_condition_check CHECK ((sous_condition >= 0))
  CONSTRAINT run_state_check CHECK ((state = ANY (ARRAY['claimed'::text, 'published'::text, 'unchanged'::text, 'failed'::text, 'dry'::text])))
  INDEX run_fingerprint ON passerelle.run USING btree (commission, fingerprint) WHERE (state = 'published'::text)
  UNIQUE INDEX run_one_active ON passerelle.run USING btree (commission) WHERE (state = 'claimed'::text)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  GRANT INSERT, SELECT, UPDATE TO passerelle_engine

TABLE passerelle.scenario -- Hypotheses of `passerelle simulate`, one a row; every scenario is computed each night
  commission code NOT NULL
  name code NOT NULL
  rank smallint NOT NULL
  hypothesis text NOT NULL
  CONSTRAINT scenario_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT scenario_hypothesis_check CHECK (passerelle.is_plain(hypothesis, 400))
  CONSTRAINT scenario_pkey PRIMARY KEY (commission, name, rank)
  CONSTRAINT scenario_rank_check CHECK (((rank >= 1) AND (rank <= 100)))
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.sealed_part -- What a sealed payload is of: a table, and the agent or post when it is of one
  commission code NOT NULL
  digest text NOT NULL
  table_name code NOT NULL
  subject code
  agent_id bigint
  CONSTRAINT sealed_part_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT sealed_part_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT sealed_part_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text))
  CONSTRAINT sealed_part_pkey PRIMARY KEY (commission, digest)
  INDEX sealed_part_agent ON passerelle.sealed_part USING btree (agent_id) WHERE (agent_id IS NOT NULL)
  ROW SECURITY, FORCED
  POLICY erased TO passerelle_owner USING true WITH CHECK false
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.sealed_payload -- The rows of a part, as a night read them. They hold restrictions: nobody but the engine reads them
  commission code NOT NULL
  digest text NOT NULL
  payload jsonb NOT NULL
  CONSTRAINT sealed_payload_commission_digest_fkey FOREIGN KEY (commission, digest) REFERENCES passerelle.sealed_part(commission, digest) ON DELETE CASCADE
  CONSTRAINT sealed_payload_pkey PRIMARY KEY (commission, digest)
  ROW SECURITY, FORCED
  POLICY erased FOR DELETE TO passerelle_owner USING true
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.sealed_run -- The parts a run was computed from, table by table, in the order it read them
  run_id bigint NOT NULL
  table_name code NOT NULL
  subjects text[] NOT NULL
  digests text[] NOT NULL
  CONSTRAINT sealed_run_check CHECK ((cardinality(subjects) = cardinality(digests)))
  CONSTRAINT sealed_run_pkey PRIMARY KEY (run_id, table_name)
  CONSTRAINT sealed_run_run_id_fkey FOREIGN KEY (run_id) REFERENCES passerelle.run(id) ON DELETE CASCADE
  ROW SECURITY, FORCED
  POLICY erased FOR DELETE TO passerelle_owner USING true
  GRANT DELETE, INSERT, SELECT TO passerelle_engine

TABLE passerelle.seance -- Dates of the meetings; a night looks at the next one on or after its business date
  commission code NOT NULL
  held_on day NOT NULL
  CONSTRAINT seance_commission_fkey FOREIGN KEY (commission) REFERENCES passerelle.commission(code)
  CONSTRAINT seance_pkey PRIMARY KEY (commission, held_on)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  POLICY secretariat_adds FOR INSERT TO passerelle_owner WITH CHECK ((commission)::text IN ( SELECT my_recipient.commission FROM passerelle.my_recipient WHERE (my_recipient.kind = 'commission'::text)))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.seance_actor -- Bodies present at a séance, consulted for it or within reach during it; a correction is a later row, the last counts
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  commission code NOT NULL
  seance day NOT NULL
  body text NOT NULL
  employer siret
  presence text NOT NULL -- joignable: a doctor within reach, without any file
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
  CONSTRAINT seance_actor_body_check CHECK ((body = ANY (ARRAY['drh'::text, 'referent_handicap'::text, 'medecin'::text, 'cdg'::text, 'cnfpt'::text, 'cap_emploi'::text, 'secretariat'::text])))
  CONSTRAINT seance_actor_check CHECK (((employer IS NULL) OR (body = ANY (ARRAY['drh'::text, 'referent_handicap'::text, 'medecin'::text]))))
  CONSTRAINT seance_actor_check1 CHECK (((body <> 'drh'::text) OR (employer IS NOT NULL)))
  CONSTRAINT seance_actor_commission_seance_fkey FOREIGN KEY (commission, seance) REFERENCES passerelle.seance(commission, held_on) ON DELETE CASCADE
  CONSTRAINT seance_actor_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT seance_actor_pkey PRIMARY KEY (id)
  CONSTRAINT seance_actor_presence_check CHECK ((presence = ANY (ARRAY['present'::text, 'consulte'::text, 'joignable'::text, 'excuse'::text])))
  INDEX seance_actor_employer ON passerelle.seance_actor USING btree (employer)
  INDEX seance_actor_seance ON passerelle.seance_actor USING btree (commission, seance)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY commission_reads FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  POLICY secretariat_writes FOR INSERT TO passerelle_owner WITH CHECK ((commission)::text IN ( SELECT my_recipient.commission FROM passerelle.my_recipient WHERE (my_recipient.kind = 'commission'::text)))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('commission')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()

TABLE passerelle.seat_holder -- Agents to whom a host's act gave a seat that was not given back, and by which file
  agent_id bigint NOT NULL
  avis_id bigint NOT NULL
  CONSTRAINT seat_holder_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES passerelle.agent(id) ON DELETE CASCADE
  CONSTRAINT seat_holder_avis_id_fkey FOREIGN KEY (avis_id) REFERENCES passerelle.avis(id) ON DELETE CASCADE
  CONSTRAINT seat_holder_avis_id_key UNIQUE (avis_id)
  CONSTRAINT seat_holder_pkey PRIMARY KEY (agent_id)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY file_gives_back FOR DELETE TO passerelle_owner USING (avis_id IN ( SELECT avis.id FROM passerelle.avis))
  POLICY file_holds FOR INSERT TO passerelle_owner WITH CHECK (avis_id IN ( SELECT avis.id FROM passerelle.avis))
  POLICY file_reads FOR SELECT TO passerelle_owner USING (avis_id IN ( SELECT avis.id FROM passerelle.avis))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('agent_id')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.seat_settled -- Seats that moves whose files were erased took (negative) or freed, by post; nothing says whose they were
  commission code NOT NULL
  post_id bigint NOT NULL
  change smallint NOT NULL
  CONSTRAINT seat_settled_pkey PRIMARY KEY (post_id)
  CONSTRAINT seat_settled_post_id_commission_fkey FOREIGN KEY (post_id, commission) REFERENCES passerelle.post(id, commission) ON DELETE CASCADE
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY own_commission FOR SELECT TO passerelle_owner USING ((commission)::text = ANY ((ARRAY( SELECT my_commission.code FROM passerelle.my_commission))::text[]))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('post_id')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.step -- What was done on a file, in order; an agent's no is a date, without reason
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
  avis_id bigint NOT NULL
  kind code NOT NULL
  on_day day NOT NULL
  as_whom text NOT NULL
  reason text -- Why an origin refuses a departure: needs of the service or opinion of the HATVP, nothing else (CGFP L511-3)
  act text
  from_day day -- First day in the post, or of the immersion
  to_day day
  days smallint
  months smallint
  result text
  corrects bigint -- The step that this annulation takes back
  recorded_at timestamp with time zone NOT NULL DEFAULT clock_timestamp()
  recorded_by name NOT NULL DEFAULT SESSION_USER
  CONSTRAINT step_act_check CHECK ((act = ANY (ARRAY['arrete'::text, 'contrat'::text])))
  CONSTRAINT step_as_whom_check CHECK ((as_whom = ANY (ARRAY['commission'::text, 'origine'::text, 'accueil'::text, 'agent'::text])))
  CONSTRAINT step_avis_id_fkey FOREIGN KEY (avis_id) REFERENCES passerelle.avis(id) ON DELETE CASCADE
  CONSTRAINT step_check CHECK ((((kind)::text = 'origine_non'::text) = (reason IS NOT NULL)))
  CONSTRAINT step_check1 CHECK ((((kind)::text = 'accueil_oui'::text) = (act IS NOT NULL)))
  CONSTRAINT step_check2 CHECK ((((kind)::text = ANY (ARRAY['accueil_oui'::text, 'immersion_prescrite'::text])) = (from_day IS NOT NULL)))
  CONSTRAINT step_check3 CHECK ((((kind)::text = 'immersion_prescrite'::text) = (to_day IS NOT NULL)))
  CONSTRAINT step_check4 CHECK (((from_day)::date <= (to_day)::date))
  CONSTRAINT step_check5 CHECK ((((kind)::text = 'immersion_suivie'::text) = (days IS NOT NULL)))
  CONSTRAINT step_check6 CHECK ((((kind)::text = 'point'::text) = (months IS NOT NULL)))
  CONSTRAINT step_check7 CHECK ((((kind)::text = ANY (ARRAY['point'::text, 'immersion_evaluee'::text])) = (result IS NOT NULL)))
  CONSTRAINT step_check8 CHECK ((((kind)::text = 'annulation'::text) = (corrects IS NOT NULL)))
  CONSTRAINT step_check9 CHECK ((corrects < id))
  CONSTRAINT step_corrects_fkey FOREIGN KEY (corrects) REFERENCES passerelle.step(id)
  CONSTRAINT step_corrects_key UNIQUE (corrects)
  CONSTRAINT step_days_check CHECK (((days >= 1) AND (days <= 365)))
  CONSTRAINT step_kind_fkey FOREIGN KEY (kind) REFERENCES passerelle.step_rule(kind)
  CONSTRAINT step_months_check CHECK ((months = ANY (ARRAY[1, 3, 6, 12])))
  CONSTRAINT step_pkey PRIMARY KEY (id)
  CONSTRAINT step_reason_check CHECK ((reason = ANY (ARRAY['service'::text, 'hatvp'::text])))
  CONSTRAINT step_result_check CHECK ((result = ANY (ARRAY['favorable'::text, 'a_accompagner'::text, 'defavorable'::text])))
  INDEX step_avis ON passerelle.step USING btree (avis_id)
  INDEX step_kind ON passerelle.step USING btree (kind)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY file_reads FOR SELECT TO passerelle_owner USING (avis_id IN ( SELECT avis.id FROM passerelle.avis))
  POLICY file_writes FOR INSERT TO passerelle_owner WITH CHECK (EXISTS ( SELECT FROM (passerelle.avis JOIN passerelle.my_file file USING (agent_id)) WHERE ((avis.id = step.avis_id) AND (file.kind = step.as_whom) AND ((file.kind <> 'accueil'::text) OR (file.employer = (avis.host)::text)))))
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('avis_id')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('avis_id')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('avis_id')
  TRIGGER keep_rows BEFORE UPDATE FOR EACH ROW EXECUTE FUNCTION passerelle.keep_history()
  GRANT SELECT TO passerelle_engine

TABLE passerelle.step_rule -- Each step: after which avis and in which states it may be recorded, for whom, where it leads, by which function
  kind code NOT NULL
  label label NOT NULL
  avis codes NOT NULL
  from_states codes NOT NULL
  to_state code -- NULL: the state stays as it is
  actors codes NOT NULL -- Kinds of recipient: commission, origine, accueil, agent
  call code NOT NULL
  CONSTRAINT step_rule_pkey PRIMARY KEY (kind)
  CONSTRAINT step_rule_to_state_fkey FOREIGN KEY (to_state) REFERENCES passerelle.file_state(code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('kind')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('kind')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('kind')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.structural_rule -- Rules that bind the whole plan, one version with the charte; rank is the voted order, that of the minimums too
  commission code NOT NULL
  version integer NOT NULL
  rank smallint NOT NULL
  code code NOT NULL
  kind text NOT NULL
  convention code
  versant versant
  employer siret -- With convention, versant, service and category: whom the rule is about; none: everyone
  service code
  category category
  other_employer siret
  post code
  agent code
  other_agent code
  margin smallint -- How far arrivals − departures may be from the target, both ways
  uses_ledger boolean NOT NULL DEFAULT false -- The target is what brings reciprocity_ledger back to 0; otherwise 0
  all_or_nothing smallint -- The minimum or nobody: a group that opens whole or not at all. Numbered 1 to 3, because every case is solved: three rules are eight plans
  minimum integer
  maximum integer -- Persons; weekly minutes for temps_de_travail; moves of one chain for longueur
  external_only boolean NOT NULL DEFAULT false
  reopened smallint -- plafonds: seats of the post reopened at most; arrivals, leavers: persons at most
  arrivals smallint
  leavers smallint
  CONSTRAINT structural_rule_all_or_nothing_check CHECK (((all_or_nothing >= 1) AND (all_or_nothing <= 3)))
  CONSTRAINT structural_rule_arrivals_check CHECK (((arrivals >= 0) AND (arrivals <= 1000)))
  CONSTRAINT structural_rule_check CHECK (((service IS NULL) OR (employer IS NOT NULL)))
  CONSTRAINT structural_rule_check1 CHECK (((kind = ANY (ARRAY['reciprocite'::text, 'reciprocite_deux'::text])) = (margin IS NOT NULL)))
  CONSTRAINT structural_rule_check10 CHECK (((kind = 'plafonds'::text) = (post IS NOT NULL)))
  CONSTRAINT structural_rule_check11 CHECK (((kind = 'plafonds'::text) = (num_nonnulls(reopened, arrivals, leavers) > 0)))
  CONSTRAINT structural_rule_check12 CHECK ((((kind = 'couple'::text) = (agent IS NOT NULL)) AND ((kind = 'couple'::text) = (other_agent IS NOT NULL))))
  CONSTRAINT structural_rule_check13 CHECK (((agent)::text <> (other_agent)::text))
  CONSTRAINT structural_rule_check14 CHECK (((kind <> ALL (ARRAY['plafonds'::text, 'couple'::text, 'longueur'::text])) OR (num_nonnulls(convention, versant, employer, service, category) = 0)))
  CONSTRAINT structural_rule_check15 CHECK (((all_or_nothing IS NULL) OR ((kind = ANY (ARRAY['departs'::text, 'arrivees'::text])) AND (COALESCE(minimum, 0) > 0))))
  CONSTRAINT structural_rule_check2 CHECK (((NOT uses_ledger) OR (kind = 'reciprocite'::text)))
  CONSTRAINT structural_rule_check3 CHECK (((kind = 'reciprocite_deux'::text) = (other_employer IS NOT NULL)))
  CONSTRAINT structural_rule_check4 CHECK (((kind <> 'reciprocite_deux'::text) OR ((employer IS NOT NULL) AND ((employer)::text <> (other_employer)::text))))
  CONSTRAINT structural_rule_check5 CHECK (((kind = ANY (ARRAY['departs'::text, 'arrivees'::text, 'presence'::text, 'temps_de_travail'::text, 'longueur'::text])) = (num_nonnulls(minimum, maximum) > 0)))
  CONSTRAINT structural_rule_check6 CHECK ((minimum <= maximum))
  CONSTRAINT structural_rule_check7 CHECK (((minimum IS NULL) OR (kind = ANY (ARRAY['departs'::text, 'arrivees'::text, 'presence'::text]))))
  CONSTRAINT structural_rule_check8 CHECK (((kind <> 'longueur'::text) OR (maximum > 0)))
  CONSTRAINT structural_rule_check9 CHECK (((NOT external_only) OR (kind = ANY (ARRAY['departs'::text, 'arrivees'::text]))))
  CONSTRAINT structural_rule_commission_agent_fkey FOREIGN KEY (commission, agent) REFERENCES passerelle.agent(commission, code) ON UPDATE CASCADE ON DELETE CASCADE
  CONSTRAINT structural_rule_commission_convention_fkey FOREIGN KEY (commission, convention) REFERENCES passerelle.convention(commission, code) ON DELETE CASCADE
  CONSTRAINT structural_rule_commission_other_agent_fkey FOREIGN KEY (commission, other_agent) REFERENCES passerelle.agent(commission, code) ON UPDATE CASCADE ON DELETE CASCADE
  CONSTRAINT structural_rule_commission_post_fkey FOREIGN KEY (commission, post) REFERENCES passerelle.post(commission, code) ON UPDATE CASCADE ON DELETE CASCADE
  CONSTRAINT structural_rule_commission_version_all_or_nothing_key UNIQUE (commission, version, all_or_nothing)
  CONSTRAINT structural_rule_commission_version_fkey FOREIGN KEY (commission, version) REFERENCES passerelle.charte(commission, version) ON DELETE CASCADE
  CONSTRAINT structural_rule_commission_version_rank_key UNIQUE (commission, version, rank)
  CONSTRAINT structural_rule_employer_fkey FOREIGN KEY (employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT structural_rule_kind_check CHECK ((kind = ANY (ARRAY['reciprocite'::text, 'departs'::text, 'arrivees'::text, 'presence'::text, 'plafonds'::text, 'reciprocite_deux'::text, 'temps_de_travail'::text, 'couple'::text, 'longueur'::text])))
  CONSTRAINT structural_rule_leavers_check CHECK (((leavers >= 0) AND (leavers <= 1000)))
  CONSTRAINT structural_rule_margin_check CHECK (((margin >= 0) AND (margin <= 1000)))
  CONSTRAINT structural_rule_maximum_check CHECK (((maximum >= 0) AND (maximum <= 10000000)))
  CONSTRAINT structural_rule_minimum_check CHECK (((minimum >= 0) AND (minimum <= 10000000)))
  CONSTRAINT structural_rule_other_employer_fkey FOREIGN KEY (other_employer) REFERENCES passerelle.employer(siret)
  CONSTRAINT structural_rule_pkey PRIMARY KEY (commission, version, code)
  CONSTRAINT structural_rule_rank_check CHECK (((rank >= 1) AND (rank <= 1000)))
  CONSTRAINT structural_rule_reopened_check CHECK (((reopened >= 0) AND (reopened <= 1000)))
  INDEX structural_rule_agent ON passerelle.structural_rule USING btree (commission, agent) WHERE (agent IS NOT NULL)
  INDEX structural_rule_other ON passerelle.structural_rule USING btree (commission, other_agent) WHERE (other_agent IS NOT NULL)
  INDEX structural_rule_post ON passerelle.structural_rule USING btree (commission, post) WHERE (post IS NOT NULL)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine

TABLE passerelle.travel_time -- Known travel times between two communes, by mode
  from_commune insee NOT NULL
  to_commune insee NOT NULL
  mode text NOT NULL
  minutes integer NOT NULL
  CONSTRAINT travel_time_from_commune_fkey FOREIGN KEY (from_commune) REFERENCES passerelle.commune(insee)
  CONSTRAINT travel_time_minutes_check CHECK (((minutes >= 0) AND (minutes <= 1440)))
  CONSTRAINT travel_time_mode_check CHECK ((mode = ANY (ARRAY['voiture'::text, 'transport'::text, 'velo'::text, 'marche'::text])))
  CONSTRAINT travel_time_pkey PRIMARY KEY (from_commune, to_commune, mode)
  CONSTRAINT travel_time_to_commune_fkey FOREIGN KEY (to_commune) REFERENCES passerelle.commune(insee)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('from_commune')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('from_commune')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('from_commune')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

TABLE passerelle.work_context -- Working contexts of ROME by OGR code
  code integer NOT NULL
  label label NOT NULL
  kind text NOT NULL
  CONSTRAINT work_context_code_check CHECK ((code > 0))
  CONSTRAINT work_context_kind_check CHECK ((kind = ANY (ARRAY['conditions'::text, 'horaires'::text, 'lieux'::text, 'publics'::text, 'structures'::text, 'statut'::text])))
  CONSTRAINT work_context_pkey PRIMARY KEY (code)
  ROW SECURITY, FORCED
  POLICY administration TO passerelle_owner USING (SESSION_USER = 'passerelle_migration'::name) WITH THE SAME CHECK
  POLICY loader_reads FOR SELECT TO passerelle_loader USING true
  POLICY public_facts FOR SELECT TO passerelle_owner USING true
  TRIGGER journal_delete AFTER DELETE REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_insert AFTER INSERT REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  TRIGGER journal_update AFTER UPDATE REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION passerelle.write_journal('code')
  GRANT SELECT TO passerelle_engine
  GRANT SELECT TO passerelle_loader

VIEW passerelle.crossed_metier WITH (security_barrier=true) -- passerelles_observed of the login's commissions, as of today
  commission code, source rome, target rome, theory_days smallint, practice_days smallint, moves bigint

VIEW passerelle.current_cohort WITH (security_barrier=true) -- The published plan of each cohort the login may read
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, cohort code, label label, seats smallint, filled smallint, fillable smallint, candidates smallint, received smallint, is_proved boolean, baseline bigint

VIEW passerelle.current_run WITH (security_barrier=true) -- The published run of each commission the login may read
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, seance day, baseline bigint

VIEW passerelle.current_wording WITH (security_barrier=true) -- Wordings in force on the business date of each published run
  run_id bigint, rule text, answer text, sentence text, mention text, remedy text, remedy_readers text, actor text, article text, mark text, in_force boolean

VIEW passerelle.followed_file WITH (security_barrier=true) -- Files of the login's recipients on the day they are read
  day date, run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, reader text, reference text, agent_id bigint, avis_id bigint, kind text, seance date, post_id bigint, origin text, host text, state text, since date, due_on date, label label, waits_for text, is_open boolean, months integer, point_on date

VIEW passerelle.judged_avis WITH (security_barrier=true) -- Avis that retained a proposal, against the one they were preferred to, by criterion
  commission code, avis_id bigint, is_override boolean, criterion integer, points integer

VIEW passerelle.live_reference WITH (security_barrier=true) -- The login's references of agents whose agreement is not withdrawn
  recipient_id bigint, reference code

VIEW passerelle.my_commission WITH (security_barrier=true) -- The commissions of which the session's login may read the runs and the rules
  code code

VIEW passerelle.my_control WITH (security_barrier=true) -- One row if the session's login is a DPO or an auditor, none otherwise
  login name

VIEW passerelle.my_file WITH (security_barrier=true) -- my_files(), to be read as a table
  commission text, kind text, employer text, agent_id bigint, reference text, signed_on date, withdrawn_on date, is_live boolean

VIEW passerelle.my_recipient WITH (security_barrier=true) -- The recipients the session's login reads for
  id bigint, commission code, kind text, employer siret, agent code

VIEW passerelle.proved_run WITH (security_barrier=true) -- The published run of each commission the login is the secretariat of
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, baseline bigint, recipient_id bigint

VIEW passerelle.valid_avis WITH (security_invoker=true, security_barrier=true) -- Avis that no later one replaced
  id bigint, commission code, seance day, agent_id bigint, post_id bigint, origin siret, host siret, metier rome, place code, kind text, reason code, source_metier rome, theory_days smallint, practice_days smallint, run_id bigint, charte_version integer, corrects bigint, recorded_at timestamp with time zone, recorded_by name
  GRANT SELECT TO passerelle_engine

VIEW passerelle.valid_step WITH (security_invoker=true, security_barrier=true) -- Steps that were not taken back
  id bigint, avis_id bigint, kind code, on_day day, as_whom text, reason text, act text, from_day day, to_day day, days smallint, months smallint, result text, corrects bigint, recorded_at timestamp with time zone, recorded_by name
  GRANT SELECT TO passerelle_engine

VIEW passerelle.visible_agent WITH (security_barrier=true) -- Published agents of the login's recipients
  calcule_le timestamp without time zone, donnees_du day, commission code, seance day, kind text, reader siret, run_id bigint, recipient_id bigint, reference text, is_in_scope boolean, siret text, versant text, statut text, category text, grade text, metier text, commune text, weekly_minutes integer, deadline text, deadline_on date, internal_search_on date, proposable integer, sous_condition integer, a_instruire integer, non_recevable integer, planned_post text, service text, held_post text, may_stay boolean

VIEW passerelle.visible_avis WITH (security_barrier=true) -- Valid avis of the login's recipients
  id bigint, commission code, seance day, agent_id bigint, post_id bigint, origin siret, host siret, metier rome, place code, kind text, reason code, source_metier rome, theory_days smallint, practice_days smallint, run_id bigint, charte_version integer, corrects bigint, recorded_at timestamp with time zone, recorded_by name

VIEW passerelle.visible_cohort_agent WITH (security_barrier=true) -- Candidates of the published plans, as the login's recipients know them
  calcule_le timestamp without time zone, donnees_du day, commission code, cohort code, kind text, reader siret, cohort_run_id bigint, recipient_id bigint, reference text, situation text, siret text, rank smallint, points integer, change text, replaced text[], theory_planned smallint, theory_done smallint, practice_planned smallint, practice_done smallint, threshold_percent smallint, run_id bigint, practice_missing smallint, assessed_by_origin_on date, assessed_by_host_on date, assessed_by_agent_on date

VIEW passerelle.visible_finding WITH (security_barrier=true) -- Findings of the visible pairs, with the templates of their words
  run_id bigint, recipient_id bigint, reference text, post text, place bigint, rule text, answer smallint, finding_values text, sentence text, mention text, axis text, remedy text, actor text, article text

VIEW passerelle.visible_pair WITH (security_barrier=true) -- Published pairs of the login's recipients
  calcule_le timestamp without time zone, donnees_du day, commission_code code, kind text, reader siret, run_id bigint, recipient_id bigint, reference text, post text, verdict text, routes text[], allows_mise_a_disposition boolean, statut smallint, sante smallint, souhaits smallint, competences smallint, commission smallint, is_planned boolean, agent_rank integer, post_rank integer, points integer, criteria smallint[], priorities text[], metres integer, distance_band smallint, pay_before bigint, pay_after bigint, pay_is_at_least boolean, pay_band smallint, earliest_on date, gap_days integer, theory_days smallint, practice_days smallint, finding_codes text[], finding_answers smallint[], finding_values text[]

VIEW passerelle.visible_post WITH (security_barrier=true) -- Published posts of the login's recipients
  calcule_le timestamp without time zone, donnees_du day, commission code, kind text, reader siret, run_id bigint, recipient_id bigint, post text, control text, duplicate_of text, demands_percent smallint, vacant_days integer, proposable integer, sous_condition integer, a_instruire integer, non_recevable integer, placed integer

VIEW passerelle.visible_step WITH (security_barrier=true) -- Valid steps of the login's recipients
  id bigint, avis_id bigint, kind code, on_day day, as_whom text, reason text, act text, from_day day, to_day day, days smallint, months smallint, result text, corrects bigint, recorded_at timestamp with time zone, recorded_by name

VIEW passerelle.worded_pair WITH (security_barrier=true) -- The findings of each visible pair, put together in words
  run_id bigint, recipient_id bigint, reference text, post text, motifs_pour text, reserves text, motifs text, motif_principal text, remedes text, a_faire text, qui_agit text, articles text, codes text, regle_du_plan text, raison_du_plan text, regle_principale text

VIEW passerelle.work_day WITH (security_barrier=true) -- The published run of each commission, and the day its files are read on
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, seance day, baseline bigint, day date

VIEW rapports_v1.a_instruire WITH (security_barrier=true) -- P6 — À instruire : les actions attendues sur les propositions listées, les dossiers et les plans d'action.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, responsable text, agent text, poste text, intitule text, constat text, action text, article text, avant_le date, retard_jours integer
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.alternatives WITH (security_barrier=true) -- Paires possibles que le plan ne retient pas : ce que le plan d'ensemble perdrait à les imposer, et qui serait déplacé. Secrétariat.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, agent text, poste text, intitule label, employeur_accueil label, rang_agent integer, rang_poste integer, poste_retenu text, mesure text, niveau_decisif text, perte bigint, lecture text, agents_deplaces bigint, deplacements text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.alternatives_niveaux WITH (security_barrier=true) -- Le regret de chaque alternative, un niveau par ligne. Secrétariat.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, agent text, poste text, ordre integer, niveau text, libelle text, perte bigint, perte_au_plus bigint
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.attestations WITH (security_barrier=true) -- Attestations de suivi, à la date du dernier calcul publié : jours faits par nature, au regard du seuil de la charte, et évaluations remises ; les jours faits par une personne qui n'est plus membre y restent.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, cohorte code, destinataire text, agent text, jours_theorie_prevus numeric(5,1), jours_theorie_faits numeric(5,1), jours_pratique_prevus numeric(5,1), jours_pratique_faits numeric(5,1), seuil_pourcent smallint, seuil_atteint text, situation text, jours_pratique_sans_date numeric(5,1), evaluation_origine_le date, evaluation_accueil_le date, evaluation_agent_le date
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.audit_constat WITH (security_barrier=true) -- Le constat que la commission peut imprimer sur le respect de l'ordre voté des priorités. Secrétariat.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, places_reclamees bigint, sans_explication bigint, constat text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.audit_priorites WITH (security_barrier=true) -- Chaque place qu'un agent plus prioritaire aurait préférée et qu'un autre occupe, avec ce qui l'explique. Secrétariat.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, agent text, priorite text, poste text, intitule label, occupe_par text, poste_retenu text, causes text, explication text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.avis_leves WITH (security_barrier=true) -- Avis qui ne pèsent plus sur les nuits avant leur terme, et ce qui a changé depuis.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, agent text, poste code, dossier bigint, seance day, avis text, changements text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.bilan WITH (security_barrier=true) -- P8 — Bilan de l'année, à la date des données ; totaux en clair pour les membres, flux selon ce que chacun peut lire.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, annee integer, ordre integer, rubrique label, indicateur label, origine text, accueil text, valeur bigint, annee_precedente bigint, ecart bigint, unite text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.bilan_externe WITH (security_barrier=true) -- P8 — Bilan à diffuser : toute valeur inférieure à 5 est masquée, et celles qui permettraient de la déduire.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, annee integer, ordre integer, rubrique label, indicateur label, origine text, accueil text, valeur text, annee_precedente text, unite text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.calendrier_parcours WITH (security_barrier=true) -- Calendrier des parcours par demi-journée, à lire par agent, par accueil ou par semaine.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, cohorte code, destinataire text, agent text, jour date, demi_journee text, semaine text, nature text, periode smallint, id_lieu code, lieu text, employeur_accueil label, siret_accueil siret
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.certificat WITH (security_barrier=true) -- Ce qui prouve le plan, niveau par niveau, et ce qui en est publié. scripts/verify.sql le vérifie dans psql.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, ordre integer, niveau text, valeur bigint, borne bigint, preuve text, etendue text, noeuds integer, arcs integer, feuilles bigint, sel integer, regles_remplies text, code_preuve text, code_etendue text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.certificat_agents WITH (security_barrier=true) -- Certificat : agents examinés et ce que les règles du plan en lisent.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, agent text, siret text, versant text, categorie text, service text, minutes integer, poste_tenu text, peut_rester text, proposables integer, sous_condition integer, a_instruire integer, non_recevables integer, poste_retenu text, poste_precedent text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.certificat_arcs WITH (security_barrier=true) -- Certificat : arcs du réseau, bornes, coûts par niveau et flux du plan.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, arc integer, nature text, depart integer, arrivee integer, borne_basse bigint, borne_haute bigint, flux bigint, couts text, regle text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.certificat_branches WITH (security_barrier=true) -- Certificat : arbre de chaque niveau quand une règle latérale lie le plan ; la branche −1 en donne la racine duale. Et, pour chaque autre cas des règles de tout ou rien, les arbres qui prouvent qu'aucun de ses plans n'est meilleur.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, ordre integer, branche integer, parent integer, arc integer, sens text, valeur bigint, etat text, prix text, multiplicateurs text, denominateur bigint, lignes text, regles_remplies text, code_sens text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.certificat_lignes WITH (security_barrier=true) -- Certificat : règles que le réseau ne porte pas, sommes pondérées de flux.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, ligne integer, regle text, borne_basse bigint, borne_haute bigint, arcs text, coefficients text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.certificat_noeuds WITH (security_barrier=true) -- Certificat : nœuds du réseau et leurs prix.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, noeud integer, nature text, agent code, poste text, regle text, prix text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.certificat_paires WITH (security_barrier=true) -- Certificat : paires publiées, points par critère et priorités.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, agent text, poste text, verdict text, pire_axe smallint, retenue text, points integer, criteres text, priorites text, regles text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.certificat_postes WITH (security_barrier=true) -- Certificat : postes examinés et ce que les règles du plan en lisent.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, poste text, siret text, versant text, categorie text, service text, places integer, proposables integer, sous_condition integer, a_instruire integer, non_recevables integer, retenus integer
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.certificat_regles WITH (security_barrier=true) -- Certificat : règles structurelles telles que le plan les applique.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, rang smallint, regle text, nature text, convention text, versant text, siret text, service text, categorie text, autre_siret text, poste text, classe text, borne_basse bigint, borne_haute bigint, valeur bigint, externes_seules text, partants integer, premier_agent code, second_agent code, tout_ou_rien text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.chaines WITH (security_barrier=true) -- Chaînes et échanges du plan : mouvements qui se tiennent, propositions dépendantes et plan de repli.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, chaine smallint, nature text, maillons smallint, maillon smallint, agent text, employeur_origine label, poste_quitte text, intitule_quitte label, employeur_accueil label, poste_pris text, intitule_pris label, tombent_si_refus text, plan_b text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.changements WITH (security_barrier=true) -- Ce qui change depuis la publication précédente, agent par agent et poste par poste, avec la cause de chaque changement.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, objet text, agent text, poste text, changement text, avant text, apres text, cause text, ce_qui_a_change text, compare_au day
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.cohorte WITH (security_barrier=true) -- Cohorte proposée : le groupe décide et peut remplacer toute personne ; le reste est alors recalculé.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, cohorte code, destinataire text, agent text, employeur_origine label, situation text, rang_attente smallint, remplacerait text, lieux text, points integer, changement text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.cohorte_manque WITH (security_barrier=true) -- Pourquoi des places de la cohorte restent vides, en nombres et en lieux, et ce qu'un assouplissement donnerait.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, cohorte code, places_cohorte smallint, places_pourvues smallint, nature text, numero integer, contrainte text, pourvues_apres smallint, candidats_concernes smallint, candidats_accueillis smallint, prouve text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.conflits WITH (security_barrier=true) -- Minimums de la charte que le plan ne peut pas tenir, règles qui s'y opposent et effet de leur assouplissement.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, minimum text, manque bigint, regle text, role text, lecture text, manque_apres_assouplissement bigint, effet text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.derogations WITH (security_barrier=true) -- Propositions retenues contre le plan, critère par critère ; à partir de trente avis, un conseil sur un poids. Les niveaux du plan passent avant les points : le conseil ne vaut qu'entre propositions du même agent. Au secrétariat.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, ordre integer, critere text, poids integer, avis_retenus bigint, derogations bigint, en_faveur bigint, contre bigint, poids_conseille integer, avis_suivis bigint, avis_suivis_apres bigint, lecture text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.dictionnaire WITH (security_barrier=true) -- Dictionnaire des éditions : chaque vue (position 0) et chaque colonne.
  vue name, position integer, colonne name, type text, description text
  GRANT SELECT TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_secretariat

VIEW rapports_v1.echeances WITH (security_barrier=true) -- Dates à ne pas laisser passer, telles qu'elles sont saisies : jamais calculées.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, agent text, nature text, echeance date, dans_jours integer, prochaine_seance day, avant_la_seance text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.en_bref WITH (security_barrier=true) -- L'histoire de chaque agent en quelques lignes : proposition retenue, coût des premières alternatives, leviers. Secrétariat.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, agent text, ordre integer, poste text, lecture text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.entonnoir WITH (security_barrier=true) -- Pour chaque agent et chaque poste, combien de paires chaque règle a laissées passer, réservées ou écartées.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, cote text, sujet text, regle text, libelle label, reponse text, paires integer
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.fiche_agent WITH (security_barrier=true) -- P2 — Fiche agent, une ligne par information, à lire dans l'ordre : situation, propositions, écartés, décision.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, agent text, ordre integer, rubrique text, libelle text, valeur text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.fiche_droits_agent WITH (security_barrier=true) -- Droits de l'agent sur le traitement : les quatre rubriques de l'article R311-3-1-2 du CRPA, pour l'agent et son origine.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, agent text, ordre integer, rubrique text, libelle text, valeur text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.fiche_poste WITH (security_barrier=true) -- P3 — Fiche poste, une ligne par information, à lire dans l'ordre : poste, candidats par rang, décision.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, poste text, ordre integer, rubrique text, libelle text, valeur text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.flux WITH (security_barrier=true) -- P5 — Flux du plan d'un employeur à l'autre, et solde de chaque employeur.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, nature text, employeur_origine label, employeur_accueil label, agents integer, departs bigint, arrivees bigint, solde bigint, lecture text, bande_min bigint, bande_max bigint, solde_reporte bigint, bande_atteinte text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.immersions_possibles WITH (security_barrier=true) -- Lieux d'immersion offerts par les services, et agents qui pourraient y aller : une proposition à prescrire, qui ne prend aucune place de poste. Un lieu par agent au plus est proposé, dans la limite de ce que chaque lieu accueille : d'abord aux agents sans poste au plan, puis selon les priorités votées, le nombre d'immersions et les points.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, agent text, employeur_origine label, versant text, metier text, lieu text, service label, employeur_accueil label, commune label, metier_decouvert label, accueil_du day, accueil_au day, jours smallint, agents_accueillis smallint, tuteur code, proposee text, rang_agent integer, rang_lieu integer, verdict text, statut text, sante text, souhaits text, regles_de_la_charte text, priorites text, points integer, distance text, possible_a_partir_du date, motifs_pour text, reserves text, motifs text, a_faire text, regles text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.journal WITH (security_barrier=true) -- Journal des écritures, pour le DPO et les auditeurs.
  numero bigint, ecrit_le timestamp without time zone, compte name, application text, objet name, operation text, lignes bigint, cles text
  GRANT SELECT TO passerelle_auditeur, passerelle_dpo

VIEW rapports_v1.leviers WITH (security_barrier=true) -- Un ou deux changements, dont aucun n'est superflu, qui rendraient un placement possible. Ceux qui portent sur les souhaits d'un agent ne sont lus que par lui ; un accueil n'en lit aucun.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, pour text, agent text, poste text, intitule label, employeur_accueil label, rang smallint, changements integer, levier text, qui_agit text, effet text, placements_de_plus bigint, points_de_plus bigint
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.leviers_bilan WITH (security_barrier=true) -- Quelle règle, quelle donnée manquante écarte le plus de paires et vide le plus de postes. Secrétariat.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, regle text, libelle label, reponse text, paires bigint, paires_par_elle_seule bigint, postes_sans_candidat bigint, postes_qu_elle_seule_vide bigint, agents_sans_proposition bigint
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.matrice WITH (security_barrier=true) -- P4 — Matrice agents × postes : une ligne par case examinée ; une case absente n'a pas été examinée.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, agent text, poste text, intitule label, verdict text, retenue text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.mentions WITH (security_barrier=true) -- Mentions imprimées sur les éditions.
  ordre integer, edition text, texte text
  GRANT SELECT TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_secretariat

VIEW rapports_v1.mise_en_service WITH (security_barrier=true) -- Pièces de la mise en service : sans elles, une commission qui n'est pas une démonstration n'est pas calculée.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, nature text, ordre smallint, piece code, libelle text, article label, etat text, date_piece day, reference label, enregistree_le timestamp without time zone, enregistree_par name, a_faire text
  GRANT SELECT TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_secretariat

VIEW rapports_v1.niveaux WITH (security_barrier=true) -- Niveaux du plan, dans leur ordre, avec leur valeur et leur preuve.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, ordre integer, niveau text, libelle text, sens text, valeur bigint, borne bigint, preuve text, noeuds bigint, code_sens text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.nuit WITH (security_barrier=true) -- Les nuits de calcul de chaque commission, leur état, leurs chiffres et leurs empreintes.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, etat text, en_vigueur text, seance day, agents integer, postes integer, paires bigint, proposables bigint, sous_condition bigint, a_instruire bigint, non_recevables bigint, placements integer, sans_accord text, hors_perimetre text, postes_en_controle integer, version_moteur label, version_regles label, version_charte integer, comparee_a bigint, commencee_le timestamp without time zone, duree_secondes integer, empreinte_entrees text, empreinte_publication text, motif_echec label
  GRANT SELECT TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_secretariat

VIEW rapports_v1.ordre_du_jour WITH (security_barrier=true) -- P1 — Ordre du jour de la prochaine séance : fraîcheur des données, résultats, échéances, nouveautés, anomalies.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, ordre integer, rubrique text, libelle text, valeur text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.passerelles WITH (security_barrier=true) -- Passerelles constatées : inscrites par la commission, ou vues à l'issue de ses propres dossiers. Au secrétariat.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, source rome, metier_quitte text, cible rome, metier_pris text, formation_jours integer, immersion_jours integer, inscrite_le date, constats bigint
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.plan_action WITH (security_barrier=true) -- Plan d'action de chaque agent : qui fait quoi, avant quand, et ce qui est en retard.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, action bigint, agent text, libelle label, responsable text, decidee_le day, avant_le day, etat text, close_le day, retard_jours integer
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.pourquoi_pas WITH (security_barrier=true) -- Chaque paire examinée : son verdict, pourquoi, ce qui débloquerait. Au-delà du plafond de la charte, voir entonnoir.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, agent text, poste text, intitule label, employeur_accueil label, verdict text, listee text, statut text, sante text, souhaits text, competences text, avis_commission text, voie text, motif_principal text, motifs text, ce_qui_debloquerait text, qui_agit text, articles text, regles text, raison text, regle_decisive text, explication text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.presences WITH (security_barrier=true) -- Qui était présent, consulté ou joignable à chaque séance ; la dernière note compte.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, seance day, organisme text, employeur label, presence text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.prix_des_regles WITH (security_barrier=true) -- Ce que le plan deviendrait si une borne qui le contraint bougeait d'une ou deux unités : recalcul entier, les effets ne s'additionnent pas. Secrétariat.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, regle text, borne text, valeur_votee integer, pas smallint, effet text, placements_de_plus numeric, points_de_plus numeric, agents_deplaces bigint, deplacements text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.propositions WITH (security_barrier=true) -- Toutes les propositions listées, une ligne par agent et poste, telles que chaque destinataire peut les lire.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, agent text, poste text, intitule label, employeur_origine label, employeur_accueil label, lieu label, rang_agent integer, rang_poste integer, retenue text, verdict text, voie text, transitoire text, statut text, sante text, souhaits text, competences text, avis_commission text, priorites text, points integer, points_competences smallint, points_metier smallint, points_souhaits smallint, points_distance smallint, points_prevention smallint, points_tension smallint, points_parcours smallint, points_paie smallint, points_themes smallint, distance text, paie text, ecart_paie_euros numeric, date_au_plus_tot date, date_souhaitee day, ecart_jours integer, parcours text, formation_jours smallint, immersion_jours smallint, motifs_pour text, reserves text, a_faire text, regles text, versant text, categorie text, metier text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.qualite_donnees WITH (security_barrier=true) -- Anomalies des données : lignes mises à l'écart, employeurs en retard, grilles incomplètes, avec le remède.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, gravite text, employeur label, objet text, cle text, colonne text, valeur text, anomalie text, remede text, controle text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.rarete WITH (security_barrier=true) -- Groupes qui ne peuvent pas être servis entièrement, quels que soient les points et les règles du plan : places rares ou candidats rares. Secrétariat.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, groupe integer, nature text, agents bigint, postes bigint, places integer, ecart bigint, lecture text, employeurs text, metiers text, liste_agents text, liste_postes text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.regles WITH (security_barrier=true) -- P9 — Règles appliquées par la publication : versions, ordre des priorités, poids, charte, règles et sources.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, ordre integer, rubrique text, code text, libelle text, valeur text, article text, remarque text, code_rubrique text
  GRANT SELECT TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_secretariat

VIEW rapports_v1.robustesse WITH (security_barrier=true) -- Chaque proposition retenue tient-elle quand un poids de la charte bouge de 5 %, un à la fois ? Recalcul entier du plan à chaque essai.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, agent text, poste_retenu text, lecture text, essais bigint, essais_contraires bigint, detail text
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.scenarios WITH (security_barrier=true) -- Ce que chaque scénario changerait au plan de la nuit ; un scénario n'est jamais publié comme plan.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, scenario text, nature text, sujet text, plan text, hypothese text, ecart bigint
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.seances WITH (security_barrier=true) -- Dates des séances, avec ce que ce compte en lit.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, seance day, etat text, situations integer, avis integer
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.situations WITH (security_barrier=true) -- Situations inscrites à l'ordre du jour des séances, avec l'avis rendu.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, seance day, rang smallint, agent text, poste code, intitule label, motif text, attente_jours integer, dossier bigint, avis text, motif_avis label
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

VIEW rapports_v1.suivi WITH (security_barrier=true) -- P7 — Suivi : l'état de chaque dossier, ce qui est attendu et de qui, les points après la prise de poste.
  run_id bigint, calcule_le timestamp without time zone, donnees_du day, commission code, destinataire text, dossier bigint, agent text, seance date, avis text, motif text, poste code, intitule label, employeur_origine text, employeur_accueil label, etat label, depuis date, attendu_de text, avant_le date, retard_jours integer, prochain_point_mois integer, prochain_point_le date, integration_possible text, remplace_dossier bigint
  GRANT SELECT TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.annuler_etape(dossier bigint) → text SECURITY DEFINER -- Annule la dernière étape d'un dossier, sans l'effacer ; elle peut alors être inscrite autrement.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.annuler_issue(commission text, agent text) → text SECURITY DEFINER -- Annule la dernière issue inscrite pour un agent, sans l'effacer.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.clore_action(action bigint, le date DEFAULT NULL::date, faite boolean DEFAULT true) → void SECURITY DEFINER -- Une action est faite, ou abandonnée.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.communiquer_nom(dossier bigint, le date DEFAULT NULL::date) → TABLE(nom text, prenom text) SECURITY DEFINER -- Nom de l'agent, pour l'employeur d'accueil, après l'accord de l'agent sur la proposition et sur son nom.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.constater_formation(dossier bigint, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- La formation est suivie.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.constater_immersion(dossier bigint, jours integer, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- L'immersion est terminée, en tant de jours.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.constater_integration(dossier bigint, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- L'agent est intégré ; après un détachement pour reclassement, il peut le demander au bout d'un an (CGFP, art. L826-4).
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.constater_prise_de_poste(dossier bigint, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- L'agent a pris son poste.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.constater_retour(dossier bigint, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- L'agent revient à son origine, ou ne prend pas le poste : la place est rendue.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.corriger_avis(dossier bigint, avis text, motif text DEFAULT NULL::text, poste text DEFAULT NULL::text, employeur text DEFAULT NULL::text, metier text DEFAULT NULL::text, lieu text DEFAULT NULL::text) → bigint SECURITY DEFINER -- Remplace un avis par un autre, sans l'effacer ; rend le numéro du dossier qui le remplace.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.decider_accueil(dossier bigint, accepte boolean, le date DEFAULT NULL::date, acte text DEFAULT NULL::text, effet date DEFAULT NULL::date) → bigint SECURITY DEFINER -- Décision de l'accueil. Son arrêté ou son contrat, et rien d'autre, prend la place.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.demander_depart(dossier bigint, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- Date à laquelle l'origine a reçu la demande de départ ; deux mois de silence valent accord (CGFP, art. L511-3).
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.demander_reexamen(dossier bigint, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- Demande de réexamen d'une proposition écartée ou ajournée : l'avis cesse de peser dès la nuit suivante.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.donner_accord(commission text, agent text, accord text, employeur text DEFAULT NULL::text, le date DEFAULT NULL::date) → void SECURITY DEFINER -- Inscrit un accord écrit : presentation à la commission, nom à un employeur, restrictions au médecin d'un employeur.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.evaluer_immersion(dossier bigint, constat text, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- Évaluation croisée de l'immersion.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.inscrire(commission text, seance date, agent text, poste text DEFAULT NULL::text) → void SECURITY DEFINER -- Ajoute une situation à l'ordre du jour, avec ou sans proposition.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.inscrire_suivi(dossier bigint, mois integer, constat text, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- Point de suivi à 1, 3, 6 ou 12 mois après la prise de poste.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.lever_accord(commission text, agent text, accord text, employeur text DEFAULT NULL::text, le date DEFAULT NULL::date) → void SECURITY DEFINER -- Retrait d'un accord : les éditions ne montrent plus l'agent dès la lecture suivante, les nuits ne le lisent plus.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.noter_issue(commission text, agent text, issue text, le date DEFAULT NULL::date, employeur text DEFAULT NULL::text) → bigint SECURITY DEFINER -- Issue trouvée hors du plan : stage, apprentissage, recrutement direct, concours, reclassement interne, poste adapté, renonciation.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.noter_presence(commission text, seance date, organisme text, presence text, employeur text DEFAULT NULL::text) → void SECURITY DEFINER -- Note qui était présent, consulté, joignable (médecin, sans dossier) ou excusé ; la dernière note d'un organisme compte.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.prescrire_immersion(dossier bigint, du date, au date, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- Convention signée par l'agent, l'origine et l'accueil, pour ces dates.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.prevoir_action(commission text, agent text, action text, responsable text, avant_le date, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- Plan d'action d'un agent : quoi, qui, avant quand.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.prevoir_seance(commission text, seance date) → void SECURITY DEFINER -- Inscrit la date d'une séance.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.proposer_ordre_du_jour(commission text, seance date, places integer DEFAULT 12) → TABLE(rang bigint, agent text, poste text, motif text, priorite text, echeance date, attente_jours integer) SECURITY DEFINER -- Bâtit l'ordre du jour depuis la nuit publiée : ajournées et réexamens, priorités votées, échéances, attente.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.rendre_avis(commission text, seance date, agent text, avis text, poste text DEFAULT NULL::text, motif text DEFAULT NULL::text, employeur text DEFAULT NULL::text, metier text DEFAULT NULL::text, lieu text DEFAULT NULL::text) → bigint SECURITY DEFINER -- Rend un avis : retenir, immersion, formation, ajourner ou ecarter (avec motif). Donne le numéro du dossier. Un avis « retenir » ne prend aucune place : l'accueil la prendra par son arrêté ou son contrat.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.repondre_agent(dossier bigint, accepte boolean, le date DEFAULT NULL::date) → bigint SECURITY DEFINER -- Réponse de l'agent, oui ou non. Un non n'a pas de motif, n'est compté nulle part et ne ferme que cette proposition.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION commission_v1.repondre_origine(dossier bigint, accepte boolean, le date DEFAULT NULL::date, motif text DEFAULT NULL::text) → bigint SECURITY DEFINER -- Réponse de l'employeur d'origine à la demande de départ.
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

PROCEDURE passerelle.after_writes(IN target regclass, IN prefix text, IN call text)

FUNCTION passerelle.agenda_of(code text, day date) → TABLE(rang bigint, agent_id bigint, post_id bigint, agent text, poste text, motif text, priorite text, echeance date, attente_jours integer, run_id bigint) SECURITY DEFINER -- The situations of the published night in the order a séance examines them

FUNCTION passerelle.agreement_lives(signed_on date, withdrawn_on date, on_day date) → boolean -- The agreement is signed by that day and not withdrawn
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION passerelle.are_items(list text[], pattern text, longest integer) → boolean
  GRANT EXECUTE TO passerelle_engine, passerelle_loader

FUNCTION passerelle.avis_in_force(commission_code text, day date) → TABLE(agent_id bigint, post_id bigint, avis text, decided_on date, lifted_on date) -- Decisions and avis that set a pair aside or adjourn it; lifted_on: it no longer weighs from that day
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.bilan_figures(commission_code text, day date) → TABLE(year integer, indicator text, origin text, host text, value bigint) -- Figures of the year of a day and of the year before, up to that day
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.blocking_restrictions(run bigint) → TABLE(indicator text, value bigint) -- Agents to whom each restriction closed at least one post in a run, by fives; under five, no row
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.charte_on(commission_code text, day date) → integer -- Version of the charte in force; NULL: none
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.content_hash(run bigint) → text -- SHA-256 of all a run publishes, over stable keys
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.day_read(day date) → text -- A date as French reads it, whatever the settings

FUNCTION passerelle.days_in_cohorts(commission_code text) → TABLE(cohort text, agent text, day date, half smallint, place text) -- Half-days of the published cohorts, done or to come, by pseudonym
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.erase_digests() → trigger SECURITY DEFINER

FUNCTION passerelle.erase_run_rows(runs bigint[], kept name[] DEFAULT '{}'::name[]) → bigint -- Erases the rows of runs, but in the tables kept; says how many
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.erase_seals() → trigger SECURITY DEFINER

FUNCTION passerelle.expired_agents(commission_code text, day date) → TABLE(agent_id bigint) -- Agents whose file has been closed for longer than it is kept

FUNCTION passerelle.expired_runs(commission_code text, day date) → TABLE(run_id bigint) -- Runs whose published rows are kept no longer

FUNCTION passerelle.files_on(day date) → TABLE(avis_id bigint, commission text, agent_id bigint, post_id bigint, kind text, seance date, origin text, host text, state text, since date, due_on date, last_day date) SECURITY DEFINER -- The files of the login's recipients and the state of each on a day
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION passerelle.find_agent(code text, pseudonym text, day date) → bigint SECURITY DEFINER -- The agent behind a pseudonym, if the login may act for it

FUNCTION passerelle.find_signer(code text, pseudonym text) → bigint SECURITY DEFINER -- The agent behind a pseudonym, for whoever may enter an agreement

FUNCTION passerelle.give_avis(code text, day date, who bigint, name text, avis_kind text, target text, why text, siret text, rome text, lieu text, corrected bigint) → bigint SECURITY DEFINER -- Writes an avis with what it was given on, or says why not

FUNCTION passerelle.golive_state(commission_code text, on_day date) → TABLE(piece text, label text, article text, remedy text, dated_on date, reference text, is_there boolean) -- Each piece of the gate, and whether it is on record on a date; one dated later is not there yet
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.hold_file(dossier bigint) → void -- Waits for whoever writes on the file, until the end of the transaction

FUNCTION passerelle.input_defects(commission_code text, business_date date) → TABLE(severity text, check_code text, table_name text, row_key text, column_name text, value text, label text, remedy text, employer text) -- Every defect of a commission's inputs on a date, with its remedy
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.inputs_read(commission_code text, day date) → TABLE(side text, subject bigint, input text, digest text) -- Digests of what a night reads of each agent and each post
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.is_ascending(list integer[], longest integer) → boolean
  GRANT EXECUTE TO passerelle_engine, passerelle_loader

FUNCTION passerelle.is_list(list text[], pattern text, longest integer) → boolean
  GRANT EXECUTE TO passerelle_engine, passerelle_loader

FUNCTION passerelle.is_plain(value text, longest integer) → boolean
  GRANT EXECUTE TO passerelle_engine, passerelle_loader

FUNCTION passerelle.is_siret(value text) → boolean
  GRANT EXECUTE TO passerelle_engine, passerelle_loader

FUNCTION passerelle.is_withdrawn(withdrawn_on date, on_day date) → boolean -- The agreement is withdrawn on that day, its first day without
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION passerelle.keep_golive_record() → trigger

FUNCTION passerelle.keep_history() → trigger

FUNCTION passerelle.keep_journal() → trigger

PROCEDURE passerelle.keep_rows(IN target regclass)

FUNCTION passerelle.keep_wording() → trigger

PROCEDURE passerelle.let_engine_read(IN target regclass, IN hidden name[] DEFAULT '{}'::name[])

PROCEDURE passerelle.let_loaders(IN target regclass, IN rows text, IN rights text DEFAULT 'SELECT, INSERT, UPDATE'::text)

FUNCTION passerelle.luhn_sum(value text) → bigint
  GRANT EXECUTE TO passerelle_engine, passerelle_loader

FUNCTION passerelle.my_files() → TABLE(commission text, kind text, employer text, agent_id bigint, reference text, signed_on date, withdrawn_on date, is_live boolean) SECURITY DEFINER -- The agents the login knows, under which reference and as whom; is_live: the agreement is not withdrawn
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_secretariat

FUNCTION passerelle.need_agreement(signed_on date, withdrawn_on date, is_live boolean, day date) → void -- Refuses a file whose agreement does not live on the day

FUNCTION passerelle.need_agreement_kind(kind text, siret text) → void -- Refuses an agreement that is none of the three

FUNCTION passerelle.need_answer(accepts boolean) → void -- Refuses an answer that is neither yes nor no

FUNCTION passerelle.need_member(code text, siret text, day date) → void SECURITY DEFINER -- Refuses an employer that is party to no convention in force on a day

FUNCTION passerelle.need_near(what text, wanted date, after date) → void -- Refuses a date that is before another or more than three years after

FUNCTION passerelle.need_past(code text, day date) → void SECURITY DEFINER -- Refuses a date to come, but for a demonstration

FUNCTION passerelle.need_seance(code text, day date) → void SECURITY DEFINER -- Refuses a date on which the commission has no séance

FUNCTION passerelle.need_secretariat(code text) → void SECURITY DEFINER -- Refuses whoever is not the secretariat of the commission

FUNCTION passerelle.next_steps(avis_kind text, state text) → text SECURITY DEFINER -- The steps that may come next on a file, with their functions

FUNCTION passerelle.passerelles_observed(commission_code text, day date) → TABLE(source text, target text, theory_days integer, practice_days integer, moves bigint) -- Métiers that agents of the commission crossed and kept, with their days and how many agents did
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.places_taken(commission_code text, day date) → TABLE(place text, agents bigint) -- Agents that immersions prescribed have sent to each place
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.posts_declined(commission_code text, day date) → TABLE(agent_id bigint, post_id bigint) -- Posts that agents declined; the night excludes them as it does what they wish not
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.practice_in_cohorts(commission_code text) → TABLE(cohort text, agent text, ended_on date, days bigint) -- Days of practice of each agent in each published cohort
  GRANT EXECUTE TO passerelle_engine

PROCEDURE passerelle.protect(IN target regclass, IN readers text DEFAULT 'nobody'::text) -- Forced row-level security, the administration, and readers through the views

PROCEDURE passerelle.protect_input(IN target regclass, IN readers text DEFAULT 'nobody'::text, IN journal_key name DEFAULT NULL::name) -- protect(), and the journal of what is written

PROCEDURE passerelle.protect_published(IN target regclass, IN readers text DEFAULT 'own_recipient'::text) -- protect(), and the night writes it

FUNCTION passerelle.purge(commission_code text, day date) → TABLE(category text, label text, months integer, erased bigint) -- Erases what a commission has kept long enough; says how many rows by category

FUNCTION passerelle.purge_seals(commission_code text, today date) → void -- Erases the seals of withdrawn agents and of nights over twelve months
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.random_reference() → text
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.record_step(dossier bigint, step_kind text, day date, reason text DEFAULT NULL::text, act text DEFAULT NULL::text, from_day date DEFAULT NULL::date, to_day date DEFAULT NULL::date, days integer DEFAULT NULL::integer, months integer DEFAULT NULL::integer, result text DEFAULT NULL::text) → bigint SECURITY DEFINER -- Adds a step to a file, or says why not and what may come

FUNCTION passerelle.refuse(code text, message text, hint text) → void -- Refuses with a stable SQLSTATE, a message and what to do next, in French

FUNCTION passerelle.run_tables() → SETOF name -- What a night publishes (published_), photographs (night_) or compares (change_since)
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.search_key(name text) → text -- Capitals without accents and digits, one space for everything else
  GRANT EXECUTE TO passerelle_loader

FUNCTION passerelle.seats_changed(commission_code text, day date) → TABLE(post_id bigint, change bigint) -- Seats that moves carried out took (negative) or freed, by post, on top of what its notice says
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.seats_free(post bigint, day date) → integer SECURITY DEFINER -- Seats of a post that no decision has taken

FUNCTION passerelle.seats_taken(commission_code text, day date) → TABLE(avis_id bigint, agent_id bigint, post_id bigint, origin text, host text, decided_on date, taken_on date, is_read boolean) -- Seats that a host's arrêté or contract took and nobody gave back; taken_on: since when the agent works there; is_read: the nights still read the agent, and keep the placement
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.setup_steps(commission_code text, on_day date) → TABLE(step text, subject text, is_done boolean, label text, remedy text) -- What remains to do before a commission's first night; remedy NULL: done

FUNCTION passerelle.stage_flows(run bigint) → void -- Fills published_flow of a staged run; called once, before its publication
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.stage_work(run bigint) → void -- Fills night_deadline and night_bilan of a staged run; called once, before its publication
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.staged_faults(run bigint) → TABLE(invariant text, violations bigint) -- Invariants a staged run breaks; none when it may be published
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.stays_under_way(commission_code text, day date) → TABLE(agent_id bigint, to_day date) -- Agents whose prescribed immersion is to come or running, and its last day
  GRANT EXECUTE TO passerelle_engine

FUNCTION passerelle.today_paris() → date -- Today in Paris
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION passerelle.write_journal() → trigger SECURITY DEFINER

FUNCTION rapports_v1.acteur(actor text) → text
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION rapports_v1.answer_name(answer smallint) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.avis_lu(kind text) → text
  GRANT EXECUTE TO passerelle_drh, passerelle_secretariat

FUNCTION rapports_v1.distance_lue(metres integer, band smallint) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.euros(centimes bigint) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.heures(minutes integer) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.jour(value date) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.km(metres integer) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.label_of(value text) → text SECURITY DEFINER
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.niveau_lu(name text) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.nombre(value bigint, noun text) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.paie_lue(before bigint, after bigint, at_least boolean, band smallint) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.parcours_lu(theory smallint, practice smallint) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.petit_effectif(value bigint) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.phrase(template text, finding_values text) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.quantite_lue(name text, amount bigint) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.raison_lue(rule text) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.render(value text, format text) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.reponse(answer smallint) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.responsable(actor text) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.variation_lue(name text, amount bigint) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.verdict_lu(verdict text) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat

FUNCTION rapports_v1.voies(routes text[]) → text
  GRANT EXECUTE TO passerelle_auditeur, passerelle_dpo, passerelle_drh, passerelle_engine, passerelle_secretariat
