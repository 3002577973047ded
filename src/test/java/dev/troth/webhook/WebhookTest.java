package dev.troth.webhook;

import static dev.troth.support.Api.json;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.troth.support.Api;
import dev.troth.support.Contract;
import dev.troth.support.Patience;
import dev.troth.webhook.Receiver.Got;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("Who asks to be told is told, signed, and can see what became of it")
class WebhookTest extends ReceiverCase {

    private static final String PATH = "/v1/webhooks";
    private static final String GIVEN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Api api = Api.ofFreshTenant();

    @Test
    void whatHappensIsToldSigned() throws IOException {
        JsonPath webhook = subscribed("'types': ['client.*']");
        String client = api.client("Ada Okafor");
        Got got = receiver.next();
        assertThat(got.method()).isEqualTo("POST");
        assertThat(got.target()).isEqualTo("/hook");
        assertThat(got.host()).isEqualTo("127.0.0.1:" + receiver.port());
        assertThat(got.contentType()).isEqualTo("application/cloudevents+json");
        assertThat(got.signature()).isEqualTo(got.expected(webhook.getString("secret")));
        assertThat(Instant.ofEpochSecond(Long.parseLong(got.timestamp()))).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(got.json().getString("specversion")).isEqualTo("1.0");
        assertThat(got.json().getString("type")).isEqualTo("dev.troth.client.created");
        assertThat(got.json().getString("subject")).isEqualTo("clients/" + client);
        assertThat(got.json().getString("data.data.name")).isEqualTo("Ada Okafor");
        assertThat(asDeclared("event", got)).isEmpty();

        JsonPath delivery = settled(got.id(), "DELIVERED");
        assertThat(delivery.getString("webhookId")).isEqualTo(webhook.getString("id"));
        assertThat(delivery.getString("eventId")).isEqualTo(got.json().getString("id"));
        assertThat(delivery.getString("sequence")).isEqualTo(got.json().getString("sequence"));
        assertThat(delivery.getString("type")).isEqualTo("client.created");
        assertThat(delivery.getInt("attempts")).isEqualTo(1);
        assertThat(delivery.getInt("lastStatus")).isEqualTo(204);
        assertThat(delivery.getInt("log[0].status")).isEqualTo(204);
        assertThat(delivery.getList("log")).hasSize(1);
        assertThat(delivery.getMap("$")).containsKey("deliveredAt").doesNotContainKeys("nextAttemptAt", "giveUpAt", "lastError");
        assertThat(delivery.getList("allowed")).isEqualTo(List.of("redeliver"));
        assertThat(receiver.more()).isEmpty();
    }

    @Test
    void typesSayWhatIsTold() {
        assertThat(subscribed("'types': ['client.moved', 'dev.troth.practice.*']").getList("types")).isEqualTo(List.of("client.moved", "practice.*"));
        String client = api.client("A");
        api.done("/v1/clients/" + client + "/move", "{'stage': 'ACTIVE'}");
        api.created("/v1/practices", "{'clientId': '%s', 'title': 'Call first'}", client);
        assertThat(receiver.next(2)).extracting(got -> got.json().getString("type"))
                .containsExactlyInAnyOrder("dev.troth.client.moved", "dev.troth.practice.recorded");
        assertThat(receiver.more()).isEmpty();
    }

    @Test
    void whatIsAskedForIsShownAndTheSecretOnce() {
        Response answer = api.post(PATH, "{'url': '%s?token=x', 'types': ['commitment.*'], 'description': 'CRM', 'secret': '%s'}", receiver.url(), GIVEN);
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonPath made = answer.jsonPath();
        String path = PATH + "/" + made.getString("id");
        assertThat(answer.header("Location")).endsWith(path);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(made.getString("secret")).isEqualTo(GIVEN);
        JsonPath read = api.read(path);
        assertThat(read.getString("url")).isEqualTo(receiver.url() + "?token=x");
        assertThat(read.getList("types")).isEqualTo(List.of("commitment.*"));
        assertThat(read.getString("description")).isEqualTo("CRM");
        assertThat(read.getString("status")).isEqualTo("ACTIVE");
        assertThat(read.getList("allowed")).isEqualTo(List.of("pause", "rotate-secret", "test", "redeliver", "end"));
        assertThat(api.get(path).asString() + api.get(PATH).asString()).doesNotContain("whsec_", "\"secret\"");
        api.request().header("If-None-Match", "\"0\"").get(path).then().statusCode(304);
        assertThat(api.read(PATH + "?status=ACTIVE").getInt("total.count")).isEqualTo(1);
        assertThat(api.read(PATH + "?status=PAUSED,ENDED").getInt("total.count")).isZero();
        refused(Api.ofFreshTenant().get(path), 404, "not-found");
    }

    @Test
    void aRepeatedRequestIsAnsweredWithoutTheSecret() {
        String key = UUID.randomUUID().toString();
        String body = json("{'url': '%s'}", receiver.url());
        Response first = api.request().header("Idempotency-Key", key).contentType(ContentType.JSON).body(body).post(PATH);
        Response second = api.request().header("Idempotency-Key", key).contentType(ContentType.JSON).body(body).post(PATH);
        assertThat(first.jsonPath().getString("secret")).startsWith("whsec_");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(second.asString()).doesNotContain("whsec_");
        assertThat(api.read(PATH).getInt("total.count")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'types': []|/url", "'url': ' '|/url", "'url': 'https://8.8.8.8', 'types': ['']|/types/0",
            "'url': 'https://8.8.8.8', 'types': ['*']|/types/0", "'url': 'https://8.8.8.8', 'types': ['Commitment.delivered']|/types/0",
            "'url': 'https://8.8.8.8', 'types': ['commitment']|/types/0", "'url': 'https://8.8.8.8', 'types': ['client.*', 'commitment.forgotten']|/types/1", "'url': 'https://8.8.8.8', 'types': ['commitment.del*']|/types/0",
            "'url': 'https://8.8.8.8', 'types': ['org.example.x']|/types/0", "'url': 'https://8.8.8.8', 'types': ['dev.troth.*']|/types/0",
            "'url': 'https://8.8.8.8', 'secret': 'whsec_abc'|/secret", "'url': 'https://8.8.8.8', 'secret': ''|/secret"})
    void whatIsMissingOrImpossibleIsRefusedAtItsPlace(String fields, String pointer) {
        Response answer = api.post(PATH, "{" + fields + "}");
        assertThat(refused(answer, 400, "validation-failed").getString("errors[0].pointer")).startsWith(pointer.replaceAll("/0$", ""));
        assertThat(api.read(PATH).getInt("total.count")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/", "https://192.168.1.1/", "https://169.254.169.254/latest/meta-data/", "https://100.64.0.1/", "https://[::1]/", "https://[fd00::1]/",
            "https://[::ffff:10.0.0.1]/", "https://[64:ff9b::10.0.0.1]/", "https://0.0.0.0/", "https://nothing.invalid/", "https://2130706433/", "https://0x7f.1/", "ftp://8.8.8.8/",
            "https://user:secret@8.8.8.8/", "https://8.8.8.8/#x", "https://8.8.8.8:25/"})
    void anAddressThatIsNotPublicIsRefused(String url) {
        refusedAt(api.post(PATH, "{'url': '%s'}", url), "/url");
        JsonPath webhook = subscribed("'types': []");
        refusedAt(api.patch("*", PATH + "/" + webhook.getString("id"), "{'url': '%s'}", url), "/url");
        assertThat(api.read(PATH + "/" + webhook.getString("id")).getString("url")).isEqualTo(receiver.url());
    }

    @Test
    void aNameThatIsUnknownAndOneThatStandsForSomethingInsideAreRefusedAlike() {
        String unknown = api.post(PATH, "{'url': 'https://nothing.invalid/'}").jsonPath().getString("errors[0].detail");
        String inside = api.post(PATH, "{'url': 'https://10.0.0.1/'}").jsonPath().getString("errors[0].detail");
        assertThat(unknown).isEqualTo(inside).isEqualTo("must be a public address");
    }

    @Test
    void fieldsChangeOnAKnownState() {
        String path = PATH + "/" + subscribed("'types': ['practice.*']").getString("id");
        refused(api.patch(null, path, "{'description': 'x'}"), 428, "precondition-required");
        refused(api.patch("\"7\"", path, "{'description': 'x'}"), 412, "precondition-failed");
        refusedAt(api.patch("\"0\"", path, "{'types': ['x']}"), "/types/0");
        refusedAt(api.patch("\"0\"", path, "{'types': ['client.moved', 'client.gone']}"), "/types/1");
        Response changed = api.patch("\"0\"", path, "{'description': 'CRM', 'types': ['client.*']}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"1\"");
        assertThat(changed.jsonPath().getString("description")).isEqualTo("CRM");
        api.client("A");
        assertThat(receiver.next().json().getString("type")).isEqualTo("dev.troth.client.created");
        assertThat(api.patch("\"1\"", path, "{'types': null, 'description': null}").jsonPath().getList("types")).isEmpty();
    }

    @Test
    void whilePausedEventsWait() {
        String id = subscribed("'types': ['client.*']").getString("id");
        assertThat(api.done(PATH + "/" + id + "/pause", "{'note': 'Moving house'}").getString("status")).isEqualTo("PAUSED");
        refused(api.post(PATH + "/" + id + "/pause", "{}"), 409, "invalid-transition");
        refused(api.post(PATH + "/" + id + "/test", "{}"), 409, "invalid-transition");
        api.client("A");
        JsonPath waiting = deliveries(id, "?state=PENDING", 1);
        assertThat(waiting.getMap("items[0]")).doesNotContainKey("nextAttemptAt");
        assertThat(waiting.getInt("items[0].attempts")).isZero();
        assertThat(receiver.more()).isEmpty();
        assertThat(api.done(PATH + "/" + id + "/resume", "{'note': 'The receiver is back'}").getString("status")).isEqualTo("ACTIVE");
        assertThat(receiver.next().id()).isEqualTo(waiting.getString("items[0].id"));
        refused(api.post(PATH + "/" + id + "/resume", "{}"), 409, "invalid-transition");
    }

    @Test
    void onceItHasEndedNothingIsToldAndItStaysReadable() {
        String id = subscribed("'types': ['client.*']").getString("id");
        api.done(PATH + "/" + id + "/pause", "{}");
        api.client("A");
        String waiting = deliveries(id, "", 1).getString("items[0].id");
        JsonPath ended = api.done(PATH + "/" + id + "/end", "{'note': 'Replaced by another'}");
        assertThat(ended.getString("status")).isEqualTo("ENDED");
        assertThat(ended.getList("allowed")).isEmpty();
        JsonPath dead = settled(waiting, "DEAD");
        assertThat(dead.getString("lastError")).isEqualTo("the webhook has ended");
        for (String verb : List.of("pause", "resume", "end", "rotate-secret", "test")) {
            assertThat(refused(api.post(PATH + "/" + id + "/" + verb, "{}"), 409, "invalid-transition").getString("state")).isEqualTo("ENDED");
        }
        refused(api.post("/v1/webhook-deliveries/" + waiting + "/redeliver", "{}"), 409, "invalid-transition");
        refused(api.patch("*", PATH + "/" + id, "{'description': 'x'}"), 409, "invalid-transition");
        assertThat(api.read(PATH + "/" + id).getString("status")).isEqualTo("ENDED");
        assertThat(receiver.more()).isEmpty();
    }

    @Test
    void anotherSecretSignsBesideTheOneBefore() {
        JsonPath webhook = subscribed("'types': ['retention-policy.*']");
        String path = PATH + "/" + webhook.getString("id");
        JsonPath rotated = api.done(path + "/rotate-secret", "{}");
        assertThat(rotated.getString("secret")).startsWith("whsec_").isNotEqualTo(webhook.getString("secret"));
        assertThat(Instant.parse(rotated.getString("formerSecretUntil"))).isCloseTo(Instant.now().plus(Duration.ofHours(24)), within(1, ChronoUnit.MINUTES));
        api.done(path + "/test", "{}");
        Got got = receiver.next();
        assertThat(got.signature()).isEqualTo(got.expected(rotated.getString("secret")) + " " + got.expected(webhook.getString("secret")));
        assertThat(api.done(path + "/rotate-secret", "{'secret': '%s'}", GIVEN).getString("secret")).isEqualTo(GIVEN);
        refusedAt(api.post(path + "/rotate-secret", "{'secret': 'x'}"), "/secret");
    }

    /** What of a request is not as the contract says. */
    private static List<String> asDeclared(String webhook, Got got) throws IOException {
        JsonNode operation = Contract.committed().root().path("webhooks").path(webhook).path("post");
        List<String> faults = new ArrayList<>(Contract.committed().faults(operation.path("requestBody").path("content").path(got.contentType()).path("schema"),
                new ObjectMapper().readTree(got.body())));
        Map<String, JsonNode> headers = Map.of("webhook-id", TextNode.valueOf(got.id()), "webhook-timestamp", LongNode.valueOf(Long.parseLong(got.timestamp())),
                "webhook-signature", TextNode.valueOf(got.signature()));
        for (JsonNode header : operation.path("parameters")) {
            faults.addAll(Contract.committed().faults(header.path("schema"), headers.get(header.path("name").asText())));
        }
        return faults;
    }

    @Test
    void aTestIsSentWhateverTheTypes() throws IOException {
        String id = subscribed("'types': ['practice.*']").getString("id");
        JsonPath delivery = api.done(PATH + "/" + id + "/test", "{'note': 'First try'}");
        Got got = receiver.next();
        assertThat(got.id()).isEqualTo(delivery.getString("id"));
        assertThat(got.json().getString("type")).isEqualTo("dev.troth.webhook.test");
        assertThat(got.json().getString("id")).isEqualTo(delivery.getString("id"));
        assertThat(got.json().getString("subject")).isEqualTo("webhooks/" + id);
        assertThat(got.json().getMap("$").keySet()).containsExactly("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
        assertThat(got.json().getMap("data")).isEmpty();
        assertThat(asDeclared("test", got)).isEmpty();
        assertThat(settled(got.id(), "DELIVERED").getMap("$")).doesNotContainKeys("eventId", "sequence");
    }

    @Test
    void whatFailedIsPendingAndTriedAgainLater() {
        receiver.answers(503, Map.of("Retry-After", "3600"));
        String id = subscribed("'types': ['practice.*']").getString("id");
        Instant before = Instant.now();
        String delivery = api.done(PATH + "/" + id + "/test", "{}").getString("id");
        receiver.next();
        JsonPath failed = attempted(delivery);
        assertThat(failed.getString("state")).isEqualTo("PENDING");
        assertThat(failed.getString("lastError")).isEqualTo("the receiver answered 503");
        assertThat(failed.getInt("lastStatus")).isEqualTo(503);
        assertThat(failed.getString("log[0].error")).isEqualTo("the receiver answered 503");
        assertThat(Instant.parse(failed.getString("nextAttemptAt"))).isCloseTo(before.plus(Duration.ofHours(1)), within(1, ChronoUnit.MINUTES));
        assertThat(Instant.parse(failed.getString("giveUpAt"))).isCloseTo(before.plus(Duration.ofHours(24)), within(1, ChronoUnit.MINUTES));
        refused(api.post("/v1/webhook-deliveries/" + delivery + "/redeliver", "{}"), 409, "invalid-transition");
        Patience.await().alias("the verdict, which comes after the delivery's").until(() -> api.read(PATH + "/" + id).getString("failingSince") != null);

        receiver.answers(200);
        api.done(PATH + "/" + id + "/pause", "{}");
        assertThat(api.read("/v1/webhook-deliveries/" + delivery).getMap("$")).doesNotContainKey("nextAttemptAt");
        api.done(PATH + "/" + id + "/resume", "{}");
        assertThat(receiver.next().id()).isEqualTo(delivery);
        assertThat(settled(delivery, "DELIVERED").getList("log.status")).isEqualTo(List.of(503, 200));
        assertThat(api.read(PATH + "/" + id).getMap("$")).doesNotContainKey("failingSince");
    }

    @Test
    void aReceiverThatIsGoneIsToldNothingMore() {
        receiver.answers(410);
        String id = subscribed("'types': ['client.*']").getString("id");
        api.client("A");
        String delivery = receiver.next().id();
        assertThat(settled(delivery, "DEAD").getString("lastError")).isEqualTo("the receiver answered 410");
        JsonPath disabled = until(PATH + "/" + id, "status", "DISABLED");
        assertThat(disabled.getString("reason")).isEqualTo("the receiver answered 410 Gone");
        refused(api.post("/v1/webhook-deliveries/" + delivery + "/redeliver", "{}"), 409, "invalid-transition");
        receiver.answers(200);
        assertThat(api.done(PATH + "/" + id + "/resume", "{}").getMap("$")).doesNotContainKey("reason");
        JsonPath sent = api.done("/v1/webhook-deliveries/" + delivery + "/redeliver", "{'note': 'It is back'}");
        assertThat(sent.getString("state")).isEqualTo("PENDING");
        assertThat(receiver.next().id()).isEqualTo(delivery);
        assertThat(settled(delivery, "DELIVERED").getInt("attempts")).isEqualTo(2);
    }

    @Test
    void allThatWasGivenUpIsSentAnew() {
        String id = subscribed("'types': ['client.*']").getString("id");
        receiver.answers(410);
        api.client("A");
        receiver.next();
        until(PATH + "/" + id, "status", "DISABLED");
        api.done(PATH + "/" + id + "/resume", "{}");
        receiver.answers(200);
        refusedAt(api.post(PATH + "/" + id + "/redeliver", "{}"), "/since");
        assertThat(api.done(PATH + "/" + id + "/redeliver", "{'since': '%s'}", Instant.now().plusSeconds(60)).getInt("count")).isZero();
        String since = Api.json("{'since': '%s'}", Instant.now().minusSeconds(600));
        for (String replayed : new String[] {null, "true"}) {
            Response answer = api.request().header("Idempotency-Key", "once").contentType("application/json").body(since).post(PATH + "/" + id + "/redeliver");
            assertThat(answer.then().statusCode(200).extract().jsonPath().getInt("count")).as("repeated, it is the first answer").isEqualTo(1);
            assertThat(answer.header("Idempotency-Replayed")).isEqualTo(replayed);
        }
        receiver.next();
        deliveries(id, "?state=DELIVERED", 1);
    }

    @Test
    void whatWasTakenIsSentAnewOnRequestUnderTheSameId() {
        String id = subscribed("'types': ['retention-policy.*']").getString("id");
        String delivery = api.done(PATH + "/" + id + "/test", "{}").getString("id");
        receiver.next();
        settled(delivery, "DELIVERED");
        String again = "/v1/webhook-deliveries/" + delivery + "/redeliver";
        refused(api.postIfMatch("\"99\"", again, "{}"), 412, "precondition-failed");
        api.done(again, "{}");
        assertThat(receiver.next().id()).isEqualTo(delivery);
    }

    @Test
    void deliveriesAreListedByStateAndType() {
        String id = subscribed("'types': ['client.*']").getString("id");
        String client = api.client("A");
        api.done("/v1/clients/" + client + "/move", "{'stage': 'ACTIVE'}");
        receiver.next(2);
        deliveries(id, "?state=DELIVERED", 2);
        assertThat(deliveries(id, "?type=dev.troth.client.moved,practice.*", 1).getString("items[0].type")).isEqualTo("client.moved");
        deliveries(id, "?type=client.*", 2);
        refusedParameter(api.get(PATH + "/" + id + "/deliveries?type=client.moved,client.gone"), "type");
        assertThat(api.read(PATH + "/" + id + "/deliveries?state=DEAD").getInt("total.count")).isZero();
        refusedParameter(api.get(PATH + "/" + id + "/deliveries?state=LOST"), "state");
        refused(api.get(PATH + "/" + UUID.randomUUID() + "/deliveries"), 404, "not-found");
        String delivery = api.read(PATH + "/" + id + "/deliveries").getString("items[0].id");
        refused(Api.ofFreshTenant().get("/v1/webhook-deliveries/" + delivery), 404, "not-found");
        refused(Api.ofFreshTenant().get(PATH + "/" + id + "/deliveries"), 404, "not-found");
        refused(Api.ofFreshTenant().post("/v1/webhook-deliveries/" + delivery + "/redeliver", "{}"), 404, "not-found");
        refused(Api.ofFreshTenant().post(PATH + "/" + id + "/end", "{}"), 404, "not-found");
    }

    @Test
    void fiftyThatHaveNotEndedAreEnough() {
        String last = null;
        for (int i = 0; i < 50; i++) {
            last = subscribed("'types': ['retention-policy.*']").getString("id");
        }
        refused(api.post(PATH, "{'url': '%s'}", receiver.url()), 409, "too-many-webhooks");
        api.done(PATH + "/" + last + "/end", "{}");
        subscribed("'types': ['retention-policy.*']");
    }

    private JsonPath subscribed(String fields) {
        return api.created(PATH, "{'url': '%s', " + fields + "}", receiver.url());
    }

    /** A delivery once it is in a state. */
    private JsonPath settled(String delivery, String state) {
        return until("/v1/webhook-deliveries/" + delivery, "state", state);
    }

    /** A delivery once the outcome of an attempt is written. */
    private JsonPath attempted(String delivery) {
        return until("/v1/webhook-deliveries/" + delivery, "log.size()", "1");
    }

    private JsonPath deliveries(String webhook, String query, int count) {
        return until(PATH + "/" + webhook + "/deliveries" + query, "items.size()", Integer.toString(count));
    }

    /** Reads until a field has a value; fails where it never has. */
    private JsonPath until(String path, String field, String value) {
        return Patience.await().until(() -> api.read(path), read -> value.equals(read.getString(field)));
    }
}
