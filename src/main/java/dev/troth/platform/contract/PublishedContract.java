package dev.troth.platform.contract;

import dev.troth.platform.http.GoingAway;
import dev.troth.platform.paging.SortedBy;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.security.Scope;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.IndexView;

/**
 * Completes the contract that is generated from the code with what holds for all operations alike, so that no resource repeats it:
 * the problems, the headers, the credentials, the examples. Runs when the application is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PublishedContract implements OASFilter {

    static final String API = "/v1/";

    private final IndexView index;

    public PublishedContract(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        SharedParts.addTo(contract.getComponents());
        ToldEvents.addTo(contract);
        SchemaNames names = new SchemaNames(contract, index);
        names.qualifyEnums();
        names.namePages();
        names.openFreeJson();
        names.openVocabularies();
        WritingRules.addTo(contract.getComponents().getSchemas());
        Schemas schemas = new Schemas(contract.getComponents());
        DeclaredOperations declared = new DeclaredOperations(index);
        contract.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> {
                    declared.lists(operation.getOperationId()).forEach((name, value) -> OperationParts.list(operation, name, names.listed(value)));
                    complete(contract, path, item, method, operation, schemas, declared);
                }));
        if (contract.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .anyMatch(operation -> Boolean.TRUE.equals(operation.getDeprecated()))) {
            SharedParts.addDeprecation(contract.getComponents());
        }
        names.endSinglePages();
        names.dropUnusedResponses();
        names.dropUnreachable();
        contract.setServers(List.of(OASFactory.createServer().url("/").description("The service that this document was read from")));
        contract.setTags(contract.getTags() == null ? List.of() : contract.getTags().stream().sorted(Comparator.comparing(Tag::getName)).toList());
    }

    private static void complete(OpenAPI contract, String path, PathItem item, HttpMethod method, Operation operation, Schemas schemas,
            DeclaredOperations declared) {
        boolean api = path.startsWith(API);
        if (api) {
            Scope scope = Scope.neededBy(method.name(), declared.scope(operation.getOperationId()));
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SharedParts.BEARER, scope.text()));
        } else {
            operation.setSecurity(List.of());
        }
        OperationParts parts = new OperationParts(path, method, operation, schemas);
        parts.describe(contract.getPaths().hasPathItem(path.replaceAll("[^/]+$", "correct")));
        declared.annotation(operation.getOperationId(), SortedBy.class).ifPresent(sorted -> parts.sort(List.of(sorted.value().asStringArray())));
        parts.describeParameters(item);
        parts.addHeaders();
        declared.annotation(operation.getOperationId(), GoingAway.class).ifPresent(parts::goAway);
        parts.relaxPatch();
        parts.relaxMove();
        parts.addProblems(api);
        Examples.addTo(operation);
    }

    /** The problems of a status, as its description names them. */
    static String describe(int status) {
        StringBuilder text = new StringBuilder();
        for (ProblemType type : ProblemType.values()) {
            if (type.status() == status) {
                text.append(text.isEmpty() ? "" : "\n").append("* `").append(type.slug()).append("`: ").append(type.title());
            }
        }
        return text.toString();
    }

    /** An example of the problem document of a status. */
    static Map<String, Object> example(int status) {
        ProblemType type = ProblemType.ofStatus(status);
        return Map.of("type", type.uri().toString(), "title", type.title(), "status", status, "detail", type.explanation());
    }
}
