package dev.troth.webhook;

import dev.troth.webhook.Destinations.Destination;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;

/**
 * Makes one request: to the very address that was checked, under the name of the URL (for the certificate, too), without following anything.
 * The status decides once it is there; what the receiver says beyond it is not kept.
 */
class Sender {

    private static final int DISCARDED_BYTES = 8 * 1024;

    private final Vertx vertx;
    private final Clock clock;
    private final HttpClient client;
    private final long timeoutMillis;

    /** @param options what is special about the client, such as whom it trusts */
    Sender(Vertx vertx, Clock clock, WebhookSettings settings, HttpClientOptions options) {
        this.vertx = vertx;
        this.clock = clock;
        this.timeoutMillis = settings.timeout().toMillis();
        // A connection each: what one address was checked for is never used for another attempt. And no trace: it is nobody's business outside.
        this.client = vertx.createHttpClient(options.setProtocolVersion(HttpVersion.HTTP_1_1).setKeepAlive(false).setTracingPolicy(TracingPolicy.IGNORE)
                .setConnectTimeout((int) settings.connectTimeout().toMillis()).setMaxPoolSize(settings.concurrency()));
    }

    /**
     * Never fails: what goes wrong is an answer.
     *
     * @param timestamp seconds since 1970
     */
    Future<Answer> send(Destination to, UUID id, String signature, long timestamp, byte[] body) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setFollowRedirects(false)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(to.address(), to.url().port())))
                .setSsl(to.url().tls()).setHost(to.url().host()).setPort(to.url().port()).setURI(to.url().target())
                .putHeader(HttpHeaders.HOST, to.url().authority())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/cloudevents+json")
                .putHeader(HttpHeaders.USER_AGENT, "Troth-Webhooks")
                .putHeader("webhook-id", id.toString())
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader("webhook-signature", signature);
        Promise<Answer> answer = Promise.promise();
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        AtomicReference<Answer> told = new AtomicReference<>(Answer.failed(Answer.TIMED_OUT));
        long timer = vertx.setTimer(timeoutMillis, late -> answer.tryComplete(told.get()));
        client.request(options).compose(request -> {
            sent.set(request);
            return answer.future().isComplete() ? Future.failedFuture(Answer.TIMED_OUT) : request.send(Buffer.buffer(body));
        }).onSuccess(response -> read(response, told, answer)).onFailure(failure -> answer.tryComplete(Answer.failed(why(failure, sent.get() != null))));
        return answer.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            close(sent.get());
        });
    }

    /** The body is let go by, so that the receiver can end in peace, unless it is long. */
    private void read(HttpClientResponse response, AtomicReference<Answer> told, Promise<Answer> answer) {
        told.set(Answer.of(response.statusCode(), response.getHeader(HttpHeaders.RETRY_AFTER), clock.instant()));
        int[] discarded = {0};
        response.handler(chunk -> {
            discarded[0] += chunk.length();
            if (discarded[0] > DISCARDED_BYTES) {
                answer.tryComplete(told.get());
            }
        }).exceptionHandler(broken -> answer.tryComplete(told.get())).endHandler(end -> answer.tryComplete(told.get()));
    }

    private static void close(HttpClientRequest request) {
        if (request != null && request.connection() != null) {
            request.connection().close();
        }
    }

    private static String why(Throwable failure, boolean connected) {
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return Answer.NOT_TRUSTED;
        }
        return connected ? Answer.BROKEN : Answer.NOT_CONNECTED;
    }

    void close() {
        client.close();
    }
}
