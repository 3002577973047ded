package dev.troth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.kubernetes.Manifest.Pods;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in k8s/ is what Kubernetes takes, runs with no more than it needs, finds each other, and fits the application as it is. */
class ManifestsTest {

    static final Path K8S = Path.of("k8s");
    static final Path BASE = K8S.resolve("base");
    static final Settings SETTINGS = new Settings();
    private static final Pattern VERSION = Pattern.compile("<artifactId>troth</artifactId>\\s*<version>([0-9.]+)(-SNAPSHOT)?</version>");

    /** Every directory that can be applied, and each with all components. */
    static Stream<Installation> installations() {
        List<Path> components = directories("components");
        return Stream.concat(Stream.of(BASE), directories("overlays").stream())
                .flatMap(directory -> Stream.of(new Installation(directory, List.of()), new Installation(directory, missing(directory, components))));
    }

    /** A directory, and the components it is built with. */
    record Installation(Path directory, List<Path> components) {

        List<Manifest> objects() {
            return Kustomization.build(directory, components);
        }

        @Override
        public String toString() {
            return directory + (components.isEmpty() ? "" : " with all components");
        }
    }

    private static List<Path> directories(String name) {
        try (Stream<Path> found = Files.list(K8S.resolve(name))) {
            return found.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The components that a directory, and what it is made of, does not have already. */
    private static List<Path> missing(Path directory, List<Path> components) {
        Set<Path> there = new HashSet<>();
        List<Path> open = new ArrayList<>(List.of(directory));
        while (!open.isEmpty()) {
            Path next = open.remove(0);
            JsonNode file = Kustomization.file(next);
            Manifest.each(file.path("resources")).map(resource -> next.resolve(resource.asText()).normalize()).filter(Files::isDirectory).forEach(open::add);
            Manifest.each(file.path("components")).map(component -> next.resolve(component.asText()).normalize()).forEach(there::add);
        }
        return components.stream().filter(component -> !there.contains(component)).toList();
    }

    /** All files of objects: neither kustomizations nor what the alert rules are tested with. */
    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(K8S)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml") && !file.toString().endsWith(".test.yaml"))
                    .sorted().toList().stream();
        }
    }

    /** Of the application in this tree: its manifests are of the same. */
    static String version() {
        Matcher version = VERSION.matcher(read(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachFileIsValidByItself(Path file) {
        List<Manifest> objects = Manifest.read(file);
        assertThat(objects).isNotEmpty();
        assertThat(objects.stream().flatMap(object -> KubernetesModel.faults(object).stream())).as(file.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void isWhatKubernetesTakes(Installation installation) {
        assertThat(installation.objects().stream().flatMap(object -> KubernetesModel.faults(object).stream())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void runsWithNoMoreThanItNeeds(Installation installation) {
        List<Pods> pods = installation.objects().stream().flatMap(object -> object.pods().stream()).toList();
        assertThat(pods).extracting(made -> made.owner().kind()).contains("Deployment", "Job");
        assertThat(pods.stream().flatMap(made -> Hardening.faults(made).stream())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void findsItsOwnParts(Installation installation) {
        assertThat(Wiring.faults(installation.objects())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("installations")
    void fitsTheApplication(Installation installation) {
        assertThat(Fit.faults(installation.objects(), SETTINGS, version())).isEmpty();
    }

    @Test
    void theSettingsOfTheApplicationAreKnownAndNoOthers() {
        assertThat(List.of("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_USERNAME", "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "QUARKUS_SHUTDOWN_TIMEOUT",
                "QUARKUS_FLYWAY_MIGRATE_AT_START", "QUARKUS_LOG_CATEGORY__DEV_TROTH__LEVEL", "MP_JWT_VERIFY_ISSUER", "TROTH_MIGRATION_USERNAME",
                "TROTH_LIMITS_REQUEST_TIMEOUT", "TROTH_WEBHOOKS_SECRET_KEY", "TROTH_SECURITY_TENANT_CLAIM", "JDK_JAVA_OPTIONS")).allMatch(SETTINGS::knows);
        assertThat(List.of("QUARKUS_DATASOURCE_JDBC_MAXSIZE", "QUARKUS_SHUTDOWN_TIME_OUT", "MP_JWT_VERIFY_AUDIENCE", "TROTH_MIGRATION_USER", "TROTH_LIMIT_STREAMS",
                // Fixed when the application is built.
                "QUARKUS_DATASOURCE_DB_KIND", "QUARKUS_MANAGEMENT_ENABLED")).noneMatch(SETTINGS::knows);
        assertThat(SETTINGS.variables()).isGreaterThan(300);
    }

    @Test
    void everyFileIsListedByAKustomizationAndEveryListedFileIsThere() throws IOException {
        Set<Path> listed = new TreeSet<>();
        try (Stream<Path> all = Files.walk(K8S)) {
            for (Path kustomization : all.filter(file -> file.endsWith("kustomization.yaml")).toList()) {
                JsonNode file = Kustomization.file(kustomization.getParent());
                Stream.concat(Stream.concat(Manifest.each(file.path("resources")), Manifest.each(file.path("components"))),
                        Manifest.each(file.path("configMapGenerator")).flatMap(generator -> Manifest.each(generator.path("files"))))
                        .forEach(entry -> listed.add(kustomization.resolveSibling(entry.asText()).normalize()));
            }
        }
        assertThat(listed).allMatch(Files::exists);
        try (Stream<Path> all = Files.walk(K8S)) {
            assertThat(all.filter(Files::isRegularFile).filter(file -> !file.endsWith("kustomization.yaml"))
                    .filter(file -> !file.toString().matches(".*\\.(example\\.yaml|test\\.yaml|md)")).filter(file -> !listed.contains(file))).isEmpty();
        }
    }

    @Test
    void noSecretIsInGit() throws IOException {
        for (Path file : files().toList()) {
            List<Manifest> secrets = Manifest.read(file).stream().filter(object -> object.is("Secret")).toList();
            if (file.toString().endsWith(".example.yaml")) {
                assertThat(secrets.stream().flatMap(secret -> Manifest.texts(secret.body().path("stringData")).values().stream()))
                        .allMatch(value -> value.matches("<.*>|troth_owner|troth_service"));
            } else {
                assertThat(secrets).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void filesNameNoNamespaceOfTheirOwn() throws IOException {
        for (Path file : files().filter(path -> !path.toString().endsWith(".example.yaml")).toList()) {
            assertThat(Manifest.read(file)).as(file.toString()).noneMatch(object -> object.body().path("metadata").has("namespace"));
        }
    }

    @Test
    void whatIsAddedByAComponentIsThere() {
        Map<String, JsonNode> all = Kustomization.byName(new Installation(K8S.resolve("overlays/cloudnative-pg"), missing(BASE, List.of(
                K8S.resolve("components/ingress"), K8S.resolve("components/monitoring"), K8S.resolve("components/tracing")))).objects());
        assertThat(all).containsKeys("Ingress/troth", "ServiceMonitor/troth", "PrometheusRule/troth", "ConfigMap/troth-dashboard", "CronJob/troth-verify",
                "Cluster/troth-db", "Pooler/troth-db-pooler", "ScheduledBackup/troth-db-nightly", "ObjectStore/troth-backups");
        assertThat(all.get("ConfigMap/troth").at("/data/QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT").asText()).isEqualTo("http://otel-collector.observability:4317");
        assertThat(all.get("Cluster/troth-db").at("/spec/instances").asInt()).isEqualTo(3);
        assertThat(all.get("CronJob/troth-verify").at("/spec/jobTemplate/spec/template/spec/containers/0/args/0").asText()).isEqualTo("verify");
        assertThat(all.get("NetworkPolicy/troth-to-database").at("/spec/egress/0/to/0/podSelector/matchLabels").toString())
                .isEqualTo("{\"cnpg.io/poolerName\":\"troth-db-pooler\"}");
    }

    @Test
    void theMigrationTriesForLongerThanAnExportKeepsItsTables() {
        JsonNode job = Manifest.read(BASE.resolve("migration-job.yaml")).get(0).spec();
        Duration between = Duration.ZERO;
        for (int retry = 0; retry < job.path("backoffLimit").asInt(); retry++) {
            // As Kubernetes has it: ten seconds, twice as long each time, six minutes at the most.
            between = between.plusSeconds(Math.min(10L << retry, 360));
        }
        assertThat(between).isGreaterThan(Settings.duration(SETTINGS.value("troth.export.longest", "PT1H")));
        assertThat(Duration.ofSeconds(job.path("activeDeadlineSeconds").asInt())).isGreaterThan(between);
    }

    /** The tests build by themselves, so that they need no kubectl; where there is one, it makes the same. */
    @ParameterizedTest
    @MethodSource("installations")
    void isBuiltByKustomizeTheSame(Installation installation, @TempDir Path work) throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv("PATH").split(":")).map(directory -> Path.of(directory, "kubectl"))).as("a kubectl").anyMatch(Files::isExecutable);
        Path built = work.resolve("built.yaml");
        Path root = installation.components().isEmpty() ? installation.directory() : together(installation, work);
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", root.toString())
                .redirectOutput(built.toFile()).redirectError(work.resolve("errors").toFile()).start();
        assertThat(kubectl.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(kubectl.exitValue()).as(() -> read(work.resolve("errors"))).isZero();
        Map<String, JsonNode> expected = new LinkedHashMap<>(Kustomization.byName(Manifest.read(built)));
        Map<String, JsonNode> ours = Kustomization.byName(installation.objects());
        assertThat(ours.keySet()).isEqualTo(expected.keySet());
        ours.forEach((name, object) -> assertThat(object).as(name).isEqualTo(expected.get(name)));
    }

    /** A directory that has an overlay and more components, as an operator's own would. */
    private static Path together(Installation installation, Path work) throws IOException {
        Path copy = work.resolve("k8s");
        try (Stream<Path> all = Files.walk(K8S)) {
            for (Path file : all.toList()) {
                Files.copy(file, copy.resolve(K8S.relativize(file)));
            }
        }
        StringBuilder text = new StringBuilder("namespace: troth\nresources:\n  - ../").append(K8S.relativize(installation.directory())).append("\ncomponents:\n");
        installation.components().forEach(component -> text.append("  - ../").append(K8S.relativize(component)).append('\n'));
        Path root = Files.createDirectory(copy.resolve("mine"));
        Files.writeString(root.resolve("kustomization.yaml"), text);
        return root;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
