-- The roles of passerelle. Run once in the target database by a superuser (BYPASSRLS asks for one in PostgreSQL 15):
--   psql -d passerelle -f sql/roles.sql
-- Running it again changes nothing. No role is a superuser, none may create roles; passwords and pg_hba.conf stay
-- with the administrator. A person or a BI source gets a login of its own, member of one group, and a row in
-- passerelle.login_recipient; a loader gets a row in passerelle.login_loader.

DO $$
DECLARE
  wanted record;
BEGIN
  FOR wanted IN
    SELECT * FROM (VALUES
      -- Owns every object and logs in nowhere.
      ('passerelle_owner',       'NOLOGIN INHERIT NOBYPASSRLS'),
      -- Migrates, imports referentials, loads demonstrations. NOINHERIT: SET ROLE passerelle_owner is always written.
      ('passerelle_migration',   'LOGIN NOINHERIT NOBYPASSRLS'),
      -- Computes the night. It reads whole columns of every commission, never a name, and sends row_security=off, so
      -- that a lost right is an error and not an empty night.
      ('passerelle_engine',      'LOGIN INHERIT BYPASSRLS'),
      -- Groups: their members log in, they do not.
      ('passerelle_loader',      'NOLOGIN INHERIT NOBYPASSRLS'),
      ('passerelle_drh',         'NOLOGIN INHERIT NOBYPASSRLS'),
      ('passerelle_secretariat', 'NOLOGIN INHERIT NOBYPASSRLS'),
      ('passerelle_dpo',         'NOLOGIN INHERIT NOBYPASSRLS'),
      ('passerelle_auditeur',    'NOLOGIN INHERIT NOBYPASSRLS')
    ) AS roles (name, options)
  LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted.name) THEN
      EXECUTE format('CREATE ROLE %I', wanted.name);
    END IF;
    EXECUTE format('ALTER ROLE %I NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION %s', wanted.name, wanted.options);
  END LOOP;
END
$$;

GRANT passerelle_owner TO passerelle_migration;

-- The owner creates the two schemas of the project; nobody else creates anything, public schema included.
DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CREATE, TEMPORARY ON DATABASE %I TO passerelle_owner', current_database());
  EXECUTE format(
    'GRANT CONNECT, TEMPORARY ON DATABASE %I TO passerelle_owner, passerelle_migration, passerelle_engine, '
    'passerelle_loader, passerelle_drh, passerelle_secretariat, passerelle_dpo, passerelle_auditeur',
    current_database());
END
$$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- A function is executable by nobody until it is granted.
ALTER DEFAULT PRIVILEGES FOR ROLE passerelle_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
