package dev.sentrycanary.web;

import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.sentrycanary.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** The page over an inbox of its own: with nothing in it, and with all that it holds. */
@QuarkusTest
@TestProfile(FullInboxTest.OwnInbox.class)
class FullInboxTest {
    private static final Logger LOG = Logger.getLogger(FullInboxTest.class);
    private static final int HELD = 10_000;
    private static final int ISSUES = 50;

    @TestHTTPResource("/")
    URL root;

    @Test
    void an_empty_list_says_what_would_fill_it() {
        String events = emptied("/");
        assertThat(events).contains("silent because nothing was sent", "curl -i ");
        assertThat(events).contains("SENTRY_DSN=http://canary@");
        for (String list : List.of("feedback", "profiles", "sessions", "other")) {
            assertThat(emptied("/" + list)).contains(" yet</h2>", "SENTRY_DSN=");
        }
        assertThat(emptied("/issues"))
                .contains("No issues. Nothing has gone wrong, or nothing was told.");
        given().accept("text/html")
                .get("/runs")
                .then()
                .body(containsString("A canary that never sings proves nothing."));
        given().accept("text/plain").get("/profiles").then().body(containsString("DSN: http"));
    }

    /**
     * A list with nothing in it. Jobs of other tests' beans go on sending, so it takes a moment.
     */
    private static String emptied(String list) {
        String[] page = new String[1];
        await().pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            given().delete("/inbox/api/events").then().statusCode(204);
                            page[0] = given().accept("text/html").get(list).asString();
                            return page[0].contains("width=\"72\" height=\"72\"");
                        });
        return page[0];
    }

    @Test
    void ten_thousand_events_are_shown_page_by_page() throws Exception {
        Seed seed = new Seed(root.toURI());
        for (int i = 0; i < HELD; i++) {
            seed.message(
                    "\"level\":\"info\",\"message\":\"full %d\",\"fingerprint\":[\"full-%d\"]"
                            .formatted(i, i % ISSUES));
        }
        Map<String, Object> first = given().accept("application/json").get("/").jsonPath().get();
        assertThat((Integer) first.get("held")).isBetween(HELD - 500, HELD);
        assertThat((List<?>) first.get("events")).hasSize(Listings.PAGE);

        String html = given().accept("text/html").get("/").asString();
        assertThat(html.length()).isLessThan(150_000);
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/?q=full");
            assertThat(page.locator("#rows > .row")).hasCount(Listings.PAGE);
            LOG.infof("Page over %d events: readable after %s ms", HELD, page.evaluate(READABLE));
            String last = page.locator("#rows > .row").last().getAttribute("id");
            page.locator(".more a").click();
            assertThat(page.locator("#rows > .row")).hasCount(Listings.PAGE);
            assertThat(page.locator("[id='" + last + "']")).hasCount(0);
        }
    }

    /** The paint itself is told later than it happens, on a busy machine much later. */
    private static final String READABLE =
            "performance.getEntriesByType('navigation')[0].domInteractive";

    public static class OwnInbox implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("canary.inbox.max-events", Integer.toString(HELD));
        }
    }
}
