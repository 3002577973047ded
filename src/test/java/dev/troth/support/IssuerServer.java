package dev.troth.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The keys of an issuer, over HTTP as the service reads them. A test changes them with PUT (nothing: the issuer is down) and asks at /count how often they were read. */
public class IssuerServer implements QuarkusTestResourceLifecycleManager {

    private final AtomicInteger reads = new AtomicInteger();

    private volatile byte[] keys = {};
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/keys", this::keys);
        server.createContext("/count", exchange -> answer(exchange, 200, Integer.toString(reads.get()).getBytes(StandardCharsets.UTF_8)));
        server.start();
        return Map.of("mp.jwt.verify.publickey.location", "http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    }

    private void keys(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            keys = exchange.getRequestBody().readAllBytes();
            answer(exchange, 200, keys);
            return;
        }
        reads.incrementAndGet();
        answer(exchange, keys.length == 0 ? 500 : 200, keys);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
