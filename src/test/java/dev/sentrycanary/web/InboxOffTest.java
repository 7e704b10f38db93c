package dev.sentrycanary.web;

import java.net.URL;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.sentrycanary.sentry.WithDsn;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

/** Where events go to a Sentry elsewhere, runs and verdicts remain to be seen. */
@QuarkusTest
@TestProfile(WithDsn.class)
class InboxOffTest {
    @TestHTTPResource("/")
    URL root;

    @Test
    void the_first_page_shows_the_runs_and_no_link_is_dead() {
        try (Visit visit = Visit.withoutScript(root)) {
            Page page = visit.page();
            for (String path : List.of("/", "/runs", "/send")) {
                page.navigate(path);
                assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.SEARCH))
                        .hasCount(0);
                for (Locator link : page.locator("a[href^='/']").all()) {
                    String target = link.getAttribute("href");
                    assertThat(given().accept("text/html").get(target).statusCode())
                            .as("%s on %s", target, path)
                            .isEqualTo(200);
                }
            }
            page.navigate("/");
            assertThat(page.locator("h1")).hasText("Runs");
        }
    }

    @Test
    void addresses_of_the_inbox_say_that_it_is_off() {
        String id = "0".repeat(32);
        for (String path :
                List.of(
                        "/logs",
                        "/issues",
                        "/issues/1",
                        "/traces",
                        "/traces/" + id,
                        "/events/" + id)) {
            for (String type : List.of("text/html", "text/plain", "application/json")) {
                given().accept(type)
                        .get(path)
                        .then()
                        .statusCode(404)
                        .body(containsString("canary.inbox.enabled"));
            }
        }
        given().get("/stream").then().statusCode(404);
        given().body("{}\n").post("/stream").then().statusCode(404);
        given().body("{}\n").post("/api/1/envelope/").then().statusCode(404);
    }
}
