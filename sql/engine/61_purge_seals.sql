-- The seals of nights go after twelve months, and those of an agent with the agreement.

SET LOCAL search_path = passerelle;

-- Twelve months, as the proposals that were not retained; then what no run lists goes too.
CREATE OR REPLACE FUNCTION purge_seals(commission_code text, today date) RETURNS void
  LANGUAGE plpgsql SECURITY INVOKER SET search_path = passerelle, pg_temp
AS $$
BEGIN
  DELETE FROM sealed_part AS part USING agent_agreement AS agreement
    WHERE part.commission = commission_code AND agreement.agent_id = part.agent_id AND agreement.kind = 'presentation'
      AND is_withdrawn(agreement.withdrawn_on, today);
  DELETE FROM sealed_run USING run
    WHERE run.id = sealed_run.run_id AND run.commission = commission_code
      AND run.business_date < today - interval '12 months';
  IF FOUND THEN
    DELETE FROM sealed_part AS part WHERE part.commission = commission_code AND NOT EXISTS (
      SELECT FROM sealed_run JOIN run ON run.id = sealed_run.run_id
      WHERE run.commission = commission_code AND part.digest = ANY (sealed_run.digests));
  END IF;
END
$$;
COMMENT ON FUNCTION purge_seals(text, date) IS 'Erases the seals of withdrawn agents and of nights over twelve months';
REVOKE ALL ON FUNCTION purge_seals(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_seals(text, date) TO passerelle_engine;
