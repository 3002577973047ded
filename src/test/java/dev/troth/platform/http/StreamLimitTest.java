package dev.troth.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.limits.LimitSettings;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.tenancy.CurrentTenant;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of two streams at once, whose callers leave when they like. */
class StreamLimitTest {

    private final CurrentTenant current = new CurrentTenant();
    private final StreamLimit limit = new StreamLimit(current, answering(LimitSettings.class, Map.of("streams", 2, "streamsPerTenant", 2)));
    private final List<Handler<AsyncResult<Void>>> ends = new ArrayList<>();

    StreamLimitTest() {
        current.enter("acme", "tester");
    }

    @Test
    void theRoomOfAStreamIsGivenBackOnceWhenItEnds() throws Exception {
        begin(false);
        begin(false);
        assertThatThrownBy(() -> begin(false)).isInstanceOf(Refusal.class).hasMessageContaining("Try again when one of them has ended.");
        ends.get(0).handle(null);
        ends.get(0).handle(null);
        begin(false);
        assertThatThrownBy(() -> begin(false)).isInstanceOf(Refusal.class);
    }

    /** No handler hears of an end that was before it. */
    @Test
    void nothingIsKeptForWhoLeftBeforeItBegan() throws Exception {
        for (int i = 0; i < 5; i++) {
            begin(true);
        }
        begin(false);
        begin(false);
        assertThat(ends).hasSize(7);
    }

    private void begin(boolean left) throws Exception {
        Method streams = StreamLimitTest.class.getDeclaredMethod("streams");
        HttpServerResponse response = answering(HttpServerResponse.class, Map.of("closed", left, "ended", false));
        RoutingContext context = (RoutingContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {RoutingContext.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("addEndHandler")) {
                @SuppressWarnings("unchecked")
                Handler<AsyncResult<Void>> end = (Handler<AsyncResult<Void>>) arguments[0];
                ends.add(end);
                return 0;
            }
            return response;
        });
        limit.begin(answering(ResourceInfo.class, Map.of("getResourceMethod", streams)), context);
    }

    @Streams
    void streams() {
        // an operation that streams, as the filter sees it
    }

    /** Something that says no more than that. */
    private static <T> T answering(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(StreamLimitTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
