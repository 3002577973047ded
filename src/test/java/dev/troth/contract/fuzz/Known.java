package dev.troth.contract.fuzz;

import dev.troth.support.Contract;
import dev.troth.support.Contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** The records a caller of the fuzz has come to know, by the address of their kind: /v1/clients/{id} leads to the addresses of clients. */
final class Known {

    /** Young records are in states that allow more, and belong together more often. */
    private static final int YOUNG = 8;

    private final Contract contract;
    private final Map<String, List<String>> addresses = new TreeMap<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> foreign;

    /** @param foreign ids of another tenant's records */
    Known(Contract contract, List<String> foreign) {
        this.contract = contract;
        this.foreign = foreign;
    }

    /** Remembers a record by its address. */
    void record(String address) {
        contract.operation("GET", address).map(Operation::path).ifPresent(path -> addresses.computeIfAbsent(path, none -> new ArrayList<>()).add(address));
    }

    /** Remembers the token of a page. */
    void page(String token) {
        tokens.add(token);
    }

    String token(Random random) {
        return tokens.isEmpty() ? "x" : tokens.get(random.nextInt(tokens.size()));
    }

    /** All there is of any kind. */
    List<String> ids() {
        return addresses.values().stream().flatMap(List::stream).map(Known::last).toList();
    }

    /** An address of an operation: with the parameters of a record that is known wherever there is one. */
    String address(String path, Random random) {
        for (int end = path.lastIndexOf('}'); end > 0; end = path.lastIndexOf('}', end - 1)) {
            List<String> found = like(path.substring(0, end + 1));
            if (!found.isEmpty()) {
                return filled(young(found, random) + path.substring(end + 1), random);
            }
        }
        return filled(path, random);
    }

    /** An id for a field, by its name: clientId is a client's, fromIncidentId an incident's. */
    String id(String field, Random random) {
        String wanted = field.toLowerCase(Locale.ROOT).replaceAll("id$", "");
        List<List<String>> kinds = addresses.entrySet().stream().filter(kind -> wanted.endsWith(singular(kind.getKey()))).map(Map.Entry::getValue).toList();
        if (kinds.isEmpty()) {
            kinds = List.copyOf(addresses.values());
        }
        return kinds.isEmpty() ? UUID.randomUUID().toString() : last(young(kinds.get(random.nextInt(kinds.size())), random));
    }

    /** An id that should lead nowhere. */
    String foreignId(Random random) {
        return foreign.isEmpty() ? new UUID(random.nextLong(), random.nextLong()).toString() : foreign.get(random.nextInt(foreign.size()));
    }

    private List<String> like(String path) {
        String shape = path.replaceAll("\\{[^}]+}", "{}");
        return addresses.entrySet().stream().filter(kind -> kind.getKey().replaceAll("\\{[^}]+}", "{}").equals(shape)).map(Map.Entry::getValue).findFirst()
                .orElse(List.of());
    }

    private String filled(String path, Random random) {
        String address = path;
        while (address.contains("{")) {
            String name = address.substring(address.indexOf('{') + 1, address.indexOf('}'));
            address = address.replace("{" + name + "}", name.endsWith("d") ? id(name, random) : "validation-failed");
        }
        return address;
    }

    private static String young(List<String> all, Random random) {
        int from = random.nextInt(4) == 0 ? 0 : Math.max(0, all.size() - YOUNG);
        return all.get(from + random.nextInt(all.size() - from));
    }

    /** In one word: /v1/access-grants/{id} is of an accessgrant. */
    private static String singular(String path) {
        String[] steps = path.split("/");
        return steps[steps.length - 2].replace("-", "").replaceAll("ies$", "y").replaceAll("s$", "");
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
