package dev.troth.platform.command;

import dev.troth.platform.metrics.RequestThreads;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Instance;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Where the process begins. It ends with 0, 10 where a verification found damage, or 2 where it could not do what it was asked for; 1 and 3 are the JVM's own. */
@QuarkusMain
public class Main implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(Main.class);
    private static final int FAILED = 2;
    private static final int DAMAGED = 10;

    private final Config config;
    private final Instance<Verification> verification;

    Main(Config config, Instance<Verification> verification) {
        this.config = config;
        this.verification = verification;
    }

    public static void main(String... arguments) {
        Optional<Command> command = Command.of(arguments);
        if (command.isEmpty()) {
            System.err.println("usage: java -jar quarkus-run.jar [" + Command.words() + "]");
            System.exit(FAILED);
        }
        command.get().settle();
        System.setProperty(RequestThreads.COUNTED, "true");
        Quarkus.run(Main.class, (status, failure) -> {
            if (failure != null) {
                System.err.println("Troth ends: " + told(failure));
            }
            System.exit(failure == null ? status : FAILED);
        }, arguments);
    }

    /** What a setting is refused for is known before there is a log: whoever started it learns it all the same, from what led to what. */
    private static String told(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).map(Throwable::getMessage).filter(Objects::nonNull).distinct()
                .collect(Collectors.joining("\n  "));
    }

    @Override
    public int run(String... arguments) {
        switch (Command.current(config)) {
            case SERVE -> Quarkus.waitForExit();
            case MIGRATE -> LOG.info("The schema is migrated");
            case VERIFY -> {
                return verification.get().run(System.out) ? 0 : DAMAGED;
            }
        }
        return 0;
    }
}
