package dev.troth.platform.trace;

import dev.troth.platform.http.PathTemplates;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Spans say which operation was asked for, and nothing a caller wrote: neither ids nor what was searched for, and not who asked from where. */
@ApplicationScoped
class SpanPrivacy implements SpanProcessor {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final List<AttributeKey<String>> OF_THE_CALLER = List.of(AttributeKey.stringKey("url.query"), AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("user_agent.original"), AttributeKey.stringKey("client.address"), AttributeKey.stringKey("network.peer.address"),
            AttributeKey.stringKey("server.address"), AttributeKey.stringKey("http.request.method_original"));

    private final PathTemplates templates;

    SpanPrivacy(PathTemplates templates) {
        this.templates = templates;
    }

    /** What is there is overwritten: nothing can be taken away from a span. */
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String path = span.getAttribute(PATH);
        if (path != null) {
            span.setAttribute(PATH, templates.of(path));
        }
        OF_THE_CALLER.stream().filter(key -> span.getAttribute(key) != null).forEach(key -> span.setAttribute(key, ""));
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // It is as it should be since it began.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
