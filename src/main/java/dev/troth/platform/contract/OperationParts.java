package dev.troth.platform.contract;

import dev.troth.platform.http.SparseFields;
import dev.troth.platform.idempotency.IdempotencyInterceptor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;

/** One operation, and what follows from its method, its path and its body. */
final class OperationParts {

    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String AFTER = "after";
    private static final String SORT = "sort";
    private static final String CREATED = "201";
    private static final String JSON = "application/json";
    private static final String TAKEN_BACK = " A mistake is taken back with `correct`.";
    private static final int NOT_MODIFIED = 304;
    private static final Set<HttpMethod> CHANGES = Set.of(HttpMethod.POST, HttpMethod.PATCH, HttpMethod.PUT);

    private final String path;
    private final HttpMethod method;
    private final Operation operation;
    private final Schemas schemas;

    OperationParts(String path, HttpMethod method, Operation operation, Schemas schemas) {
        this.path = path;
        this.method = method;
        this.operation = operation;
        this.schemas = schemas;
    }

    /**
     * What holds for all operations of its kind, where nothing is said of this one.
     *
     * @param correctable whether a move can be taken back
     */
    void describe(boolean correctable) {
        if (operation.getDescription() == null) {
            List<Schema> answers = successes().values().stream().map(OperationParts::json).map(schemas::resolve).filter(Objects::nonNull).toList();
            KindOfOperation.of(method, path, operation.getResponses().hasAPIResponse(CREATED), answers.stream().anyMatch(schemas::isPage),
                            answersRepresentation(), answers.stream().anyMatch(OperationParts::namesMoves))
                    .ifPresent(kind -> operation.setDescription(kind.words() + (correctable && kind == KindOfOperation.MOVE ? TAKEN_BACK : "")));
        }
    }

    private static boolean namesMoves(Schema schema) {
        return schema.getProperties() != null && schema.getProperties().containsKey("allowed");
    }

    /** Words for the parameters that mean the same everywhere, and the headers that follow from the method. */
    void describeParameters(PathItem item) {
        List<Parameter> parameters = new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        if (item.getParameters() != null) {
            parameters.addAll(item.getParameters());
        }
        for (Parameter parameter : parameters) {
            if (parameter.getDescription() == null) {
                parameter.setDescription(description(parameter));
            }
        }
        parameters.sort(Comparator.comparing(Parameter::getIn, Comparator.comparing(in -> in == Parameter.In.PATH ? 0 : in == Parameter.In.QUERY ? 1 : 2))
                .thenComparing(parameter -> parameter.getIn() == Parameter.In.PATH ? path.indexOf("{" + parameter.getName() + "}") : 0)
                .thenComparing(Parameter::getName));
        if (answersChosenFields()) {
            parameters.add(SharedParts.parameter(SharedParts.FIELDS));
        }
        if (takesIdempotencyKey()) {
            parameters.add(SharedParts.parameter(SharedParts.IDEMPOTENCY_KEY));
        }
        if (isRead() && answersRepresentation()) {
            parameters.add(SharedParts.parameter(SharedParts.IF_NONE_MATCH));
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    /** Several values in one parameter, separated by commas: as a list it is written and checked without knowing how. */
    static void list(Operation operation, String name, Schema value) {
        operation.getParameters().stream().filter(parameter -> name.equals(parameter.getName())).forEach(parameter -> parameter.style(Parameter.Style.FORM).explode(false)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).minItems(1).items(value)));
    }

    /** What it can be sorted by, rising and falling, and by what it is where nothing is said. */
    void sort(List<String> names) {
        String words = names.size() == 1 ? names.get(0) : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.get(names.size() - 1);
        operation.setDescription("Sorted by " + words + ", -" + names.get(0) + " by default."
                + (operation.getDescription() == null ? "" : " " + operation.getDescription()));
        operation.getParameters().stream().filter(parameter -> SORT.equals(parameter.getName())).forEach(parameter -> parameter.schema(OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING).enumeration(names.stream().flatMap(name -> Stream.of(name, "-" + name)).map(name -> (Object) name).toList())
                .defaultValue("-" + names.get(0))));
    }

    void addHeaders() {
        successes().forEach((status, response) -> {
            if (CREATED.equals(status)) {
                response.addHeader("Location", SharedParts.header("Location"));
            }
            if (schemas.isRepresentation(schema(response))) {
                response.addHeader("ETag", SharedParts.header("ETag"));
            }
            if (schemas.isContinued(schema(response)) && has(AFTER)) {
                response.addHeader("Link", SharedParts.header("Link"));
            }
            if (takesIdempotencyKey()) {
                response.addHeader(IdempotencyInterceptor.REPLAYED, SharedParts.header(IdempotencyInterceptor.REPLAYED));
            }
        });
        if (path.startsWith(PublishedContract.API)) {
            successes().values().forEach(SharedParts::addRate);
        }
        if (isRead() && answersRepresentation()) {
            operation.getResponses().addAPIResponse(Integer.toString(NOT_MODIFIED), OASFactory.createAPIResponse()
                    .description("The caller has this state already.").addHeader("ETag", SharedParts.header("ETag")));
            SharedParts.addRate(operation.getResponses().getAPIResponse(Integer.toString(NOT_MODIFIED)));
        }
    }

    /** A deprecated operation, with what to use instead and until when it is there. */
    void goAway(AnnotationInstance how) {
        String until = how.value("until").asString();
        operation.setDeprecated(true);
        operation.setDescription((operation.getDescription() == null ? "" : operation.getDescription() + "\n\n")
                + "Deprecated since " + how.value("since").asString() + ", there until " + until + " at least. " + how.value("instead").asString());
        successes().values().forEach(response -> response.addHeader(SharedParts.DEPRECATION, SharedParts.header(SharedParts.DEPRECATION))
                .addHeader(SharedParts.SUNSET, SharedParts.header(SharedParts.SUNSET)));
    }

    /** In a merge patch no field must be there, and null takes away what may be absent (RFC 7396): in the objects within it, too, and not in what a list has. */
    void relaxPatch() {
        if (method != HttpMethod.PATCH || operation.getRequestBody() == null) {
            return;
        }
        for (MediaType media : operation.getRequestBody().getContent().getMediaTypes().values()) {
            Schema fields = schemas.resolve(media.getSchema());
            if (fields.getProperties() != null) {
                relax(fields);
            }
        }
    }

    private void relax(Schema fields) {
        List<String> required = fields.getRequired() == null ? List.of() : fields.getRequired();
        new LinkedHashMap<>(fields.getProperties()).forEach((name, property) -> {
            Schema patch = patchOf(property);
            fields.addProperty(name, required.contains(name) ? patch : nullable(patch));
        });
        fields.setRequired(null);
    }

    /** What a patch says of an object within: it is merged, so it has a schema of its own. */
    private Schema patchOf(Schema property) {
        Schema within = schemas.resolve(property);
        if (property.getRef() == null || within.getProperties() == null) {
            return property;
        }
        String name = Schemas.name(property) + "Patch";
        if (!schemas.has(name)) {
            Schema copy = copy(within);
            copy.setProperties(new LinkedHashMap<>(within.getProperties()));
            schemas.add(name, copy);
            relax(copy);
        }
        return OASFactory.createSchema().description(property.getDescription()).ref(name);
    }

    /** A move whose body has nothing that must be said takes none, too: it happens now. */
    void relaxMove() {
        if (method != HttpMethod.POST || !path.contains("{") || operation.getRequestBody() == null) {
            return;
        }
        boolean silent = operation.getRequestBody().getContent().getMediaTypes().values().stream().map(media -> schemas.resolve(media.getSchema()))
                .allMatch(body -> (body.getRequired() == null || body.getRequired().isEmpty()) && body.getMinProperties() == null);
        if (silent) {
            operation.getRequestBody().setRequired(false);
        }
    }

    /** The problems it can answer with, by rule. */
    void addProblems(boolean api) {
        Set<Integer> statuses = new TreeSet<>(Set.of(400, 401, 405, 406, 414, 431, 500));
        if (api) {
            statuses.addAll(Set.of(403, 429, 503));
        }
        // What a body refers to may not be there, as well as what the path does, unless it is recorded by this very request.
        if (path.contains("{") && !recordsWhatIsNotThere() || bodyRefers()) {
            statuses.add(404);
        }
        if (api && CHANGES.contains(method)) {
            statuses.add(409);
        }
        if (has(IF_MATCH)) {
            statuses.add(412);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(isStream() ? Set.of(415) : Set.of(413, 415));
        }
        if (method == HttpMethod.POST && !isStream()) {
            statuses.add(422);
        }
        // What may be recorded anew by the same request needs no precondition.
        if (method == HttpMethod.PATCH || method == HttpMethod.PUT && has(IF_MATCH) && !recordsWhatIsNotThere()) {
            statuses.add(428);
            operation.getParameters().stream().filter(parameter -> IF_MATCH.equals(parameter.getName())).forEach(parameter -> parameter.setRequired(true));
        }
        statuses.forEach(status -> operation.getResponses().addAPIResponse(Integer.toString(status), SharedParts.problemOf(status)));
    }

    /** A stream is repeated under a key of its own. */
    private boolean takesIdempotencyKey() {
        return method == HttpMethod.POST && !isStream();
    }

    /** Of any length, and each of its lines is answered for itself. */
    private boolean isStream() {
        return operation.getRequestBody() != null && operation.getRequestBody().getContent().hasMediaType(SharedParts.NDJSON);
    }

    private boolean recordsWhatIsNotThere() {
        return method == HttpMethod.PUT && has(IF_NONE_MATCH);
    }

    private boolean bodyRefers() {
        return operation.getRequestBody() != null && !isStream()
                && operation.getRequestBody().getContent().getMediaTypes().values().stream().anyMatch(media -> schemas.namesId(media.getSchema()));
    }

    private boolean isRead() {
        return method == HttpMethod.GET;
    }

    private boolean has(String header) {
        return operation.getParameters() != null && operation.getParameters().stream().anyMatch(parameter -> header.equals(parameter.getName()));
    }

    private boolean answersRepresentation() {
        return successes().values().stream().anyMatch(response -> schemas.isRepresentation(schema(response)));
    }

    /** Whether a caller can ask for some fields alone: of a record, a report, the items of a page. */
    private boolean answersChosenFields() {
        return isRead() && path.startsWith(PublishedContract.API) && successes().values().stream().map(OperationParts::json).map(schemas::resolve)
                .anyMatch(schema -> schema != null && hasFields(schemas.isContinued(schema) ? schemas.resolve(schema.getProperties().get("items").getItems()) : schema));
    }

    private static boolean hasFields(Schema schema) {
        return schema.getProperties() != null;
    }

    private static Schema json(APIResponse response) {
        MediaType media = response.getContent() == null || response.getContent().hasMediaType(SparseFields.WHOLE) ? null : response.getContent().getMediaType(JSON);
        return media == null ? null : media.getSchema();
    }

    private Map<String, APIResponse> successes() {
        Map<String, APIResponse> successes = new TreeMap<>(operation.getResponses().getAPIResponses());
        successes.keySet().removeIf(status -> !status.startsWith("2"));
        return successes;
    }

    private static Schema schema(APIResponse response) {
        return response.getContent() == null ? null : response.getContent().getMediaTypes().values().stream().map(MediaType::getSchema).findFirst().orElse(null);
    }

    private static Schema copy(Schema schema) {
        Schema copy = OASFactory.createSchema();
        schema.getAll().forEach(copy::set);
        return copy;
    }

    private static Schema nullable(Schema property) {
        if (property.getRef() == null) {
            if (property.getType() == null) {
                return property;
            }
            // What is answered has the same property, and is not null.
            List<Schema.SchemaType> types = new ArrayList<>(property.getType());
            types.add(Schema.SchemaType.NULL);
            return copy(property).type(types);
        }
        return OASFactory.createSchema().description(property.getDescription())
                .addAnyOf(OASFactory.createSchema().ref(Schemas.name(property)))
                .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }

    /** In words: the id of the client, of the win back. */
    private String description(Parameter parameter) {
        if (IF_MATCH.equals(parameter.getName())) {
            return "ETags of the state this request is based on, separated by commas, or `*` for any.";
        }
        if (parameter.getIn() != Parameter.In.PATH) {
            return null;
        }
        String before = path.substring(0, path.indexOf("/{" + parameter.getName() + "}"));
        // Many are called by their plural; what is one thing itself, such as the checklist, has items.
        String thing = before.substring(before.lastIndexOf('/') + 1).replace('-', ' ').replaceAll("(?<!s)$", " item").replaceAll("ies$", "y").replaceAll("s$", "");
        return (parameter.getName().endsWith("d") ? "Id" : "Name") + " of the " + thing + ".";
    }
}
