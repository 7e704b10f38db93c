package dev.sentrycanary.web;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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

    @Test
    void a_new_event_appears_without_reload() throws Exception {
        try (BrowserContext context = browser(true)) {
            Page page = context.newPage();
            page.navigate("/");
            assertThat(page.locator("#lamp")).hasText("Live");
            String id =
                    send(
                            """
                            {"event_id":"%s","message":"first line\\nsecond line","level":"info"}\
                            """);
            assertThat(page.locator("#event-" + id)).containsText("first line");
        }
    }

    @Test
    void scripts_in_every_field_run_nowhere() throws Exception {
        String evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\\\"'`";
        String id =
                send(
                        """
                        {"event_id":"%s","message":"E","level":"E","transaction":"E","release":"E",
                        "environment":"E","platform":"E","server_name":"E","tags":{"E":"E"},
                        "extra":{"E":"E"},"user":{"id":"E"},"contexts":{"E":{"E":"E"}},
                        "request":{"url":"javascript:alert(3)","headers":{"E":"E"}},
                        "breadcrumbs":[{"category":"E","message":"E","level":"E","data":{"E":"E"}}],
                        "exception":{"values":[{"type":"E","value":"E","mechanism":{"type":"E"},
                        "stacktrace":{"frames":[{"function":"E","module":"E","lineno":1,
                        "context_line":"E","vars":{"E":"E"},"in_app":true}]}}]}}\
                        """
                                .replace("E\"", evil + "\"")
                                .replace("\"E", "\"" + evil));
        try (BrowserContext context = browser(true)) {
            Page page = context.newPage();
            List<String> alarms = new ArrayList<>();
            page.onDialog(dialog -> alarms.add(dialog.message()));
            page.onConsoleMessage(message -> alarms.add(message.type() + " " + message.text()));
            page.onPageError(alarms::add);
            for (String part : List.of("", "/stack", "/breadcrumbs", "/context", "/raw")) {
                page.navigate("/events/" + id + part);
                assertThat(page.locator("#lamp")).hasText("Live");
                assertThat(page.locator("main script, main img[onerror]")).hasCount(0);
            }
            page.navigate("/");
            assertThat(page.locator("#event-" + id)).isVisible();
            assertThat(alarms).isEmpty();
        }
    }

    @Test
    void keys_move_open_and_go_back() throws Exception {
        send(
                """
                {"event_id":"%s","message":"keyed","level":"info"}\
                """);
        try (BrowserContext context = browser(true)) {
            Page page = context.newPage();
            page.navigate("/");
            page.keyboard().press("j");
            Locator here = page.locator(".row.here");
            assertThat(here).hasCount(1);
            page.keyboard().press("Enter");
            assertThat(page.locator("article.event")).isVisible();
            page.keyboard().press("u");
            assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                    .hasText("Events");
            page.keyboard().press("?");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            page.keyboard().press("Escape");
            page.keyboard().press("t");
            assertThat(page.locator("html")).hasAttribute("data-theme", "light");
            page.keyboard().press("/");
            assertThat(page.locator("#q")).isFocused();
        }
    }

    @Test
    void axe_finds_nothing_serious_in_the_light() throws Exception {
        axe(false);
    }

    @Test
    void axe_finds_nothing_serious_in_the_dark() throws Exception {
        axe(true);
    }

    private void axe(boolean dark) throws Exception {
        String id =
                send(
                        """
                        {"event_id":"%s","exception":{"values":[{"type":"T","value":"v",
                        "stacktrace":{"frames":[{"function":"f","context_line":"x","lineno":3}]}}]}}\
                        """);
        try (BrowserContext context = browser(true)) {
            Page page = context.newPage();
            for (String path :
                    List.of("/", "/events/" + id, "/runs", "/send", "/issues", "/logs")) {
                page.navigate(path);
                page.emulateMedia(
                        new Page.EmulateMediaOptions()
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
                List<String> serious =
                        new AxeBuilder(page)
                                .analyze().getViolations().stream()
                                        .filter(
                                                v ->
                                                        List.of("serious", "critical")
                                                                .contains(v.getImpact()))
                                        .map(
                                                v ->
                                                        path
                                                                + " "
                                                                + v.getId()
                                                                + " "
                                                                + v.getNodes().get(0).getHtml())
                                        .toList();
                assertThat(serious).isEmpty();
            }
        }
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
        given().accept("image/png").get("/").then().statusCode(406);
        given().accept("text/html")
                .get("/")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'none'"));
    }

    @Test
    void an_event_that_is_gone_says_what_would_keep_it() {
        given().accept("text/html")
                .get("/events/" + "0".repeat(32))
                .then()
                .statusCode(404)
                .body(containsString("canary.inbox.max-events"));
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
