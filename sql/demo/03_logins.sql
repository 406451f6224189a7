-- Who reads the demonstration: the secretariat of both commissions, and two DRH who see their own employer alone.
-- No password: a private cluster lets the operating system say who is there; elsewhere the administrator sets one.
--   psql -v ON_ERROR_STOP=1 -1 -f sql/demo/03_logins.sql    (superuser, after the two commissions)

\ir lib/ground.sql

DO $$
DECLARE
  login record;
BEGIN
  FOR login IN
    SELECT * FROM (VALUES
      ('secretariat_demo', 'passerelle_secretariat'),
      ('drh_lmv', 'passerelle_drh'),
      ('drh_cavaillon', 'passerelle_drh'),
      ('drh_ch_annecy', 'passerelle_drh')
    ) AS logins (name, group_name)
  LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = login.name) THEN
      EXECUTE format('CREATE ROLE %I', login.name);
    END IF;
    EXECUTE format(
      'ALTER ROLE %I LOGIN INHERIT NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS', login.name);
    EXECUTE format('GRANT %I TO %I', login.group_name, login.name);
  END LOOP;
END
$$;

INSERT INTO recipient (commission, kind)
SELECT code, 'commission' FROM commission WHERE code IN ('VAU', 'ANN')
ON CONFLICT DO NOTHING;
INSERT INTO recipient (commission, kind, employer)
SELECT DISTINCT commission, kind, employer
FROM convention_party
CROSS JOIN (VALUES ('origine'), ('accueil')) AS side (kind)
WHERE commission IN ('VAU', 'ANN')
ON CONFLICT DO NOTHING;

INSERT INTO login_recipient (login, recipient_id)
SELECT 'secretariat_demo', id FROM recipient WHERE kind = 'commission' AND commission IN ('VAU', 'ANN')
UNION ALL
SELECT login, recipient.id
FROM (VALUES ('drh_lmv', 'VAU', 'LMV'), ('drh_cavaillon', 'VAU', 'Cavaillon'), ('drh_ch_annecy', 'ANN', 'CH Annecy'))
  AS reads (login, commission, name)
JOIN recipient ON recipient.commission = reads.commission AND recipient.employer = pg_temp.siret(name)
ON CONFLICT DO NOTHING;
