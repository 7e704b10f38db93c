package dev.sentrycanary.web;

import java.net.URL;
import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

/** The page as people, curl and programs see it. */
@QuarkusTest
class PageTest {
    @TestHTTPResource("/")
    URL root;

    @Test
    void the_page_reads_without_javascript() throws Exception {
        String id =
                send(
                        """
                        {"event_id":"%s","message":"quiet words","level":"warning"}\
                        """);
        try (BrowserContext context = browser(false)) {
            Page page = context.newPage();
            page.navigate("/events/" + id);
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                    .hasText("quiet words");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Context"))
                    .first()
                    .click();
            assertThat(page)
                    .hasURL(java.util.regex.Pattern.compile(".*/events/" + id + "/context"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/logs", "/runs"})
    void a_page_that_begins_at_no_number_is_refused(String path) {
        for (String before : List.of("abc", "1e3", "99999999999999999999")) {
            given().queryParam("before", before)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("detail", containsString("before must be a whole number"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "=", "&=&", "scenario", "scenario=%zz", "scenario=%", "%=1", "x=1&="})
    void a_form_that_no_browser_sends_raises_nothing(String body) {
        given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body(body)
                .post("/send")
                .then()
                .statusCode(400);
    }

    @Test
    void curl_gets_text_and_programs_get_json() throws Exception {
        String id =
                send(
                        """
                        {"event_id":"%s","message":"three faces","level":"info"}\
                        """);
        given().accept("text/plain")
                .get("/events/" + id)
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("three faces"));
        given().accept("application/json")
                .get("/events/" + id)
                .then()
                .statusCode(200)
                .body("id", org.hamcrest.Matchers.equalTo(id));
        for (String path :
                List.of(
                        "/",
                        "/logs",
                        "/issues",
                        "/traces",
                        "/runs",
                        "/send",
                        "/events/" + id + "/context",
                        "/events/" + id + "/raw")) {
            given().accept("text/plain").get(path).then().statusCode(200).contentType("text/plain");
            given().accept("application/json")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .header("Vary", containsString("Accept"));
        }
        given().accept("image/png").get("/").then().statusCode(406);
        given().accept("text/html")
                .get("/")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void a_profile_is_drawn_as_a_flame_graph_that_can_be_walked() throws Exception {
        String id = new Seed(root.toURI()).profile();
        try (Visit visit = Visit.withoutScript(root)) {
            Page page = visit.page();
            page.navigate("/events/" + id);
            assertThat(page.locator(".threads [aria-current]")).containsText("main");
            Locator price = page.getByRole(AriaRole.LINK, named("shop.Checkout.price, "));
            assertThat(price).hasCount(1);
            price.click();
            assertThat(page.locator(".flame a")).not().hasCount(0);
            assertThat(page.getByRole(AriaRole.LINK, named("shop.Checkout.stock, "))).hasCount(0);
            page.getByRole(AriaRole.LINK, named("show all")).click();
            assertThat(page.getByRole(AriaRole.LINK, named("shop.Checkout.stock, ")))
                    .not()
                    .hasCount(0);
        }
        given().accept("text/plain")
                .get("/events/" + id)
                .then()
                .body(containsString("shop.Checkout.price  ("));
    }

    @Test
    void what_cannot_run_here_is_shown_with_its_reason() {
        try (Visit visit = Visit.withoutScript(root)) {
            Page page = visit.page();
            page.navigate("/send");
            assertThat(page.getByRole(AriaRole.BUTTON, named("Send absent"))).isDisabled();
            assertThat(page.locator("#why-absent")).containsText("Not here: ");
            Locator extra = page.locator("form[aria-labelledby=scenario-extra]");
            extra.locator("summary").click();
            assertThat(extra.locator("select")).hasValue("intended");
            extra.getByLabel("size").fill("11");
            extra.getByRole(AriaRole.BUTTON).click();
            assertThat(extra.locator(".bad")).containsText("a whole number from 1 to 10");
        }
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    @Test
    void an_event_that_is_gone_says_what_would_keep_it() {
        given().accept("text/html")
                .get("/events/" + "0".repeat(32))
                .then()
                .statusCode(404)
                .body(containsString("canary.inbox.max-events"));
    }

    @Test
    void an_address_that_is_none_is_a_page_for_people_and_a_problem_for_programs() {
        for (String path : List.of("/nothing", "/events/xyz", "/runs/../nowhere", "/a/b/c")) {
            given().accept("text/html,*/*;q=0.8")
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("text/html")
                    .body(containsString("There is no such page"), containsString("id=\"main\""));
            given().accept("text/plain")
                    .get(path)
                    .then()
                    .statusCode(404)
                    .contentType("text/plain")
                    .body(containsString("There is no such page"));
            for (String program : List.of("application/json", "*/*")) {
                given().accept(program)
                        .get(path)
                        .then()
                        .statusCode(404)
                        .contentType("application/problem+json");
            }
        }
        given().accept("text/html")
                .get("/api/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().accept("text/html").post("/nothing").then().statusCode(404);
    }

    @Test
    void a_form_of_our_own_page_sends_and_one_of_another_site_does_not() {
        String origin = root.toString().replaceAll("/$", "");
        String body = "scenario=message";
        form(body).header("Origin", origin).post("/send").then().statusCode(303);
        form(body).header("Origin", "http://evil.example").post("/send").then().statusCode(403);
        form(body).header("Origin", "null").post("/send").then().statusCode(403);
        try (Visit visit = Visit.withoutScript(root)) {
            Page page = visit.page();
            page.navigate("/send");
            page.getByRole(AriaRole.BUTTON, named("Send message")).first().click();
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/runs/[0-9a-f]{32}"));
        }
    }

    private static io.restassured.specification.RequestSpecification form(String body) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body(body);
    }

    private String send(String event) throws Exception {
        String id = UUID.randomUUID().toString().replace("-", "");
        new Seed(root.toURI()).event(event.replace("%s", id));
        return id;
    }

    private BrowserContext browser(boolean script) {
        return Browser.context(
                new NewContextOptions().setBaseURL(root.toString()).setJavaScriptEnabled(script));
    }
}
