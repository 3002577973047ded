package dev.troth.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.contract.PublishedContract;
import java.io.IOException;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

/** What the contract says of an operation that goes away; the service has none today. */
class DeprecationInTheContractTest {

    @Test
    void itIsDeprecatedSinceWhenUntilWhenAndWhatToUseInstead() throws IOException {
        Operation old = completed(OddOperations.OLD);
        assertThat(old.getDeprecated()).isTrue();
        assertThat(old.getDescription()).isEqualTo("What it does.\n\nDeprecated since 2027-01-31, there until 2027-08-01 at least. Use getNew.");
        assertThat(old.getResponses().getAPIResponse("200").getHeaders()).containsKeys("Deprecation", "Sunset");
    }

    @Test
    void anyOtherIsNot() throws IOException {
        Operation other = completed("getOther");
        assertThat(other.getDeprecated()).isNull();
        assertThat(other.getResponses().getAPIResponse("200").getHeaders()).doesNotContainKeys("Deprecation", "Sunset");
    }

    private static Operation completed(String operationId) throws IOException {
        Operation operation = OASFactory.createOperation().operationId(operationId).description("What it does.")
                .responses(OASFactory.createAPIResponses().addAPIResponse("200", OASFactory.createAPIResponse().description("OK")));
        OpenAPI contract = OASFactory.createOpenAPI().paths(OASFactory.createPaths().addPathItem("/v1/odd/old", OASFactory.createPathItem().GET(operation)))
                .components(OASFactory.createComponents().addSchema("Problem", OASFactory.createSchema())
                        .addSchema("CloudEvent", OASFactory.createSchema()).addSchema("TestEvent", OASFactory.createSchema()));
        new PublishedContract(Index.of(OddOperations.class)).filterOpenAPI(contract);
        assertThat(contract.getComponents().getHeaders().containsKey("Sunset")).isEqualTo(operation.getDeprecated() != null);
        return operation;
    }
}
