package dev.troth.support;

import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/** The service as a caller of one tenant sees it. JSON is written with single quotes to stay readable. */
public final class Api {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final List<Filter> FILTERS = List.of(new ContractFilter(Contract.committed()));

    private static final JsonConfig NUMBERS = JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);

    private final String token;

    private Api(String token) {
        this.token = token;
    }

    /** A caller of a tenant nobody else has. */
    public static Api ofFreshTenant() {
        return new Api(Tokens.of(Tokens.freshTenant()));
    }

    public static Api withToken(String token) {
        return new Api(token);
    }

    /** A caller who sends no token. */
    public static Api anonymous() {
        return new Api(null);
    }

    /** JSON from text with single quotes. */
    public static String json(String text, Object... args) {
        return (args.length == 0 ? text : text.formatted(args)).replace('\'', '"');
    }

    /** A request to be completed by hand. */
    public RequestSpecification request() {
        // Per request: what is set for all is reset after each test.
        RestAssuredConfig settings = RestAssured.config();
        // Every exchange is kept in case its test fails; laying each out for reading took a tenth of the time.
        RequestSpecification request = RestAssured.given().config(settings.jsonConfig(NUMBERS).logConfig(settings.getLogConfig().enablePrettyPrinting(false)))
                .filters(FILTERS).urlEncodingEnabled(true);
        return token == null ? request : request.auth().oauth2(token);
    }

    public Response get(String path) {
        return request().get(path);
    }

    public Response post(String path, String json, Object... args) {
        return request().contentType(ContentType.JSON).body(json(json, args)).post(path);
    }

    /** A POST that knows the state it acts on. */
    public Response postIfMatch(String etag, String path, String json, Object... args) {
        return request().header("If-Match", etag).contentType(ContentType.JSON).body(json(json, args)).post(path);
    }

    public Response patch(String etag, String path, String json, Object... args) {
        RequestSpecification request = request().contentType(MERGE_PATCH).body(json(json, args));
        return (etag == null ? request : request.header("If-Match", etag)).patch(path);
    }

    /** Replaces something on the state it knows; null for a caller who knows none. */
    public Response put(String etag, String path, String json, Object... args) {
        RequestSpecification request = request().contentType(ContentType.JSON).body(json(json, args));
        return (etag == null ? request : request.header("If-Match", etag)).put(path);
    }

    /** Creates a record and returns what the service answered with; fails unless it is 201. */
    public JsonPath created(String path, String json, Object... args) {
        return post(path, json, args).then().statusCode(201).extract().jsonPath();
    }

    /** Makes a move and returns the representation after it; fails unless it is 200. */
    public JsonPath done(String path, String json, Object... args) {
        return post(path, json, args).then().statusCode(200).extract().jsonPath();
    }

    /** Reads something; fails unless it is 200. */
    public JsonPath read(String path) {
        return get(path).then().statusCode(200).extract().jsonPath();
    }

    /** A new client's id. */
    public String client(String name) {
        return created("/v1/clients", "{'name': '%s'}", name).getString("id");
    }

    /** The trust T of a subject at an instant. */
    public double trust(String clientId, String subject, String asOf) {
        return read("/v1/clients/" + clientId + "/trust-score?subject=" + subject + "&asOf=" + asOf).getDouble("trust");
    }
}
