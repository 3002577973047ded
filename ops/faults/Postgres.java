import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server of this run, with durability on. Its programs run as the user postgres where the run has root, since they refuse to be root. */
final class Postgres {

    static final String OWNER = "troth_owner";
    static final String SERVICE = "troth_service";
    static final String PASSWORD = "of-this-run-alone";

    private static final Path BIN = Path.of(System.getProperty("faults.postgres"));
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    final int port;
    private final Path data;

    private Postgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** A new server, running, with the roles of production. */
    static Postgres create(Path data, int port) throws Exception {
        Postgres server = new Postgres(data, port);
        own(data);
        server.program("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "-D", data.toString());
        Files.writeString(data.resolve("postgresql.conf"), """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 60
                shared_buffers = 64MB
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                wal_level = replica
                max_wal_senders = 4
                """);
        server.start();
        server.sql("postgres", "create role %s login createrole password '%s'".formatted(OWNER, PASSWORD));
        server.sql("postgres", "create role %s login password '%s'".formatted(SERVICE, PASSWORD));
        // What the first migration makes where it is missing: so the grant need not wait for it.
        server.sql("postgres", "create role troth_app nologin");
        server.sql("postgres", "grant troth_app to " + SERVICE);
        return server;
    }

    /** A standby of this server, running; the server acknowledges a commit from now on once the standby has it, too. */
    Postgres standby(Path standbyData, int standbyPort) throws Exception {
        Postgres standby = new Postgres(standbyData, standbyPort);
        own(standbyData);
        standby.program("pg_basebackup", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "postgres", "-X", "stream", "-c", "fast", "-R", "-D", standbyData.toString());
        standby.start();
        sql("postgres", "alter system set synchronous_standby_names = '*'");
        sql("postgres", "select pg_reload_conf()");
        return standby;
    }

    void database(String name) throws Exception {
        sql("postgres", "create database %s owner %s".formatted(name, OWNER));
    }

    void start() throws Exception {
        program("pg_ctl", "-D", data.toString(), "-w", "-t", "60", "-l", data.resolve("server.log").toString(), "-o", "-p " + port, "start");
    }

    /** @param mode fast: sessions are told and ended; immediate: as if the power had gone */
    void stop(String mode) throws Exception {
        program("pg_ctl", "-D", data.toString(), "-w", "-m", mode, "stop");
    }

    void stopIfRunning() throws Exception {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            stop("immediate");
        }
    }

    void promote() throws Exception {
        program("pg_ctl", "-D", data.toString(), "-w", "promote");
    }

    /** What a statement of the superuser answers, which row-level security does not bind; one line a row. */
    String sql(String database, String statement) throws IOException, InterruptedException {
        return Shell.run(psql(database, statement));
    }

    /** Begins statements that hold something, and go on in the background. */
    Process begin(String database, String statements) throws IOException {
        return new ProcessBuilder(psql(database, statements)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private List<String> psql(String database, String statement) {
        return List.of("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", "postgres", "-d", database, "-c", statement);
    }

    /** Gives a directory to the user the server runs as. */
    static void own(Path directory) throws Exception {
        Files.createDirectories(directory);
        if (ROOT) {
            Shell.run("chown", "postgres:postgres", directory.toString());
        }
        Shell.run("chmod", "700", directory.toString());
    }

    private void program(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(ROOT ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups") : List.of());
        command.add(BIN.resolve(name).toString());
        command.addAll(List.of(arguments));
        Shell.run(command);
    }
}
