package dev.troth.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.troth.platform.http.NoTimeLimit;
import dev.troth.support.Api;
import dev.troth.support.Scrape;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What operations look at")
class MonitoringTest {

    private static final java.nio.file.Path MONITORING = java.nio.file.Path.of("k8s", "components", "monitoring");
    private static final java.nio.file.Path DOCS = java.nio.file.Path.of("docs");
    /** What PromQL brings along, as far as it is used here. */
    private static final Set<String> FUNCTIONS = Set.of("absent", "changes", "delta", "histogram_quantile", "increase", "max", "min", "rate", "sum", "time", "topk");
    private static final Set<String> KEYWORDS = Set.of("by", "and", "or", "unless", "without", "on", "ignoring");
    private static final Set<String> OF_PROMETHEUS = Set.of("up");
    private static final Set<String> OF_KUBERNETES = Set.of("kube_job_created", "kube_job_failed");
    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    @TestHTTPResource(value = "metrics", management = true)
    URL metrics;
    @Inject
    CensusTaker census;
    @Inject
    BeanManager beans;
    @Inject
    Config config;

    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    private final ObjectMapper json = new ObjectMapper();
    private Scrape scrape;

    /** Some of everything, so that everything there is to see can be seen. */
    @BeforeEach
    void traffic() {
        Api api = Api.ofFreshTenant();
        String client = api.client("Ada Okafor");
        api.read("/v1/clients/" + client + "/trust-score");
        api.read("/v1/journal/verify");
        api.request().header("Idempotency-Key", "k").contentType("application/json").body("{\"name\": \"B\"}").post("/v1/clients").then().statusCode(201);
        System.gc();
        census.count();
        scrape = Scrape.of(metrics);
    }

    @Test
    @DisplayName("is there: each metric and each label that an alert or a panel names")
    void metricsExist() throws IOException {
        Map<String, Set<String>> asked = new TreeMap<>();
        for (String expression : expressions()) {
            selectors(expression).forEach((name, labels) -> asked.computeIfAbsent(name, first -> new TreeSet<>()).addAll(labels));
        }
        asked.keySet().removeAll(OF_PROMETHEUS);
        asked.keySet().removeAll(OF_KUBERNETES);
        assertThat(asked).hasSizeGreaterThan(25);
        assertThat(scrape.names()).containsAll(asked.keySet());
        asked.forEach((name, labels) -> {
            Set<String> known = new TreeSet<>(scrape.labelsOf(name));
            known.addAll(LABELS_OF_PROMETHEUS);
            assertThat(known).as(name).containsAll(labels);
        });
    }

    @Test
    @DisplayName("is shown whole: each metric of the domain is on the dashboard")
    void dashboardIsComplete() throws IOException {
        String all = json.readTree(MONITORING.resolve("dashboard.json").toFile()).toString();
        assertThat(scrape.names()).filteredOn(name -> name.startsWith("troth_") && !name.endsWith("_max"))
                .allSatisfy(name -> assertThat(all).contains(name.replaceAll("_(count|sum|bucket)$", "")));
    }

    @Test
    @DisplayName("is written in PromQL")
    void expressionsParse() throws IOException {
        for (String expression : expressions()) {
            assertThat(isBalanced(expression)).as(expression).isTrue();
            Matcher called = Pattern.compile("([a-z_]+) ?(?=\\()").matcher(withoutTexts(expression));
            while (called.find()) {
                assertThat(FUNCTIONS.contains(called.group(1)) || KEYWORDS.contains(called.group(1))).as(called.group(1) + " in " + expression).isTrue();
            }
        }
    }

    @Test
    @DisplayName("comes with a way out: each alert says how bad it is, and has an entry in the runbook that says more")
    void alertsHaveRunbooks() throws IOException {
        String operations = Files.readString(DOCS.resolve("operations.md"));
        String runbook = operations.substring(operations.indexOf("\n## Runbook\n"));
        List<String> alerts = new ArrayList<>();
        for (JsonNode rule : rules()) {
            String alert = rule.path("alert").asText();
            alerts.add(alert);
            assertThat(alert).matches("Troth[A-Z][A-Za-z]+");
            assertThat(rule.at("/labels/severity").asText()).as(alert).isIn("critical", "warning");
            assertThat(rule.at("/annotations/summary").asText()).as(alert).isNotBlank();
            assertThat(rule.at("/annotations/description").asText()).as(alert).isNotBlank();
            assertThat(rule.at("/annotations/runbook_url").asText()).isEqualTo("docs/operations.md#" + alert.toLowerCase(Locale.ROOT));
            assertThat(runbook).contains("\n### " + alert + "\n");
            String entry = runbook.substring(runbook.indexOf("\n### " + alert + "\n")).substring(1).replaceAll("(?s)\n### .*", "");
            assertThat(entry).as(alert).contains("**Means.**", "**Look.**", "**Do.**", "```");
        }
        List<String> headings = Pattern.compile("(?m)^### (Troth\\w+)$").matcher(runbook).results().map(found -> found.group(1)).toList();
        assertThat(headings).containsExactlyElementsOf(alerts);
        String tests = Files.readString(MONITORING.resolve("tests").resolve("troth.test.yaml"));
        assertThat(alerts).allSatisfy(alert -> assertThat(tests).contains("name: " + alert + " fires\n", "name: " + alert + " silent\n"));
    }

    @Test
    @DisplayName("can be asked: each SQL of the runbook runs on the schema as it is")
    void runbookAsksWhatIsThere() throws IOException, SQLException {
        String runbook = Files.readString(DOCS.resolve("operations.md")).replaceFirst("(?s).*\n## Runbook\n", "");
        List<String> blocks = Pattern.compile("(?s)```sql\n(.*?)```").matcher(runbook).results().map(found -> found.group(1)).toList();
        assertThat(blocks).hasSizeGreaterThan(5);
        try (Connection superuser = DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class), config.getValue("quarkus.datasource.password", String.class));
                Statement statement = superuser.createStatement()) {
            for (String block : blocks) {
                for (String query : block.strip().split(";\n?")) {
                    assertThat(query).startsWith("select");
                    statement.executeQuery(query).close();
                }
            }
        }
    }

    @Test
    @DisplayName("leaves out what takes as long as its caller likes")
    void longRequestsAreNoAlarm() throws IOException {
        Set<String> lasting = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(bean -> (Class<?>) bean.getBeanClass()).filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getMethods()).filter(method -> method.isAnnotationPresent(NoTimeLimit.class))
                        .map(method -> type.getAnnotation(Path.class).value() + (method.isAnnotationPresent(Path.class) ? method.getAnnotation(Path.class).value() : "")))
                // Those of the tests themselves aside.
                .filter(path -> !path.startsWith("/v1/odd/")).collect(Collectors.toSet());
        assertThat(lasting).hasSize(4);
        Matcher excluded = Pattern.compile("uri!~\"([^\"]+)\"").matcher(rules().stream().filter(rule -> rule.path("alert").asText().equals("TrothSlow")).findFirst().orElseThrow().path("expr").asText());
        assertThat(excluded.find()).isTrue();
        assertThat(lasting).allMatch(path -> path.matches(excluded.group(1)));
        assertThat(expressions()).filteredOn(expression -> expression.contains("uri!~")).allMatch(expression -> expression.contains(excluded.group(0)));
    }

    @Test
    @DisplayName("is written down: the table of docs/observability.md has each metric of the domain, with its labels")
    void documented() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        Files.readString(DOCS.resolve("observability.md")).lines().filter(line -> line.startsWith("| `troth_")).forEach(line -> {
            String[] cells = line.split("\\|");
            rows.put(cells[1].strip().replace("`", ""), cells[2]);
        });
        Set<String> families = scrape.names().stream().filter(name -> name.startsWith("troth_")).map(name -> name.replaceAll("(?<=_seconds)_(count|sum|bucket|max)$", "")).collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows.keySet()).isEqualTo(families);
        rows.forEach((name, labels) -> {
            Set<String> there = new HashSet<>(scrape.labelsOf(name));
            there.addAll(scrape.labelsOf(name + "_count"));
            assertThat(Pattern.compile("`([a-z]+)`").matcher(labels).results().map(found -> found.group(1)).collect(Collectors.toSet())).as(name).isEqualTo(there);
        });
    }

    private List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        yaml.readTree(MONITORING.resolve("prometheusrule.yaml").toFile()).at("/spec/groups").forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        rules().forEach(rule -> expressions.add(rule.path("expr").asText()));
        json.readTree(MONITORING.resolve("dashboard.json").toFile()).path("panels")
                .forEach(panel -> panel.path("targets").forEach(target -> expressions.add(target.path("expr").asText())));
        assertThat(expressions).hasSizeGreaterThan(40).doesNotContain("");
        return expressions;
    }

    /** The metrics an expression reads, each with the labels it is chosen or, as part of the expression, grouped by. */
    private static Map<String, Set<String>> selectors(String expression) {
        Map<String, Set<String>> selectors = new TreeMap<>();
        Set<String> grouped = new TreeSet<>();
        Matcher by = Pattern.compile("by \\(([^)]*)\\)").matcher(expression);
        while (by.find()) {
            grouped.addAll(List.of(by.group(1).split(", ")));
        }
        Matcher selector = Pattern.compile("(" + NAME + ")\\{([^{}]*(?:\"[^\"]*\"[^{}]*)*)}").matcher(expression);
        while (selector.find()) {
            Set<String> labels = selectors.computeIfAbsent(selector.group(1), name -> new TreeSet<>());
            Pattern.compile("(" + NAME + ")(?==~|=|!=|!~)").matcher(selector.group(2).replaceAll("\"[^\"]*\"", "\"\"")).results().forEach(found -> labels.add(found.group(1)));
            labels.addAll(grouped);
        }
        return selectors;
    }

    private static String withoutTexts(String expression) {
        return expression.replaceAll("\"[^\"]*\"", "\"\"");
    }

    private static boolean isBalanced(String expression) {
        Deque<Character> open = new ArrayDeque<>();
        for (char c : withoutTexts(expression).toCharArray()) {
            if ("([{".indexOf(c) >= 0) {
                open.push(c);
            } else if (")]}".indexOf(c) >= 0 && (open.isEmpty() || "([{".indexOf(open.pop()) != ")]}".indexOf(c))) {
                return false;
            }
        }
        return open.isEmpty();
    }
}
