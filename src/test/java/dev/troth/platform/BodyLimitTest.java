package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.troth.support.Api;
import dev.troth.support.Patience;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No body beyond 1 MiB is read, whether its length is announced or not. */
@QuarkusTest
class BodyLimitTest {

    private static final int MIB = 1 << 20;
    private static final int MOST_ARRIVING = 64;
    private static final int TOO_MANY = 8;

    private final String token = Tokens.of(Tokens.freshTenant());
    private final Api api = Api.withToken(token);

    @Test
    void anAnnouncedBodyIsRefused() {
        api.request().contentType(ContentType.JSON).body(body(MIB + 1)).post("/v1/clients").then().statusCode(413)
                .body("type", equalTo("/problems/payload-too-large"));
        nothingStored();
    }

    @ParameterizedTest
    @ValueSource(ints = {MIB + 1, 6 * MIB})
    void aBodyThatComesInChunksIsRefused(int bytes) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/clients"))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json").version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body(bytes).getBytes(StandardCharsets.UTF_8)))).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("/problems/payload-too-large");
        nothingStored();
    }

    @Test
    void aBodyWithoutAnEndIsLeft() throws IOException {
        URI service = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/clients HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            assertThatThrownBy(() -> {
                while (System.nanoTime() < deadline) {
                    out.write(chunk);
                }
            }).as("the connection is closed").isInstanceOf(IOException.class);
        }
    }

    @Test
    void aPatchHasTheSameLimit() {
        String path = "/v1/clients/" + api.client("A");
        api.patch("*", path, "{'notes': '" + "x".repeat(MIB) + "'}").then().statusCode(413);
        assertThat(api.read(path).getLong("version")).isZero();
    }

    @Test
    void aBodyOfOneMebibyteIsRead() {
        // It is read, and then its notes are too long.
        api.request().contentType(ContentType.JSON).body(body(MIB)).post("/v1/clients").then().statusCode(400).body("errors[0].pointer", equalTo("/notes"));
    }

    private void nothingStored() {
        assertThat(api.read("/v1/clients").getInt("total.count")).isZero();
    }

    private static String body(int bytes) {
        String around = "{\"name\": \"A\", \"notes\": \"\"}";
        return around.replace("\"notes\": \"\"", "\"notes\": \"" + "x".repeat(bytes - around.length()) + "\"");
    }

    /** A body is read by the thread that serves it, and there are only so many. */
    @Test
    void callersWhoseBodiesTrickleKeepOnlyThoseOfTheirTenantWaiting() throws IOException {
        URI service = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
        List<Socket> trickling = new ArrayList<>();
        try {
            for (int i = 0; i < MOST_ARRIVING + TOO_MANY; i++) {
                Socket socket = new Socket(service.getHost(), service.getPort());
                trickling.add(socket);
                socket.getOutputStream().write(("POST /v1/clients HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\"").getBytes(StandardCharsets.US_ASCII));
            }
            Patience.await().until(() -> answered(trickling) == TOO_MANY);
            api.post("/v1/clients", "{'name': 'A'}").then().statusCode(503).body("type", equalTo("/problems/service-unavailable"))
                    .header("Retry-After", notNullValue());
            api.get("/v1/clients").then().statusCode(200);
            Api.ofFreshTenant().client("A");
        } finally {
            for (Socket socket : trickling) {
                socket.close();
            }
        }
        Patience.await().untilAsserted(() -> api.post("/v1/clients", "{'name': 'A'}").then().statusCode(201));
    }

    private static long answered(List<Socket> callers) throws IOException {
        long answered = 0;
        for (Socket caller : callers) {
            answered += caller.getInputStream().available() > 0 ? 1 : 0;
        }
        return answered;
    }
}
