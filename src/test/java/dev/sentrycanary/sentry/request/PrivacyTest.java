package dev.sentrycanary.sentry.request;

import java.util.Iterator;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.sentry.Arrived;

import static org.assertj.core.api.Assertions.assertThat;

/** What an event tells of its request while nobody has asked for personal data. */
@QuarkusTest
class PrivacyTest {
    private final Arrived arrived = new Arrived();

    @Test
    void headers_that_name_a_person_or_open_a_door_are_left_out() {
        arrived.request()
                .header("Cookie", "theme=dark; account=planted-1")
                .header("Authorization", "Digest planted-2")
                .header("Remote-Addr", "203.0.113.7")
                .header("X-Api-Key", "planted-3")
                .header("Accept-Language", "de")
                .get("/test/rules/" + arrived.id() + "/broken");

        JsonNode event = arrived.await("error");
        assertThat(event.at("/request/headers").has("accept-language")).isTrue();
        assertThat(names(event.at("/request/headers")))
                .doesNotContain("cookie", "authorization", "remote-addr", "x-api-key");
        assertThat(event.at("/request").has("cookies")).isFalse();
        assertThat(event.toString()).doesNotContain("planted", "203.0.113.7");
    }

    @Test
    void client_address_and_identity_are_left_out() {
        arrived.request()
                .header("X-Test-Principal", "alice")
                .get("/test/rules/" + arrived.id() + "/broken");

        JsonNode user = arrived.await("error").path("user");
        assertThat(user.has("ip_address")).isFalse();
        assertThat(user.toString()).doesNotContain("alice", "127.0.0.1");
    }

    @Test
    void url_stands_without_its_query_and_the_query_without_secrets() {
        arrived.request()
                .get("/test/rules/" + arrived.id() + "/broken?page=3&access_token=planted-4");

        JsonNode request = arrived.await("error").path("request");
        assertThat(request.path("method").asText()).isEqualTo("GET");
        assertThat(request.path("url").asText())
                .endsWith("/test/rules/" + arrived.id() + "/broken");
        assertThat(request.path("query_string").asText())
                .isEqualTo("page=3&access_token=[Filtered]");
        assertThat(request.toString()).doesNotContain("planted");
    }

    @Test
    void user_provider_is_asked() {
        arrived.request()
                .header("X-Test-User", "u-" + arrived.id())
                .get("/test/rules/" + arrived.id() + "/broken");

        assertThat(arrived.await("error").at("/user/id").asText()).isEqualTo("u-" + arrived.id());
    }

    @Test
    void failing_user_provider_costs_only_the_user() {
        arrived.request()
                .header("X-Test-User", "failing")
                .get("/test/rules/" + arrived.id() + "/broken");

        assertThat(arrived.await("error").path("user").has("id")).isFalse();
    }

    @Test
    void answer_carries_no_trace_unless_asked() {
        assertThat(
                        arrived.request()
                                .get("/test/rules/" + arrived.id())
                                .headers()
                                .hasHeaderWithName("sentry-trace"))
                .isFalse();
    }

    private static Iterable<String> names(JsonNode object) {
        return () -> {
            Iterator<String> names = object.fieldNames();
            return names;
        };
    }
}
