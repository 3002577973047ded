package dev.troth.platform.contract;

import dev.troth.platform.security.NeedsScope;
import dev.troth.platform.security.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** The methods behind the operations of the contract, by operationId, and what their annotations say. */
final class DeclaredOperations {

    private final Map<String, MethodInfo> methods = new HashMap<>();

    DeclaredOperations(IndexView index) {
        for (AnnotationInstance operation : index.getAnnotations(DotName.createSimple(Operation.class))) {
            if (operation.target().kind() == AnnotationTarget.Kind.METHOD && operation.value("operationId") != null) {
                methods.put(operation.value("operationId").asString(), operation.target().asMethod());
            }
        }
    }

    Optional<Scope> scope(String operationId) {
        return annotation(operationId, NeedsScope.class).map(needed -> Scope.valueOf(needed.value().asEnum()));
    }

    Optional<AnnotationInstance> annotation(String operationId, Class<?> type) {
        return Optional.ofNullable(methods.get(operationId)).map(method -> method.annotation(DotName.createSimple(type)));
    }
}
