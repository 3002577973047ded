package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.webhook.Destinations.Destination;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A request is made to the address that was checked, under the name that was asked for")
class SenderTest {

    private static final String NAME = "hooks.example";
    private static final String PASSWORD = "of-this-test-alone";
    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final Duration PATIENT = Duration.ofSeconds(15);
    private static final Duration BRIEF = Duration.ofSeconds(2);
    private static final Duration HASTY = Duration.ofMillis(300);

    @TempDir
    static Path directory;
    private static Vertx vertx;
    private static PfxOptions certificate;

    private final BlockingQueue<String> names = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private Sender sender;
    private HttpServer server;

    @BeforeAll
    static void certificate() throws Exception {
        vertx = Vertx.vertx();
        Path store = directory.resolve("hooks.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "hooks", "-keyalg", "EC",
                "-dname", "CN=" + NAME, "-ext", "san=dns:" + NAME, "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD)
                .inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        certificate = new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
    }

    @AfterEach
    void close() {
        sender.close();
        server.close();
    }

    @AfterAll
    static void end() {
        vertx.close();
    }

    @Test
    void theNameIsThatOfTheUrlAndTheAddressIsTheOneGiven() throws Exception {
        serve(true, request -> request.response().setStatusCode(204).end());
        assertThat(send(new HttpClientOptions().setTrustOptions(certificate), PATIENT, "https://" + NAME + ":%d/hook?a=b")).isEqualTo(new Answer(204, null, null));
        assertThat(names.poll(10, TimeUnit.SECONDS)).isEqualTo(NAME + " POST /hook?a=b " + NAME + ":" + server.actualPort());
        assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo("{}");
    }

    @Test
    void aCertificateOfAnotherNameIsNotTrusted() throws Exception {
        serve(true, request -> request.response().end());
        assertThat(send(new HttpClientOptions().setTrustOptions(certificate), PATIENT, "https://other.example:%d/")).isEqualTo(Answer.failed(Answer.NOT_TRUSTED));
        assertThat(names).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() throws Exception {
        serve(true, request -> request.response().end());
        assertThat(send(new HttpClientOptions(), PATIENT, "https://" + NAME + ":%d/")).isEqualTo(Answer.failed(Answer.NOT_TRUSTED));
        assertThat(names).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedFor() throws Exception {
        serve(false, request -> { });
        assertThat(send(new HttpClientOptions(), HASTY, "http://" + NAME + ":%d/")).isEqualTo(Answer.failed(Answer.TIMED_OUT));
    }

    @Test
    void theStatusCountsThoughItsBodyNeverEnds() throws Exception {
        serve(false, request -> request.response().setChunked(true).setStatusCode(202).write("..."));
        assertThat(send(new HttpClientOptions(), BRIEF, "http://" + NAME + ":%d/")).isEqualTo(new Answer(202, null, null));
    }

    @Test
    void theStatusCountsThoughItsBodyIsLong() throws Exception {
        serve(false, request -> request.response().setStatusCode(500).end(Buffer.buffer("x".repeat(5_000_000))));
        assertThat(send(new HttpClientOptions(), PATIENT, "http://" + NAME + ":%d/")).isEqualTo(new Answer(500, "the receiver answered 500", null));
    }

    @Test
    void whoBreaksOffHasNotAnswered() throws Exception {
        serve(false, request -> request.connection().close());
        assertThat(send(new HttpClientOptions(), PATIENT, "http://" + NAME + ":%d/")).isEqualTo(Answer.failed(Answer.BROKEN));
    }

    @Test
    void whereNobodyListensThereIsNoConnection() throws Exception {
        serve(false, request -> { });
        int port = server.actualPort();
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(send(new HttpClientOptions(), PATIENT, "http://" + NAME + ":" + port + "/")).isEqualTo(Answer.failed(Answer.NOT_CONNECTED));
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        serve(false, request -> request.response().setStatusCode(302).putHeader("Location", "/elsewhere").end());
        assertThat(send(new HttpClientOptions(), PATIENT, "http://" + NAME + ":%d/")).isEqualTo(new Answer(302, "redirects are not followed", null));
        assertThat(names).hasSize(1);
    }

    private void serve(boolean tls, Consumer<HttpServerRequest> behaviour) throws Exception {
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0).setSni(tls).setSsl(tls);
        if (tls) {
            options.setKeyCertOptions(certificate);
        }
        server = vertx.createHttpServer(options).requestHandler(request -> {
            names.add((tls ? request.connection().indicatedServerName() + " " : "") + request.method() + " " + request.uri() + " " + request.getHeader("Host"));
            request.body().onSuccess(body -> bodies.add(body.toString()));
            request.endHandler(end -> behaviour.accept(request));
        });
        server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Answer send(HttpClientOptions options, Duration timeout, String url) throws Exception {
        sender = new Sender(vertx, Clock.systemUTC(), Settings.withTimeout(timeout), options);
        Destination to = new Destination(WebhookUrl.parse(url.formatted(server.actualPort()), true), InetAddress.getByName("127.0.0.1"));
        return sender.send(to, ID, "v1,x", 1, "{}".getBytes(StandardCharsets.UTF_8)).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
