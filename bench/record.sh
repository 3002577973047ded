# The record that bench/run, bench/replicas and bench/warmup drive, to be sourced after ops/scratch-postgres.sh and ops/scratch-service.sh.
#
#   empty_record APPLICATION [SETTING …]   a durable PostgreSQL with the schema and nothing in it; $token is a token for as many rounds as somebody wants
#   copy_original CLIENTS                  one relationship over the API of the service that runs, and copies of it
#   id KIND NUMBER                         an id of what was copied: 0 for a client, 1 for its promises, 8 for those that bench_open opens
#   bench_sql …                            psql as the superuser
#   bench_open NUMBER                      so many more promises of the first $clients writers that can be delivered, from $first on
#   bench_launch APPLICATION               starts the service, until it answers
#   bench_sealed, bench_restore            wait until all is sealed; and take back what was written since the copies were made
#   "${caller[@]}" COMMAND …                who asks, wrk or pgbench
#   rested 'PROCESS …' COMMAND …           runs a command, and says whether the compilers of these JVMs rested meanwhile: they are warm then

# Who asks comes no sooner than the threads of the service (ops/jvm.flags): from another machine nobody takes their turn.
readonly caller=(nice -n 19)
bench_here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

bench_sql() { scratch_sql -d troth -qAt "$@"; }

empty_record() {
    local application=$1
    shift
    cluster=$(scratch_initdb)
    scratch_start "$cluster" "${SCRATCH_POSTGRES_PORT:-15432}" 'shared_buffers = 256MB' 'max_wal_size = 4GB' "$@"
    scratch_roles
    scratch_issuer bench
    token=$(TROTH_LOCAL_ISSUER=$scratch_work/issuer "$scratch_here/local-issuer.sh" token bench 'troth:read troth:write troth:admin' 86400)
    export token
    scratch_flags "$application"
    scratch_troth "$application" migrate > "$scratch_work/migrate.log" 2>&1
}

opened=0
bench_open() {
    first=$((opened + 1))
    bench_sql -c "call bench_open($first, $1, $clients)"
    opened=$((opened + $1))
}
bench_launch() {
    scratch_launch "$1"
    until curl -sf -o /dev/null -H "Authorization: Bearer $token" "http://127.0.0.1:$QUARKUS_HTTP_PORT/v1/commitments/$(id 1 100)"; do
        kill -0 "$service" || { tail -30 "$scratch_work/service.log" >&2; return 1; }
        sleep 0.02
    done
}

bench_sealed() { until [ "$(bench_sql -c 'select count(*) from journal_pending')" = 0 ]; do sleep 0.2; done; }
bench_restore() {
    bench_sealed
    bench_sql -c 'call bench_restore()' -c 'vacuum analyze ledger, open_fact, commitment, trust_sum, trust_subject'
}

# Hundredths of a second that the compilers of some JVMs have worked.
compiled() {
    local process
    for process in "$@"; do cat /proc/"$process"/task/*/stat 2> /dev/null || true; done |
        awk -F ') ' '/\(C[12] CompilerThre/ { split($2, field, " "); sum += field[12] + field[13] } END { print sum + 0 }'
}
# At rest they work for a fiftieth of the time at most.
rested() {
    local processes=$1 worked began
    shift
    # shellcheck disable=SC2086
    worked=$(compiled $processes) began=$(date +%s%N)
    "$@" > /dev/null || exit 1
    # shellcheck disable=SC2086
    worked=$(($(compiled $processes) - worked))
    [ $((worked * 50)) -le $((($(date +%s%N) - began) / 10000000)) ]
}

# One relationship over the API: twelve promises kept early, three late, two overdue, three not yet due, a question without an answer, an incident.
original() {
    local client promise month
    client=$(call clients -d '{"name": "Ada Brandt", "stage": "ACTIVE"}' | first_id)
    promise() { call commitments -d "{\"clientId\": \"$client\", \"title\": \"Report\", \"promisedAt\": \"$1T09:00:00Z\", \"dueAt\": \"$2T09:00:00Z\"}" | first_id; }
    deliver() { call "commitments/$1/deliver" -o /dev/null -d "{\"deliveredAt\": \"$2T09:00:00Z\"}"; }
    for month in 01 02 03 04 05 06 07 08 09 10 11 12; do promise=$(promise 2024-$month-01 2024-$month-11); deliver "$promise" 2024-$month-09; done
    for month in 01 02 03; do promise=$(promise 2025-$month-01 2025-$month-11); deliver "$promise" 2025-$month-12; done
    for month in 01 02; do promise 2025-$month-01 2025-$month-21 > /dev/null; done
    for month in 01 02 03; do promise 2025-$month-01 2030-$month-11 > /dev/null; done
    call communications -o /dev/null -d "{\"clientId\": \"$client\", \"from\": \"CLIENT\", \"channel\": \"EMAIL\", \"purpose\": \"QUESTION\", \"at\": \"2025-01-02T09:00:00Z\"}"
    call incidents -o /dev/null -d "{\"clientId\": \"$client\", \"title\": \"Late\", \"severity\": \"MINOR\", \"detectedAt\": \"2025-01-03T09:00:00Z\"}"
    echo "$client"
}
id() { printf '0190000%d-0000-7000-8000-%012d' "$1" "$2"; }

copy_original() {
    bench_sql -v original="$(original)" -v copies="$1" -f "$bench_here/data.sql" > /dev/null
    bench_sql -c 'vacuum analyze'
}
