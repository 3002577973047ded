package dev.troth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text and every list a caller may send has a limit. */
class RequestLimitsTest {

    private static final int LONGEST = 10_000;

    @Test
    void everyTextAndListOfARequestHasALimit() {
        Set<Class<?>> seen = new HashSet<>();
        List<String> without = new ArrayList<>();
        requests().forEach(type -> check(type, seen, without));
        assertThat(seen).isNotEmpty();
        assertThat(without).as("components without @Size(max = …)").isEmpty();
    }

    @Test
    void itCanFail() {
        List<String> without = new ArrayList<>();
        check(Endless.class, new HashSet<>(), without);
        assertThat(without).containsExactlyInAnyOrder("Endless.text", "Endless.list", "Endless.texts[]", "Endless.far", "Inner.text");
    }

    /** The records that POST and PUT take, and those a merge patch results in. */
    private static Stream<Class<?>> requests() {
        List<JavaClass> classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.troth").stream().toList();
        Stream<JavaMethod> changes = classes.stream().flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(POST.class) || method.isAnnotatedWith(PUT.class) || method.isAnnotatedWith(PATCH.class));
        return Stream.concat(changes.flatMap(method -> method.getRawParameterTypes().stream()),
                classes.stream().filter(type -> type.getSimpleName().endsWith("Fields"))).map(JavaClass::reflect).filter(Class::isRecord).map(type -> type);
    }

    private static void check(Class<?> type, Set<Class<?>> seen, List<String> without) {
        if (!seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            check(type.getSimpleName() + "." + component.getName(), component.getGenericType(), component.getAccessor(), component.getAnnotatedType(), seen, without);
        }
    }

    private static void check(String place, Type type, AnnotatedElement declared, AnnotatedType annotated, Set<Class<?>> seen, List<String> without) {
        Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        if ((raw == String.class || Collection.class.isAssignableFrom(raw)) && !isLimited(declared) && !isLimited(annotated)) {
            without.add(place);
        }
        if (raw.isRecord()) {
            check(raw, seen, without);
        }
        if (annotated instanceof AnnotatedParameterizedType generic) {
            for (AnnotatedType argument : generic.getAnnotatedActualTypeArguments()) {
                check(place + "[]", argument.getType(), argument, argument, seen, without);
            }
        }
    }

    private static boolean isLimited(AnnotatedElement element) {
        Size size = element.getAnnotation(Size.class);
        return size != null && size.max() <= LONGEST;
    }

    private record Endless(String text, List<@Size(max = 1) String> list, @Size(max = 1) List<String> texts, @Size(max = 99_999) String far,
            @Size(max = 1) List<Inner> inner, @Size(max = 5) String fine) {
    }

    private record Inner(String text) {
    }
}
