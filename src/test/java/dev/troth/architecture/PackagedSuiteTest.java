package dev.troth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tests say of the service over HTTP, they say of the packaged application too. */
class PackagedSuiteTest {

    private static final JavaClasses TESTS = new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("dev.troth");

    @Test
    void everyHttpTestRunsAgainstThePackagedApplication() {
        List<String> missing = TESTS.stream().filter(PackagedSuiteTest::isHttpOnly)
                .map(test -> test.getName().replaceAll("Test$", "IT") + " extends " + test.getSimpleName())
                .filter(twin -> !hasTwin(twin)).toList();
        assertThat(missing).as("tests that inject nothing, without their empty integration test").isEmpty();
        assertThat(TESTS.stream().filter(PackagedSuiteTest::isHttpOnly)).isNotEmpty();
    }

    /**
     * The practices aside: they drive the same operations once more, in the order of the essays. Nor can those be tried from outside that put something in the
     * place of a part of the service.
     */
    private static boolean isHttpOnly(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream().noneMatch(dependency -> dependency.getTargetClass().isEquivalentTo(QuarkusMock.class)) && !type.getPackageName().equals("dev.troth.practices") && type.isAnnotatedWith(QuarkusTest.class) && type.getAllFields().stream().noneMatch(field -> field.isAnnotatedWith(Inject.class));
    }

    private static boolean hasTwin(String twin) {
        String[] names = twin.split(" extends ");
        return TESTS.contain(names[0]) && TESTS.get(names[0]).isAnnotatedWith(QuarkusIntegrationTest.class)
                && TESTS.get(names[0]).getRawSuperclass().filter(parent -> parent.getSimpleName().equals(names[1])).isPresent();
    }
}
