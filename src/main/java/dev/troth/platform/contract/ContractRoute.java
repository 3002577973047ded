package dev.troth.platform.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Serves the contract at {@code /openapi}: the committed file, byte for byte, or the same document as JSON where {@code Accept}, {@code ?format=JSON} or
 * {@code /openapi.json} asks for it. Anybody may read it. It is read when it is first asked for, not when the service starts.
 */
@ApplicationScoped
public class ContractRoute {

    private static final String FILE = "/contract/openapi.yaml";
    private static final String YAML = "application/yaml";
    private static final String JSON = "application/json";

    private final ObjectMapper json;
    private final AtomicReference<byte[]> asYaml = new AtomicReference<>();
    private final AtomicReference<byte[]> asJson = new AtomicReference<>();

    ContractRoute(ObjectMapper json) {
        this.json = json;
    }

    void install(@Observes Router router) {
        for (String address : new String[] {"/openapi", "/openapi.json", "/openapi.yaml", "/openapi.yml"}) {
            router.route(address).method(HttpMethod.GET).method(HttpMethod.HEAD).blockingHandler(this::answer, false);
        }
    }

    private void answer(RoutingContext context) {
        boolean wantsJson = wantsJson(context);
        byte[] document = wantsJson ? kept(asJson, this::json) : kept(asYaml, ContractRoute::yaml);
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, (wantsJson ? JSON : YAML) + ";charset=UTF-8").putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(document.length));
        if (context.request().method() == HttpMethod.HEAD) {
            context.response().end();
        } else {
            context.response().end(Buffer.buffer(document));
        }
    }

    private static boolean wantsJson(RoutingContext context) {
        String path = context.request().path();
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        return path.endsWith(".json") || path.endsWith("openapi") && (accepted != null && accepted.contains(JSON) || "JSON".equalsIgnoreCase(context.request().getParam("format")));
    }

    /** Two who ask first at the same time both read it, to the same bytes. */
    private static byte[] kept(AtomicReference<byte[]> document, Reading reading) {
        byte[] before = document.get();
        if (before != null) {
            return before;
        }
        try {
            byte[] read = reading.read();
            document.set(read);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("the service was packaged without its contract", e);
        }
    }

    private static byte[] yaml() throws IOException {
        try (InputStream file = ContractRoute.class.getResourceAsStream(FILE)) {
            return file.readAllBytes();
        }
    }

    private byte[] json() throws IOException {
        return json.writeValueAsBytes(YAMLMapper.builder().build().readTree(yaml()));
    }

    private interface Reading {

        byte[] read() throws IOException;
    }
}
