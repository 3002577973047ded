import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Provokes what can befall a running service, under load, and looks at the record afterwards. Prints one row a fault; ends with 1 where a row
 * breaks its rule. Started by ops/faults/run, which says what it needs.
 */
public final class Faults {

    private static final int WRITERS = 5;
    private static final int READERS = 3;
    /** What is acknowledged before a fault. */
    private static final int WARM = 300;
    private static final Duration RECOVERY = Duration.ofSeconds(15);
    private static final String DATABASE = "troth";

    private final Path directory = Path.of(System.getProperty("faults.directory"));
    private final int port = Integer.getInteger("faults.port");
    /** Below those the system gives to whoever connects. */
    private final int postgresPort = port + 10;
    private final Issuer issuer;
    private final List<Row> rows = new ArrayList<>();
    private final List<Service> started = new ArrayList<>();
    private final List<Postgres> servers = new ArrayList<>();

    private Postgres server;
    private Service service;
    private Wire wire;

    private Faults() throws Exception {
        issuer = new Issuer(directory);
    }

    public static void main(String[] wanted) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Faults faults = new Faults();
        // However the run ends, also by a signal.
        Runtime.getRuntime().addShutdownHook(new Thread(faults::end));
        System.exit(faults.run(Arrays.asList(wanted)) ? 0 : 1);
    }

    private boolean run(List<String> wanted) throws Exception {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("restart", row -> restart(row, "fast"));
        faults.put("crash", row -> restart(row, "immediate"));
        faults.put("pool", this::pool);
        faults.put("readonly", this::readOnly);
        faults.put("kill", this::kill);
        faults.put("sigterm", this::sigterm);
        faults.put("slow", this::slow);
        faults.put("partition", this::partition);
        faults.put("clock", this::clock);
        faults.put("disk", this::disk);
        faults.put("failover", this::failover);
        Map<String, String> titles = Map.ofEntries(Map.entry("restart", "Database restarted (fast)"), Map.entry("crash", "Database crashed (immediate)"),
                Map.entry("pool", "Pool exhausted by a lock"), Map.entry("readonly", "Database read-only"), Map.entry("kill", "Service killed (kill -9)"),
                Map.entry("sigterm", "One of two replicas stopped (SIGTERM)"), Map.entry("slow", "Slow database"), Map.entry("partition", "Database cut off, silently"),
                Map.entry("clock", "Clock stepped an hour, both ways"), Map.entry("disk", "Disk full"), Map.entry("failover", "Failover to the standby"));
        if (!faults.keySet().containsAll(wanted)) {
            System.err.println("one of " + faults.keySet());
            return false;
        }
        for (Map.Entry<String, Fault> fault : faults.entrySet()) {
            if (wanted.isEmpty() || wanted.contains(fault.getKey())) {
                rows.add(one(titles.get(fault.getKey()), fault.getValue()));
            }
        }
        print();
        return rows.stream().allMatch(row -> row.wrong.isEmpty());
    }

    private Row one(String title, Fault fault) {
        Row row = new Row(title);
        long begun = System.nanoTime();
        try {
            fault.befall(row);
        } catch (Exception e) {
            row.wrong.add("the run itself failed: " + e);
            e.printStackTrace();
        }
        System.err.printf("%-40s %5.1f s%s%n", title, (System.nanoTime() - begun) / 1e9, row.wrong.isEmpty() ? "" : "  BROKEN");
        return row;
    }

    // The faults

    private void restart(Row row, String mode) throws Exception {
        Load load = load(false, running()).start(WRITERS, READERS).warm(WARM);
        server.stop(mode);
        Thread.sleep(1_500);
        server.start();
        after(row, load, System.nanoTime());
        row.demand(load.errors.get() > 0, "nobody noticed");
    }

    /** A lock on the whole table: whoever has a connection waits for it, and the pool has no other to give. */
    private void pool(Row row) throws Exception {
        Load load = load(false, running()).start(WRITERS, READERS).warm(WARM);
        int calm = service.threads();
        Process lock = server.begin(DATABASE, "begin; lock table client in access exclusive mode; select pg_sleep(8); commit");
        load.crowd(120);
        Thread.sleep(6_000);
        int crowded = service.threads();
        lock.waitFor();
        after(row, load, System.nanoTime());
        long bound = Service.REQUEST_TIMEOUT.toMillis() + 1_500;
        row.demand(load.errors.get() > 120, "the pool was not exhausted");
        row.demand(load.slowestMillis.get() < bound, "an answer took " + load.slowestMillis + " ms");
        row.demand(crowded < calm + 230, "threads: " + calm + " before, " + crowded + " under the crowd");
        row.note("slowest answer " + load.slowestMillis + " ms; threads " + calm + " before, " + crowded + " with 128 callers waiting");
    }

    private void readOnly(Row row) throws Exception {
        Load load = load(false, running()).start(WRITERS, READERS).warm(WARM);
        server.sql("postgres", "alter system set default_transaction_read_only = on");
        server.sql("postgres", "select pg_reload_conf()");
        Thread.sleep(500);
        int journal = load.ask(service.address(), "/v1/journal/verify");
        int feed = load.ask(service.address(), "/v1/events?limit=5");
        Thread.sleep(2_500);
        server.sql("postgres", "alter system reset default_transaction_read_only");
        server.sql("postgres", "select pg_reload_conf()");
        after(row, load, System.nanoTime());
        readsWentOn(row, load);
        row.demand(journal == 200 && feed == 200, "the journal was " + journal + ", the feed " + feed + " while nothing could be sealed");
    }

    private void kill(Row row) throws Exception {
        Load load = load(true, running()).start(WRITERS, READERS).warm(WARM);
        long killed = System.nanoTime();
        service.kill();
        service.launch();
        service.awaitReady();
        after(row, load, killed);
        row.demand(load.broken.get() > 0, "nobody noticed");
    }

    /** As in a cluster: who is not ready gets no new requests, as soon as a probe has seen it. */
    private void sigterm(Row row) throws Exception {
        Service other = service(port + 4, jdbc(server, DATABASE), Map.of("QUARKUS_SHUTDOWN_DELAY", "2s"));
        Service staying = running();
        Load load = load(false, staying, other).start(WRITERS, READERS).warm(WARM);
        String client = load.clients.keySet().iterator().next();
        // A request that is under way for longer than the service waits before it stops to listen.
        Process lock = server.begin(DATABASE, "begin; select 1 from client where id = '" + load.clients.get(client) + "' for update; select pg_sleep(4); commit");
        Thread.sleep(300);
        Thread lasting = new Thread(() -> row.demand(load.commitAt(other.address(), client, client + "-under-way") != null, "the request under way was not answered"));
        lasting.start();
        Thread.sleep(300);
        long terminated = System.nanoTime();
        other.terminate();
        while (other.isReady()) {
            Thread.sleep(20);
        }
        long unready = System.nanoTime();
        // It still answers those who have not heard of it.
        row.demand(load.ask(other.address(), "/v1/commitments?limit=1") == 200, "it was not ready, and did not answer any more");
        Thread.sleep(500);
        load.sendTo(List.of(staying.address()));
        lasting.join();
        lock.waitFor();
        row.demand(other.hasEndedWithin(Duration.ofSeconds(10)), "it did not end");
        after(row, load, terminated);
        row.demand(load.errors.get() == 0, load.errors + " requests failed");
        row.demand(unready - terminated < 1_900_000_000L, "not ready only after " + (unready - terminated) / 1_000_000 + " ms");
        row.note("not ready after " + (unready - terminated) / 1_000_000 + " ms");
    }

    private void slow(Row row) throws Exception {
        Wire wire = wired();
        Load load = load(false, service).start(WRITERS, READERS).warm(WARM);
        wire.delay(1_500);
        Thread.sleep(8_000);
        wire.delay(0);
        after(row, load, System.nanoTime());
        row.demand(load.errors.get() > 0, "nobody noticed");
        answeredInTime(row, load);
        idleAgain(row);
    }

    /** What was connected hears nothing any more, ever; what connects anew does once the wire is mended. */
    private void partition(Row row) throws Exception {
        Wire wire = wired();
        Load load = load(false, service).start(WRITERS, READERS).warm(WARM);
        wire.cut();
        Thread.sleep(6_000);
        wire.mend();
        after(row, load, System.nanoTime());
        row.demand(load.errors.get() > 0, "nobody noticed");
        answeredInTime(row, load);
        idleAgain(row);
    }

    private void clock(Row row) throws Exception {
        String library = System.getProperty("faults.clock", "");
        if (library.isEmpty()) {
            row.notRun("no compiler for ops/faults/clock.c");
            return;
        }
        Path offset = directory.resolve("clock-offset");
        set(offset, 0);
        Service stepped = service(port + 4, jdbc(primary(), DATABASE), Map.of("LD_PRELOAD", library, "CLOCK_OFFSET", offset.toString()));
        Load load = load(false, stepped).start(WRITERS, READERS).warm(WARM);
        for (long hours : new long[] {0, 1, 0, -1}) {
            set(offset, Duration.ofHours(hours).toSeconds());
            Thread.sleep(2_000);
        }
        long back = System.nanoTime();
        // Nobody reads the journal here, so what seals it is the service's own round.
        Thread.sleep(2_500);
        String waiting = server.sql(DATABASE, "select count(*) from journal_pending where tenant_id = '%s' and queued_at < now() - interval '2 seconds'".formatted(load.tenant));
        row.demand(waiting.equals("0"), waiting + " entries wait for their seal since the clock was set back");
        String spread = server.sql(DATABASE, "select extract(epoch from max(created_at) - min(created_at)) > 7000 from commitment where tenant_id = '%s'".formatted(load.tenant));
        row.demand(spread.equals("t"), "the clock was not stepped");
        after(row, load, back, stepped, DATABASE);
        row.demand(load.errors.get() == 0, load.errors + " requests failed");
        stepped.kill();
    }

    private static void set(Path offset, long seconds) throws Exception {
        try (var file = Files.newByteChannel(offset, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(seconds).flip());
        }
    }

    private void disk(Row row) throws Exception {
        Path small = Files.createDirectories(directory.resolve("small-disk"));
        try {
            Shell.run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", small.toString());
        } catch (Exception e) {
            row.notRun("a small disk cannot be mounted here");
            return;
        }
        Path ballast = small.resolve("ballast");
        try {
            Path tables = small.resolve("tables");
            Postgres.own(tables);
            primary().sql("postgres", "create tablespace small location '%s'".formatted(tables));
            server.sql("postgres", "create database troth_small owner %s tablespace small".formatted(Postgres.OWNER));
            Service full = service(port + 4, jdbc(server, "troth_small"), Map.of());
            Load load = load(false, full).start(WRITERS, READERS).warm(WARM);
            fill(ballast);
            Thread.sleep(4_000);
            int feed = load.ask(full.address(), "/v1/events?limit=5");
            Files.delete(ballast);
            after(row, load, System.nanoTime(), full, "troth_small");
            readsWentOn(row, load);
            row.demand(feed == 200, "the feed was " + feed + " while the disk was full");
            full.kill();
            server.sql("postgres", "drop database troth_small with (force)");
            server.sql("postgres", "drop tablespace small");
        } finally {
            Shell.run("umount", "-l", small.toString());
        }
    }

    private static void fill(Path file) throws Exception {
        try (var out = Files.newOutputStream(file)) {
            byte[] block = new byte[65_536];
            while (true) {
                out.write(block);
            }
        } catch (java.io.IOException e) {
            // Full.
        }
    }

    private void failover(Row row) throws Exception {
        Postgres first = Postgres.create(directory.resolve("first"), postgresPort + 2);
        servers.add(first);
        first.database(DATABASE);
        Postgres second = first.standby(directory.resolve("second"), postgresPort + 3);
        servers.add(second);
        Service moving = service(port + 4, "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?targetServerType=primary".formatted(first.port, second.port, DATABASE), Map.of());
        Load load = load(false, moving).start(WRITERS, READERS).warm(WARM);
        long lost = System.nanoTime();
        first.stop("immediate");
        second.promote();
        after(row, load, lost, moving, DATABASE, second);
        row.demand(load.errors.get() > 0, "nobody noticed");
        moving.kill();
    }

    // What they share

    private Postgres primary() throws Exception {
        if (server == null) {
            server = Postgres.create(directory.resolve("data"), postgresPort);
            servers.add(server);
            server.database(DATABASE);
        }
        return server;
    }

    /** The service that goes on from fault to fault, without being started anew. */
    private Service running() throws Exception {
        if (service == null || wire != null) {
            stopService();
            service = service(port, jdbc(primary(), DATABASE), Map.of());
        }
        return service;
    }

    /** The same with a wire to its database. */
    private Wire wired() throws Exception {
        if (wire == null) {
            stopService();
            wire = new Wire(postgresPort + 1, primary().port);
            service = service(port, "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgresPort + 1, DATABASE), Map.of());
        }
        return wire;
    }

    private void stopService() throws Exception {
        if (service != null) {
            service.kill();
            service = null;
        }
    }

    private Service service(int at, String jdbcUrl, Map<String, String> more) throws Exception {
        // A row that failed may have left one there.
        for (Service former : started) {
            if (former.port == at && former.isAlive()) {
                former.kill();
            }
        }
        Service one = new Service(directory, at, jdbcUrl, issuer, more);
        started.add(one);
        return one.start();
    }

    private static String jdbc(Postgres server, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port, database);
    }

    private Load load(boolean mayBreak, Service... services) throws Exception {
        return new Load(issuer, mayBreak, Arrays.stream(services).map(Service::address).toArray(String[]::new));
    }

    private void after(Row row, Load load, long end) throws Exception {
        after(row, load, end, service, DATABASE);
    }

    private void after(Row row, Load load, long end, Service at, String database) throws Exception {
        after(row, load, end, at, database, server);
    }

    /** @param end when the fault was over, or, where nobody mends it, began */
    private void after(Row row, Load load, long end, Service at, String database, Postgres on) throws Exception {
        row.demand(load.recovers(RECOVERY), "no recovery within " + RECOVERY.toSeconds() + " s");
        load.stop();
        row.requests = load.requests.get();
        row.errors = load.errors.get();
        row.seconds = load.secondsFrom(end);
        row.wrong.addAll(load.wrong.stream().limit(5).toList());
        row.demand(at.logged(" ERROR ") == 0, "errors in the log, see " + at.log());
        Audit audit = Audit.examine(load, at.address(), on, database);
        row.lost = audit.lost;
        row.duplicated = audit.duplicated;
        row.wrong.addAll(audit.wrong.stream().limit(5).toList());
    }

    private void readsWentOn(Row row, Load load) {
        row.demand(load.readErrors.get() == 0, load.readErrors + " reads failed");
        row.demand(load.errors.get() > 0, "no write was refused");
    }

    private void answeredInTime(Row row, Load load) {
        long bound = Service.REQUEST_TIMEOUT.toMillis() + 1_500;
        row.demand(load.slowestMillis.get() < bound, "an answer took " + load.slowestMillis + " ms");
        row.note("slowest answer " + load.slowestMillis + " ms");
    }

    /** No session is left in the middle of a transaction: a lock it holds would outlast the fault. */
    private void idleAgain(Row row) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        String stuck = "";
        while (!stuck.equals("0") && System.nanoTime() < deadline) {
            stuck = server.sql("postgres", "select count(*) from pg_stat_activity where usename = 'troth_service' and state <> 'idle' and state_change < now() - interval '1 second'");
            Thread.sleep(200);
        }
        row.demand(stuck.equals("0"), stuck + " sessions still in a transaction");
    }

    private void print() {
        System.out.println("| Fault | Requests | Errors | Lost | Duplicated | Seconds to recover |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (Row row : rows) {
            System.out.println(row.skipped == null ? "| %s | %d | %d | %d | %d | %.1f |".formatted(row.title, row.requests, row.errors, row.lost, row.duplicated, row.seconds)
                    : "| %s | not run: %s | | | | |".formatted(row.title, row.skipped));
        }
        System.out.println();
        rows.forEach(row -> row.notes.forEach(note -> System.out.println("* " + row.title + ": " + note)));
        rows.forEach(row -> row.wrong.forEach(what -> System.out.println("BROKEN " + row.title + ": " + what)));
    }

    private void end() {
        try {
            for (Service one : started) {
                if (one.isAlive()) {
                    one.kill();
                }
            }
            for (Postgres one : servers) {
                one.stopIfRunning();
            }
        } catch (Exception e) {
            System.err.println("left behind: " + e);
        }
    }

    private interface Fault {
        void befall(Row row) throws Exception;
    }

    /** What came of a fault. */
    private static final class Row {

        private final String title;
        private final List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
        private final List<String> notes = new ArrayList<>();
        private String skipped;
        private int requests;
        private int errors;
        private int lost;
        private int duplicated;
        private double seconds;

        Row(String title) {
            this.title = title;
        }

        void demand(boolean held, String otherwise) {
            if (!held) {
                wrong.add(otherwise);
            }
        }

        void note(String words) {
            notes.add(words);
        }

        void notRun(String why) {
            skipped = why;
        }
    }
}
