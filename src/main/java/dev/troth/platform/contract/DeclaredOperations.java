package dev.troth.platform.contract;

import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.security.NeedsScope;
import dev.troth.platform.security.Scope;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** The methods behind the operations of the contract, by operationId, and what their annotations say. */
final class DeclaredOperations {

    private static final DotName LIST = DotName.createSimple(CommaSeparated.class);
    private static final DotName QUERY = DotName.createSimple(QueryParam.class);
    private static final DotName BEAN = DotName.createSimple(BeanParam.class);

    private final IndexView index;
    private final Map<String, MethodInfo> methods = new HashMap<>();

    DeclaredOperations(IndexView index) {
        this.index = index;
        for (AnnotationInstance operation : index.getAnnotations(DotName.createSimple(Operation.class))) {
            if (operation.target().kind() == AnnotationTarget.Kind.METHOD && operation.value("operationId") != null) {
                methods.put(operation.value("operationId").asString(), operation.target().asMethod());
            }
        }
    }

    Optional<Scope> scope(String operationId) {
        return annotation(operationId, NeedsScope.class).map(needed -> Scope.valueOf(needed.value().asEnum()));
    }

    /** The query parameters that are lists, and what each of their values is. */
    Map<String, DotName> lists(String operationId) {
        Map<String, DotName> lists = new HashMap<>();
        MethodInfo method = methods.get(operationId);
        if (method != null) {
            method.parameters().forEach(parameter -> {
                addList(lists, parameter.annotation(LIST), parameter.annotation(QUERY));
                if (parameter.hasAnnotation(BEAN)) {
                    // A parameter object of a library has no lists of ours.
                    Optional.ofNullable(index.getClassByName(parameter.type().name())).map(ClassInfo::fields).orElse(List.of())
                            .forEach(field -> addList(lists, field.annotation(LIST), field.annotation(QUERY)));
                }
            });
        }
        return lists;
    }

    private static void addList(Map<String, DotName> lists, AnnotationInstance list, AnnotationInstance name) {
        if (list != null) {
            lists.put(name.value().asString(), list.value().asClass().name());
        }
    }

    Optional<AnnotationInstance> annotation(String operationId, Class<?> type) {
        return Optional.ofNullable(methods.get(operationId)).map(method -> method.annotation(DotName.createSimple(type)));
    }
}
