-- The schema of a migrated database, in a text that a person reads and that two servers write the same: domains, tables
-- with their constraints, indexes, policies, triggers and rights, then what may be called and read. scripts/schema
-- writes it to sql/schema.sql, and a test of sql/tests says when it is no longer so.
SET search_path = pg_catalog;
SET client_min_messages = warning;

WITH ours AS (
  SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('passerelle', 'commission_v1', 'rapports_v1')
), relation AS (
  SELECT class.oid, nspname, nspname || '.' || relname AS name, relkind, relacl, relowner, reloptions,
    obj_description(class.oid, 'pg_class') AS said
  FROM pg_class AS class JOIN ours ON ours.oid = relnamespace
), shown AS (
  SELECT attrelid, attnum, attname,
    replace(format_type(atttypid, atttypmod), 'passerelle.', '') AS type,
    CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
      || CASE WHEN attidentity <> '' THEN ' GENERATED ALWAYS AS IDENTITY'
        WHEN attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(adbin, adrelid) || ') STORED'
        WHEN adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(adbin, adrelid) ELSE '' END AS rest,
    col_description(attrelid, attnum) AS said
  FROM pg_attribute JOIN relation ON relation.oid = attrelid
  LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'v')
), given AS (
  SELECT oid, string_agg(privilege_type, ', ' ORDER BY privilege_type COLLATE "C") AS rights,
    pg_get_userbyid(grantee) AS grantee, NULL AS columns
  FROM relation, aclexplode(relacl) WHERE grantee <> relowner AND relkind IN ('r', 'v', 'S') GROUP BY oid, grantee
  UNION ALL
  SELECT oid, privilege_type, pg_get_userbyid(grantee), string_agg(attname, ', ' ORDER BY attnum)
  FROM relation JOIN pg_attribute ON attrelid = oid AND NOT attisdropped, aclexplode(attacl)
  GROUP BY oid, privilege_type, grantee
), routine AS (
  SELECT pg_proc.oid, nspname, proname, proowner, proacl, prokind, prosecdef, obj_description(pg_proc.oid, 'pg_proc') AS said,
    nspname || '.' || proname || '(' || pg_get_function_arguments(pg_proc.oid) || ')' AS name,
    coalesce(' → ' || pg_get_function_result(pg_proc.oid), '') AS result
  FROM pg_proc JOIN ours ON ours.oid = pronamespace
), line (part, subject, kind, rank, text) AS (
  SELECT 0, '', 0, 0, '-- The schema as the files of this folder make it: to be read, not run. scripts/schema writes it again.' || E'\n'
  UNION ALL
  SELECT 1, nspname || '.' || typname, 0, 0,
    'DOMAIN ' || nspname || '.' || typname || ' AS ' || format_type(typbasetype, typtypmod)
      || coalesce(' ' || (SELECT string_agg(pg_get_constraintdef(pg_constraint.oid), ' ' ORDER BY conname COLLATE "C")
        FROM pg_constraint WHERE contypid = pg_type.oid), '')
      || coalesce(' -- ' || obj_description(pg_type.oid, 'pg_type'), '')
  FROM pg_type JOIN ours ON ours.oid = typnamespace WHERE typtype = 'd'
  UNION ALL
  SELECT 2, name, 0, 0, E'\nTABLE ' || name || coalesce(' -- ' || said, '') FROM relation WHERE relkind = 'r'
  UNION ALL
  SELECT 2, name, 1, attnum, '  ' || attname || ' ' || type || rest || coalesce(' -- ' || shown.said, '')
  FROM relation JOIN shown ON attrelid = oid WHERE relkind = 'r'
  UNION ALL
  -- NOT NULL is said with the column, whether the server makes a constraint of it or not.
  SELECT 2, name, 2, 0, '  CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
  FROM relation JOIN pg_constraint ON conrelid = relation.oid WHERE contype IN ('c', 'p', 'u', 'f', 'x')
  UNION ALL
  SELECT 2, name, 3, 0, '  ' || regexp_replace(pg_get_indexdef(indexrelid), '^CREATE ', '')
  FROM relation JOIN pg_index ON indrelid = relation.oid
  WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
  UNION ALL
  SELECT 2, name, 4, 0, '  ROW SECURITY' || CASE WHEN relforcerowsecurity THEN ', FORCED' ELSE '' END
  FROM relation JOIN pg_class USING (oid) WHERE relrowsecurity
  UNION ALL
  SELECT 2, name, 5, 0, '  POLICY ' || polname
      || CASE WHEN polpermissive THEN '' ELSE ' AS RESTRICTIVE' END
      || CASE polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE'
        WHEN 'd' THEN ' FOR DELETE' ELSE '' END
      || ' TO ' || (SELECT string_agg(pg_get_userbyid(role), ', ') FROM unnest(polroles) AS role)
      || coalesce(' USING ' || regexp_replace(pg_get_expr(polqual, polrelid), '\s+', ' ', 'g'), '')
      || CASE WHEN polwithcheck IS NULL THEN ''
        WHEN pg_get_expr(polwithcheck, polrelid) = pg_get_expr(polqual, polrelid) THEN ' WITH THE SAME CHECK'
        ELSE ' WITH CHECK ' || regexp_replace(pg_get_expr(polwithcheck, polrelid), '\s+', ' ', 'g') END
  FROM relation JOIN pg_policy ON polrelid = relation.oid
  UNION ALL
  SELECT 2, name, 6, 0, '  ' || regexp_replace(regexp_replace(pg_get_triggerdef(pg_trigger.oid), '^CREATE ', ''),
    ' ON ' || name, '')
  FROM relation JOIN pg_trigger ON tgrelid = relation.oid WHERE NOT tgisinternal
  UNION ALL
  SELECT 2, name, 7, 0, '  GRANT ' || rights || coalesce(' (' || columns || ')', '') || ' TO ' || grantee
  FROM relation JOIN given USING (oid) WHERE relkind = 'r'
  UNION ALL
  SELECT 3, name, 0, 0, E'\nVIEW ' || name || coalesce(' WITH (' || array_to_string(reloptions, ', ') || ')', '')
    || coalesce(' -- ' || said, '')
  FROM relation WHERE relkind = 'v'
  UNION ALL
  SELECT 3, name, 1, 0, '  ' || (SELECT string_agg(attname || ' ' || type, ', ' ORDER BY attnum) FROM shown
    WHERE attrelid = oid)
  FROM relation WHERE relkind = 'v'
  UNION ALL
  SELECT 3, name, 7, 0, '  GRANT ' || rights || ' TO ' || string_agg(grantee, ', ' ORDER BY grantee COLLATE "C")
  FROM relation JOIN given USING (oid) WHERE relkind = 'v' GROUP BY name, rights
  UNION ALL
  SELECT 4, name, 0, 0, E'\n' || CASE prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || name || result
    || CASE WHEN prosecdef THEN ' SECURITY DEFINER' ELSE '' END || coalesce(' -- ' || said, '')
  FROM routine
  UNION ALL
  SELECT 4, name, 7, 0, '  GRANT EXECUTE TO ' || string_agg(CASE grantee WHEN 0 THEN 'PUBLIC'
    ELSE pg_get_userbyid(grantee) END, ', ' ORDER BY pg_get_userbyid(grantee) COLLATE "C")
  FROM routine, aclexplode(proacl) WHERE grantee <> proowner GROUP BY name
)
SELECT text FROM line ORDER BY part, subject COLLATE "C", kind, rank, text COLLATE "C";
