package dev.troth.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tests of the manifests promise to catch, they catch, and say where: one thing is broken at a time. */
class BrokenManifestsTest {

    private static final String VERSION = ManifestsTest.version();
    private static final String MIGRATION = "Job/troth-migrate-" + VERSION.replace('.', '-');
    private static final String CONTAINER = "/spec/template/spec/containers/0";
    private static final String IN_CONTAINER = "Deployment/troth: spec.template.spec.containers[troth].";

    /** One thing broken, and the only fault that is to be found. */
    record Broken(String what, String object, Consumer<ObjectNode> how, String fault) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Broken> broken() {
        return Stream.of(
                // What Kubernetes would not take.
                new Broken("an unknown field at the top", "Deployment/troth", root -> root.put("specs", 1), "Deployment/troth: specs: there is no such field"),
                new Broken("an unknown field in a probe", "Deployment/troth", root -> at(root, CONTAINER + "/livenessProbe/httpGet").put("pth", "/"),
                        "Deployment/troth: spec.template.spec.containers[0].livenessProbe.httpGet.pth: there is no such field"),
                new Broken("an unknown field of metadata", "Service/troth", root -> at(root, "/metadata").put("label", "x"),
                        "Service/troth: metadata.label: there is no such field"),
                new Broken("a text where a number belongs", "Deployment/troth", root -> at(root, "/spec").put("minReadySeconds", "5"),
                        "Deployment/troth: spec.minReadySeconds: not a whole number: \"5\""),
                new Broken("a number where a text belongs", "ConfigMap/troth", root -> at(root, "/data").put("TROTH_LIMITS_STREAMS", 8),
                        "ConfigMap/troth: data.TROTH_LIMITS_STREAMS: not a text: 8"),
                new Broken("a text where true or false belongs", "CronJob/troth-verify", root -> at(root, "/spec").put("suspend", "no"),
                        "CronJob/troth-verify: spec.suspend: not true or false: \"no\""),
                new Broken("a quantity that is none", "Deployment/troth", root -> at(root, CONTAINER + "/resources/requests").put("cpu", "half"),
                        "Deployment/troth: spec.template.spec.containers[0].resources.requests.cpu: not a quantity: \"half\""),
                new Broken("a required field that is missing", "PodDisruptionBudget/troth", root -> at(root, "/spec").putObject("selector").putArray("matchExpressions")
                        .addObject().put("key", "app.kubernetes.io/name"),
                        "PodDisruptionBudget/troth: spec.selector.matchExpressions[0].operator: is missing"),
                new Broken("a word that means nothing", "CronJob/troth-verify", root -> at(root, "/spec").put("concurrencyPolicy", "Never"),
                        "CronJob/troth-verify: spec.concurrencyPolicy: none of"),
                new Broken("a kind of another version", "HorizontalPodAutoscaler/troth", root -> root.put("apiVersion", "autoscaling/v2beta2"),
                        "HorizontalPodAutoscaler/troth: there is no kind autoscaling/v2beta2 HorizontalPodAutoscaler"),
                new Broken("an unknown field of an operator's object", "Cluster/troth-db", root -> at(root, "/spec/bootstrap/initdb").put("databse", "troth"),
                        "Cluster/troth-db: spec.bootstrap.initdb: property 'databse' is not defined"),
                new Broken("a wrong type in an operator's object", "Cluster/troth-db", root -> at(root, "/spec").put("instances", "3"),
                        "Cluster/troth-db: spec.instances: string found, integer expected"),
                new Broken("a schedule of five fields", "ScheduledBackup/troth-db-nightly", root -> at(root, "/spec").put("schedule", "30 1 * * *"),
                        "ScheduledBackup/troth-db-nightly: spec.schedule: does not match"),
                // Pods that could do more than they need.
                new Broken("no security context", "Deployment/troth", root -> at(root, CONTAINER + "/securityContext").remove("allowPrivilegeEscalation"),
                        IN_CONTAINER + "securityContext.allowPrivilegeEscalation is missing, not false"),
                new Broken("root", MIGRATION, root -> at(root, "/spec/template/spec/securityContext").remove("runAsNonRoot"),
                        MIGRATION + ": spec.template.spec.securityContext.runAsNonRoot is missing, not true"),
                new Broken("a service account's token", "CronJob/troth-verify",
                        root -> at(root, "/spec/jobTemplate/spec/template/spec").remove("automountServiceAccountToken"),
                        "CronJob/troth-verify: spec.jobTemplate.spec.template.spec.automountServiceAccountToken is missing, not false"),
                new Broken("a second container without limits", "Deployment/troth", root -> {
                    ObjectNode second = root.at(CONTAINER).deepCopy();
                    at(second.put("name", "second"), "/resources").remove("limits");
                    ((ArrayNode) root.at("/spec/template/spec/containers")).add(second);
                }, "Deployment/troth: spec.template.spec.containers[second].resources.limits.memory is missing, not 512Mi"),
                new Broken("a limit of CPU", "Deployment/troth", root -> at(root, CONTAINER + "/resources/limits").put("cpu", "1"),
                        IN_CONTAINER + "resources.limits.cpu stops the JVM in the middle of a request"),
                // Parts that do not find each other.
                new Broken("a port name that is not there", "Service/troth", root -> at(root, "/spec/ports/0").put("targetPort", "htpp"),
                        "Service/troth: spec.ports[http].targetPort is no port of the pods: htpp"),
                new Broken("a key of a secret that is not there", "Deployment/troth", root -> at(root, CONTAINER + "/env/1/valueFrom/secretKeyRef").put("key", "user"),
                        IN_CONTAINER + "env[QUARKUS_DATASOURCE_USERNAME] needs the key user of the secret troth-database, which nothing tells of"),
                new Broken("a ConfigMap that is not there", MIGRATION, root -> at(root, CONTAINER + "/envFrom/0/configMapRef").put("name", "trot"),
                        MIGRATION + ": spec.template.spec.containers[migrate].envFrom names a ConfigMap that is not there: trot"),
                new Broken("a policy that selects nothing", "NetworkPolicy/troth-jobs",
                        root -> at(root, "/spec/podSelector/matchLabels").put("app.kubernetes.io/name", "x"),
                        "NetworkPolicy/troth-jobs: spec.podSelector selects no pods"),
                new Broken("a policy for a port that is not there", "NetworkPolicy/troth", root -> at(root, "/spec/ingress/0/ports/0").put("port", 8081),
                        "NetworkPolicy/troth: spec.ingress.ports is no port of its pods: 8081"),
                new Broken("a way to a pooler that is not there", "NetworkPolicy/troth-to-database",
                        root -> at(root, "/spec/egress/0/to/0/podSelector/matchLabels").put("cnpg.io/poolerName", "troth-db"),
                        "NetworkPolicy/troth-to-database: spec.egress.to.podSelector selects no pods"),
                new Broken("a budget that selects nothing", "PodDisruptionBudget/troth",
                        root -> at(root, "/spec/selector/matchLabels").put("app.kubernetes.io/component", "web"),
                        "PodDisruptionBudget/troth: spec.selector selects no pods"),
                new Broken("an autoscaler of nothing", "HorizontalPodAutoscaler/troth", root -> at(root, "/spec/scaleTargetRef").put("name", "trouth"),
                        "HorizontalPodAutoscaler/troth: spec.scaleTargetRef names a Deployment that is not there: trouth"),
                new Broken("a monitor of two services", "ServiceMonitor/troth", root -> at(root, "/spec/selector/matchLabels").remove("app.kubernetes.io/component"),
                        "ServiceMonitor/troth: spec.selector selects [Service/troth, Service/troth-metrics], not one service"),
                new Broken("a certificate of another host", "Ingress/troth", root -> at(root, "/spec/rules/0").put("host", "www.example.com"),
                        "Ingress/troth: spec.tls does not cover www.example.com"),
                // What the application is not.
                new Broken("a misspelt setting", "ConfigMap/troth", root -> at(root, "/data").put("TROTH_LIMITS_STREAMS_PER_TENNANT", "4"),
                        IN_CONTAINER + "env[TROTH_LIMITS_STREAMS_PER_TENNANT] is nothing that the application reads"),
                new Broken("a misspelt setting of Quarkus", "Deployment/troth", root -> ((ArrayNode) root.at(CONTAINER + "/env")).addObject()
                        .put("name", "QUARKUS_HTTP_PROT").put("value", "8080"), IN_CONTAINER + "env[QUARKUS_HTTP_PROT] is nothing that the application reads"),
                new Broken("a password in clear", "Deployment/troth", root -> ((ArrayNode) root.at(CONTAINER + "/env")).addObject()
                        .put("name", "TROTH_MIGRATION_PASSWORD").put("value", "x"), IN_CONTAINER + "env[TROTH_MIGRATION_PASSWORD] belongs into a secret"),
                new Broken("a probe that goes elsewhere", "Deployment/troth", root -> at(root, CONTAINER + "/readinessProbe/httpGet").put("path", "/health/ready"),
                        IN_CONTAINER + "readinessProbe.httpGet.path is /health/ready, not /q/health/ready"),
                new Broken("a port the application does not open", "ConfigMap/troth", root -> at(root, "/data").put("QUARKUS_HTTP_PORT", "8081"),
                        IN_CONTAINER + "ports[http] is 8080, and the application opens 8081"),
                new Broken("too little time to end", "Deployment/troth", root -> at(root, "/spec/template/spec").put("terminationGracePeriodSeconds", 65),
                        "Deployment/troth: spec.template.spec.terminationGracePeriodSeconds is PT1M5S, and ending takes PT1M5S"),
                new Broken("requests that outlast the end", "ConfigMap/troth", root -> at(root, "/data").put("QUARKUS_SHUTDOWN_TIMEOUT", "20s"),
                        IN_CONTAINER + "env[QUARKUS_SHUTDOWN_TIMEOUT] is PT20S, and a request may take PT30S"),
                new Broken("more connections than there are", "ConfigMap/troth", root -> at(root, "/data").put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "20"),
                        "Pooler/troth-db-pooler: spec.pgbouncer.parameters.default_pool_size is 90, and the pods open 168"),
                new Broken("pods that end before others have ended", "Deployment/troth", root -> at(root, "/spec").put("minReadySeconds", 5),
                        "Deployment/troth: spec.minReadySeconds is PT5S, and ending, with all connections, takes PT1M5S"),
                new Broken("a pooler by transaction", "Pooler/troth-db-pooler", root -> at(root, "/spec/pgbouncer").put("poolMode", "transaction"),
                        "Pooler/troth-db-pooler: spec.pgbouncer.poolMode would hand the tenant of one connection to another"),
                new Broken("a command that is none", "CronJob/troth-verify",
                        root -> ((ArrayNode) root.at("/spec/jobTemplate/spec/template/spec/containers/0/args")).set(0, "check"),
                        "CronJob/troth-verify: spec.jobTemplate.spec.template.spec.containers[verify].args are no command of the application: [\"check\"]"),
                new Broken("a migration of another version", MIGRATION, root -> at(root, "/metadata").put("name", "troth-migrate-0-9-0"),
                        "Job/troth-migrate-0-9-0: metadata.name does not end with the version " + VERSION));
    }

    private static ObjectNode at(ObjectNode root, String pointer) {
        return (ObjectNode) root.at(pointer);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedWithItsPlace(Broken broken) {
        List<Manifest> objects = Kustomization.build(Path.of("k8s/overlays/cloudnative-pg"),
                List.of(Path.of("k8s/components/ingress"), Path.of("k8s/components/monitoring"), Path.of("k8s/components/tracing")));
        Manifest object = objects.stream().filter(one -> one.id().equals(broken.object())).findFirst().orElseThrow();
        broken.how().accept((ObjectNode) object.body());
        assertThat(faults(objects)).as(broken.what()).anyMatch(fault -> fault.startsWith(broken.fault()));
    }

    private static List<String> faults(List<Manifest> objects) {
        return Stream.of(objects.stream().flatMap(object -> KubernetesModel.faults(object).stream()),
                objects.stream().flatMap(object -> object.pods().stream()).flatMap(pods -> Hardening.faults(pods).stream()),
                Wiring.faults(objects).stream(), Fit.faults(objects, ManifestsTest.SETTINGS, VERSION).stream()).flatMap(faults -> faults).toList();
    }

    @Test
    void aKeyThatStandsTwiceIsRefused(@TempDir Path work) throws IOException {
        Path file = Files.writeString(work.resolve("twice.yaml"), "kind: Service\nkind: Deployment\n");
        assertThatThrownBy(() -> Manifest.read(file)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("Duplicate field 'kind'");
    }

    @Test
    void aPatchThatMeetsNothingIsRefused(@TempDir Path work) throws IOException {
        Files.writeString(work.resolve("service.yaml"), "apiVersion: v1\nkind: Service\nmetadata:\n  name: troth\n");
        Files.writeString(work.resolve("kustomization.yaml"), """
                resources: [service.yaml]
                patches:
                  - target: {kind: Deployment}
                    patch: "- {op: remove, path: /spec}"
                """);
        assertThatThrownBy(() -> Kustomization.build(work)).hasMessageContaining("a patch meets nothing: {\"kind\":\"Deployment\"}");
    }

    @Test
    void aWordOfKustomizeThatTheTestsDoNotKnowIsRefused(@TempDir Path work) throws IOException {
        Files.writeString(work.resolve("kustomization.yaml"), "namePrefix: my-\n");
        assertThatThrownBy(() -> Kustomization.build(work)).hasMessageContaining("uses namePrefix");
    }
}
