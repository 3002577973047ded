package dev.troth.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.common.utils.StringUtil;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The settings of the service stand in its config mappings, and docs/configuration.md lists just those. The command that writes the list anew
 * is {@code ./mvnw test -Dtest=ConfigurationReferenceTest -Dtroth.update-configuration}.
 */
@DisplayName("The reference of settings")
class ConfigurationReferenceTest {

    private static final Path REFERENCE = Path.of("docs", "configuration.md");
    private static final String BEGIN = "<!-- From the config mappings; written by ConfigurationReferenceTest. -->\n";
    private static final String END = "<!-- Until here. -->\n";
    private static final JavaClasses MAIN = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.troth");

    @Test
    @DisplayName("is what the config mappings say")
    void isGenerated() throws IOException {
        String text = Files.readString(REFERENCE);
        String table = BEGIN + table() + END;
        String written = text.replaceAll("(?s)" + Pattern.quote(BEGIN) + ".*" + Pattern.quote(END), Matcher.quoteReplacement(table));
        if (System.getProperty("troth.update-configuration") != null) {
            Files.writeString(REFERENCE, written);
        }
        assertThat(Files.readString(REFERENCE)).contains(table);
    }

    @Test
    @DisplayName("knows every setting of the service: none is read past the mappings")
    void isWhole() {
        List<String> elsewhere = MAIN.stream().flatMap(type -> type.getConstructors().stream()).flatMap(constructor -> constructor.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class)).map(parameter -> parameter.getAnnotationOfType(ConfigProperty.class).name())
                .filter(name -> name.startsWith("troth.")).toList();
        assertThat(elsewhere).isEmpty();
        assertThat(MAIN.stream().flatMap(type -> type.getFields().stream()).filter(field -> field.isAnnotatedWith(ConfigProperty.class))).isEmpty();
    }

    @Test
    @DisplayName("says each variable once")
    void isSaidOnce() throws IOException {
        assertThat(Pattern.compile("(?m)^\\| `([A-Z_]+)`").matcher(Files.readString(REFERENCE)).results().map(row -> row.group(1))).isNotEmpty().doesNotHaveDuplicates();
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("| variable | property | kind | default | meaning |\n|---|---|---|---|---|\n");
        for (JavaClass mapping : MAIN.stream().filter(type -> type.isAnnotatedWith(ConfigMapping.class)).sorted(Comparator.comparing(ConfigurationReferenceTest::prefix)).toList()) {
            TreeMap<String, String> rows = new TreeMap<>();
            for (Method setting : mapping.reflect().getDeclaredMethods()) {
                String property = prefix(mapping) + "." + StringUtil.skewer(setting.getName());
                rows.put(property, "| `%s` | `%s` | %s | %s | %s |\n".formatted(property.toUpperCase().replaceAll("[^A-Z0-9]", "_"), property, kind(setting.getGenericReturnType()),
                        setting.isAnnotationPresent(WithDefault.class) ? "`" + setting.getAnnotation(WithDefault.class).value() + "`" : "none", meaning(mapping, setting)));
            }
            rows.values().forEach(table::append);
        }
        return table.toString();
    }

    private static String prefix(JavaClass mapping) {
        return mapping.getAnnotationOfType(ConfigMapping.class).prefix();
    }

    private static String kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            String inner = kind(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == List.class ? inner + "s, with commas" : inner;
        }
        return switch (((Class<?>) type).getSimpleName()) {
            case "int", "long" -> "number";
            case "boolean" -> "true or false";
            case "Duration" -> "duration";
            default -> "text";
        };
    }

    /** What its Javadoc says; a setting without is refused. */
    private static String meaning(JavaClass mapping, Method setting) throws IOException {
        String source = Files.readString(Path.of("src", "main", "java").resolve(mapping.getName().replace('.', '/') + ".java"));
        Matcher found = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\s*)*[\\w<>]+ " + setting.getName() + "\\(\\)", Pattern.DOTALL).matcher(source);
        assertThat(found.find()).as("%s.%s says what it means", mapping.getSimpleName(), setting.getName()).isTrue();
        return Stream.of(found.group(1).split("\n")).map(line -> line.strip().replaceFirst("^\\*\\s*", "")).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "))
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`");
    }
}
