package dev.troth.contract;

import dev.troth.support.PackagedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged application, which cannot make the contract any more. */
@QuarkusIntegrationTest
@WithTestResource(PackagedDatabase.class)
class ServedContractIT extends ServedContractTest {
}
