package dev.sentrycanary.inbox;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same over the packaged application: the jar, or the native binary with {@code -Dnative}. */
@QuarkusIntegrationTest
class CapturedRequestsIT extends CapturedRequestsTest {}
