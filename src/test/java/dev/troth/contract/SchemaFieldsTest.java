package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.troth.platform.paging.Page;
import dev.troth.support.Contract;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/**
 * A schema has the fields of its record and no others. What writes the contract takes any method isThis or getThat for a field, what writes
 * JSON only the components: a caller would wait for a field that never comes.
 */
class SchemaFieldsTest {

    private static final String PATCH = "Patch";
    /** By the name a schema has where it is given none: that of the class, without View. */
    private static final Map<String, List<Class<?>>> RECORDS = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.troth")
            .stream().filter(JavaClass::isRecord).<Class<?>>map(JavaClass::reflect).collect(Collectors.groupingBy(SchemaFieldsTest::name));

    @Test
    void noSchemaHasAFieldThatItsRecordDoesNotHave() {
        List<String> phantoms = new ArrayList<>();
        Contract.committed().root().at("/components/schemas").properties().forEach(schema -> {
            Set<String> declared = new TreeSet<>();
            schema.getValue().path("properties").fieldNames().forEachRemaining(declared::add);
            if (!declared.isEmpty() && records(schema.getKey()).noneMatch(type -> fields(type).containsAll(declared))) {
                phantoms.add(schema.getKey() + " " + declared);
            }
        });
        assertThat(phantoms).isEmpty();
    }

    private static Stream<Class<?>> records(String schema) {
        if (schema.endsWith(PATCH)) {
            // What a merge patch says of a record within another.
            return records(schema.substring(0, schema.length() - PATCH.length()));
        }
        return RECORDS.containsKey(schema) ? RECORDS.get(schema).stream() : Stream.<Class<?>>of(Page.class).filter(page -> schema.endsWith(page.getSimpleName()));
    }

    private static Set<String> fields(Class<?> type) {
        return Stream.of(type.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet());
    }

    private static String name(Class<?> type) {
        Schema given = type.getAnnotation(Schema.class);
        return given == null || given.name().isEmpty() ? type.getSimpleName().replaceAll("View$", "") : given.name();
    }
}
