package dev.troth.kubernetes;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.jwt.config.JWTAuthContextInfoProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/**
 * What the application can be told, read from the application itself: the run-time settings of each extension it has, the mappings and the
 * properties of its own classes, and the variables that application.properties asks for. What is fixed when it is built is none of them:
 * setting that in a pod would do nothing.
 */
final class Settings {

    /** Read by the JVM itself. */
    private static final Set<String> OF_THE_JVM = Set.of("JDK_JAVA_OPTIONS");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    private final Set<String> variables = new HashSet<>(OF_THE_JVM);
    private final Set<Pattern> families = new HashSet<>();
    private final Map<String, String> defaults = new HashMap<>();
    private final Properties properties = new Properties();

    Settings() {
        try {
            extensions();
            own();
            Arrays.stream(JWTAuthContextInfoProvider.class.getDeclaredFields()).filter(field -> field.isAnnotationPresent(ConfigProperty.class))
                    .forEach(field -> know(field.getAnnotation(ConfigProperty.class).name()));
            String text = Files.readString(Path.of("src/main/resources/application.properties"));
            Matcher variable = VARIABLE.matcher(text);
            while (variable.find()) {
                variables.add(variable.group(1));
            }
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void extensions() throws IOException {
        for (URL list : Collections.list(Thread.currentThread().getContextClassLoader().getResources("META-INF/quarkus-config-roots.list"))) {
            try (InputStream in = list.openStream()) {
                Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\s+")).map(Settings::load)
                        .filter(root -> root.getAnnotation(ConfigRoot.class).phase() == ConfigPhase.RUN_TIME).forEach(this::know);
            }
        }
    }

    private void own() throws IOException {
        Indexer indexer = new Indexer();
        try (Stream<Path> classes = Files.walk(Path.of("target/classes/dev/troth"))) {
            for (Path file : classes.filter(path -> path.toString().endsWith(".class")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    indexer.index(in);
                }
            }
        }
        Index index = indexer.complete();
        for (AnnotationInstance mapping : index.getAnnotations(ConfigMapping.class)) {
            know(load(mapping.target().asClass().name().toString()));
        }
        index.getAnnotations(ConfigProperty.class).forEach(property -> {
            know(property.value("name").asString());
            if (property.value("defaultValue") != null) {
                defaults.put(property.value("name").asString(), property.value("defaultValue").asString());
            }
        });
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    private void know(Class<?> mapping) {
        ConfigMappings.getProperties(ConfigClass.configClass(mapping)).forEach((name, property) -> {
            know(name);
            if (property.hasDefaultValue() && property.getDefaultValue() != null) {
                defaults.put(name, property.getDefaultValue());
            }
        });
    }

    /** A name with {@code *} in it stands for all that have something in its place. */
    private void know(String name) {
        String variable = variable(name);
        if (name.contains("*")) {
            families.add(Pattern.compile(variable(name.replace("\"*\"", "*").replace("*", "0STAR0")).replace("0STAR0", "[A-Z0-9_]+")));
        } else {
            variables.add(variable);
        }
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Whether a variable of the environment is one that the application reads. */
    boolean knows(String variable) {
        return variables.contains(variable) || families.stream().anyMatch(family -> family.matcher(variable).matches());
    }

    int variables() {
        return variables.size();
    }

    /** What holds in production where nothing is set: of application.properties, else of the code. */
    String value(String name, String otherwise) {
        return properties.getProperty(name, defaults.getOrDefault(name, otherwise));
    }

    /** 35s, or as ISO 8601 writes it. */
    static Duration duration(String text) {
        if (text.matches("\\d+")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        return Duration.parse(text.startsWith("P") ? text : "PT" + text);
    }
}
