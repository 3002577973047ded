package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.commitment.Commitment;
import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostLoadEventListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What is loaded to be shown is not watched for changes; what is loaded to be changed is")
class UnwatchedReadsTest {

    /** Which of the commitments that were loaded are watched, by id. */
    private static final Map<String, List<Boolean>> LOADED = new ConcurrentHashMap<>();
    private static boolean listening;

    private final Api api = Api.withToken(Tokens.of(Tokens.freshTenant()));
    private String promise;

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void aPromise() {
        String client = api.client("Ada Okafor");
        promise = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'}", client)
                .getString("id");
        listen(sessions);
        LOADED.remove(promise);
    }

    /** A listener cannot be taken away again: one stays for all. */
    private static synchronized void listen(SessionFactory sessions) {
        if (!listening) {
            PostLoadEventListener listener = loaded -> {
                if (loaded.getEntity() instanceof Commitment) {
                    LOADED.computeIfAbsent(loaded.getId().toString(), id -> new CopyOnWriteArrayList<>())
                            .add(loaded.getSession().getPersistenceContextInternal().getEntry(loaded.getEntity()).getLoadedState() != null);
                }
            };
            sessions.unwrap(SessionFactoryImplementor.class).getEventEngine().getListenerRegistry().appendListeners(EventType.POST_LOAD, listener);
            listening = true;
        }
    }

    @Test
    void aReadKeepsNoSecondCopy() {
        api.read("/v1/commitments/" + promise);
        api.read("/v1/commitments");
        assertThat(LOADED.get(promise)).containsExactly(false, false);
    }

    @Test
    void aMoveIsStored() {
        api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '2025-03-09T09:00:00Z'}");
        assertThat(LOADED.get(promise)).containsExactly(true);
        assertThat(api.read("/v1/commitments/" + promise).getString("status")).isEqualTo("DELIVERED");
    }
}
