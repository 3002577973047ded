package dev.troth.platform.verification;

import dev.troth.platform.metrics.Census;
import dev.troth.platform.metrics.Census.Figure;
import dev.troth.platform.problem.FailureTrace;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jboss.logging.Logger;

/** What verifying the record found when it was last done, so that operations hear of damage, and of nobody having looked for long. */
@ApplicationScoped
public class Verifications {

    private static final Logger LOG = Logger.getLogger(Verifications.class);
    private static final String NOTE = "insert into verification (what, sound, verified_at) values (?, ?, ?) "
            + "on conflict (tenant_id, what) do update set sound = excluded.sound, verified_at = excluded.verified_at";

    private final AgroalDataSource pool;
    private final Clock clock;

    Verifications(AgroalDataSource pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Keeps what was found of the current tenant. Where nothing can be written, as on a replica, it is said in the log alone. */
    public void note(What what, boolean sound) {
        try {
            QuarkusTransaction.requiringNew().run(() -> write(what, sound));
        } catch (RuntimeException e) {
            LOG.warn("What a verification found could not be kept.", FailureTrace.of(e));
        }
    }

    private void write(What what, boolean sound) {
        try (Connection connection = pool.getConnection(); PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setString(1, what.name());
            note.setBoolean(2, sound);
            note.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            note.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a verification could not be noted", e);
        }
    }

    @Produces
    @Singleton
    Census census() {
        return Census.of("select * from troth_verifications()", broken(What.JOURNAL), age(What.JOURNAL), broken(What.LEDGER), age(What.LEDGER));
    }

    private static Figure broken(What what) {
        return Figure.count("troth.verification.broken", what.tags(), "Tenants whose journal or ledger did not hold when it was last verified");
    }

    private static Figure age(What what) {
        return Figure.age("troth.verification.age", what.tags(), "Since the verification that is longest ago, of the last ones of all tenants; none where there was none");
    }

    /** What can be verified. */
    public enum What {
        /** The chain of hashes over the journal. */
        JOURNAL,
        /** The running sums against the ledger. */
        LEDGER;

        private Tags tags() {
            return Tags.of("what", name().toLowerCase(Locale.ROOT));
        }
    }
}
