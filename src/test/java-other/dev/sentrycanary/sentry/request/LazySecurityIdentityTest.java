package dev.sentrycanary.sentry.request;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The same where Quarkus authenticates only once somebody asks who it is. */
@QuarkusTest
@TestProfile(LazySecurityIdentityTest.Lazily.class)
class LazySecurityIdentityTest extends SecurityIdentityTest {
    public static final class Lazily extends WithMembers {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("quarkus.http.auth.proactive", "false");
            return config;
        }
    }
}
