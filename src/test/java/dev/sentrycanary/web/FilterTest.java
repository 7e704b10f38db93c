package dev.sentrycanary.web;

import java.net.URL;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

/** How one finds the one event among many. */
@QuarkusTest
class FilterTest {
    private final String mark = "find" + UUID.randomUUID().toString().replace("-", "");

    @TestHTTPResource("/")
    URL root;

    @BeforeEach
    void two_different_events() throws Exception {
        Seed seed = new Seed(root.toURI());
        seed.message(
                """
                "message":"%s red apple","level":"warning","environment":"shop north",\
                "release":"a@1","platform":"ruby","tags":{"colour":"red","size":"x\\"l"}\
                """
                        .formatted(mark));
        seed.message(
                """
                "exception":{"values":[{"type":"PearError","value":"%s green"}]},\
                "environment":"south","tags":{"colour":"green"}\
                """
                        .formatted(mark));
    }

    @Test
    void words_and_named_values_narrow_together() {
        assertThat(matched("")).isEqualTo(2);
        assertThat(matched("APPLE")).isEqualTo(1);
        assertThat(matched("apple green")).isZero();
        assertThat(matched("kind:error")).isEqualTo(2);
        assertThat(matched("kind:transaction")).isZero();
        assertThat(matched("level:warning")).isEqualTo(1);
        assertThat(matched("level:warning colour:green")).isZero();
        assertThat(matched("type:pear")).isEqualTo(1);
        assertThat(matched("env:\"shop north\"")).isEqualTo(1);
        assertThat(matched("environment:south")).isEqualTo(1);
        assertThat(matched("release:a@1 platform:ruby")).isEqualTo(1);
        assertThat(matched("colour:red")).isEqualTo(1);
        assertThat(matched("stage:alerted")).isZero();
        assertThat(matched("\"red apple\"")).isEqualTo(1);
        assertThat(matched("((( \" :::")).isZero();
    }

    @Test
    void a_value_that_there_is_not_is_told_with_those_that_there_are() {
        for (String search : List.of("level:nope", "kind:nope", "stage:nope")) {
            String name = search.substring(0, search.indexOf(':'));
            for (String accept : List.of("text/html", "text/plain", "application/json")) {
                given().accept(accept)
                        .queryParam("q", search)
                        .get("/")
                        .then()
                        .statusCode(200)
                        .body(containsString("There is no " + name + " nope; there are "));
            }
        }
        given().queryParam("q", "level:FATAL colour:nope")
                .get("/")
                .then()
                .body(not(containsString("There is no ")));
    }

    @Test
    void our_own_events_are_found_by_scenario_run_and_stage() throws Exception {
        JsonNode run = new Seed(root.toURI()).run("exception");
        String ours = "run:" + run.path("id").asText() + " ";
        assertThat(count(ours + "scenario:exception kind:error")).isEqualTo(1);
        assertThat(count(ours + "stage:alerted")).isEqualTo(1);
        assertThat(count(ours + "stage:captured")).isZero();
    }

    @Test
    void a_filter_is_a_link_that_narrows_and_widens_again() {
        try (Visit visit = Visit.withoutScript(root)) {
            Page page = visit.page();
            page.navigate("/?q=" + mark);
            Locator rows = page.locator("#rows > .row");
            assertThat(rows).hasCount(2);
            Locator filters = page.locator("aside.facets");
            filters.getByRole(AriaRole.LINK).getByText("warning").click();
            assertThat(rows).hasCount(1);
            Locator active = filters.locator("[aria-current=true]");
            assertThat(active).containsText("warning");
            active.click();
            assertThat(rows).hasCount(2);
        }
    }

    @Test
    void a_search_without_a_match_names_itself_and_can_be_cleared() {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/");
            page.getByRole(AriaRole.SEARCHBOX).fill(mark + " level:fatal");
            page.keyboard().press("Enter");
            assertThat(page.locator(".empty")).containsText("matches " + mark + " level:fatal");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Clear the search"))
                    .click();
            assertThat(page.locator("#rows > .row").first()).isVisible();
        }
    }

    private int matched(String search) {
        return count(mark + " " + search);
    }

    private static int count(String search) {
        return given().accept("application/json")
                .queryParam("q", search)
                .get("/")
                .then()
                .statusCode(200)
                .extract()
                .path("matched");
    }
}
