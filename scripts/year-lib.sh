# How scripts/year acts and asserts: everybody under a login of their own, through commission_v1. Sourced by it after
# lib.sh; `commission`, `secretariat` and `passerelle` are set there.

checks=0
declare -A dossier

# Runs one query as a login; the answer is its text.
ask() {
  local login="$1"
  shift
  PGUSER="$login" psql -XAtq -v ON_ERROR_STOP=1 -c "$*"
}

# One act of a login, through a function of commission_v1, with what it is in words.
act() {
  local story="$1" login="$2" call="$3"
  answer="$(ask "$login" "SELECT commission_v1.$call")"
  printf '  %-20s %s\n' "$login" "$story"
}

# An avis of the commission at a séance; its number is kept under the agent's.
avis() {
  local story="$1" seance="$2" agent="$3" call="$4"
  act "$agent : $story" "$secretariat" "rendre_avis('$commission', '$seance', '$commission-$agent', $call)"
  dossier[$agent]="$answer"
}

# An act that must be refused with this code; prints why it was.
refused() {
  local login="$1" code="$2" call="$3" said
  if said="$(PGUSER="$login" psql -XAtq -v ON_ERROR_STOP=1 -v VERBOSITY=verbose -c "SELECT commission_v1.$call" \
    2>&1)"; then
    die "$call should have been refused to $login"
  fi
  [[ "$said" == *"ERROR:  $code: "* ]] || die "$call of $login should have been refused with $code: $said"
  said="${said#*"$code: "}"
  printf '  %-20s refusé : %s\n' "$login" "${said%%$'\n'*}"
  checks=$((checks + 1))
}

# Two acts in two sessions at once: one is recorded, the other refused in its words.
at_once() {
  local story="$1" first second codes=0
  first="$(mktemp)" second="$(mktemp)"
  (ask "$2" "BEGIN; SELECT commission_v1.$3; SELECT pg_sleep(0.3); COMMIT" >"$first" 2>&1) &
  ask "$4" "BEGIN; SELECT commission_v1.$5; SELECT pg_sleep(0.3); COMMIT" >"$second" 2>&1 || codes=$((codes + 1))
  wait $! || codes=$((codes + 1))
  ((codes == 1)) || die "$story: $codes of two refused: $(cat "$first" "$second")"
  grep -hq 'HINT:' "$first" "$second" || die "$story: refused by a constraint: $(cat "$first" "$second")"
  answer="$(cat "$first" "$second" | grep -E '^[0-9]+$' | head -1)"
  rm "$first" "$second"
  printf '    ✓ %s\n' "$story"
  checks=$((checks + 1))
}

# Something that must be true, read as the secretariat, or as another login.
expect() {
  local what="$1" query="$2" login="${3:-$secretariat}" said
  said="$(ask "$login" "SELECT ($query)")"
  [[ "$said" == t ]] || die "$commission: not so ($said): $what"
  printf '    ✓ %s\n' "$what"
  checks=$((checks + 1))
}

night() {
  local said
  said="$(as_role passerelle_engine "$passerelle" run --commission "$commission" --as-of "$1" 2>/dev/null)" ||
    die "the night of $1 failed"
  printf '%s, nuit du %s\n' "$commission" "$(date -d "$1" +%d/%m/%Y)"
}

seance() {
  printf '%s, séance du %s\n' "$commission" "$(date -d "$1" +%d/%m/%Y)"
  act "ordre du jour de $(ask "$secretariat" "SELECT count(*) \
    FROM commission_v1.proposer_ordre_du_jour('$commission', '$1', 30)") situations" \
    "$secretariat" "noter_presence('$commission', '$1', 'secretariat', 'present')"
}

# Questions to the pages, as SQL conditions.
planned() {
  printf "EXISTS (SELECT FROM rapports_v1.propositions WHERE destinataire = 'secrétariat' AND agent = '%s' \
    AND poste = '%s' AND retenue = 'oui')" "$commission-$1" "$commission-$2"
}
rule_of() {
  printf "EXISTS (SELECT FROM rapports_v1.pourquoi_pas WHERE destinataire = 'secrétariat' AND agent = '%s' \
    AND poste = '%s' AND regles LIKE '%%%s%%')" "$commission-$1" "$commission-$2" "$3"
}
shown() {
  printf "EXISTS (SELECT FROM rapports_v1.%s WHERE destinataire = 'secrétariat' AND agent = '%s')" "$2" "$commission-$1"
}
state_is() {
  printf "EXISTS (SELECT FROM rapports_v1.suivi WHERE destinataire = 'secrétariat' AND dossier = %s AND etat = '%s')" \
    "${dossier[$1]}" "${2//\'/\'\'}"
}
figure() {
  printf "(SELECT valeur FROM rapports_v1.bilan WHERE destinataire = 'secrétariat' AND commission = '%s' \
    AND indicateur = '%s' AND origine IS NULL)" "$commission" "${1//\'/\'\'}"
}

siret() { ask postgres "SELECT siret FROM passerelle.employer WHERE name = '${1//\'/\'\'}'"; }

# What an employer or the group changes in its own data, whatever loads it.
change() {
  printf '  %-20s %s\n' données "$1"
  ask postgres "SET search_path = passerelle; $2" >/dev/null
}

# The review against the avis themselves, and within itself.
review_adds_up() {
  local given
  given="$(ask postgres "SELECT string_agg(avis::text, ' ' ORDER BY year) FROM (
    SELECT extract(year FROM seance) AS year, count(*) AS avis FROM passerelle.valid_avis WHERE commission = '$commission' GROUP BY 1) AS years")"
  expect "le bilan compte les avis des deux années, retrait compris : $given" \
    "(SELECT annee_precedente || ' ' || valeur = '$given' \
    FROM rapports_v1.bilan
    WHERE destinataire = 'secrétariat' AND commission = '$commission' AND indicateur = 'Avis rendus')"
  expect "les avis s'additionnent" "$(figure 'Avis rendus') = $(figure 'dont propositions retenues') \
    + $(figure 'dont immersions') + $(figure 'dont formations') + $(figure 'dont ajournements') \
    + $(figure 'dont propositions écartées')"
  expect "les motifs des départs refusés aussi" "$(figure "Départs refusés par l'origine") \
    = $(figure 'Nécessités du service') + $(figure 'Avis de la HATVP')"
  expect "les prises de poste aussi, et les flux avec elles" "$(figure 'Prises de poste (postes vacants pourvus)') \
    = $(figure 'dont chez le même employeur') + $(figure 'dont chez un autre employeur')
    AND $(figure 'Prises de poste (postes vacants pourvus)') = (SELECT sum(valeur) FROM rapports_v1.bilan
      WHERE commission = '$commission' AND destinataire = 'secrétariat' AND rubrique = 'Flux entre employeurs')"
  expect "l'édition à diffuser ne montre aucune valeur inférieure à 5" \
    "NOT EXISTS (SELECT FROM rapports_v1.bilan_externe \
    WHERE commission = '$commission' AND rubrique <> 'Vie de la commission' AND unite = 'nombre' \
    AND valeur <> 'masqué' AND valeur::integer < 5)"
  given="$(ask "$secretariat" "SELECT run_id FROM rapports_v1.nuit
    WHERE commission = '$commission' AND en_vigueur = 'oui'")"
  as_role passerelle_engine "$passerelle" replay "$given" >/dev/null 2>&1 || die "run $given does not replay"
  printf '    ✓ %s\n' "la dernière nuit se rejoue à l'identique"
  checks=$((checks + 1))
  as_role "$secretariat" psql -X -P footer=off -c "SELECT rubrique, indicateur,
      coalesce(origine || ' → ' || accueil, '') AS flux, valeur AS \"2027\", annee_precedente AS \"2026\" FROM rapports_v1.bilan
    WHERE commission = '$commission' AND (valeur > 0 OR annee_precedente > 0) ORDER BY ordre, flux"
}

# Two years after a withdrawal nothing is left of the agent; seats stay as they were taken.
purged() {
  local gone="$1" seats
  seats="SELECT coalesce(string_agg(post_id || ' ' || change, ',' ORDER BY post_id), '') \
    FROM passerelle.seats_changed('$commission', '2029-01-31')"
  local before
  before="$(ask postgres "$seats")"
  as_role passerelle_migration "$passerelle" purge --commission "$commission" --as-of 2029-01-31 >/dev/null
  [[ "$(ask postgres "$seats")" == "$before" ]] || die "$commission: a purge moved a seat"
  expect "deux ans après, plus rien d'$gone, et les places prises le restent" \
    "NOT EXISTS (SELECT FROM passerelle.agent WHERE code = '$commission-$gone') AND EXISTS (
    SELECT FROM passerelle.avis WHERE commission = '$commission')" postgres
}
