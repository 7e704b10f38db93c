package dev.sentrycanary.sentry.request;

import java.util.Map;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.sentry.Arrived;

import static org.assertj.core.api.Assertions.assertThat;

/** The user whom Quarkus itself has authenticated, by basic authentication. */
@QuarkusTest
@TestProfile(SecurityIdentityTest.WithMembers.class)
class SecurityIdentityTest {
    private static final String PASSWORD = "planted-of-alice";

    public static class WithMembers implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.security.users.embedded.enabled", "true",
                    "quarkus.security.users.embedded.plain-text", "true",
                    "quarkus.security.users.embedded.users.alice", PASSWORD,
                    "sentry.send-default-pii", "true");
        }
    }

    @Inject SentryOptions options;

    private final Arrived arrived = new Arrived();
    private final String path = "/test/members/" + arrived.id();

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "reactive", "virtual"})
    void user_of_an_error_is_who_signed_in(String way) {
        alice(PASSWORD).get(path + "/" + way).then().statusCode(500);

        JsonNode event = arrived.await("error");
        assertThat(event.at("/user/username").asText()).isEqualTo("alice");
        assertThat(event.at("/request/headers/authorization").asText()).isEqualTo("[Filtered]");
        assertThat(event.toString()).doesNotContain(PASSWORD);
        assertThat(arrived.await("transaction").at("/user/username").asText()).isEqualTo("alice");
        assertThat(arrived.settled("error")).isEqualTo(1);
    }

    @Test
    void without_personal_data_nobody_is_named() {
        options.setSendDefaultPii(false);
        try {
            alice(PASSWORD).get(path + "/blocking").then().statusCode(500);

            JsonNode event = arrived.await("error");
            assertThat(event.path("user")).isEmpty();
            assertThat(event.toString()).doesNotContain("alice", PASSWORD);
        } finally {
            options.setSendDefaultPii(true);
        }
    }

    @Test
    void who_is_not_let_in_is_no_error_and_nobodys_name() {
        alice("planted-guess").get(path + "/blocking").then().statusCode(401);
        unreported();
    }

    @Test
    void who_does_not_sign_in_is_no_error() {
        arrived.request().get(path + "/reactive").then().statusCode(401);
        unreported();
    }

    @Test
    void who_lacks_a_role_is_no_error() {
        alice(PASSWORD).get(path + "/reserved").then().statusCode(403);
        unreported();
    }

    private void unreported() {
        assertThat(arrived.await("transaction").toString()).doesNotContain("planted");
        assertThat(arrived.settled("error")).isZero();
    }

    private RequestSpecification alice(String password) {
        return arrived.request().auth().preemptive().basic("alice", password);
    }
}
