package dev.troth.platform.contract;

import dev.troth.platform.http.SparseFields;
import dev.troth.platform.idempotency.IdempotencyInterceptor;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.security.Scope;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** What operations refer to: the problem of each status, the headers, the parameters, the credentials. */
final class SharedParts {

    static final String BEARER = "bearer";
    static final String NDJSON = "application/x-ndjson";
    static final String PROBLEM_JSON = "application/problem+json";
    static final String IDEMPOTENCY_KEY = "IdempotencyKey";
    static final String IF_NONE_MATCH = "IfNoneMatch";
    static final String DEPRECATION = "Deprecation";
    static final String SUNSET = "Sunset";
    static final String FIELDS = "Fields";

    private static final Map<String, String> SCOPES = new TreeMap<>(Map.of(
            Scope.READ.text(), "To read, and to ask what stores nothing",
            Scope.WRITE.text(), "To change the record",
            Scope.ADMIN.text(), "To change how the service judges, to audit it, and what cannot be undone"));
    private static final String PROBLEM = "Problem";
    private static final int LONGEST_KEY = 200;
    /** Where a rate is configured, every answer to a request that was counted carries them: to one whose tenant is known. */
    private static final Map<String, String> RATE = new TreeMap<>(Map.of(
            "RateLimit-Limit", "The requests the tenant may make in a minute; on every answer to a signed-in caller where there is a limit.",
            "RateLimit-Remaining", "Those it may still make; on every answer to a signed-in caller where there is a limit.",
            "RateLimit-Reset", "Seconds until it may make all of them again; on every answer to a signed-in caller where there is a limit."));
    /** The same in the words of the newer drafts of the IETF. */
    private static final Map<String, String> RATE_STRUCTURED = new TreeMap<>(Map.of(
            "RateLimit-Policy", "The limit as the newer drafts of the IETF write it: `\"tenant\";q=600;w=60` for 600 requests in 60 seconds.",
            "RateLimit", "Where the tenant stands, as the newer drafts of the IETF write it: `\"tenant\";r=599;t=1` for 599 requests left, and all of them in a second."));
    /** What is answered before it is known whose request it is: it is not counted. */
    private static final Set<Integer> NOT_COUNTED = Set.of(401, 405, 406, 413, 414, 415, 431);
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final int FORBIDDEN = 403;

    private SharedParts() {
    }

    static void addTo(Components components) {
        // Only a scheme of this type has scopes that tools know of; the issuer is the operator's, whatever its address.
        components.addSecurityScheme(BEARER, OASFactory.createSecurityScheme().type(SecurityScheme.Type.OAUTH2)
                .flows(OASFactory.createOAuthFlows().clientCredentials(OASFactory.createOAuthFlow().tokenUrl("https://issuer.example.com/oauth2/token").scopes(SCOPES)))
                .description("A signed JWT of the configured issuer, sent as `Authorization: Bearer`. One of its claims names the tenant whose data the request works on, another "
                        + "the scopes; both are configuration. Each operation needs exactly the one scope it lists, and none contains another. The address of the issuer given here is an example."));
        Arrays.stream(ProblemType.values()).map(ProblemType::status).distinct()
                .forEach(status -> components.addResponse(problemName(status), problem(status)));
        addHeaders(components);
        addProblemHeaders(components);
        addParameters(components);
        // In one order, whatever the order they were found in.
        components.setResponses(new TreeMap<>(components.getResponses()));
    }

    /** A reference to the problem of a status. */
    static APIResponse problemOf(int status) {
        return OASFactory.createAPIResponse().ref(problemName(status));
    }

    static Header header(String name) {
        return OASFactory.createHeader().ref(name);
    }

    static Parameter parameter(String name) {
        return OASFactory.createParameter().ref(name);
    }

    private static String problemName(int status) {
        ProblemType first = ProblemType.ofStatus(status);
        if (status == ProblemType.INVALID_TRANSITION.status()) {
            return "Conflict";
        }
        if (status == ProblemType.VALIDATION_FAILED.status()) {
            return "BadRequest";
        }
        StringBuilder name = new StringBuilder();
        for (String word : first.name().split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static APIResponse problem(int status) {
        return OASFactory.createAPIResponse().description(PublishedContract.describe(status))
                .content(OASFactory.createContent().addMediaType(PROBLEM_JSON, OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref(PROBLEM))
                        .addExample("problem", OASFactory.createExample().value(new TreeMap<>(PublishedContract.example(status))))));
    }

    private static void addHeaders(Components components) {
        components.addHeader("ETag", OASFactory.createHeader().required(true).schema(text().pattern("^\"[0-9]+\"$"))
                .description("The state this representation shows; send it back in If-Match or If-None-Match."));
        components.addHeader("Location", OASFactory.createHeader().required(true).schema(text().format("uri"))
                .description("Where the new record is."));
        components.addHeader("Link", OASFactory.createHeader().schema(text())
                .description("`<…>; rel=\"next\"`: the page after this one (RFC 8288); absent on the last page, and always there in a feed."));
        components.addHeader(IdempotencyInterceptor.REPLAYED, OASFactory.createHeader()
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN))
                .description("true where this is the first answer to the same request, given again."));
    }

    /** Where an operation is deprecated; nothing else refers to them. */
    static void addDeprecation(Components components) {
        components.addHeader(DEPRECATION, OASFactory.createHeader().required(true).schema(text())
                .description("Since when the operation is deprecated (RFC 9745)."));
        components.addHeader(SUNSET, OASFactory.createHeader().required(true).schema(text())
                .description("From when the operation may be gone (RFC 8594)."));
    }

    /** What the problems of some statuses come with. */
    private static void addProblemHeaders(Components components) {
        components.addHeader(CHALLENGE, OASFactory.createHeader().required(true).schema(text()).description("`Bearer` (RFC 6750)."));
        components.getResponses().get(problemName(FORBIDDEN)).addHeader(CHALLENGE, OASFactory.createHeader().schema(text())
                .description("`Bearer error=\"insufficient_scope\", scope=\"troth:write\"` with the scope that is needed (RFC 6750); absent where the token names no tenant."));
        components.addHeader("Allow", OASFactory.createHeader().required(true).schema(text()).description("The methods this address answers."));
        components.addHeader("Retry-After", OASFactory.createHeader().required(true).schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .description("Seconds until it is worth trying again."));
        RATE.forEach((name, meaning) -> components.addHeader(name, OASFactory.createHeader().description(meaning)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))));
        RATE_STRUCTURED.forEach((name, meaning) -> components.addHeader(name, OASFactory.createHeader().description(meaning).schema(text())));
        Arrays.stream(ProblemType.values()).map(ProblemType::status).distinct().filter(status -> !NOT_COUNTED.contains(status))
                .forEach(status -> addRate(components.getResponses().get(problemName(status))));
        APIResponse tooMany = components.getResponses().get(problemName(429));
        components.getResponses().get(problemName(401)).addHeader(CHALLENGE, header(CHALLENGE));
        components.getResponses().get(problemName(405)).addHeader("Allow", header("Allow"));
        tooMany.addHeader("Retry-After", header("Retry-After"));
        components.getResponses().get(problemName(503)).addHeader("Retry-After", header("Retry-After"));
    }

    /** Where the tenant stands, on an answer to a request that was counted. */
    static void addRate(APIResponse response) {
        RATE.keySet().forEach(name -> response.addHeader(name, header(name)));
        RATE_STRUCTURED.keySet().forEach(name -> response.addHeader(name, header(name)));
    }

    private static void addParameters(Components components) {
        components.addParameter(IDEMPOTENCY_KEY, OASFactory.createParameter().name(IdempotencyInterceptor.KEY).in(Parameter.In.HEADER)
                .description("Names this request, so that repeating it gives the first answer again. Kept for 24 hours per tenant and caller.")
                .schema(text().minLength(1).maxLength(LONGEST_KEY).pattern("^[!-~]+$")));
        components.addParameter(IF_NONE_MATCH, OASFactory.createParameter().name("If-None-Match").in(Parameter.In.HEADER)
                .description("ETags the caller has already, separated by commas, or `*`: answered with 304 where the current one is among them.")
                .schema(text()));
        components.addParameter(FIELDS, OASFactory.createParameter().name(SparseFields.PARAMETER).in(Parameter.In.QUERY)
                .description("Only these fields, separated by commas; with a dot a field within another, such as `interval.low`. "
                        + "On a page they are those of its items. No field but these is there then, required or not.")
                .schema(text().minLength(1).maxLength(SparseFields.LONGEST).pattern("^[a-zA-Z0-9]+([.,][a-zA-Z0-9]+)*$")));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
