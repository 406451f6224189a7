-- What remains to do before a commission's first night, in French: read by `passerelle init`, with its rights.

SET LOCAL search_path = passerelle;

CREATE OR REPLACE FUNCTION setup_steps(commission_code text, on_day date)
RETURNS TABLE (step text, subject text, is_done boolean, label text, remedy text)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  WITH members AS (
    SELECT employer.siret, employer.name, min(party.from_on) AS from_on
    FROM convention_party AS party JOIN employer ON employer.siret = party.employer
    WHERE party.commission = commission_code AND coalesce(party.until_on, on_day) >= on_day
    GROUP BY employer.siret, employer.name
  ), logins AS (
    SELECT login, commission, employer, 'chargeur' AS kind FROM login_loader
    UNION ALL
    SELECT login_recipient.login, recipient.commission, recipient.employer, recipient.kind
    FROM login_recipient JOIN recipient ON recipient.id = login_recipient.recipient_id
  ), mapped AS (
    SELECT logins.employer, logins.kind
    FROM logins JOIN pg_catalog.pg_roles ON rolname = login AND rolcanlogin
    WHERE logins.commission = commission_code
  ), steps (place, step, subject, is_done, label, remedy) AS (
    SELECT 1, 'convention', convention.code, convention.etat = 'signee',
      'Convention signée', CASE convention.etat
        WHEN 'projet' THEN 'La faire relire par les instances, puis relancer avec « état : en relecture »'
        ELSE 'La faire signer, puis relancer avec « état : signée » et son premier jour' END
    FROM convention WHERE convention.commission = commission_code
    UNION ALL
    SELECT 2, 'charte', commission_code,
      EXISTS (SELECT FROM charte WHERE charte.commission = commission_code AND effective_from <= on_day),
      'Charte votée et en vigueur', coalesce(
        (SELECT 'Rien : elle prend effet le ' || to_char(min(effective_from), 'DD/MM/YYYY')
         FROM charte WHERE charte.commission = commission_code),
        'Écrire la charte votée et sa date d''effet, et relancer')
    UNION ALL
    SELECT 3, 'seance', commission_code,
      EXISTS (SELECT FROM seance WHERE seance.commission = commission_code AND held_on >= on_day),
      'Prochaine séance', 'Ajouter une ligne « séance » et relancer'
    UNION ALL
    SELECT 4, 'referentiel', source.name, EXISTS (SELECT FROM reference_source WHERE reference_source.name = source.name),
      'Référentiel importé', 'passerelle import ' || source.name || ' …'
    FROM (VALUES ('rome'), ('communes')) AS source (name)
    UNION ALL
    SELECT 5, 'compte-secretariat', commission_code, EXISTS (SELECT FROM mapped WHERE kind = 'commission'),
      'Compte de lecture du secrétariat', 'Faire exécuter le SQL des comptes par un administrateur'
    UNION ALL
    SELECT 6, 'compte-envoi', members.siret,
      EXISTS (SELECT FROM mapped WHERE kind = 'chargeur' AND mapped.employer = members.siret),
      'Compte d''envoi de ' || members.name, 'Faire exécuter le SQL des comptes par un administrateur'
    FROM members
    UNION ALL
    SELECT 7, 'compte-lecture', members.siret,
      EXISTS (SELECT FROM mapped WHERE kind = 'origine' AND mapped.employer = members.siret),
      'Compte de lecture de ' || members.name, 'Faire exécuter le SQL des comptes par un administrateur'
    FROM members
    UNION ALL
    SELECT 8, 'donnees-' || kind.name, members.siret, EXISTS (
        SELECT FROM employer_file AS given
        WHERE given.commission = commission_code AND given.employer = members.siret AND given.kind = kind.name
          AND given.taken_at IS NOT NULL),
      kind.label || ' de ' || members.name,
      'passerelle import ' || kind.name || ' FICHIER --commission ' || commission_code || ' --employer ' || members.siret
    FROM members CROSS JOIN (VALUES ('agents', 'Agents'), ('posts', 'Postes')) AS kind (name, label)
    UNION ALL
    SELECT 9, 'piece-' || piece.piece, commission_code, piece.is_there, piece.label, piece.remedy
    FROM commission CROSS JOIN golive_state(commission_code, on_day) AS piece
    WHERE commission.code = commission_code AND NOT commission.demonstration
    UNION ALL
    SELECT 10, 'publication', commission_code,
      EXISTS (SELECT FROM publication WHERE publication.commission = commission_code),
      'Première nuit publiée', 'passerelle run --commission ' || commission_code
  )
  SELECT steps.step, steps.subject, steps.is_done, steps.label, CASE WHEN NOT steps.is_done THEN steps.remedy END
  FROM steps ORDER BY steps.place, steps.subject, steps.step;
END;
COMMENT ON FUNCTION setup_steps(text, date) IS 'What remains to do before a commission''s first night; remedy NULL: done';
REVOKE ALL ON FUNCTION setup_steps(text, date) FROM PUBLIC;
