-- Séances: the agenda as it was built, who was there, and what was said. The agenda is the secretariat's and, for its
-- own agents, the origin's.

SET LOCAL search_path = passerelle, rapports_v1;

-- Readers reach it through the pages alone: they have no right on the schema.
GRANT EXECUTE ON FUNCTION files_on(date) TO passerelle_drh, passerelle_secretariat;

-- valid_step and valid_avis are read with the rights of whoever asks; a page's reader has none.
CREATE OR REPLACE VIEW visible_step WITH (security_barrier) AS
  SELECT step.* FROM step
  WHERE kind <> 'annulation' AND NOT EXISTS (SELECT FROM step AS later WHERE later.corrects = step.id);
COMMENT ON VIEW visible_step IS 'Valid steps of the login''s recipients';
CREATE OR REPLACE VIEW visible_avis WITH (security_barrier) AS
  SELECT avis.* FROM avis WHERE NOT EXISTS (SELECT FROM avis AS later WHERE later.corrects = avis.id);
COMMENT ON VIEW visible_avis IS 'Valid avis of the login''s recipients';

CREATE OR REPLACE FUNCTION rapports_v1.acteur(actor text) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN CASE actor
    WHEN 'medecin' THEN 'médecin du travail' WHEN 'drh' THEN 'DRH' WHEN 'drh_origine' THEN 'DRH d''origine'
    WHEN 'drh_accueil' THEN 'DRH d''accueil' WHEN 'referent_handicap' THEN 'référent handicap'
    WHEN 'secretariat' THEN 'secrétariat' WHEN 'cdg' THEN 'centre de gestion' WHEN 'cnfpt' THEN 'CNFPT'
    WHEN 'cap_emploi' THEN 'Cap emploi' ELSE actor
  END;
CREATE OR REPLACE FUNCTION rapports_v1.avis_lu(kind text) RETURNS text
  IMMUTABLE PARALLEL SAFE
  RETURN CASE kind WHEN 'ecarter' THEN 'écarter' ELSE kind END;
REVOKE ALL ON FUNCTION rapports_v1.acteur, rapports_v1.avis_lu FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rapports_v1.acteur, rapports_v1.avis_lu TO passerelle_drh, passerelle_secretariat;

CREATE OR REPLACE VIEW rapports_v1.situations WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission,
    CASE file.kind WHEN 'commission' THEN 'secrétariat' ELSE file.kind END AS destinataire,
    item.seance, item.rank AS rang, file.reference AS agent, post.code AS poste, post.title AS intitule,
    CASE item.reason WHEN 'ajournee' THEN 'ajournée à une séance précédente' WHEN 'reexamen' THEN 'réexamen demandé'
      WHEN 'priorite' THEN 'priorité' WHEN 'echeance' THEN 'échéance proche' WHEN 'plan' THEN 'proposition de la nuit'
      ELSE 'ajoutée par le secrétariat' END AS motif,
    item.seance - file.signed_on AS attente_jours, given.id AS dossier, avis_lu(given.kind) AS avis,
    reason.label AS motif_avis
  FROM current_run AS run
  JOIN my_file AS file ON file.commission = run.commission AND file.kind <> 'accueil' AND file.is_live
  JOIN agenda_item AS item ON item.commission = run.commission AND item.agent_id = file.agent_id
  LEFT JOIN post ON post.id = item.post_id
  LEFT JOIN visible_avis AS given
    ON given.commission = item.commission AND given.seance = item.seance AND given.agent_id = item.agent_id
  LEFT JOIN avis_reason AS reason ON reason.code = given.reason
  WHERE NOT is_withdrawn(file.withdrawn_on, greatest(run.donnees_du, today_paris()));

COMMENT ON VIEW rapports_v1.situations IS
  'Situations inscrites à l''ordre du jour des séances, avec l''avis rendu.';
COMMENT ON COLUMN rapports_v1.situations.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.situations.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.situations.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.situations.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.situations.destinataire IS
  'À quel titre la ligne est lue : secrétariat, origine, accueil ou agent.';
COMMENT ON COLUMN rapports_v1.situations.seance IS 'Date de la séance.';
COMMENT ON COLUMN rapports_v1.situations.rang IS 'Rang à l''ordre du jour.';
COMMENT ON COLUMN rapports_v1.situations.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.situations.poste IS 'Poste proposé ; vide si la situation seule est examinée.';
COMMENT ON COLUMN rapports_v1.situations.intitule IS 'Intitulé du poste.';
COMMENT ON COLUMN rapports_v1.situations.motif IS 'Pourquoi la situation est inscrite à ce rang.';
COMMENT ON COLUMN rapports_v1.situations.attente_jours IS 'Jours entre l''accord écrit de l''agent et la séance.';
COMMENT ON COLUMN rapports_v1.situations.dossier IS 'Numéro du dossier ; vide tant qu''aucun avis n''est rendu.';
COMMENT ON COLUMN rapports_v1.situations.avis IS
  'retenir, immersion, formation, ajourner ou écarter ; vide avant la séance.';
COMMENT ON COLUMN rapports_v1.situations.motif_avis IS 'Motif d''un ajournement ou d''une mise à l''écart.';

-- Every date that was entered, before the first night too: nothing is computed then.
CREATE OR REPLACE VIEW rapports_v1.seances WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, planned.commission, planned.held_on AS seance,
    CASE WHEN said.avis > 0 THEN 'tenue'
      WHEN planned.held_on < today_paris() THEN 'passée, sans avis lu par ce compte'
      ELSE 'à venir' END AS etat,
    said.situations, said.avis
  FROM seance AS planned
  LEFT JOIN current_run AS run ON run.commission = planned.commission
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT listed.agent)::integer AS situations, count(DISTINCT listed.dossier)::integer AS avis
    FROM rapports_v1.situations AS listed
    WHERE listed.commission = planned.commission AND listed.seance = planned.held_on
  ) AS said;

COMMENT ON VIEW rapports_v1.seances IS 'Dates des séances, avec ce que ce compte en lit.';
COMMENT ON COLUMN rapports_v1.seances.run_id IS 'Numéro de la nuit de calcul publiée ; vide avant la première.';
COMMENT ON COLUMN rapports_v1.seances.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.seances.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.seances.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.seances.seance IS 'Date de la séance.';
COMMENT ON COLUMN rapports_v1.seances.etat IS 'tenue dès qu''un avis y est rendu ; sinon à venir, ou passée.';
COMMENT ON COLUMN rapports_v1.seances.situations IS 'Agents inscrits à l''ordre du jour, parmi ceux que ce compte suit.';
COMMENT ON COLUMN rapports_v1.seances.avis IS 'Avis rendus sur eux.';

CREATE OR REPLACE VIEW rapports_v1.presences WITH (security_barrier) AS
  SELECT DISTINCT ON (run.run_id, actor.seance, actor.body, actor.employer) run.run_id, run.calcule_le, run.donnees_du,
    run.commission, actor.seance, acteur(actor.body) AS organisme, employer.name AS employeur,
    CASE actor.presence WHEN 'present' THEN 'présent' WHEN 'consulte' THEN 'consulté'
      WHEN 'joignable' THEN 'joignable, sans dossier' ELSE 'excusé' END AS presence
  FROM current_run AS run
  JOIN seance_actor AS actor ON actor.commission = run.commission
  LEFT JOIN employer ON employer.siret = actor.employer
  ORDER BY run.run_id, actor.seance, actor.body, actor.employer, actor.id DESC;

COMMENT ON VIEW rapports_v1.presences IS
  'Qui était présent, consulté ou joignable à chaque séance ; la dernière note compte.';
COMMENT ON COLUMN rapports_v1.presences.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.presences.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.presences.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.presences.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.presences.seance IS 'Date de la séance.';
COMMENT ON COLUMN rapports_v1.presences.organisme IS
  'DRH, référent handicap, médecin du travail, centre de gestion, CNFPT, Cap emploi ou secrétariat.';
COMMENT ON COLUMN rapports_v1.presences.employeur IS 'Employeur représenté, s''il y en a un.';
COMMENT ON COLUMN rapports_v1.presences.presence IS 'présent, consulté, joignable (sans dossier) ou excusé.';
