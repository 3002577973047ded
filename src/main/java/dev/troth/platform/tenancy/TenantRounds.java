package dev.troth.platform.tenancy;

import dev.troth.platform.problem.DatabaseFailure;
import dev.troth.platform.problem.FailureTrace;
import dev.troth.platform.problem.OutageLog;
import dev.troth.platform.tenancy.FailedRounds.Work;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work in the background, tenant by tenant: each in a request context of its own, so that the database keeps tenants apart here too. Which
 * tenants have something to do is asked with the tenant {@code *}, which no token can name of functions that
 * tell names of tenants and nothing else: with it no row of any table is seen.
 */
@ApplicationScoped
public class TenantRounds {

    /** The service itself, as the journal shows it. */
    public static final String SERVICE = "troth";

    private static final String EVERYONE = "*";
    private static final Logger LOG = Logger.getLogger(TenantRounds.class);

    private final CurrentTenant current;
    private final AgroalDataSource pool;
    private final OutageLog outages;
    private final FailedRounds failed;

    TenantRounds(CurrentTenant current, AgroalDataSource pool, OutageLog outages, FailedRounds failed) {
        this.current = current;
        this.pool = pool;
        this.outages = outages;
        this.failed = failed;
    }

    /**
     * Goes round once. Work that fails for one tenant is logged, and does not keep the others waiting, also where it waited too long for a lock; where
     * the database is away, all of it waits for the next round.
     *
     * @param query gives the tenants with something to do: one column of text
     * @param work what is done for each, as that tenant
     */
    public void go(String query, Runnable work) {
        go(query, work, () -> {
        });
    }

    /** The same for work that has an hour or a day: where it fails, it is counted too. */
    public void go(Work named, String query, Runnable work) {
        go(query, work, () -> failed.count(named));
    }

    private void go(String query, Runnable work, Runnable failing) {
        try {
            for (String tenant : as(EVERYONE, () -> tenants(query))) {
                work(tenant, work, failing);
            }
        } catch (RuntimeException e) {
            failing.run();
            if (!outages.takes(e)) {
                throw e;
            }
        }
    }

    /**
     * Goes on with work in lots, each in a transaction of its own, so that none of it locks for long, until there is nothing left to do.
     *
     * @param lot does some of it, and says how much that was
     */
    public static void inLots(IntSupplier lot) {
        int done;
        do {
            done = QuarkusTransaction.requiringNew().call(lot::getAsInt);
        } while (done > 0);
    }

    /** The names of all tenants that have a record, in order. */
    public List<String> all() {
        return as(EVERYONE, () -> tenants("select troth_tenants()"));
    }

    /** Works as a tenant, in a request context that ends with the work; the caller's own, if any, is left as it was. */
    public <R> R as(String tenant, Supplier<R> work) {
        ManagedContext requests = Arc.container().requestContext();
        ContextState before = requests.getStateIfActive();
        requests.activate(null);
        try {
            current.enter(tenant, SERVICE);
            return work.get();
        } finally {
            requests.terminate();
            if (before != null) {
                requests.activate(before);
            }
        }
    }

    /** Asks as the service itself what functions tell of all tenants: no row of any table is seen. */
    public <R> R asEveryone(Supplier<R> question) {
        return as(EVERYONE, question);
    }

    private void work(String tenant, Runnable work, Runnable failing) {
        try {
            as(tenant, () -> {
                work.run();
                return null;
            });
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOfAll(e)) {
                throw e;
            }
            failing.run();
            if (!outages.takes(e)) {
                LOG.errorf(FailureTrace.of(e), "Background work failed for the tenant %s; it is tried again in the next round.", tenant);
            }
        }
    }

    private List<String> tenants(String query) {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            List<String> tenants = new ArrayList<>();
            while (rows.next()) {
                tenants.add(rows.getString(1));
            }
            return tenants;
        } catch (SQLException e) {
            throw new IllegalStateException("the tenants with something to do could not be asked for", e);
        }
    }
}
