import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Callers of one tenant: writers, who repeat with the same Idempotency-Key what got no answer or a 503 and remember what was acknowledged, and
 * readers beside them. Each counts what it meets, and whether an error was one a caller can work with.
 */
final class Load {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int PAUSE_MILLIS = 8;
    private static final int PAUSE_AFTER_AN_ERROR_MILLIS = 150;
    private static final int COMMITMENTS_OF_A_CLIENT = 12;

    final String tenant = "faults-" + UUID.randomUUID().toString().substring(0, 8);
    /** What was acknowledged: of each name or title its id, in the order each writer heard it. */
    final Map<String, String> clients = new ConcurrentHashMap<>();
    final Map<String, String> commitments = new ConcurrentHashMap<>();
    final Map<String, String> delivered = new ConcurrentHashMap<>();
    final List<List<String>> acknowledgedByWriter = new ArrayList<>();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger errors = new AtomicInteger();
    final AtomicInteger readErrors = new AtomicInteger();
    final AtomicInteger broken = new AtomicInteger();
    final AtomicLong slowestMillis = new AtomicLong();
    /** What no caller should meet: a wrong status, a 503 without its parts. */
    final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();
    private final String token;
    private final boolean mayBreak;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong lastError = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong lastWritten = new AtomicLong(Long.MIN_VALUE);
    private volatile List<String> addresses;
    private volatile boolean running = true;

    /** @param mayBreak whether a refused or reset connection belongs to the fault, as where the service is killed */
    Load(Issuer issuer, boolean mayBreak, String... addresses) throws Exception {
        this.token = issuer.token(tenant);
        this.mayBreak = mayBreak;
        this.addresses = List.of(addresses);
    }

    Load start(int writers, int readers) {
        for (int n = 0; n < writers; n++) {
            String name = "w" + n;
            List<String> acknowledged = new ArrayList<>();
            acknowledgedByWriter.add(acknowledged);
            begin(() -> write(name, acknowledged));
        }
        crowd(readers);
        return this;
    }

    /** Goes on once so many writes are acknowledged. */
    Load warm(int writes) throws InterruptedException {
        long begun = System.nanoTime();
        while (clients.size() + commitments.size() + delivered.size() < writes && System.nanoTime() - begun < PATIENCE.toNanos()) {
            Thread.sleep(20);
        }
        return this;
    }

    /** More readers. */
    void crowd(int readers) {
        for (int n = 0; n < readers; n++) {
            begin(this::read);
        }
    }

    /** Where new requests go from now on, as after a readiness probe. */
    void sendTo(List<String> addresses) {
        this.addresses = addresses;
    }

    /** Lets every writer come to the end of what it has begun. */
    void stop() throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
            if (thread.isAlive()) {
                wrong.add("a caller did not come to an end");
            }
        }
    }

    /** Waits until something was written and nothing has failed for a second; false where that does not come. */
    boolean recovers(Duration within) throws InterruptedException {
        long since = System.nanoTime();
        long second = Duration.ofSeconds(1).toNanos();
        while (System.nanoTime() - since < within.plusSeconds(1).toNanos()) {
            long quiet = System.nanoTime() - Math.max(since, lastError.get());
            if (quiet > second && lastWritten.get() > since) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    /** Seconds from an instant of the machine's uptime until the last error; none where there was no error after it. */
    double secondsFrom(long since) {
        return lastError.get() <= since ? 0 : (lastError.get() - since) / 1e9;
    }

    /** One request that is no part of the load's own; its status, or 0 without an answer. */
    int ask(String address, String path) {
        try {
            return http.send(request(address + path).GET().build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    String body(String address, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(address + path).GET().build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** A commitment of a client at one address, beside the writers: its id, null where it was not acknowledged. */
    String commitAt(String address, String client, String title) {
        HttpResponse<String> answer = send(post(address + "/v1/commitments", commitment(clients.get(client), title), title), false);
        Matcher id = ID.matcher(answer == null || answer.statusCode() != 201 ? "" : answer.body());
        if (!id.find()) {
            return null;
        }
        commitments.put(title, id.group(1));
        return id.group(1);
    }

    private void begin(Runnable work) {
        Thread thread = new Thread(work, "load");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void write(String name, List<String> acknowledged) {
        for (int n = 0; running; n++) {
            String client = name + "-" + n;
            String clientId = once("/v1/clients", "{\"name\":\"%s\"}".formatted(client), client, acknowledged);
            if (clientId == null) {
                continue;
            }
            clients.put(client, clientId);
            for (int m = 0; m < COMMITMENTS_OF_A_CLIENT && running; m++) {
                String title = client + "-" + m;
                String id = once("/v1/commitments", commitment(clientId, title), title, acknowledged);
                if (id == null) {
                    continue;
                }
                commitments.put(title, id);
                if (once("/v1/commitments/" + id + "/deliver", "{\"deliveredAt\":\"2026-02-01T09:00:00Z\"}", title + "-delivered", new ArrayList<>()) != null) {
                    delivered.put(title, id);
                }
                pause(PAUSE_MILLIS);
            }
        }
    }

    private static String commitment(String clientId, String title) {
        return "{\"clientId\":\"%s\",\"title\":\"%s\",\"promisedAt\":\"2026-01-01T09:00:00Z\",\"dueAt\":\"2026-03-01T09:00:00Z\"}".formatted(clientId, title);
    }

    /** Sends until it is acknowledged; the id it was acknowledged with, null where it was refused or nobody waits any longer. */
    private String once(String path, String json, String key, List<String> acknowledged) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            HttpResponse<String> answer = send(post(address() + path, json, key), false);
            if (answer != null && (answer.statusCode() == 200 || answer.statusCode() == 201)) {
                Matcher id = ID.matcher(answer.body());
                if (!id.find()) {
                    wrong.add("an answer without an id: " + answer.body());
                    return null;
                }
                lastWritten.set(System.nanoTime());
                acknowledged.add(id.group(1));
                return id.group(1);
            }
            if (answer != null && answer.statusCode() != 503 && !isInFlight(answer)) {
                return null;
            }
            pause(PAUSE_AFTER_AN_ERROR_MILLIS);
        }
        wrong.add("not acknowledged within " + PATIENCE.toSeconds() + " s: " + path);
        return null;
    }

    private void read() {
        while (running) {
            List<String> known = List.copyOf(clients.values());
            String path = known.isEmpty() || ThreadLocalRandom.current().nextInt(4) == 0 ? "/v1/commitments?limit=20"
                    : "/v1/clients/" + known.get(ThreadLocalRandom.current().nextInt(known.size()))
                    + (ThreadLocalRandom.current().nextBoolean() ? "/trust-score" : "/timeline?limit=20");
            HttpResponse<String> answer = send(request(address() + path).GET().build(), true);
            pause(answer != null && answer.statusCode() == 200 ? PAUSE_MILLIS : PAUSE_AFTER_AN_ERROR_MILLIS);
        }
    }

    /** The answer; null where there was none. */
    private HttpResponse<String> send(HttpRequest request, boolean reading) {
        requests.incrementAndGet();
        long begun = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            slowestMillis.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
            if (answer.statusCode() >= 300) {
                failed(reading);
                judge(request, answer);
            }
            return answer;
        } catch (IOException e) {
            failed(reading);
            broken.incrementAndGet();
            if (!mayBreak) {
                wrong.add("%s %s broke off after %d ms: %s".formatted(request.method(), request.uri().getPath(), (System.nanoTime() - begun) / 1_000_000, e));
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void failed(boolean reading) {
        lastError.set(System.nanoTime());
        errors.incrementAndGet();
        if (reading) {
            readErrors.incrementAndGet();
        }
    }

    /** A caller can work with a 503 that is a problem and says when to try again, and with being told that the first try is still under way. */
    private void judge(HttpRequest request, HttpResponse<String> answer) {
        boolean problem = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        boolean retry = answer.headers().firstValue("Retry-After").orElse("").matches("[1-9][0-9]*");
        boolean unavailable = answer.statusCode() == 503 && problem && retry && answer.body().contains("\"/problems/service-unavailable\"");
        if (!unavailable && !isInFlight(answer)) {
            wrong.add("%s %s: %d %s".formatted(request.method(), request.uri().getPath(), answer.statusCode(), answer.body()));
        }
    }

    private static boolean isInFlight(HttpResponse<String> answer) {
        return answer.statusCode() == 409 && answer.body().contains("\"/problems/idempotency-in-flight\"");
    }

    private HttpRequest post(String address, String json, String key) {
        return request(address).header("Content-Type", "application/json").header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(json)).build();
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private String address() {
        List<String> open = addresses;
        return open.get(ThreadLocalRandom.current().nextInt(open.size()));
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
