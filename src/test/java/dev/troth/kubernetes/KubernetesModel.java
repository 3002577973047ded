package dev.troth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.annotations.SerializedName;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether an object is one that Kubernetes would take: field by field against the model generated from its own OpenAPI description, and
 * against schemas in src/test/resources/k8s for the kinds that operators bring. Unlike a parse with a library, nothing is let through: no
 * unknown field at any depth, no number where a text belongs, no missing required field.
 */
final class KubernetesModel {

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("v1 Namespace", V1Namespace.class), Map.entry("v1 ServiceAccount", V1ServiceAccount.class),
            Map.entry("v1 ConfigMap", V1ConfigMap.class), Map.entry("v1 Secret", V1Secret.class), Map.entry("v1 Service", V1Service.class),
            Map.entry("apps/v1 Deployment", V1Deployment.class), Map.entry("batch/v1 Job", V1Job.class), Map.entry("batch/v1 CronJob", V1CronJob.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
            Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class), Map.entry("networking.k8s.io/v1 Ingress", V1Ingress.class));

    /** Kubernetes describes these as texts, and takes no others. */
    private static final Map<String, Set<String>> WORDS = Map.ofEntries(
            Map.entry("V1Container.imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
            Map.entry("V1PodSpec.restartPolicy", Set.of("Always", "OnFailure", "Never")),
            Map.entry("V1SeccompProfile.type", Set.of("RuntimeDefault", "Localhost", "Unconfined")),
            Map.entry("V1DeploymentStrategy.type", Set.of("RollingUpdate", "Recreate")),
            Map.entry("V1TopologySpreadConstraint.whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway")),
            Map.entry("V1CronJobSpec.concurrencyPolicy", Set.of("Allow", "Forbid", "Replace")),
            Map.entry("V1PodFailurePolicyRule.action", Set.of("FailJob", "FailIndex", "Ignore", "Count")),
            Map.entry("V1PodFailurePolicyOnExitCodesRequirement.operator", Set.of("In", "NotIn")),
            Map.entry("V1LabelSelectorRequirement.operator", Set.of("In", "NotIn", "Exists", "DoesNotExist")),
            Map.entry("V1ServiceSpec.type", Set.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName")),
            Map.entry("V1ServicePort.protocol", Set.of("TCP", "UDP", "SCTP")), Map.entry("V1ContainerPort.protocol", Set.of("TCP", "UDP", "SCTP")),
            Map.entry("V1NetworkPolicyPort.protocol", Set.of("TCP", "UDP", "SCTP")),
            Map.entry("V1HTTPIngressPath.pathType", Set.of("Exact", "Prefix", "ImplementationSpecific")),
            Map.entry("V2MetricTarget.type", Set.of("Utilization", "Value", "AverageValue")),
            Map.entry("V1PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy", Set.of("IfHealthyBudget", "AlwaysAllow")));

    private static final Path SCHEMAS = Path.of("src/test/resources/k8s");
    private static final JsonSchemaFactory SCHEMA_FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final List<String> faults = new ArrayList<>();
    private final String id;

    private KubernetesModel(String id) {
        this.id = id;
    }

    /** What is wrong with an object, each fault with its place; empty where nothing is. */
    static List<String> faults(Manifest manifest) {
        KubernetesModel model = new KubernetesModel(manifest.id());
        model.check(manifest.body());
        return model.faults;
    }

    private void check(JsonNode object) {
        String kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
        Path schema = SCHEMAS.resolve(kind.replace('/', '_').replace(' ', '_') + ".yaml");
        if (KINDS.containsKey(kind)) {
            model("", KINDS.get(kind), object);
        } else if (Files.exists(schema)) {
            custom(schema, object);
        } else {
            fault("", "there is no kind " + kind);
        }
    }

    private void custom(Path schema, JsonNode object) {
        model("metadata", V1ObjectMeta.class, object.path("metadata"));
        SCHEMA_FACTORY.getSchema(closed(Manifest.read(schema).get(0).body())).validate(object)
                .forEach(message -> {
                    String place = message.getInstanceLocation().toString();
                    fault(place.replaceFirst("^\\$\\.?", ""), message.getMessage().substring(place.length() + 2));
                });
    }

    /** Says of every description of an object that it has no other fields than those. */
    static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(KubernetesModel::closed);
        return schema;
    }

    private void model(String path, Class<?> type, JsonNode value) {
        if (!value.isObject()) {
            fault(path, "not an object: " + value);
            return;
        }
        Map<String, Field> known = Arrays.stream(type.getDeclaredFields()).filter(field -> field.isAnnotationPresent(SerializedName.class))
                .collect(Collectors.toMap(field -> field.getAnnotation(SerializedName.class).value(), Function.identity()));
        value.properties().forEach(entry -> {
            String place = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            Field field = known.get(entry.getKey());
            if (field == null) {
                fault(place, "there is no such field");
            } else {
                value(place, field.getGenericType(), entry.getValue());
                Set<String> words = WORDS.get(type.getSimpleName() + "." + entry.getKey());
                if (words != null && !words.contains(entry.getValue().asText())) {
                    fault(place, "none of " + words + ": " + entry.getValue());
                }
            }
        });
        required(type).stream().filter(name -> !value.has(name)).forEach(name -> fault(path.isEmpty() ? name : path + "." + name, "is missing"));
    }

    @SuppressWarnings("unchecked")
    private static Set<String> required(Class<?> type) {
        try {
            return (Set<String>) type.getField("openapiRequiredFields").get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " is not of the model", e);
        }
    }

    private void value(String path, Type type, JsonNode value) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == List.class) {
                list(path, inner, value);
            } else {
                map(path, inner, value);
            }
        } else if (type == String.class || type == byte[].class) {
            expect(value.isTextual(), path, "a text", value);
        } else if (type == Boolean.class) {
            expect(value.isBoolean(), path, "true or false", value);
        } else if (type == Integer.class || type == Long.class) {
            expect(value.isIntegralNumber(), path, "a whole number", value);
        } else if (type == IntOrString.class) {
            expect(value.isIntegralNumber() || value.isTextual(), path, "a whole number or a text", value);
        } else if (type == Quantity.class) {
            expect(isQuantity(value), path, "a quantity", value);
        } else if (type == OffsetDateTime.class) {
            expect(isInstant(value), path, "an instant", value);
        } else if (type instanceof Class<?> nested && nested.getPackage().equals(V1Deployment.class.getPackage())) {
            model(path, nested, value);
        } else {
            throw new AssertionError("the tests do not know the type " + type + " of " + path);
        }
    }

    private void list(String path, Type inner, JsonNode value) {
        expect(value.isArray(), path, "a list", value);
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            value(path + "[" + i + "]", inner, value.get(i));
        }
    }

    private void map(String path, Type inner, JsonNode value) {
        expect(value.isObject(), path, "a map", value);
        value.properties().forEach(entry -> value(path + "." + entry.getKey(), inner, entry.getValue()));
    }

    private static boolean isQuantity(JsonNode value) {
        try {
            new Quantity(value.asText());
            return value.isTextual() || value.isIntegralNumber();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean isInstant(JsonNode value) {
        try {
            return value.isTextual() && OffsetDateTime.parse(value.asText()) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void expect(boolean so, String path, String what, JsonNode value) {
        if (!so) {
            fault(path, "not " + what + ": " + value);
        }
    }

    private void fault(String path, String what) {
        faults.add(id + ": " + (path.isEmpty() ? "" : path + ": ") + what);
    }
}
