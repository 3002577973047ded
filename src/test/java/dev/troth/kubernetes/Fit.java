package dev.troth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.kubernetes.Manifest.Pods;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether an installation fits the application as it is: its settings, addresses, ports, commands, times and connections. */
final class Fit {

    /** What SteadyRounds waits for the work in the background. */
    private static final Duration LAST_ROUNDS = Duration.ofSeconds(5);
    private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql://([a-z0-9.-]+):5432/troth(\\?.*)?");
    private static final Set<String> COMMANDS = Set.of("[]", "[\"migrate\"]", "[\"verify\"]");
    /** Connections of PostgreSQL that are nobody's of ours: its superuser, replication, the operator, an administrator, the migration. */
    private static final int OTHERS = 10;

    private final List<String> faults = new ArrayList<>();
    private final List<Manifest> objects;
    private final Settings settings;
    private final String version;

    private Fit(List<Manifest> objects, Settings settings, String version) {
        this.objects = objects;
        this.settings = settings;
        this.version = version;
    }

    /** What does not fit, with its place. */
    static List<String> faults(List<Manifest> objects, Settings settings, String version) {
        Fit fit = new Fit(objects, settings, version);
        List<Pods> pods = objects.stream().flatMap(object -> object.pods().stream()).toList();
        pods.forEach(fit::pod);
        fit.all("Deployment").map(Manifest::pods).flatMap(Optional::stream).forEach(fit::service);
        fit.all("Job").forEach(fit::job);
        fit.all("ServiceMonitor").forEach(fit::metrics);
        fit.all("Service").forEach(fit::annotated);
        fit.all("HorizontalPodAutoscaler").forEach(fit::connections);
        return fit.faults;
    }

    private Stream<Manifest> all(String kind) {
        return objects.stream().filter(object -> object.is(kind));
    }

    private void pod(Pods pods) {
        pods.containers().forEach(container -> {
            environment(pods, container).forEach((name, value) -> {
                refuse(!settings.knows(name), pods.at(container, "env[" + name + "]"), "is nothing that the application reads");
                refuse(value != null && name.matches(".*(PASSWORD|SECRET_KEY|TOKEN).*"), pods.at(container, "env[" + name + "]"), "belongs into a secret");
            });
            refuse(!COMMANDS.contains(container.path("args").isMissingNode() ? "[]" : container.path("args").toString()), pods.at(container, "args"),
                    "are no command of the application: " + container.path("args"));
            refuse(container.has("command"), pods.at(container, "command"), "replaces what the image says");
            database(pods, container);
        });
    }

    /** As the container sees it: of the maps it takes whole, then its own; null where a secret has the value. */
    private Map<String, String> environment(Pods pods, JsonNode container) {
        Map<String, String> environment = new LinkedHashMap<>();
        Manifest.each(container.path("envFrom")).map(source -> source.at("/configMapRef/name").asText())
                .flatMap(name -> all("ConfigMap").filter(map -> map.name().equals(name)))
                .forEach(map -> environment.putAll(Manifest.texts(map.body().path("data"))));
        Manifest.each(container.path("env")).forEach(variable -> environment.put(variable.path("name").asText(), variable.path("value").asText(null)));
        return environment;
    }

    private String set(Pods pods, JsonNode container, String variable, String property, String otherwise) {
        return environment(pods, container).getOrDefault(variable, settings.value(property, otherwise));
    }

    private void database(Pods pods, JsonNode container) {
        String place = pods.at(container, "env[QUARKUS_DATASOURCE_JDBC_URL]");
        String url = environment(pods, container).getOrDefault("QUARKUS_DATASOURCE_JDBC_URL", "");
        Matcher parts = DATABASE.matcher(url);
        if (!parts.matches()) {
            refuse(true, place, "is no address of the database: " + url);
            return;
        }
        for (Manifest cluster : all("Cluster").toList()) {
            boolean migrates = container.path("args").toString().contains("migrate");
            List<String> hosts = migrates ? List.of(cluster.name() + "-rw") : all("Pooler").map(Manifest::name).toList();
            refuse(!hosts.contains(parts.group(1)), place, "goes to " + parts.group(1) + ", not " + hosts);
            refuse(!migrates && Manifest.each(cluster.spec().at("/certificates/serverAltDNSNames")).noneMatch(name -> name.asText().equals(parts.group(1))), place,
                    "is no name of the certificate of " + cluster.id());
            refuse(!url.contains("?sslmode=verify-full&sslrootcert=" + Manifest.each(container.path("volumeMounts"))
                    .filter(mount -> mount.path("name").asText().equals("database-ca")).map(mount -> mount.path("mountPath").asText()).findFirst().orElse("nowhere")
                    + "/ca.crt"), place, "does not verify the database: " + url);
        }
    }

    private void service(Pods pods) {
        JsonNode container = pods.containers().findFirst().orElseThrow();
        String root = settings.value("quarkus.management.root-path", "/q");
        String health = root + "/" + settings.value("quarkus.smallrye-health.root-path", "health") + "/";
        probe(pods, container, "startupProbe", health + settings.value("quarkus.smallrye-health.startup-path", "started"));
        probe(pods, container, "livenessProbe", health + settings.value("quarkus.smallrye-health.liveness-path", "live"));
        probe(pods, container, "readinessProbe", health + settings.value("quarkus.smallrye-health.readiness-path", "ready"));
        port(pods, container, "http", set(pods, container, "QUARKUS_HTTP_PORT", "quarkus.http.port", "8080"));
        port(pods, container, "management", set(pods, container, "QUARKUS_MANAGEMENT_PORT", "quarkus.management.port", "9000"));
        refuse(!settings.value("quarkus.management.enabled", "false").equals("true"), pods.at(container, "ports[management]"), "is not opened by the application");
        refuse(!"false".equals(environment(pods, container).get("QUARKUS_FLYWAY_MIGRATE_AT_START")), pods.at(container, "env[QUARKUS_FLYWAY_MIGRATE_AT_START]"),
                "is not false: the service would migrate");
        ends(pods, container);
        streams(pods, container);
    }

    private void probe(Pods pods, JsonNode container, String probe, String path) {
        JsonNode get = container.path(probe).path("httpGet");
        refuse(!get.path("path").asText().equals(path), pods.at(container, probe + ".httpGet.path"), "is " + get.path("path").asText("missing") + ", not " + path);
        refuse(!get.path("port").asText().equals("management"), pods.at(container, probe + ".httpGet.port"), "is not the management port");
    }

    private void port(Pods pods, JsonNode container, String name, String number) {
        String found = Manifest.each(container.path("ports")).filter(port -> port.path("name").asText().equals(name))
                .map(port -> port.path("containerPort").asText()).findFirst().orElse("missing");
        refuse(!found.equals(number), pods.at(container, "ports[" + name + "]"), "is " + found + ", and the application opens " + number);
    }

    /** Nobody is cut off: endpoints are withdrawn, then requests end, and only then the node would end the process. */
    private void ends(Pods pods, JsonNode container) {
        Duration withdrawn = Duration.ofSeconds(container.at("/lifecycle/preStop/sleep/seconds").asLong());
        Duration timeout = Settings.duration(set(pods, container, "QUARKUS_SHUTDOWN_TIMEOUT", "quarkus.shutdown.timeout", "0"));
        Duration delay = Settings.duration(set(pods, container, "QUARKUS_SHUTDOWN_DELAY", "quarkus.shutdown.delay", "0"));
        Duration grace = Duration.ofSeconds(pods.spec().path("terminationGracePeriodSeconds").asLong(30));
        Duration longest = Settings.duration(set(pods, container, "TROTH_LIMITS_REQUEST_TIMEOUT", "troth.limits.request-timeout", "30s"));
        refuse(withdrawn.toSeconds() < 5, pods.at(container, "lifecycle.preStop"), "does not wait until endpoints are withdrawn");
        refuse(timeout.compareTo(longest) <= 0, pods.at(container, "env[QUARKUS_SHUTDOWN_TIMEOUT]"), "is " + timeout + ", and a request may take " + longest);
        Duration deliveries = Settings.duration(set(pods, container, "TROTH_WEBHOOKS_TIMEOUT", "troth.webhooks.timeout", "PT15S"));
        Duration all = withdrawn.plus(delay).plus(timeout).plus(deliveries).plus(LAST_ROUNDS);
        refuse(grace.compareTo(all) <= 0, pods.at("spec.terminationGracePeriodSeconds"), "is " + grace + ", and ending takes " + all);
        // The next one is told to end once the one in its place was ready for so long.
        Duration apart = Duration.ofSeconds(pods.owner().spec().path("minReadySeconds").asLong());
        refuse(apart.compareTo(all) <= 0, pods.owner().id() + ": spec.minReadySeconds", "is " + apart + ", and ending, with all connections, takes " + all);
    }

    private void streams(Pods pods, JsonNode container) {
        int connections = Integer.parseInt(set(pods, container, "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "quarkus.datasource.jdbc.max-size", "20"));
        int streams = Integer.parseInt(set(pods, container, "TROTH_LIMITS_STREAMS", "troth.limits.streams", "12"));
        int ofATenant = Integer.parseInt(set(pods, container, "TROTH_LIMITS_STREAMS_PER_TENANT", "troth.limits.streams-per-tenant", "8"));
        refuse(streams >= connections, pods.at(container, "env[TROTH_LIMITS_STREAMS]"), "is " + streams + ", and there are " + connections + " connections");
        refuse(ofATenant >= streams, pods.at(container, "env[TROTH_LIMITS_STREAMS_PER_TENANT]"), "is " + ofATenant + " of " + streams);
    }

    /** All workloads are of one version, and the migration is named after it. */
    private void job(Manifest job) {
        refuse(!job.name().endsWith("-" + version.replace('.', '-')), job.id() + ": metadata.name", "does not end with the version " + version);
        Set<String> images = objects.stream().flatMap(object -> object.pods().stream()).flatMap(Pods::containers)
                .map(container -> container.path("image").asText()).collect(Collectors.toSet());
        refuse(!images.equals(Set.of("ghcr.io/troth/troth:" + version)), job.id() + ": spec.template.spec.containers.image", "is one of " + images + ", not all "
                + version);
    }

    private String metricsPath() {
        return settings.value("quarkus.management.root-path", "/q") + "/" + settings.value("quarkus.micrometer.export.prometheus.path", "metrics");
    }

    private void metrics(Manifest monitor) {
        Manifest.each(monitor.spec().path("endpoints")).map(endpoint -> endpoint.path("path").asText()).filter(path -> !path.equals(metricsPath()))
                .forEach(path -> refuse(true, monitor.id() + ": spec.endpoints.path", "is " + path + ", not " + metricsPath()));
    }

    private void annotated(Manifest service) {
        JsonNode annotations = service.body().at("/metadata/annotations");
        if (annotations.has("prometheus.io/scrape")) {
            String port = annotations.path("prometheus.io/port").asText();
            refuse(!annotations.path("prometheus.io/path").asText().equals(metricsPath()), service.id() + ": metadata.annotations[prometheus.io/path]",
                    "is not " + metricsPath());
            refuse(Manifest.each(service.spec().path("ports")).noneMatch(own -> own.path("port").asText().equals(port)),
                    service.id() + ": metadata.annotations[prometheus.io/port]", "is no port of the service: " + port);
        }
    }

    /**
     * As many pods as there can be, with as many connections as each can open, are served: those that are scaled to, one that starts and one that ends
     * during a rollout, each with one more for readiness.
     */
    private void connections(Manifest autoscaler) {
        Manifest scaled = all("Deployment").findFirst().orElseThrow();
        Pods pods = scaled.pods().orElseThrow();
        int most = autoscaler.spec().path("maxReplicas").asInt() + 2 * scaled.spec().at("/strategy/rollingUpdate/maxSurge").asInt();
        int each = 1 + Integer.parseInt(set(pods, pods.containers().findFirst().orElseThrow(), "QUARKUS_DATASOURCE_JDBC_MAX_SIZE",
                "quarkus.datasource.jdbc.max-size", "20"));
        String place = autoscaler.id() + ": spec.maxReplicas";
        refuse(all("Cluster").findAny().isEmpty() && most * each > 100 - OTHERS, place, "and two more open " + most * each + " connections, and PostgreSQL has 100");
        for (Manifest pooler : all("Pooler").toList()) {
            int pool = pooler.spec().at("/pgbouncer/parameters/default_pool_size").asInt();
            int server = all("Cluster").mapToInt(cluster -> cluster.spec().at("/postgresql/parameters/max_connections").asInt()).sum();
            refuse(!pooler.spec().at("/pgbouncer/poolMode").asText().equals("session"), pooler.id() + ": spec.pgbouncer.poolMode",
                    "would hand the tenant of one connection to another");
            refuse(pool < most * each, pooler.id() + ": spec.pgbouncer.parameters.default_pool_size", "is " + pool + ", and the pods open " + most * each);
            refuse(pool * pooler.spec().path("instances").asInt() > server - OTHERS, pooler.id() + ": spec.pgbouncer.parameters.default_pool_size",
                    "of all poolers does not fit into max_connections, " + server);
        }
    }

    private void refuse(boolean so, String place, String why) {
        if (so) {
            faults.add(place + " " + why);
        }
    }
}
