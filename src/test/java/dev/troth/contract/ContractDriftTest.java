package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Contract;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The committed contract is the one the code generates; -Dtroth.update-contract writes it. */
@QuarkusTest
class ContractDriftTest {

    @Test
    void theCommittedContractIsWhatTheCodeGenerates() throws IOException {
        String generated = RestAssured.given().get("/q/openapi?format=YAML").then().statusCode(200).extract().asString();
        if (System.getProperty("troth.update-contract") != null) {
            Files.createDirectories(Contract.FILE.getParent());
            Files.writeString(Contract.FILE, generated);
        }
        assertThat(Files.exists(Contract.FILE) ? Files.readString(Contract.FILE) : "")
                .as("%s is not what the code generates. If the change is meant: %s", Contract.FILE, Contract.UPDATE)
                .isEqualTo(generated);
    }
}
