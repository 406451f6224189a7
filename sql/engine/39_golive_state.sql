-- The gate: which pieces are on record before real people are read.

SET LOCAL search_path = passerelle;

-- Asked by the night, which reads every row, and by whoever administers; with the rights of the caller.
CREATE OR REPLACE FUNCTION golive_state(commission_code text, on_day date)
RETURNS TABLE (piece text, label text, article text, remedy text, dated_on date, reference text, is_there boolean)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = passerelle, pg_temp
BEGIN ATOMIC
  SELECT golive_piece.code, golive_piece.label, golive_piece.article, golive_piece.remedy, latest.dated_on,
    latest.reference, coalesce(latest.dated_on <= on_day, false)
  FROM golive_piece
  LEFT JOIN LATERAL (
    SELECT golive_record.dated_on, golive_record.reference FROM golive_record
    WHERE golive_record.commission = commission_code AND golive_record.piece = golive_piece.code
    ORDER BY golive_record.id DESC LIMIT 1
  ) AS latest ON true
  ORDER BY golive_piece.rank;
END;
COMMENT ON FUNCTION golive_state(text, date) IS
  'Each piece of the gate, and whether it is on record on a date; one dated later is not there yet';
REVOKE ALL ON FUNCTION golive_state(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION golive_state(text, date) TO passerelle_engine;
