# A PostgreSQL of one script's own, to be sourced: on 127.0.0.1, gone when the script ends. It runs with what Debian's package brings (any
# version; PG_BIN names another), under the user postgres where the script is root's.
#
#   scratch_initdb                     makes a directory with an empty cluster in data, and prints it
#   scratch_start DIRECTORY PORT [SETTING …]
#   scratch_roles                      the roles and the database of production, in the server started last
#   scratch_sql …                      psql as its superuser
#   scratch_settings                   the settings of the service for it, as exports
#   scratch_stop                       ends all servers and removes their directories: what the script says at its exit

scratch_bin=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -1)}
scratch_password=of-this-script-alone
scratch_all=$(mktemp -d)

scratch_as() { (cd / && if [ "$EUID" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi); }

scratch_initdb() {
    [ -x "$scratch_bin/initdb" ] || { echo "No PostgreSQL server: install Debian's package postgresql, or set PG_BIN." >&2; return 1; }
    chmod 755 "$scratch_all"
    local directory
    directory=$(mktemp -d "$scratch_all/XXXXXX")
    [ "$EUID" != 0 ] || chown postgres "$directory"
    scratch_as "$scratch_bin/initdb" -D "$directory/data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 > /dev/null
    echo "$directory"
}

scratch_start() {
    local directory=$1
    scratch_port=$2
    shift 2
    printf '%s\n' "port = $scratch_port" "listen_addresses = '127.0.0.1'" "unix_socket_directories = '$directory'" "$@" |
        scratch_as tee -a "$directory/data/postgresql.conf" > /dev/null
    scratch_as "$scratch_bin/pg_ctl" -D "$directory/data" -l "$directory/server.log" -w start > /dev/null || { cat "$directory/server.log" >&2; return 1; }
}

scratch_roles() {
    scratch_sql -q <<END
create role troth_owner login password '$scratch_password';
create role troth_app nologin;
create role troth_service login password '$scratch_password';
grant troth_app to troth_service;
create database troth owner troth_owner;
END
}

scratch_sql() { psql -X -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$scratch_port" -U postgres "$@"; }

scratch_stop() {
    local directory
    for directory in "$scratch_all"/*/; do
        [ ! -f "$directory/data/postmaster.pid" ] || scratch_as "$scratch_bin/pg_ctl" -D "$directory/data" -m immediate stop > /dev/null 2>&1 || true
    done
    rm -rf "$scratch_all"
}

scratch_settings() {
    cat <<END
export QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:$scratch_port/troth
export QUARKUS_DATASOURCE_USERNAME=troth_service
export QUARKUS_DATASOURCE_PASSWORD=$scratch_password
export TROTH_MIGRATION_USERNAME=troth_owner
export TROTH_MIGRATION_PASSWORD=$scratch_password
export QUARKUS_FLYWAY_MIGRATE_AT_START=false
END
}
