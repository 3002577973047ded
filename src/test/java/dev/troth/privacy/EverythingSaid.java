package dev.troth.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.support.Api;
import dev.troth.support.Contract;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A relationship in which every operation of the contract is used, and every text that a caller is free in says a word found nowhere else.
 * In the JSON here, # is such a word, and ~x~ the same one wherever x is the same.
 */
final class EverythingSaid {

    /** The key of an import. */
    static final String IMPORT = "everything";
    /** Part of every word. */
    static final String MARK = "zqxmark";

    /** Free texts that name something the service knows, and so no person. */
    private static final Set<String> KNOWN = Set.of("currency", "timeZone");
    /** The title of a checklist template, which is the tenant's own. */
    private static final Set<String> OF_THE_TENANT = Set.of("/checklistItem/title");
    /** What concerns no client, and what stores nothing. */
    private static final Set<String> NOT_OF_A_CLIENT = Set.of("createChecklistTemplate", "retireChecklistTemplate", "putTrustPolicy", "askWhatIf",
            "createWebhook", "patchWebhook", "pauseWebhook", "resumeWebhook", "rotateWebhookSecret", "endWebhook", "testWebhook", "redeliverDeadOfWebhook",
            "redeliverWebhookDelivery", "importLines");
    private static final Pattern PLACE = Pattern.compile("#|~(\\w+)~");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROOF = "{'title': '#', 'kind': 'RECEIPT', 'link': 'https://#.example', 'note': '#', 'at': '2025-03-01T09:00:00Z'}";
    private static final String TERMS = "'expectations': [{'topic': 'DEADLINES', 'text': '#'}, {'topic': 'RESPONSE', 'text': '#'}], 'responseLimit': 'PT24H', "
            + "'checkInEvery': 'P14D', 'definitionOfDone': '#', 'scope': '#', 'statusDefinitions': [{'status': '~done~', 'meaning': '#', 'test': '#'}], "
            + "'fees': [{'name': '~fee~', 'amount': {'value': 12.50, 'currency': 'EUR'}, 'every': 'P1M', 'chargedFrom': '2025-02-20T09:00:00Z'}], "
            + "'materialFacts': [{'question': '#', 'answer': '#', 'answeredAt': '2025-01-01T09:00:00Z'}]";

    private final String token;
    private final Contract contract = Contract.committed();
    private final Map<String, Set<String>> said = new TreeMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();
    private int count;
    private String client;

    EverythingSaid(String token) {
        this.token = token;
    }

    String client() {
        return client;
    }

    /** Says it all, in order. */
    EverythingSaid say() {
        client = created("/v1/clients", "{'name': '~name~', 'preferredName': '#', 'email': '#@example.org', 'phone': '#', 'timeZone': 'Europe/Berlin', 'externalRef': '~ref~', "
                + "'tags': ['~tag~'], 'notes': '#', 'rapport': '#', 'channels': [{'channel': 'PHONE', 'address': '#', 'waitFor': 'PT1H'}], 'needs': [{'text': '#'}], "
                + "'profile': [{'fact': '#', 'verifiedAt': '2025-01-01T09:00:00Z', 'verifiedBy': '#', 'source': '#'}], 'dates': [{'title': '#', 'on': '2030-05-01', "
                + "'every': 'YEARLY'}], 'businessHours': {}, 'startedAt': '2025-01-01T09:00:00Z'}");
        patch("/v1/clients/" + client, "{'name': '~name~', 'preferredName': '#', 'email': '#@example.org', 'phone': '#', 'externalRef': '~ref~', 'tags': ['#'], 'notes': '#', "
                + "'rapport': '#', 'channels': [{'channel': 'PHONE', 'address': '#'}, {'channel': 'EMAIL', 'address': '#@example.org'}], 'needs': [{'text': '#'}], "
                + "'profile': [{'fact': '#', 'verifiedAt': '2025-01-01T09:00:00Z', 'verifiedBy': '#', 'source': '#'}], 'dates': [{'title': '#', 'on': '2030-05-01'}]}");
        send("PUT", "/v1/clients/by-ref/" + words.get("ref"), "{'name': '~name~', 'preferredName': '#', 'email': '#@example.org', 'phone': '#', 'timeZone': 'Europe/Berlin', "
                + "'externalRef': '~ref~', 'tags': ['~tag~'], 'notes': '#', 'rapport': '#', 'channels': [{'channel': 'PHONE', 'address': '#'}], 'needs': [{'text': '#'}], "
                + "'profile': [{'fact': '#', 'verifiedAt': '2025-01-01T09:00:00Z', 'verifiedBy': '#', 'source': '#'}], 'dates': [{'title': '#', 'on': '2030-05-01', "
                + "'every': 'YEARLY'}], 'businessHours': {}, 'startedAt': '2025-01-01T09:00:00Z'}", 200);
        imported();
        onboarding();
        agreements();
        commitments();
        String practice = incidents();
        practices(practice);
        communications();
        disclosures();
        grants();
        move("/v1/clients/" + client + "/move", "{'stage': 'AT_RISK', 'reason': '#'}");
        move("/v1/clients/" + client + "/move", "{'stage': 'LAPSED', 'reason': '#'}");
        correct("/v1/clients/" + client);
        move("/v1/clients/" + client + "/merge", "{'from': '" + created("/v1/clients", "{'name': '#', 'email': '#@example.org'}") + "', 'reason': '#'}");
        created("/v1/clients/" + client + "/reviews", "{'from': '2025-01-01T00:00:00Z', 'to': '2025-07-01T00:00:00Z', 'resolutions': ['#'], 'note': '#'}");
        created("/v1/clients/" + client + "/reviews", "{'from': '2025-07-01T00:00:00Z', 'to': '2025-08-01T00:00:00Z', 'resolutions': ['#'], 'note': '#'}");
        return this;
    }

    /** One line that records something of the client, and one that is rejected. */
    private void imported() {
        String line = "{'key': '%s', 'operation': 'POST /v1/communications', 'body': {'clientId': '" + client + "', 'from': 'CLIENT', 'channel': 'PHONE', "
                + "'purpose': '%s', 'at': '2025-03-01T09:00:00Z', 'summary': '#'}}";
        String lines = Api.json(marked(line.formatted("one", "NOTE") + "\n" + line.formatted("two", MARK)));
        String answer = request().contentType("application/x-ndjson").body(lines.getBytes(StandardCharsets.UTF_8)).post("/v1/imports?key=" + IMPORT).asString();
        if (!answer.contains("201") || !answer.contains("400")) {
            refused.add("import: " + answer);
        }
    }

    private void onboarding() {
        String checklist = "/v1/clients/" + client + "/checklist";
        move(checklist + "/" + created(checklist, "{'title': '#'}") + "/done", "{'note': '#', 'evidence': [" + PROOF + "]}");
        String item = checklist + "/" + created(checklist, "{'title': '#'}");
        move(item + "/waive", "{'reason': '#'}");
        correct(item);
        created(checklist, "{'title': '#', 'blocking': false}");
        String references = "/v1/clients/" + client + "/references";
        move(references + "/" + created(references, "{'referee': '#', 'relation': '#', 'question': '#', 'askedAt': '2025-01-02T09:00:00Z'}") + "/answer",
                "{'verdict': 'MIXED', 'answer': '#'}");
        correct(references + "/" + created(references, "{'referee': '#'}"));
        String winBacks = "/v1/clients/" + client + "/win-backs";
        String winBack = winBacks + "/" + created(winBacks, "{'approach': '#', 'channel': 'PHONE', 'attemptedAt': '2025-06-01T09:00:00Z'}");
        patch(winBack, "{'approach': '#'}");
        move(winBack + "/conclude", "{'outcome': 'RETURNED', 'note': '#', 'at': '2025-06-02T09:00:00Z'}");
        correct(winBacks + "/" + created(winBacks, "{'approach': '#'}"));
    }

    private void agreements() {
        String agreement = "/v1/agreements/" + created("/v1/agreements", "{'clientId': '" + client + "', 'title': '#', " + TERMS + "}");
        patch(agreement, "{'title': '#', " + TERMS + "}");
        move(agreement + "/offer", "{'note': '#', 'at': '2025-01-03T09:00:00Z'}");
        move(agreement + "/disclose-fees", "{'names': ['~fee~'], 'note': '#', 'at': '2025-01-04T09:00:00Z'}");
        accept(agreement, "2025-01-05T09:00:00Z");
        move(agreement + "/amend", "{" + TERMS + ", 'note': '#', 'at': '2025-01-06T09:00:00Z'}");
        accept(agreement, "2025-01-08T09:00:00Z");
        move(agreement + "/reviewed", "{'reviewDue': '2090-01-01T09:00:00Z', 'note': '#', 'at': '2025-02-01T09:00:00Z'}");
        move(agreement + "/checks", "{'topic': 'RESPONSE', 'adhered': false, 'note': '#', 'severity': 'MINOR', 'at': '2025-02-02T09:00:00Z'}");
        String declined = "/v1/agreements/" + created("/v1/agreements", "{'clientId': '" + client + "', 'title': '#', " + TERMS + "}");
        move(declined + "/offer", "{'note': '#', 'at': '2025-01-03T09:00:00Z'}");
        move(declined + "/decline", "{'reason': '#', 'at': '2025-01-04T09:00:00Z'}");
        String ended = "/v1/agreements/" + created("/v1/agreements", "{'clientId': '" + client + "', 'kind': 'CONFIDENTIALITY', 'title': '#'}");
        move(ended + "/offer", "{'note': '#', 'at': '2025-01-03T09:00:00Z'}");
        accept(ended, "2025-01-04T09:00:00Z");
        move(ended + "/end", "{'reason': '#', 'at': '2025-05-04T09:00:00Z'}");
        correct("/v1/agreements/" + created("/v1/agreements", "{'clientId': '" + client + "', 'title': '#'}"));
    }

    private void commitments() {
        String delivered = promise("'approvalRequired': true, 'owner': '~owner~', 'definitionOfDone': '#', 'skill': {'name': '#', 'level': 'EXPERT', 'proof': [" + PROOF + "]}, "
                + "'qualityGate': {'required': true, 'name': '#'}");
        patch(delivered, "{'title': '#', 'definitionOfDone': '#', 'skill': {'name': '#', 'level': 'EXPERT', 'proof': [" + PROOF + "]}, 'qualityGate': {'required': true, 'name': '#'}}");
        move(delivered + "/hand-off", "{'from': '~owner~', 'to': '~other~', 'note': '#', 'at': '2025-03-02T09:00:00Z'}");
        move(delivered + "/assume", "{'text': '~assumed~', 'at': '2025-03-02T09:00:00Z'}");
        move(delivered + "/assume", "{'text': '#', 'at': '2025-03-02T09:00:00Z'}");
        move(delivered + "/confirm-assumption", "{'text': '~assumed~', 'by': '#', 'at': '2025-03-03T09:00:00Z'}");
        move(delivered + "/confirm-read-back", "{'text': '#', 'at': '2025-03-03T09:00:00Z'}");
        move(delivered + "/renegotiate", "{'dueAt': '2025-03-12T09:00:00Z', 'agreedAt': '2025-03-04T09:00:00Z', 'reason': '#'}");
        move(delivered + "/deliver", "{'deliveredAt': '2025-03-13T09:00:00Z', 'evidence': [" + PROOF + "], 'extras': ['#'], 'gate': {'name': '#', 'passed': true, 'evidence': ["
                + PROOF + "]}, 'bypassApproval': {'reason': '#', 'by': '#'}, 'note': '#'}");
        move(delivered + "/accept", "{'note': '#', 'at': '2025-03-14T09:00:00Z'}");
        move(delivered + "/falsify-skill", "{'at': '2025-03-20T09:00:00Z', 'proof': [" + PROOF + "]}");
        String approved = promise("'approvalRequired': true");
        move(approved + "/claim", "{'owner': '#'}");
        move(approved + "/approve", "{'note': '#', 'at': '2025-03-05T09:00:00Z'}");
        move(approved + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z', 'note': '#'}");
        move(approved + "/reject", "{'note': '#', 'at': '2025-03-12T09:00:00Z'}");
        move(approved + "/grant-grace", "{'note': '#', 'at': '2025-03-13T09:00:00Z'}");
        move(promise("'importance': 'LOW'") + "/give-up", "{'note': '#', 'at': '2025-03-20T09:00:00Z'}");
        move(promise("'importance': 'LOW'") + "/withdraw", "{'note': '#', 'at': '2025-03-05T09:00:00Z'}");
        move(promise("'importance': 'LOW'") + "/cancel", "{'note': '#', 'at': '2025-03-05T09:00:00Z'}");
        promise("'importance': 'CRITICAL'");
        String request = "{'clientId': '" + client + "', 'title': '#', 'requestedAt': '2025-03-01T09:00:00Z'}";
        move("/v1/commitments/" + created("/v1/commitments", request) + "/promise", "{'dueAt': '2090-01-01T09:00:00Z', 'note': '#'}");
        move("/v1/commitments/" + created("/v1/commitments", request) + "/decline",
                "{'reason': '#', 'referrals': [{'name': '#', 'contact': '#', 'note': '#'}], 'at': '2025-03-01T10:00:00Z'}");
        created("/v1/commitments", request);
        correct(promise("'importance': 'LOW'"));
        created("/v1/custody-receipts", "{'clientId': '" + client + "', 'item': '#', 'receivedAt': '2025-03-01T09:00:00Z', 'forwardBy': '2090-01-01T09:00:00Z', 'receivedBy': '#', "
                + "'amount': {'value': 120.00, 'currency': 'EUR'}}");
    }

    private String incidents() {
        incident("'cause': {'key': '~cause~', 'category': 'SKILL'}");
        String incident = incident("'cause': {'key': '~cause~', 'category': 'SKILL'}, 'causedBy': '#', 'complaint': '#', 'description': '#', 'detectedBy': 'CLIENT'");
        patch(incident, "{'title': '#', 'description': '#', 'causedBy': '#', 'complaint': '#', 'cause': {'key': '~cause~', 'category': 'SKILL'}}");
        move(incident + "/acknowledge", "{'note': '#', 'at': '2025-04-02T09:00:00Z'}");
        move(incident + "/own", "{'ownership': 'OWNED', 'note': '#', 'at': '2025-04-02T10:00:00Z'}");
        move(incident + "/apologise", "{'text': '#', 'at': '2025-04-02T10:00:00Z'}");
        move(incident + "/remedy", "{'action': '#', 'dueAt': '2025-04-20T09:00:00Z', 'at': '2025-04-02T10:00:00Z'}");
        move(incident + "/fix", "{'note': '#', 'fixedAt': '2025-04-03T09:00:00Z'}");
        move(incident + "/restitute", "{'type': 'REFUND', 'amount': {'value': 10.00, 'currency': 'EUR'}, 'at': '2025-04-03T10:00:00Z'}");
        move(incident + "/heard", "{'note': '#', 'at': '2025-04-04T09:00:00Z'}");
        move(incident + "/grant-grace", "{'note': '#', 'at': '2025-04-04T09:00:00Z'}");
        String practice = created("/v1/practices", "{'clientId': '" + client + "', 'title': '#', 'steps': ['#'], 'fromIncidentId': '" + incident.substring(incident.lastIndexOf('/') + 1) + "'}");
        move(incident + "/learn", "{'lesson': '#', 'practiceId': '" + practice + "', 'at': '2025-04-05T09:00:00Z'}");
        move(incident + "/close", "{'note': '#', 'at': '2025-04-06T09:00:00Z'}");
        String waived = incident("'severity': 'MINOR'");
        move(waived + "/fix", "{'note': '#', 'fixedAt': '2025-04-03T09:00:00Z'}");
        move(waived + "/learn", "{'lesson': '#', 'waiver': '#', 'at': '2025-04-03T09:00:00Z'}");
        String closed = incident("'severity': 'MINOR'");
        move(closed + "/fix", "{'note': '#', 'fixedAt': '2025-04-03T09:00:00Z'}");
        move(closed + "/close", "{'note': '#', 'waiver': '#'}");
        correct(incident("'severity': 'MINOR'"));
        return practice;
    }

    private void practices(String practice) {
        patch("/v1/practices/" + practice, "{'title': '#'}");
        move("/v1/practices/" + practice + "/acknowledge", "{'note': '#'}");
        move("/v1/practices/" + practice + "/revise", "{'title': '#', 'steps': ['#', '#'], 'note': '#'}");
        move("/v1/practices/" + practice + "/retire", "{'note': '#'}");
        correct("/v1/practices/" + created("/v1/practices", "{'clientId': '" + client + "', 'title': '#', 'steps': ['#']}"));
    }

    private void communications() {
        String question = said("'from': 'CLIENT', 'purpose': 'QUESTION', 'channel': 'EMAIL', 'at': '2025-03-01T09:00:00Z'");
        patch("/v1/communications/" + question, "{'summary': '#'}");
        said("'from': 'PROVIDER', 'purpose': 'REPLY', 'channel': 'PHONE', 'at': '2025-03-05T09:00:00Z', 'inReplyTo': '" + question + "'");
        move("/v1/communications/" + question + "/grant-grace", "{'note': '#'}");
        said("'from': 'CLIENT', 'purpose': 'PROBLEM', 'channel': 'EMAIL', 'at': '2025-03-02T09:00:00Z'");
        said("'from': 'PROVIDER', 'purpose': 'CHECK_IN', 'channel': 'PHONE', 'at': '2025-03-10T09:00:00Z'");
        String fact = said("'from': 'PROVIDER', 'purpose': 'NOTE', 'channel': 'PHONE', 'statementKind': 'FACT', 'at': '2025-03-10T09:00:00Z'");
        move("/v1/communications/" + fact + "/confirm", "{'note': '#'}");
        String status = said("'from': 'PROVIDER', 'purpose': 'UPDATE', 'channel': 'CHAT', 'status': '~done~', 'at': '2025-03-11T09:00:00Z'");
        move("/v1/communications/" + status + "/misreported", "{'proof': '#', 'at': '2025-03-12T09:00:00Z'}");
        correct("/v1/communications/" + said("'from': 'CLIENT', 'purpose': 'PRAISE', 'channel': 'CHAT', 'at': '2025-03-11T09:00:00Z'"));
    }

    private void disclosures() {
        String told = disclosure("'disclosedAt': '2025-03-02T09:00:00Z', 'awareAt': '2025-03-01T09:00:00Z', 'channel': 'PHONE'");
        patch(told, "{'statement': '#', 'remedyPlan': '#'}");
        move(told + "/decide", "{'outcome': 'KEEP', 'note': '#', 'at': '2025-03-03T09:00:00Z'}");
        move(told + "/prove-false", "{'knownToBeFalse': false, 'proof': " + PROOF + ", 'note': '#', 'at': '2025-03-20T09:00:00Z'}");
        String hidden = disclosure("'awareAt': '2025-01-01T09:00:00Z', 'severity': 'MAJOR'");
        move(hidden + "/discovered", "{'counterpartKnewAt': '2025-03-02T09:00:00Z', 'note': '#'}");
        move(hidden + "/admit", "{'disclosedAt': '2025-03-03T09:00:00Z', 'note': '#'}");
        move(hidden + "/review-open-items", "{'findings': '#', 'at': '2025-03-04T09:00:00Z'}");
        disclosure("'awareAt': '2025-01-01T09:00:00Z'");
        correct(disclosure("'awareAt': '2025-01-01T09:00:00Z'"));
    }

    private void grants() {
        String body = "{'clientId': '" + client + "', 'system': '#', 'holder': '#', 'purpose': '#', 'grantedAt': '2025-03-01T09:00:00Z', 'revokeBy': '2025-03-20T09:00:00Z'}";
        String grant = "/v1/access-grants/" + created("/v1/access-grants", body);
        patch(grant, "{'system': '#', 'holder': '#', 'purpose': '#'}");
        move(grant + "/extend", "{'revokeBy': '2025-04-10T09:00:00Z', 'agreedAt': '2025-03-10T09:00:00Z', 'reason': '#'}");
        move(grant + "/revoke", "{'revokedAt': '2025-04-09T09:00:00Z', 'note': '#'}");
        created("/v1/access-grants", body);
        correct("/v1/access-grants/" + created("/v1/access-grants", body));
    }

    private void accept(String agreement, String at) {
        move(agreement + "/accept", "{'party': 'PROVIDER', 'note': '#', 'at': '" + at + "'}");
        move(agreement + "/accept", "{'party': 'CLIENT', 'note': '#', 'at': '" + at + "'}");
    }

    private String promise(String more) {
        return "/v1/commitments/" + created("/v1/commitments", "{'clientId': '" + client + "', 'title': '#', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z', " + more + "}");
    }

    private String incident(String more) {
        String severity = more.contains("'severity'") ? "" : "'severity': 'MODERATE', ";
        return "/v1/incidents/" + created("/v1/incidents", "{'clientId': '" + client + "', 'title': '#', " + severity + "'detectedAt': '2025-04-01T09:00:00Z', " + more + "}");
    }

    private String said(String more) {
        return created("/v1/communications", "{'clientId': '" + client + "', 'summary': '#', " + more + "}");
    }

    private String disclosure(String more) {
        return "/v1/disclosures/" + created("/v1/disclosures", "{'clientId': '" + client + "', 'kind': 'MISTAKE', 'statement': '#', 'remedyPlan': '#', " + more + "}");
    }

    private void correct(String path) {
        move(path + "/correct", "{'reason': '#'}");
    }

    private String created(String path, String json) {
        return send("POST", path, json, 201).getString("id");
    }

    private void move(String path, String json) {
        send("POST", path, json, 200);
    }

    private void patch(String path, String json) {
        send("PATCH", path, json, 200);
    }

    /** What was not accepted of all this. */
    List<String> refused() {
        return refused;
    }

    private JsonPath send(String method, String path, String text, int expected) {
        String json = Api.json(marked(text));
        Response answer = method.equals("PATCH") ? request().header("If-Match", "*").contentType("application/merge-patch+json").body(json).patch(path)
                : method.equals("PUT") ? request().contentType("application/json").body(json).put(path)
                : request().header("Idempotency-Key", UUID.randomUUID().toString()).contentType("application/json").body(json).post(path);
        if (answer.statusCode() != expected) {
            refused.add("%s %s %s: %s".formatted(method, path, json, answer.asString()));
        }
        String operation = contract.operation(method, path).orElseThrow().id();
        try {
            note(JSON.readTree(json), "", said.computeIfAbsent(operation, id -> new TreeSet<>()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
        return answer.jsonPath();
    }

    /** Not held against the contract: others see to that, and this says a lot. */
    private RequestSpecification request() {
        return RestAssured.given().auth().oauth2(token);
    }

    private String marked(String text) {
        Matcher places = PLACE.matcher(text);
        return places.replaceAll(place -> place.group(1) == null ? MARK + ++count : words.computeIfAbsent(place.group(1), word -> MARK + ++count));
    }

    private static void note(JsonNode json, String at, Set<String> found) {
        if (json.isTextual() && json.asText().contains(MARK)) {
            found.add(at);
        }
        json.properties().forEach(field -> note(field.getValue(), at + "/" + field.getKey(), found));
        if (json.isArray()) {
            json.forEach(item -> note(item, at + "/*", found));
        }
    }

    /** Per operation, the free texts of the contract that were not said. */
    Map<String, Set<String>> unsaid() {
        Map<String, Set<String>> unsaid = new TreeMap<>();
        for (Contract.Operation operation : contract.operations()) {
            if (!operation.requestContent().isEmpty() && !NOT_OF_A_CLIENT.contains(operation.id())) {
                Set<String> texts = new TreeSet<>();
                texts(operation.requestContent().elements().next().path("schema"), "", texts);
                texts.removeAll(said.getOrDefault(operation.id(), Set.of()));
                if (!texts.isEmpty()) {
                    unsaid.put(operation.id(), texts);
                }
            }
        }
        return unsaid;
    }

    private void texts(JsonNode reference, String at, Set<String> found) {
        JsonNode schema = contract.resolve(reference);
        boolean text = schema.path("type").asText().equals("string") || schema.path("type").toString().contains("\"string\"");
        String pattern = schema.path("pattern").asText("\\S");
        String format = schema.path("format").asText("email");
        if (text && !schema.has("enum") && pattern.contains("\\S") && format.equals("email") && !KNOWN.contains(at.substring(at.lastIndexOf("/") + 1)) && !OF_THE_TENANT.contains(at)) {
            found.add(at);
        }
        schema.path("anyOf").forEach(option -> texts(option, at, found));
        schema.path("oneOf").forEach(option -> texts(option, at, found));
        schema.path("allOf").forEach(option -> texts(option, at, found));
        schema.path("properties").properties().forEach(property -> texts(property.getValue(), at + "/" + property.getKey(), found));
        if (schema.has("items")) {
            texts(schema.path("items"), at + "/*", found);
        }
    }
}
