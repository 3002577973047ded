package dev.troth.platform.security;

import dev.troth.platform.command.Command;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Refuses to start without an issuer to believe: a service that lets nobody in, or anybody, is worse than one that does not start. */
@ApplicationScoped
public class SignInSettings {

    private static final Logger LOG = Logger.getLogger(SignInSettings.class);
    private static final String LOCATION = "mp.jwt.verify.publickey.location";
    private static final String FILE = "file:";
    private static final String SKEW = "mp.jwt.verify.clock.skew";
    private static final int MOST_SKEW_SECONDS = 120;

    private final Config config;

    SignInSettings(Config config) {
        this.config = config;
    }

    /** Dev mode has a door of its own, and who only migrates or verifies lets nobody in. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT || Command.current(config) != Command.SERVE) {
            return;
        }
        List<String> faults = faults(config);
        if (!faults.isEmpty()) {
            String message = "Troth does not start without knowing whose tokens to accept (docs/sign-in.md):\n  " + String.join("\n  ", faults);
            LOG.error(message);
            throw new ConfigurationException(message);
        }
        if (text(config, LOCATION).startsWith("http:")) {
            LOG.warnf("%s is not https: who stands between the issuer and this service can sign tokens", LOCATION);
        }
    }

    /** What is missing or unsafe, each naming its setting; empty where all is well. */
    static List<String> faults(Config config) {
        List<String> faults = new ArrayList<>();
        require(config, "mp.jwt.verify.issuer", "MP_JWT_VERIFY_ISSUER", "the iss of the tokens to accept", faults);
        require(config, "mp.jwt.verify.audiences", "MP_JWT_VERIFY_AUDIENCES", "the aud they carry, such as troth", faults);
        if (text(config, "mp.jwt.verify.publickey").isEmpty()) {
            require(config, LOCATION, "MP_JWT_VERIFY_PUBLICKEY_LOCATION", "where the issuer's keys are (jwks_uri of its discovery document)", faults);
            if (isMissingFile(text(config, LOCATION))) {
                faults.add("MP_JWT_VERIFY_PUBLICKEY_LOCATION (" + LOCATION + ") names a file that cannot be read");
            }
        }
        if (config.getOptionalValue(SKEW, Integer.class).filter(seconds -> seconds < 0 || seconds > MOST_SKEW_SECONDS).isPresent()) {
            faults.add("MP_JWT_VERIFY_CLOCK_SKEW (" + SKEW + ") must be 0 to " + MOST_SKEW_SECONDS + " seconds");
        }
        return faults;
    }

    /** The issuer may be away for now; a file that is not there at the start does not come. */
    private static boolean isMissingFile(String location) {
        try {
            return location.startsWith(FILE) && !Files.isReadable(Path.of(URI.create(location)));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static void require(Config config, String name, String variable, String meaning, List<String> faults) {
        if (text(config, name).isEmpty()) {
            faults.add(variable + " (" + name + ") is not set: " + meaning);
        }
    }

    private static String text(Config config, String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).orElse("");
    }
}
