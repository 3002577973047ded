package dev.troth.trust;

import dev.troth.support.PackagedDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged application. */
@QuarkusIntegrationTest
@WithTestResource(PackagedDatabase.class)
class NamedReadingsIT extends NamedReadingsTest {
}
