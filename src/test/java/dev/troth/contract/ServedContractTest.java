package dev.troth.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.troth.support.Contract;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has a service has its contract, without a token. */
@QuarkusTest
class ServedContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/openapi.yaml", "/openapi.yml", "/openapi?format=YAML"})
    void itIsTheCommittedFile(String address) throws IOException {
        Response answer = given().get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/yaml;charset=UTF-8");
        assertThat(answer.asByteArray()).isEqualTo(Files.readAllBytes(Contract.FILE));
    }

    @Test
    void asJsonItIsTheSameDocument() throws IOException {
        same(given().get("/openapi.json"));
        same(given().get("/openapi?format=json"));
        same(asking("application/json").get("/openapi"));
        same(asking("application/json, text/html;q=0.5").get("/openapi"));
    }

    @Test
    void aHeadHasItsLengthAlone() throws IOException {
        Response answer = given().head("/openapi");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Length")).isEqualTo(Long.toString(Files.size(Contract.FILE)));
        assertThat(answer.asByteArray()).isEmpty();
    }

    private static RequestSpecification asking(String type) {
        return given().header("Accept", type);
    }

    private static void same(Response answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json;charset=UTF-8");
        JsonNode served = JSON.readTree(answer.asByteArray());
        assertThat(served).isEqualTo(JSON.readTree(new YAMLMapper().readTree(Contract.FILE.toFile()).toString()));
        assertThat(served.path("openapi").isTextual()).isTrue();
    }
}
