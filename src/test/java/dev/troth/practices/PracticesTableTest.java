package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.troth.support.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of practices is complete and true: each row names operations of the contract and tests that are there. */
@DisplayName("The table of practices")
class PracticesTableTest {

    private static final int PRACTICES = 73;
    private static final Path TABLE = Path.of("docs", "practices.md");
    private static final Pattern ROW = Pattern.compile("\\| *(\\d+) *\\|.*");
    private static final Pattern OPERATION = Pattern.compile("`(GET|POST|PUT|PATCH) (/v1/[^`?]*)[^`]*`");
    private static final Pattern TEST = Pattern.compile("`(Practice\\d\\d\\w*)`");
    private static final JavaClasses TESTS = new ClassFileImporter().importPackagesOf(PracticesTableTest.class);

    static Stream<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> ROW.matcher(line).matches()).map(Row::of);
    }

    @Test
    void hasEveryPracticeOnceInOrder() throws IOException {
        assertThat(rows().map(Row::number)).containsExactlyElementsOf(IntStream.rangeClosed(1, PRACTICES).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesOperationsOfTheContract(Row row) {
        List<String> contract = Contract.committed().operations().stream().map(operation -> operation.method() + " " + operation.path()).toList();
        assertThat(row.operations()).as("operations of practice " + row.number()).isNotEmpty().isSubsetOf(contract);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesATestThatIsThere(Row row) {
        assertThat(row.tests()).as("tests of practice " + row.number()).isNotEmpty().allSatisfy(name -> {
            assertThat(name).startsWith("Practice%02d".formatted(row.number()));
            JavaClass test = TESTS.get(getClass().getPackageName() + "." + name);
            assertThat(test.getMethods()).anyMatch(method -> method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class));
            assertThat(test.getAnnotationOfType(DisplayName.class).value()).startsWith("Practice " + row.number() + ":");
        });
    }

    @Test
    void leavesNoTestOut() throws IOException {
        List<String> named = rows().flatMap(row -> row.tests().stream()).toList();
        List<String> there = TESTS.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName)
                .filter(name -> name.matches("Practice\\d\\d.*")).sorted().toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(there);
    }

    /** A row: the practice's number, the operations and the tests it names. */
    record Row(int number, List<String> operations, List<String> tests) {

        static Row of(String line) {
            String[] cells = line.split("\\|");
            return new Row(Integer.parseInt(cells[1].trim()),
                    OPERATION.matcher(line).results().map(found -> found.group(1) + " " + found.group(2)).toList(),
                    TEST.matcher(cells[cells.length - 1]).results().map(found -> found.group(1)).toList());
        }

        @Override
        public String toString() {
            return "practice " + number;
        }
    }
}
