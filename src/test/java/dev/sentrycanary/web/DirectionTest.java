package dev.sentrycanary.web;

import java.net.URL;
import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Text that runs from right to left, and text that only pretends to. */
@QuarkusTest
class DirectionTest {
    /** Hebrew between numbers; and what leaves an isolated element and turns all that follows. */
    private static final String TURNING =
            "7 \u05e9\u05dc\u05d5\u05dd \u2069\u202e34 \u05e9\u05dc\u05d5\u05dd";

    /** Texts of one line that stand before one which they should follow, or run backwards. */
    private static final String TURNED =
            """
            () => {
                const line = (element) => {
                    while (getComputedStyle(element).display === "inline") element = element.parentElement;
                    return element;
                };
                const box = (text, from, to) => {
                    const range = document.createRange();
                    range.setStart(text, from);
                    range.setEnd(text, to);
                    return [...range.getClientRects()];
                };
                const turned = [];
                const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
                let before;
                for (let text; (text = texts.nextNode()); ) {
                    const boxes = box(text, 0, text.length);
                    if (!text.data.trim() || boxes.length === 0) continue;
                    const first = boxes[0];
                    if (boxes.length === 1 && /^[ -~]+$/.test(text.data.trim())) {
                        const words = text.data.trimEnd().length;
                        if (box(text, 0, 1)[0].left > box(text, words - 1, words)[0].left)
                            turned.push(`${text.data} runs backwards`);
                    }
                    const after = before && line(before.text.parentElement) === line(text.parentElement);
                    if (after && first.top < before.last.bottom && first.left < before.last.right - 1)
                        turned.push(`${text.data} stands before ${before.text.data}`);
                    before = { text, last: boxes[boxes.length - 1] };
                }
                return turned;
            }
            """;

    private static final String ERROR =
            """
            "transaction":"T","tags":{"mark":"MARK","T":"T"},"extra":{"T":"T"},\
            "breadcrumbs":[{"category":"T","message":"T","level":"T","data":{"T":"T","more":"T"}}],\
            "exception":{"values":[{"type":"T","value":"T","mechanism":{"type":"T"},\
            "stacktrace":{"frames":[{"function":"T","module":"T","lineno":1,\
            "context_line":"T","vars":{"T":"T"},"in_app":true}]}}]}\
            """;
    private static final String TRANSACTION =
            """
            "transaction":"T","start_timestamp":1700000000,"timestamp":1700000001,\
            "tags":{"mark":"MARK"},"contexts":{"trace":{"trace_id":"MARK","span_id":"root",\
            "op":"T","status":"T"}},"spans":[{"span_id":"a","parent_span_id":"root","op":"T",\
            "description":"T","status":"T","start_timestamp":1700000000,"timestamp":1700000001}]\
            """;
    private static final String PROFILE =
            """
            "transaction":{"name":"T"},"profile":{"samples":[{"stack_id":0,"thread_id":"1"},\
            {"stack_id":0,"thread_id":"2"}],"stacks":[[0]],"frames":[{"function":"T",\
            "module":"T"}],"thread_metadata":{"1":{"name":"T"},"2":{"name":"T"}}}\
            """;

    @TestHTTPResource("/")
    URL root;

    private final String mark = id();

    @Test
    void text_that_runs_the_other_way_turns_none_of_its_neighbours() throws Exception {
        String error = send("event", ERROR);
        String transaction = send("transaction", TRANSACTION);
        String profile = send("profile", PROFILE);
        try (Visit visit = Visit.withoutScript(root)) {
            Page page = visit.page();
            for (String path :
                    List.of(
                            "/?q=" + mark,
                            "/issues",
                            "/traces",
                            "/traces/" + mark,
                            "/events/" + error,
                            "/events/" + error + "/breadcrumbs",
                            "/events/" + error + "/context",
                            "/events/" + error + "/raw",
                            "/events/" + transaction + "/spans",
                            "/events/" + profile)) {
                page.navigate(path);
                assertThat(page.content()).as(path).contains("\u05e9\u05dc\u05d5\u05dd");
                assertThat(page.evaluate(TURNED)).as(path).isEqualTo(List.of());
            }
        }
    }

    @Test
    void what_turns_the_direction_of_text_is_shown_in_its_place() throws Exception {
        String error = send("event", ERROR);
        for (String part : List.of("", "/breadcrumbs", "/context", "/raw")) {
            assertThat(given().accept("text/html").get("/events/" + error + part).asString())
                    .as(part)
                    .contains("\ufffd\ufffd34 \u05e9")
                    .doesNotContain("\u202e", "\u2069");
        }
    }

    private String send(String type, String fields) throws Exception {
        String id = id();
        new Seed(root.toURI())
                .item(
                        "{\"type\":\"" + type + "\"}",
                        "{\"event_id\":\"%s\",%s}"
                                .formatted(id, fields)
                                .replace("\"T\"", "\"" + TURNING + "\"")
                                .replace("MARK", mark));
        return id;
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
