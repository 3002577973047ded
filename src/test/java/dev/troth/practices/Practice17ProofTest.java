package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 17: show proof, and receipts of the days around")
class Practice17ProofTest {

    private static final String HASH = "ab".repeat(32);
    private static final String RECEIPT = "{'title': 'Receipt of the day', 'kind': 'RECEIPT', 'at': '2025-03-05T10:00:00Z', "
            + "'covers': {'from': '2025-03-04T00:00:00Z', 'to': '2025-03-07T00:00:00Z'}}";
    private static final String LINK = "{'title': 'Proofs', 'link': 'https://files.example.org/proofs.pdf', 'sha256': '" + HASH + "', 'at': '2025-03-04T10:00:00Z'}";
    private static final String BUNDLE = "/evidence-bundle?from=2025-03-01T00:00:00Z&to=2025-04-01T00:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aDeliveryBackedByAReceiptCountsFourFifths() {
        JsonPath delivered = deliver("2025-03-06T09:00:00Z", RECEIPT);
        assertThat(delivered.getString("confirmation")).isEqualTo("BACKED_BY_ARTEFACT");
        assertThat(delivered.getString("evidence[0].covers.from")).isEqualTo("2025-03-04T00:00:00Z");
        assertThat(delivered.getString("evidence[0].covers.to")).isEqualTo("2025-03-07T00:00:00Z");
        assertThat(ada.line("PROVIDER", "RELIABILITY", "EARLY")).isEqualTo(List.of(.8, 0.));
        assertThat(ada.line("PROVIDER", "CANDOR", "EARLY")).isEqualTo(List.of(.2, 0.));
        assertThat(ada.line("PROVIDER", "RESPONSIBILITY", "EARLY")).isEqualTo(List.of(.2, 0.));
    }

    @Test
    void aDeliveryThatIsOnlySaidCountsHalf() {
        deliver("2025-03-06T09:00:00Z", "{'title': 'Somewhere', 'link': 'https://files.example.org/proofs.pdf'}");
        assertThat(ada.line("PROVIDER", "RELIABILITY", "EARLY")).isEqualTo(List.of(.5, 0.));
    }

    @Test
    void theProofOfAPeriodIsOneDocumentThatHoldsAgainstItsHash() throws JsonProcessingException, NoSuchAlgorithmException {
        String receipt = deliver("2025-03-06T09:00:00Z", RECEIPT).getString("id");
        String link = deliver("2025-03-08T09:00:00Z", LINK).getString("id");
        deliver("2025-04-01T00:00:00Z", LINK);

        String answer = ada.api.get("/v1/clients/" + ada.id() + BUNDLE).then().statusCode(200).extract().asString();
        JsonPath bundle = JsonPath.from(answer);
        assertThat(bundle.getString("clientId")).isEqualTo(ada.id());
        assertThat(bundle.getString("from")).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(bundle.getList("artefacts.commitmentId")).isEqualTo(List.of(link, receipt));
        assertThat(bundle.getList("artefacts.kind")).isEqualTo(List.of("LINK", "RECEIPT"));
        assertThat(bundle.getList("artefacts.deliveredAt")).isEqualTo(List.of("2025-03-08T09:00:00Z", "2025-03-06T09:00:00Z"));
        assertThat(bundle.getString("artefacts[0].sha256")).isEqualTo(HASH);
        assertThat(bundle.getString("artefacts[1].covers.to")).isEqualTo("2025-03-07T00:00:00Z");
        assertThat(bundle.getString("sha256")).isEqualTo(sha256(canonical(answer)));

        ada.api.done("/v1/commitments/" + receipt + "/correct", "{'reason': 'Not delivered yet'}");
        JsonPath after = ada.api.read("/v1/clients/" + ada.id() + BUNDLE);
        assertThat(after.getList("artefacts.commitmentId")).isEqualTo(List.of(link));
        assertThat(after.getString("sha256")).isNotEqualTo(bundle.getString("sha256"));
    }

    @Test
    void whatWasRejectedProvesNothing() {
        String id = deliver("2025-03-06T09:00:00Z", RECEIPT).getString("id");
        ada.api.done("/v1/commitments/" + id + "/reject", "{'at': '2025-03-07T09:00:00Z'}");
        assertThat(ada.api.read("/v1/clients/" + ada.id() + BUNDLE).getList("artefacts")).isEmpty();
        ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '2025-03-08T09:00:00Z', 'evidence': [" + LINK + "]}");
        assertThat(ada.api.read("/v1/clients/" + ada.id() + BUNDLE).getList("artefacts.title")).isEqualTo(List.of("Proofs"));
        ada.api.done("/v1/commitments/" + id + "/accept", "{'at': '2025-03-09T09:00:00Z'}");
        assertThat(ada.api.read("/v1/clients/" + ada.id() + BUNDLE).getList("artefacts.commitmentId")).isEqualTo(List.of(id));
    }

    @Test
    void moreThanABundleHoldsIsAskedForInParts() {
        String fifty = String.join(", ", Collections.nCopies(50, RECEIPT));
        for (int i = 0; i < 20; i++) {
            deliver("2025-03-06T09:00:00Z", fifty);
        }
        assertThat(ada.api.read("/v1/clients/" + ada.id() + BUNDLE).getList("artefacts")).hasSize(1_000);
        deliver("2025-03-07T09:00:00Z", LINK);
        refusedParameter(ada.api.get("/v1/clients/" + ada.id() + BUNDLE), "to");
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/evidence-bundle?from=2025-03-07T00:00:00Z&to=2025-04-01T00:00:00Z").getList("artefacts")).hasSize(1);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        String id = promise();
        refusedAt(ada.api.post("/v1/commitments/" + id + "/deliver", "{'evidence': [{'covers': {'from': '2025-03-07T00:00:00Z', "
                + "'to': '2025-03-07T00:00:00Z'}}]}"), "/evidence/0/covers/to");
        refusedParameter(ada.api.get("/v1/clients/" + ada.id() + "/evidence-bundle?from=March"), "from");
        refusedParameter(ada.api.get("/v1/clients/" + ada.id() + "/evidence-bundle?from=2025-03-01T00:00:00Z&to=2025-03-01T00:00:00Z"), "from");
        refused(ada.api.get("/v1/clients/0190b9d1-0000-7000-8000-000000000000" + BUNDLE), 404, "not-found");
    }

    private JsonPath deliver(String at, String artefacts) {
        return ada.api.done("/v1/commitments/" + promise() + "/deliver", "{'deliveredAt': '" + at + "', 'evidence': [" + artefacts + "]}");
    }

    private String promise() {
        return ada.record("commitments", "'title': 'Proofs', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-04-11T09:00:00Z'").getString("id");
    }

    /** The artefacts as the contract says they are hashed: members sorted, nothing between them. */
    private static String canonical(String bundle) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        JsonNode artefacts = mapper.readTree(bundle).path("artefacts");
        return mapper.writeValueAsString(mapper.treeToValue(artefacts, Object.class));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
