package dev.sentrycanary.sentry;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What becomes of log records, read back from the inbox. */
@QuarkusTest
class LogBridgeTest {
    private static final String LOGGER = "shop.orders";
    private static final Logger LOG = Logger.getLogger(LOGGER);

    private final String id = UUID.randomUUID().toString();

    @Test
    void an_error_with_an_exception_is_one_event_with_template_logger_and_context() {
        MDC.put("basket", id);
        try {
            LOG.errorf(new IllegalStateException("stock " + id), "No order %s for %s", id, "Ann");
        } finally {
            MDC.remove("basket");
        }
        JsonPath event = only("stock " + id);

        assertThat(titles(id)).hasSize(1);
        assertThat(event.getString("level")).isEqualTo("error");
        assertThat(event.getString("logger")).isEqualTo(LOGGER);
        assertThat(event.getString("message.message")).isEqualTo("No order %s for %s");
        assertThat(event.getString("message.formatted")).isEqualTo("No order " + id + " for Ann");
        assertThat(event.getList("message.params", String.class)).containsExactly(id, "Ann");
        assertThat(event.getString("contexts.MDC.basket")).isEqualTo(id);
        assertThat(event.getString("exception.values[-1].type")).isEqualTo("IllegalStateException");
        assertThat(event.getString("exception.values[-1].value")).isEqualTo("stock " + id);
        assertThat(event.getString("exception.values[-1].mechanism.type"))
                .containsIgnoringCase("jul");
    }

    @Test
    void addresses_that_the_http_client_tells_stay_out_of_a_log_at_debug() {
        assertThat(java.util.logging.Logger.getLogger("jdk.internal.httpclient").getLevel())
                .isEqualTo(java.util.logging.Level.INFO);
    }

    @Test
    void an_error_without_an_exception_is_an_event_of_its_message() {
        LOG.error("Out of paper " + id);
        JsonPath event = only("Out of paper " + id);

        assertThat(event.getString("message.formatted")).isEqualTo("Out of paper " + id);
        assertThat(event.getString("level")).isEqualTo("error");
        assertThat(event.<Object>get("exception")).isNull();
    }

    @Test
    void lesser_records_are_breadcrumbs_of_the_next_event_and_no_events() {
        LOG.debug("unseen " + id);
        LOG.infov("basket {0} opened", id);
        LOG.warnf("basket %s is slow", id);
        LOG.error("basket lost " + id);
        JsonPath event = only("basket lost " + id);

        assertThat(crumbs(event))
                .extracting(
                        crumb -> crumb.get("level"),
                        crumb -> crumb.get("category"),
                        crumb -> crumb.get("message"))
                .containsExactly(
                        tuple("info", LOGGER, "basket " + id + " opened"),
                        tuple("warning", LOGGER, "basket " + id + " is slow"));
        assertThat(titles(id)).hasSize(1);
    }

    @Test
    void what_the_sdk_and_its_integration_log_makes_no_events() {
        Logger.getLogger("io.sentry").error("told by the SDK " + id);
        Logger.getLogger("io.sentry.transport").error("told by its transport " + id);
        Logger.getLogger("dev.sentrycanary.sentry.Hub").error("told by the integration " + id);
        LOG.error("told by the application " + id);
        only("told by the application " + id);

        assertThat(titles(id)).hasSize(1);
    }

    @Test
    void events_say_which_sdk_sent_them_in_the_version_of_its_core() {
        LOG.error("Who am I " + id);
        JsonPath event = only("Who am I " + id);

        String core = core(event);
        assertThat(event.getString("sdk.name")).isEqualTo("sentry.java.quarkus");
        assertThat(event.getString("sdk.version")).isEqualTo(core);
        assertThat(event.getList("sdk.packages.name", String.class))
                .contains("maven:io.sentry:sentry", "maven:io.sentry:sentry-jul");
        assertThat(event.getList("sdk.integrations", String.class)).contains("Jul");
    }

    private static String core(JsonPath event) {
        return event.getString("sdk.packages.find { it.name == 'maven:io.sentry:sentry' }.version");
    }

    private List<Map<String, String>> crumbs(JsonPath event) {
        List<Map<String, String>> all =
                event.get("breadcrumbs") instanceof List
                        ? event.getList("breadcrumbs")
                        : event.getList("breadcrumbs.values");
        return all.stream()
                .filter(crumb -> String.valueOf(crumb.get("message")).contains(id))
                .toList();
    }

    private static List<String> titles(String id) {
        return given().queryParam("kind", "error")
                .queryParam("message", id)
                .get("/inbox/api/events")
                .jsonPath()
                .getList("events.title", String.class);
    }

    /** The one event whose message holds {@code text}. */
    private static JsonPath only(String text) {
        List<String> ids =
                given().queryParam("kind", "error")
                        .queryParam("message", text)
                        .queryParam("timeout", "30s")
                        .get("/inbox/api/events/await")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("events.id", String.class);
        assertThat(ids).hasSize(1);
        return given().get("/inbox/api/events/" + ids.get(0))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("payload");
    }
}
