# The packaged application run by a script on a PostgreSQL of the script's own, to be sourced after scratch-postgres.sh.
#
#   scratch_issuer TENANT               a token issuer; $token is a token of the tenant that may do everything
#   scratch_flags APPLICATION [FLAG …]  the flags of the image, for 512 MiB and two cores, with the application's app.aot where there is one
#   scratch_serve APPLICATION           starts it and waits until it is ready; $service is its process
#   scratch_end                         ends it
#   call PATH [CURL …]                  asks the API; first_id reads the id out of an answer
#   median                              of the numbers it reads, one a line
#
# JAVA_HOME says which JVM; SCRATCH_HTTP_PORT and SCRATCH_MANAGEMENT_PORT, where it listens on 127.0.0.1.

scratch_here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch_work=$(mktemp -d)
export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=${SCRATCH_HTTP_PORT:-18080} QUARKUS_MANAGEMENT_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT=${SCRATCH_MANAGEMENT_PORT:-19000}
service=

scratch_issuer() {
    eval "$(TROTH_LOCAL_ISSUER=$scratch_work/issuer "$scratch_here/local-issuer.sh" keys)"
    token=$(TROTH_LOCAL_ISSUER=$scratch_work/issuer "$scratch_here/local-issuer.sh" token "$1")
}

scratch_java() { "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$@"; }

scratch_flags() {
    grep -v '^#\|AOTCache' "$scratch_here/jvm.flags" > "$scratch_work/jvm.flags"
    # An older JVM does not know all of them.
    printf '%s\n' -XX:MaxRAM=512m -XX:ActiveProcessorCount=2 -XX:+IgnoreUnrecognizedVMOptions >> "$scratch_work/jvm.flags"
    [ ! -f "$1/app.aot" ] || echo "-XX:AOTCache=$1/app.aot" >> "$scratch_work/jvm.flags"
    shift
    [ $# = 0 ] || printf '%s\n' "$@" >> "$scratch_work/jvm.flags"
}

# As a command that ends: migrate, verify.
scratch_troth() {
    local application=$1
    shift
    eval "$(scratch_settings)"
    scratch_java "@$scratch_work/jvm.flags" -jar "$application/quarkus-run.jar" "$@"
}

scratch_launch() {
    eval "$(scratch_settings)"
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" "@$scratch_work/jvm.flags" -jar "$1/quarkus-run.jar" > "$scratch_work/service.log" 2>&1 &
    service=$!
}

scratch_serve() {
    scratch_launch "$1"
    curl -sf --retry 120 --retry-delay 1 --retry-all-errors -o /dev/null "http://127.0.0.1:$QUARKUS_MANAGEMENT_PORT/q/health/ready" || { tail -30 "$scratch_work/service.log" >&2; return 1; }
}

scratch_end() {
    [ -n "$service" ] || return 0
    kill "$service" 2> /dev/null || true
    wait "$service" || true
    service=
}

call() {
    local path=$1
    shift
    curl -sS --fail-with-body --max-time 30 -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "http://127.0.0.1:$QUARKUS_HTTP_PORT/v1/$path" "$@"
}

first_id() { grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4; }

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# A client with a promise kept, as simple as the record gets; prints the ids of both.
record_kept_promise() {
    local client promise
    client=$(call clients -d "{\"name\": \"$1\"}" | first_id)
    promise=$(call commitments -d "{\"clientId\": \"$client\", \"title\": \"Report\", \"promisedAt\": \"2025-01-01T09:00:00Z\", \"dueAt\": \"2025-01-11T09:00:00Z\"}" | first_id)
    call "commitments/$promise/deliver" -o /dev/null -d '{"deliveredAt": "2025-01-09T09:00:00Z"}'
    echo "$client $promise"
}

scratch_clean() {
    scratch_end
    scratch_stop
    rm -rf "$scratch_work"
}
