package dev.troth.support;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Keeps the statements that Hibernate sends while somebody counts them. */
@ApplicationScoped
@PersistenceUnitExtension
public class SentStatements implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private final transient List<String> statements = new CopyOnWriteArrayList<>();
    private final transient List<String> ofRequests = new CopyOnWriteArrayList<>();
    private volatile boolean counting;

    @Override
    public String inspect(String sql) {
        if (counting) {
            statements.add(sql);
            if (CurrentRequestManager.get() != null) {
                ofRequests.add(sql);
            }
        }
        return sql;
    }

    /** Begins to count anew. */
    public void forget() {
        statements.clear();
        ofRequests.clear();
        counting = true;
    }

    /** What was sent since, and no more is kept. */
    public List<String> all() {
        counting = false;
        return List.copyOf(statements);
    }

    /** What was sent for requests, and not by what runs in the background meanwhile; no more is kept. */
    public List<String> ofRequests() {
        counting = false;
        return List.copyOf(ofRequests);
    }
}
