package dev.troth.support;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** The migrations carried out without the application, which takes Flyway's lock as these do: an index that is built beside writers waits for every transaction. */
public final class Migrations {

    private static final Map<String, String> AS_THE_APPLICATION = Map.of("flyway.postgresql.transactional.lock", "false");

    private Migrations() {
    }

    /** @param target the last version there is to be, or latest */
    public static void migrate(String url, String owner, String password, String target) {
        Flyway.configure().configuration(AS_THE_APPLICATION).dataSource(url, owner, password).locations("filesystem:src/main/resources/db/migration").target(target).load()
                .migrate();
    }
}
