-- Told for 2027-03-08: the place that expects the most agents after that day closes until the end of April.
INSERT INTO passerelle.immersion_closure (place_id, from_on, to_on)
SELECT place.id, '2027-03-08', '2027-04-30'
FROM passerelle.cohort_publication AS current
JOIN passerelle.cohort_published_day AS days USING (cohort_run_id)
JOIN passerelle.recipient ON recipient.id = days.recipient_id AND recipient.kind = 'commission'
JOIN passerelle.immersion_place AS place
  ON place.commission = current.commission AND place.cohort = current.cohort AND place.code = days.place
WHERE current.commission = 'MUT' AND days.day BETWEEN '2027-03-08' AND '2027-04-30'
GROUP BY place.id, place.code
ORDER BY count(*) DESC, place.code
LIMIT 1;
