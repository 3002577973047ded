package dev.troth.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Contract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An import may ask for everything that creates or moves a record, and for nothing else. */
@QuarkusTest
class OperationsTest {

    /** What changes something or is posted, and is no operation of an import, each with the reason. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "POST /v1/imports", "an import does not nest",
            "POST /v1/clients/{clientId}/trust-score/what-if", "stores nothing",
            "PUT /v1/retention-policy", "is the tenant's, and no record");

    @Inject
    Operations operations;

    @Test
    void everyPostAndPutOfTheContractIsPossibleOrLeftOutForAReason() {
        TreeSet<String> expected = Contract.committed().operations().stream()
                .filter(operation -> operation.method().equals("POST") || operation.method().equals("PUT"))
                .filter(operation -> !operation.path().startsWith("/v1/webhook") && !operation.node().at("/security/0/bearer/0").asText().equals("troth:admin")).map(Contract.Operation::toString)
                .filter(operation -> !LEFT_OUT.containsKey(operation)).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> possible = operations.all().stream().map(Operation::toString).collect(Collectors.toCollection(TreeSet::new));
        assertThat(possible).isEqualTo(expected);
    }
}
