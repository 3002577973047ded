package dev.troth.contract.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.contract.fuzz.Requests.Sent;
import dev.troth.support.Contract;
import dev.troth.support.Contract.Operation;
import dev.troth.support.ContractFilter;
import dev.troth.support.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random and changed requests against every operation: whatever is sent, the answer is what the contract says and no failure of the service,
 * and what is refused has changed nothing. {@code -Dtroth.fuzz.seeds=1-50 -Dtroth.fuzz.rounds=40} tries more.
 */
@QuarkusTest
@DisplayName("Whatever is sent")
class FuzzTest {

    private static final String SEEDS = System.getProperty("troth.fuzz.seeds", "1");
    private static final int ROUNDS = Integer.getInteger("troth.fuzz.rounds", 4);
    /** One refused request in so many is checked to have changed nothing. */
    private static final int SAMPLED = 12;
    private static final int REPORTED = 40;
    private static final Logger LOG = Logger.getLogger(FuzzTest.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contract contract = Contract.committed();
    private final ContractFilter judge = new ContractFilter(contract);
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> faults = new TreeMap<>();
    private final Set<String> accepted = new TreeSet<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    @TestHTTPResource("/")
    URI base;
    @Inject
    RecordedState state;

    static LongStream seeds() {
        String[] ends = SEEDS.split("-");
        return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("the answer is no failure and what is refused changes nothing")
    void isAnsweredAsTheContractSays(long seed) {
        Random random = new Random(seed);
        Known theirs = new Known(contract, List.of());
        begin(new Requests(root(), Tokens.of(Tokens.freshTenant()), contract, theirs), theirs, 1, random);
        String tenant = Tokens.freshTenant();
        Known known = new Known(contract, theirs.ids());
        Requests requests = new Requests(root(), Tokens.of(tenant), contract, known);
        begin(requests, known, 3, random);
        for (int round = 0; round < ROUNDS; round++) {
            for (Operation operation : contract.operations()) {
                Sent sent = requests.any(operation, random);
                boolean sampled = random.nextInt(SAMPLED) == 0;
                Map<String, String> before = sampled ? state.of(tenant) : Map.of();
                Contract.Answer answer = send(sent, known);
                if (sampled && answer.status() >= 300 && !before.equals(state.of(tenant))) {
                    fault(sent, answer, "refused, and yet something has changed");
                }
                if (round % 3 == 0 && !operation.requestContent().isEmpty()) {
                    send(requests.wellFormed(operation, random), known);
                }
            }
        }
        LOG.infof("seed %d: %s, never accepted: %s", seed, statuses,
                contract.operations().stream().map(Operation::id).filter(id -> !accepted.contains(id)).toList());
        assertThat(faults.values()).as("seed %d", seed).isEmpty();
    }

    /** Records of every kind, in the order in which they can be made: what fails for want of another comes in the next pass. */
    private void begin(Requests requests, Known known, int passes, Random random) {
        for (int pass = 0; pass < passes; pass++) {
            for (String path : List.of("/v1/clients", "")) {
                contract.operations().stream().filter(operation -> operation.node().path("responses").has("201")
                        && (path.isEmpty() || operation.path().equals(path))).forEach(operation -> send(requests.wellFormed(operation, random), known));
            }
        }
    }

    /** Once more where the connection, kept from the request before, was closed just then: that is no answer to this one. */
    private HttpResponse<String> answer(Sent sent) throws IOException, InterruptedException {
        try {
            return http.send(sent.request(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return http.send(sent.request(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private Contract.Answer send(Sent sent, Known known) {
        HttpResponse<String> response;
        try {
            response = answer(sent);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + sent, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        Map<String, String> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        Contract.Answer answer = new Contract.Answer(sent.request().method(), sent.request().uri().getPath(),
                String.valueOf(sent.request().uri().getRawQuery()).contains("fields="), response.statusCode(), headers, response.body());
        List<String> found = new ArrayList<>(judge.faults(answer));
        if (answer.status() >= 500) {
            found.add("failed");
        }
        found.forEach(fault -> fault(sent, answer, fault));
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() / 100 == 2) {
            accepted.add(sent.operation().id());
            remember(answer, known);
        }
        return answer;
    }

    private static void remember(Contract.Answer answer, Known known) {
        if (answer.headers().containsKey("location")) {
            known.record(URI.create(answer.headers().get("location")).getPath());
        }
        if (answer.method().equals("GET") && answer.body().contains("\"next\"")) {
            try {
                JsonNode next = JSON.readTree(answer.body()).path("next");
                if (next.isTextual()) {
                    known.page(next.asText());
                }
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }
    }

    private void fault(Sent sent, Contract.Answer answer, String fault) {
        if (faults.size() < REPORTED) {
            String body = answer.body().length() > 500 ? answer.body().substring(0, 500) + "…" : answer.body();
            String told = fault + "\n  " + sent + "\n  answered " + answer.status() + " " + body + "\n";
            if (faults.putIfAbsent(sent.operation().id() + " " + answer.status() + " " + fault.replaceAll("[0-9a-f-]{36}|\\d+", "N"), told) == null) {
                LOG.warn(told);
            }
        }
    }

    private URI root() {
        return URI.create(base.toString().replaceAll("/$", ""));
    }
}
