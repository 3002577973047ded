package dev.troth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.kubernetes.Manifest.Pods;
import java.util.ArrayList;
import java.util.List;

/** Whether pods run with no more than they need: the restricted pod security standard and what else an operator would ask for. */
final class Hardening {

    private static final int UID = 10001;

    private final List<String> faults = new ArrayList<>();
    private final Pods pods;

    private Hardening(Pods pods) {
        this.pods = pods;
    }

    /** What is too much, or too little, with its place. */
    static List<String> faults(Pods pods) {
        Hardening hardening = new Hardening(pods);
        hardening.checkPod();
        pods.containers().forEach(hardening::checkContainer);
        return hardening.faults;
    }

    private void checkPod() {
        JsonNode spec = pods.spec();
        expect(spec, "/securityContext/runAsNonRoot", "true");
        expect(spec, "/securityContext/runAsUser", String.valueOf(UID));
        expect(spec, "/securityContext/runAsGroup", String.valueOf(UID));
        expect(spec, "/securityContext/seccompProfile/type", "RuntimeDefault");
        expect(spec, "/automountServiceAccountToken", "false");
        expect(spec, "/enableServiceLinks", "false");
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            refuse(spec.path(host).asBoolean(), pods.at("spec." + host), "shares the node's");
        }
        Manifest.each(spec.path("volumes")).filter(volume -> volume.has("hostPath"))
                .forEach(volume -> refuse(true, pods.at("spec.volumes[" + volume.path("name").asText() + "]"), "is a path of the node"));
        refuse(pods.containers().findAny().isEmpty(), pods.at("spec.containers"), "is empty");
    }

    private void checkContainer(JsonNode container) {
        expect(container, "/securityContext/allowPrivilegeEscalation", "false");
        expect(container, "/securityContext/readOnlyRootFilesystem", "true");
        expect(container, "/securityContext/capabilities/drop", "[\"ALL\"]");
        expect(container, "/imagePullPolicy", "IfNotPresent");
        JsonNode context = container.path("securityContext");
        refuse(context.path("privileged").asBoolean(), pods.at(container, "securityContext.privileged"), "is true");
        refuse(context.at("/capabilities/add").size() > 0, pods.at(container, "securityContext.capabilities.add"), "gives back what was dropped");
        String image = container.path("image").asText();
        refuse(!image.matches(".+(:\\d+\\.\\d+\\.\\d+|@sha256:[0-9a-f]{64})"), pods.at(container, "image"), "is not pinned: " + image);
        JsonNode resources = container.path("resources");
        expect(container, "/resources/limits/memory", "512Mi");
        expect(container, "/resources/requests/memory", "512Mi");
        refuse(!resources.at("/requests").has("cpu"), pods.at(container, "resources.requests.cpu"), "is missing");
        refuse(resources.at("/limits").has("cpu"), pods.at(container, "resources.limits.cpu"), "stops the JVM in the middle of a request");
    }

    private void expect(JsonNode node, String pointer, String value) {
        JsonNode found = node.at(pointer);
        String text = found.isContainerNode() ? found.toString() : found.asText();
        String place = pointer.substring(1).replace('/', '.');
        String at = node == pods.spec() ? pods.at("spec." + place) : pods.at(node, place);
        refuse(!text.equals(value), at, "is " + (text.isEmpty() ? "missing" : text) + ", not " + value);
    }

    private void refuse(boolean so, String place, String why) {
        if (so) {
            faults.add(place + " " + why);
        }
    }
}
