package dev.troth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.kubernetes.Manifest.Pods;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the objects of an installation find each other: every name, label, port and key that one says another has. */
final class Wiring {

    private static final List<Path> EXAMPLES = List.of(Path.of("k8s/secret.example.yaml"), Path.of("k8s/overlays/cloudnative-pg/secret.example.yaml"));

    private final List<String> faults = new ArrayList<>();
    private final List<Manifest> objects;
    private final List<Pods> pods;
    private final Map<String, Set<String>> secrets = new HashMap<>();

    private Wiring(List<Manifest> objects) {
        this.objects = objects;
        pods = objects.stream().flatMap(object -> object.pods().stream()).toList();
        EXAMPLES.stream().flatMap(file -> Manifest.read(file).stream())
                .forEach(secret -> secrets.put(secret.name(), Manifest.texts(secret.body().path("stringData")).keySet()));
        // The operator makes this one.
        all("Cluster").forEach(cluster -> secrets.put(cluster.name() + "-ca", Set.of("ca.crt", "ca.key")));
    }

    /** What is said of another object and is not so, with its place. */
    static List<String> faults(List<Manifest> objects) {
        Wiring wiring = new Wiring(objects);
        wiring.names();
        wiring.pods.forEach(wiring::pod);
        wiring.all("Deployment").forEach(wiring::deployment);
        wiring.all("Service").forEach(wiring::service);
        wiring.all("ServiceMonitor").forEach(wiring::serviceMonitor);
        wiring.all("Ingress").forEach(wiring::ingress);
        wiring.all("HorizontalPodAutoscaler").forEach(wiring::autoscaler);
        wiring.all("PodDisruptionBudget").forEach(budget -> wiring.selects(budget, "spec.selector", budget.spec().path("selector")));
        wiring.all("NetworkPolicy").forEach(wiring::networkPolicy);
        wiring.all("Cluster").forEach(wiring::cluster);
        wiring.all("Pooler").forEach(pooler -> wiring.named(pooler, "spec.cluster.name", "Cluster", pooler.spec().at("/cluster/name")));
        wiring.all("ScheduledBackup").forEach(backup -> wiring.named(backup, "spec.cluster.name", "Cluster", backup.spec().at("/cluster/name")));
        wiring.all("ObjectStore").forEach(wiring::objectStore);
        return wiring.faults;
    }

    private Stream<Manifest> all(String kind) {
        return objects.stream().filter(object -> object.is(kind));
    }

    private Optional<Manifest> one(String kind, String name) {
        return all(kind).filter(object -> object.name().equals(name)).findFirst();
    }

    private void names() {
        Set<String> seen = new HashSet<>();
        for (Manifest object : objects) {
            refuse(!seen.add(object.id()), object.id(), "is there twice");
            refuse(object.is("Secret"), object.id(), "is a secret: those are in no installation");
            refuse(!object.labels().containsKey("app.kubernetes.io/name"), object.id() + ": metadata.labels", "have no app.kubernetes.io/name");
            JsonNode namespace = object.body().at("/metadata/namespace");
            refuse(!object.is("Namespace") && !namespace.asText().equals("troth"), object.id() + ": metadata.namespace", "is not troth");
        }
    }

    private void pod(Pods pods) {
        JsonNode spec = pods.spec();
        named(pods.owner(), pods.path() + ".spec.serviceAccountName", "ServiceAccount", spec.path("serviceAccountName"));
        Set<String> volumes = new HashSet<>();
        Manifest.each(spec.path("volumes")).forEach(volume -> {
            volumes.add(volume.path("name").asText());
            if (volume.has("secret")) {
                Manifest.each(volume.at("/secret/items"))
                        .forEach(item -> secret(pods.at("spec.volumes"), volume.at("/secret/secretName").asText(), item.path("key").asText()));
            }
        });
        Manifest.each(spec.path("topologySpreadConstraints")).forEach(spread -> refuse(!matches(spread.path("labelSelector"), pods.labels()),
                pods.at("spec.topologySpreadConstraints[" + spread.path("topologyKey").asText() + "].labelSelector"), "does not select these pods"));
        pods.containers().forEach(container -> container(pods, container, volumes));
    }

    private void container(Pods pods, JsonNode container, Set<String> volumes) {
        Manifest.each(container.path("volumeMounts")).map(mount -> mount.path("name").asText()).filter(name -> !volumes.contains(name))
                .forEach(name -> refuse(true, pods.at(container, "volumeMounts"), "name a volume that is not there: " + name));
        refuse(Manifest.each(container.path("volumeMounts")).noneMatch(mount -> mount.path("mountPath").asText().equals("/tmp")),
                pods.at(container, "volumeMounts"), "have no /tmp, and the root file system is read-only");
        Manifest.each(container.path("envFrom")).filter(source -> source.has("configMapRef")).forEach(source -> named(pods.owner(),
                pods.path() + ".spec.containers[" + container.path("name").asText() + "].envFrom", "ConfigMap", source.at("/configMapRef/name")));
        Manifest.each(container.path("env")).forEach(variable -> {
            String place = pods.at(container, "env[" + variable.path("name").asText() + "]");
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            if (secret.isObject()) {
                secret(place, secret.path("name").asText(), secret.path("key").asText());
            }
            JsonNode key = variable.at("/valueFrom/configMapKeyRef");
            if (key.isObject()) {
                refuse(one("ConfigMap", key.path("name").asText()).filter(map -> map.body().path("data").has(key.path("key").asText())).isEmpty(), place,
                        "is of a key that is not there");
            }
        });
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            JsonNode port = container.path(probe).at("/httpGet/port");
            refuse(!port.isMissingNode() && !portNames(container).contains(port.asText()), pods.at(container, probe + ".httpGet.port"),
                    "is no port of the container: " + port.asText());
        }
    }

    private void secret(String place, String name, String key) {
        refuse(!secrets.getOrDefault(name, Set.of()).contains(key), place, "needs the key " + key + " of the secret " + name + ", which nothing tells of");
    }

    private void deployment(Manifest deployment) {
        refuse(!matches(deployment.spec().path("selector"), deployment.pods().orElseThrow().labels()), deployment.id() + ": spec.selector",
                "does not select its own pods");
        refuse(pods.stream().filter(pods -> matches(deployment.spec().path("selector"), pods.labels())).count() > 1, deployment.id() + ": spec.selector",
                "selects pods of others too");
    }

    private void service(Manifest service) {
        Map<String, String> selector = Manifest.texts(service.spec().path("selector"));
        List<Pods> selected = pods.stream().filter(pods -> pods.labels().entrySet().containsAll(selector.entrySet())).toList();
        refuse(selected.size() != 1, service.id() + ": spec.selector", "selects the pods of " + selected.stream().map(pods -> pods.owner().id()).toList());
        Manifest.each(service.spec().path("ports")).forEach(port -> selected.forEach(pods -> refuse(
                pods.containers().noneMatch(container -> portNames(container).contains(port.path("targetPort").asText())),
                service.id() + ": spec.ports[" + port.path("name").asText() + "].targetPort", "is no port of the pods: " + port.path("targetPort").asText())));
    }

    private void serviceMonitor(Manifest monitor) {
        List<Manifest> selected = all("Service").filter(service -> matches(monitor.spec().path("selector"), service.labels())).toList();
        refuse(selected.size() != 1, monitor.id() + ": spec.selector", "selects " + selected.stream().map(Manifest::id).toList() + ", not one service");
        for (Manifest service : selected) {
            refuse(!service.labels().containsKey(monitor.spec().path("jobLabel").asText()), monitor.id() + ": spec.jobLabel", "is no label of " + service.id());
            Manifest.each(monitor.spec().path("endpoints")).forEach(endpoint -> refuse(!hasPort(service, endpoint.path("port")),
                    monitor.id() + ": spec.endpoints.port", "is no port of " + service.id() + ": " + endpoint.path("port").asText()));
        }
    }

    private void ingress(Manifest ingress) {
        Set<String> hosts = Manifest.each(ingress.spec().path("tls")).flatMap(tls -> Manifest.each(tls.path("hosts"))).map(JsonNode::asText)
                .collect(Collectors.toSet());
        Manifest.each(ingress.spec().path("rules")).forEach(rule -> {
            refuse(!hosts.contains(rule.path("host").asText()), ingress.id() + ": spec.tls", "does not cover " + rule.path("host").asText());
            Manifest.each(rule.at("/http/paths")).map(path -> path.at("/backend/service")).forEach(backend -> {
                named(ingress, "spec.rules.http.paths.backend.service.name", "Service", backend.path("name"));
                one("Service", backend.path("name").asText()).ifPresent(service -> refuse(!hasPort(service, backend.at("/port/name")),
                        ingress.id() + ": spec.rules.http.paths.backend.service.port", "is no port of " + service.id()));
            });
        });
    }

    private void autoscaler(Manifest autoscaler) {
        JsonNode target = autoscaler.spec().path("scaleTargetRef");
        named(autoscaler, "spec.scaleTargetRef", target.path("kind").asText(), target.path("name"));
        one(target.path("kind").asText(), target.path("name").asText()).ifPresent(scaled -> refuse(scaled.spec().has("replicas"), scaled.id() + ": spec.replicas",
                "would undo the work of the autoscaler at every apply"));
    }

    private void networkPolicy(Manifest policy) {
        selects(policy, "spec.podSelector", policy.spec().path("podSelector"));
        List<String> types = Manifest.each(policy.spec().path("policyTypes")).map(JsonNode::asText).toList();
        refuse(policy.spec().has("ingress") && !types.contains("Ingress"), policy.id() + ": spec.policyTypes", "leave out Ingress");
        refuse(policy.spec().has("egress") && !types.contains("Egress"), policy.id() + ": spec.policyTypes", "leave out Egress");
        Manifest.each(policy.spec().path("ingress")).forEach(rule -> {
            peers(policy, "spec.ingress.from", rule.path("from"));
            Manifest.each(rule.path("ports")).map(port -> port.path("port").asInt())
                    .filter(port -> pods.stream().filter(pods -> matches(policy.spec().path("podSelector"), pods.labels())).flatMap(Pods::containers)
                            .anyMatch(container -> Manifest.each(container.path("ports")).noneMatch(own -> own.path("containerPort").asInt() == port)))
                    .forEach(port -> refuse(true, policy.id() + ": spec.ingress.ports", "is no port of its pods: " + port));
        });
        Manifest.each(policy.spec().path("egress")).forEach(rule -> peers(policy, "spec.egress.to", rule.path("to")));
    }

    /** Peers of this namespace must be among the pods of the installation; those of other namespaces are not ours to know. */
    private void peers(Manifest policy, String place, JsonNode peers) {
        Manifest.each(peers).filter(peer -> !peer.has("namespaceSelector") && !peer.has("ipBlock"))
                .forEach(peer -> selects(policy, place + ".podSelector", peer.path("podSelector")));
    }

    private void cluster(Manifest cluster) {
        for (String key : List.of("username", "password")) {
            secret(cluster.id() + ": spec.bootstrap.initdb.secret", cluster.spec().at("/bootstrap/initdb/secret/name").asText(), key);
            Manifest.each(cluster.spec().at("/managed/roles")).filter(role -> role.path("login").asBoolean())
                    .forEach(role -> secret(cluster.id() + ": spec.managed.roles[" + role.path("name").asText() + "].passwordSecret",
                            role.at("/passwordSecret/name").asText(), key));
        }
        Manifest.each(cluster.spec().path("plugins")).forEach(
                plugin -> named(cluster, "spec.plugins.parameters.barmanObjectName", "ObjectStore", plugin.at("/parameters/barmanObjectName")));
    }

    private void objectStore(Manifest store) {
        store.spec().at("/configuration/s3Credentials").forEach(
                reference -> secret(store.id() + ": spec.configuration.s3Credentials", reference.path("name").asText(), reference.path("key").asText()));
    }

    private void selects(Manifest object, String place, JsonNode selector) {
        refuse(labelsOfPods().noneMatch(labels -> matches(selector, labels)), object.id() + ": " + place, "selects no pods: " + selector);
    }

    /** Of the pods in these manifests, and of those CloudNativePG makes of its objects. */
    private Stream<Map<String, String>> labelsOfPods() {
        return Stream.of(pods.stream().map(Pods::labels),
                all("Cluster").map(cluster -> Map.of("cnpg.io/cluster", cluster.name(), "cnpg.io/podRole", "instance")),
                all("Pooler").map(pooler -> Map.of("cnpg.io/poolerName", pooler.name(), "cnpg.io/podRole", "pooler"))).flatMap(labels -> labels);
    }

    private void named(Manifest from, String place, String kind, JsonNode name) {
        refuse(one(kind, name.asText()).isEmpty(), from.id() + ": " + place, "names a " + kind + " that is not there: " + name.asText());
    }

    private static boolean hasPort(Manifest service, JsonNode name) {
        return Manifest.each(service.spec().path("ports")).anyMatch(port -> port.path("name").equals(name));
    }

    private static Set<String> portNames(JsonNode container) {
        return Manifest.each(container.path("ports")).map(port -> port.path("name").asText()).collect(Collectors.toSet());
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        boolean equal = labels.entrySet().containsAll(Manifest.texts(selector.path("matchLabels")).entrySet());
        return equal && Manifest.each(selector.path("matchExpressions")).allMatch(expression -> expression.path("operator").asText().equals("In")
                && Manifest.each(expression.path("values")).anyMatch(value -> value.asText().equals(labels.get(expression.path("key").asText()))));
    }

    private void refuse(boolean so, String place, String why) {
        if (so) {
            faults.add(place + " " + why);
        }
    }
}
