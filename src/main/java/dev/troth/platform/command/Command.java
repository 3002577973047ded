package dev.troth.platform.command;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** What one process of the application is for: the one argument of {@code java -jar quarkus-run.jar}. */
public enum Command {

    /** Serves the API until it is told to stop. */
    SERVE(Map.of()),
    /**
     * Migrates the schema and ends. That the entities fit it is for the service to find out: its login may not have been granted anything
     * yet.
     */
    MIGRATE(alone(Map.of("quarkus.flyway.migrate-at-start", "true", "quarkus.hibernate-orm.schema-management.strategy", "none"))),
    /** Verifies the chains of the journal and the sums of the ledger of every tenant, says and notes what it found, and ends. */
    VERIFY(alone(Map.of("quarkus.flyway.migrate-at-start", "false", "quarkus.hibernate-orm.schema-management.strategy", "none")));

    /** The setting that says which one runs: written by the process itself, above all that an operator can set. */
    public static final String SETTING = "troth.command";

    private final Map<String, String> settings;

    Command(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Nothing listens and nothing runs in the background; what a command says is on the standard output, so the log goes beside it. */
    private static Map<String, String> alone(Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(own);
        settings.put("quarkus.http.host-enabled", "false");
        settings.put("quarkus.management.host-enabled", "false");
        settings.put("quarkus.scheduler.enabled", "false");
        settings.put("quarkus.shutdown.delay", "0s");
        settings.put("quarkus.log.console.stderr", "true");
        return settings;
    }

    /** The one that the arguments of the process name; {@link #SERVE} where there are none, empty where there is no such command. */
    static Optional<Command> of(String... arguments) {
        if (arguments.length == 0) {
            return Optional.of(SERVE);
        }
        return Arrays.stream(values()).filter(command -> arguments.length == 1 && command.word().equals(arguments[0])).findFirst();
    }

    /** The one this process runs. */
    public static Command current(Config config) {
        return config.getOptionalValue(SETTING, Command.class).orElse(SERVE);
    }

    /** All words, as a usage line has them. */
    static String words() {
        return Arrays.stream(values()).map(Command::word).collect(Collectors.joining(" | "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Puts its settings above all others, before anything has read them. */
    void settle() {
        System.setProperty(SETTING, name());
        settings.forEach(System::setProperty);
    }
}
