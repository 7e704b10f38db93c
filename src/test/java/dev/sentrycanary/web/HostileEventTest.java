package dev.sentrycanary.web;

import java.net.URL;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Everything shown was written by strangers. */
@QuarkusTest
class HostileEventTest {
    private static final String EVIL =
            "<script>alert(1)</script><img src=x onerror=alert(2)>\\\"'`{dots}";
    private static final List<String> ITEMS =
            List.of(
                    """
                    {"type":"event"}
                    {"message":"E","level":"E","transaction":"E","release":"E",\
                    "environment":"E","platform":"E","server_name":"E","tags":{"E":"E"},\
                    "extra":{"E":"E"},"user":{"id":"E"},"contexts":{"E":{"E":"E"}},\
                    "request":{"url":"javascript:alert(3)","headers":{"E":"E"}},\
                    "breadcrumbs":[{"category":"E","message":"E","level":"E","data":{"E":"E"}}],\
                    "exception":{"values":[{"type":"E","value":"E","mechanism":{"type":"E"},\
                    "stacktrace":{"frames":[{"function":"E","module":"E","lineno":1,\
                    "context_line":"E","vars":{"E":"E"},"in_app":true}]}}]}}\
                    """,
                    """
                    {"type":"transaction"}
                    {"transaction":"E","start_timestamp":1,"timestamp":2,"contexts":{"trace":\
                    {"trace_id":"0123456789abcdef0123456789abcdee","op":"E","status":"E"}},\
                    "spans":[{"span_id":"E","op":"E","description":"E","status":"E",\
                    "start_timestamp":1,"timestamp":2}]}\
                    """,
                    """
                    {"type":"span"}
                    {"items":[{"trace_id":"0123456789abcdef0123456789abcdee","span_id":"E",\
                    "name":"E","status":"E","is_segment":true,"start_timestamp":1,\
                    "end_timestamp":2,"attributes":{"E":{"value":"E"}}}]}\
                    """,
                    """
                    {"type":"log"}
                    {"items":[{"timestamp":1,"level":"E","body":"E",\
                    "attributes":{"E":{"value":"E"}}}]}\
                    """,
                    """
                    {"type":"trace_metric"}
                    {"items":[{"timestamp":1,"type":"E","name":"E","value":1,\
                    "attributes":{"E":{"value":"E"}}}]}\
                    """,
                    """
                    {"type":"check_in"}
                    {"monitor_slug":"E","status":"E","environment":"E"}\
                    """,
                    """
                    {"type":"session"}
                    {"status":"E","attrs":{"release":"E","environment":"E"}}\
                    """,
                    """
                    {"type":"feedback"}
                    {"contexts":{"feedback":{"message":"E","name":"E","url":"javascript:alert(4)"}}}\
                    """,
                    """
                    {"type":"profile"}
                    {"transaction":{"name":"E"},"profile":{"samples":[{"stack_id":0,\
                    "thread_id":"E"}],"stacks":[[0]],"frames":[{"function":"E","module":"E"}],\
                    "thread_metadata":{"E":{"name":"E"}}}}\
                    """,
                    """
                    {"type":"attachment","filename":"E"}
                    E\
                    """,
                    """
                    {"type":"E"}
                    E\
                    """);

    @TestHTTPResource("/")
    URL root;

    @Test
    void scripts_in_every_field_of_every_kind_run_nowhere() throws Exception {
        Seed seed = new Seed(root.toURI());
        try (Visit visit = Visit.to(root)) {
            Page page = visit.page();
            for (String item : ITEMS) {
                String hostile =
                        item.replace("E\"", EVIL + "\"").replace("\"E", "\"" + EVIL).strip();
                seed.envelope(("{}\n" + hostile + "\n").getBytes("UTF-8"));
                JsonNode newest = seed.get("/inbox/api/events?limit=50").path("events");
                String id = hostile(newest);
                for (String part : parts(id)) {
                    page.navigate("/events/" + id + part);
                    assertThat(page.locator("#lamp")).hasText("Live");
                    assertThat(page.locator("main script, main img[onerror]")).hasCount(0);
                }
            }
            for (String list :
                    List.of("", "issues", "traces", "logs", "metrics", "sessions", "other")) {
                visit.live("/" + list);
                assertThat(page.locator("main script, main img[onerror]")).hasCount(0);
            }
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void the_policy_allows_nothing_inline_and_nothing_from_elsewhere() {
        List<String> policies =
                given().accept("text/html").get("/").headers().getValues("Content-Security-Policy");
        assertThat(policies)
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("default-src 'none'")
                .contains("script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "http:", "data:");
    }

    /** The newest one that is ours: jobs of other tests send, too. */
    private static String hostile(JsonNode events) {
        for (JsonNode event : events) {
            if (event.path("title").asText().contains("alert(1)")) {
                return event.path("id").asText();
            }
        }
        throw new AssertionError("Not listed: " + events);
    }

    private static List<String> parts(String id) {
        return given().accept("text/html").get("/events/" + id).asString().contains("/stack\"")
                ? List.of("", "/breadcrumbs", "/context", "/raw")
                : List.of("", "/context", "/raw");
    }
}
