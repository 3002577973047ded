package dev.troth.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Contract;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Every operation of the contract, tried by a tenant on the records of another")
class IsolationTest {

    private static final Contract CONTRACT = Contract.committed();
    private static final Pattern VARYING = Pattern.compile("\"(?:instance|traceId)\":\"[^\"]*\"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{4}-\\d\\d-\\d\\dT[^\"]+Z");

    private static final String OUR_WORD = "Zanzibar";
    private static final String THEIR_WORD = "Elsewhere";

    @Inject
    Config config;

    private final String ours = Tokens.freshTenant();
    private final Api us = Api.withToken(Tokens.of(ours));
    private final Api them = Api.ofFreshTenant();
    private World world;

    @BeforeEach
    void weHaveARecordOfEveryKind() {
        world = World.made(CONTRACT, us, OUR_WORD);
    }

    @Test
    void othersCannotTellOurRecordsFromNoneAndChangeNothing() {
        Map<String, String> before = Books.of(ours, config);
        World known = world.inWords(THEIR_WORD);
        World nobodys = world.ofNobody(THEIR_WORD);
        List<String> faults = new ArrayList<>();
        for (Contract.Operation operation : readsFirst()) {
            Response onOurs = known.send(operation, them, World.keyOf(operation));
            Response onNobodys = nobodys.send(operation, them, "of-nobody-" + operation.id());
            faults.addAll(faults(operation, onOurs, onNobodys));
        }
        assertThat(faults).isEmpty();
        assertThat(Books.of(ours, config)).as("what we have, row by row").isEqualTo(before);
    }

    @Test
    void weSeeThemAllOurselves() {
        for (Contract.Operation operation : CONTRACT.operations()) {
            if (operation.method().equals("GET") && operation.path().contains("{")) {
                assertThat(world.send(operation, us, null).statusCode()).as(operation.toString()).isEqualTo(200);
            }
        }
    }

    /** So that what they make under a name of ours is not found before. */
    private static List<Contract.Operation> readsFirst() {
        return CONTRACT.operations().stream().sorted(Comparator.comparing(operation -> !operation.method().equals("GET"))).toList();
    }

    private List<String> faults(Contract.Operation operation, Response onOurs, Response onNobodys) {
        List<String> faults = new ArrayList<>();
        String told = onOurs.asString() + onOurs.headers();
        if (told.contains(OUR_WORD)) {
            faults.add(operation + " tells our words: " + told);
        }
        if (told.contains(ours)) {
            faults.add(operation + " names our tenant: " + told);
        }
        if (onOurs.header("Idempotency-Replayed") != null) {
            faults.add(operation + " replays our answer");
        }
        if (world.isAddressed(operation) && (onOurs.statusCode() != onNobodys.statusCode() || !shape(onOurs).equals(shape(onNobodys)))) {
            faults.add("%s answers %d %s where nobody's records give %d %s".formatted(operation, onOurs.statusCode(), onOurs.asString(),
                    onNobodys.statusCode(), onNobodys.asString()));
        }
        if (world.isAddressed(operation) && onOurs.statusCode() != 404) {
            faults.add("%s does not deny our record: %d %s".formatted(operation, onOurs.statusCode(), onOurs.asString()));
        }
        if (onOurs.statusCode() == 404 && onOurs.header("ETag") != null) {
            faults.add(operation + " gives an ETag of what it denies");
        }
        return faults;
    }

    /** An answer without what differs from one request to the next: its address, ids and times. */
    private static String shape(Response response) {
        return VARYING.matcher(response.asString()).replaceAll("…");
    }
}
