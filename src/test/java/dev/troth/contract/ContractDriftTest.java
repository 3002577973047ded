package dev.troth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Contract;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The committed contract is the one the code generates; -Dtroth.update-contract writes it. */
@QuarkusTest
class ContractDriftTest {

    /** What dev mode serves at /q/openapi. */
    @Inject
    OpenApiDocumentService documents;

    @Test
    void theCommittedContractIsWhatTheCodeGenerates() throws IOException {
        String generated = new String(documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.YAML), StandardCharsets.UTF_8);
        if (System.getProperty("troth.update-contract") != null) {
            Files.createDirectories(Contract.FILE.getParent());
            Files.writeString(Contract.FILE, generated);
        }
        assertThat(Files.exists(Contract.FILE) ? Files.readString(Contract.FILE) : "")
                .as("%s is not what the code generates. If the change is meant: %s", Contract.FILE, Contract.UPDATE)
                .isEqualTo(generated);
    }
}
