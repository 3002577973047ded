package dev.troth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of the service holds, and each rule of it catches a class that is wrong on purpose. */
class ArchitectureTest {

    private static final String SERVICE = "dev.troth";
    private static final String WRONG = "dev.troth.architecture.violations";
    private static final JavaClasses MAIN = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(SERVICE);
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(WRONG);

    static Collection<String> rules() {
        return Rules.of(SERVICE).keySet();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(String rule) {
        Rules.of(SERVICE).get(rule).check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void canFail(String name) {
        ArchRule rule = Rules.of(WRONG).get(name);
        assertThat(rule.evaluate(VIOLATIONS).hasViolation()).as(name).isTrue();
    }
}
