package dev.sentrycanary.web;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Each kind says in one line what it is, and on its own page all the rest. */
@QuarkusTest
class EachKindTest {
    private final String mark = "kind" + UUID.randomUUID().toString().replace("-", "");

    @TestHTTPResource("/")
    URL root;

    private Seed seed;

    @BeforeEach
    void start() throws Exception {
        seed = new Seed(root.toURI());
    }

    @Test
    void the_names_of_old_sdks_are_understood() throws Exception {
        seed.event(
                """
                {"sentry.interfaces.Message":{"message":"%s %%s of %%d","params":["one",2]},
                "sentry.interfaces.User":{"id":"old-user"},
                "sentry.interfaces.Http":{"url":"http://shop.example/buy","method":"POST"},
                "sentry.interfaces.Exception":[{"type":"CardDeclined","module":"shop","value":"no %s",
                "stacktrace":{"frames":[{"function":"pay","module":"shop.Till","lineno":7}]}}]}\
                """
                        .formatted(mark, mark));
        String id = only("error");
        assertThat(text("/events/" + id)).contains("CardDeclined: no " + mark, "shop.Till in pay");
        assertThat(text("/events/" + id + "/context"))
                .contains("id = old-user", "url = http://shop.example/buy");
    }

    @Test
    void a_message_is_filled_with_its_parameters() throws Exception {
        seed.message(
                "\"logentry\":{\"message\":\"%s: %%s has {} of %%d\",\"params\":[\"Ann\",2,3]}"
                        .formatted(mark));
        assertThat(title("error")).isEqualTo(mark + ": Ann has 2 of 3");
    }

    @Test
    void a_metric_has_its_unit() throws Exception {
        seed.item(
                "{\"type\":\"trace_metric\",\"item_count\":1}",
                """
                {"items":[{"timestamp":1,"type":"distribution","name":"%s","value":187.5,\
                "unit":"millisecond"}]}\
                """
                        .formatted(mark));
        assertThat(title("metric")).isEqualTo(mark + " = 187.5 millisecond");
    }

    @Test
    void a_session_tells_its_course() throws Exception {
        seed.item(
                "{\"type\":\"session\"}",
                "{\"sid\":\"%s\",\"init\":true,\"status\":\"ok\",\"errors\":2,\"attrs\":{\"release\":\"%s\"}}"
                        .formatted(UUID.randomUUID(), mark));
        assertThat(title("session")).isEqualTo("session of " + mark + ", began, 2 errors");
    }

    @Test
    void counted_sessions_tell_their_sums() throws Exception {
        seed.item(
                "{\"type\":\"sessions\"}",
                """
                {"aggregates":[{"started":"2026-01-01T00:00:00Z","exited":3},\
                {"started":"2026-01-01T00:01:00Z","exited":1,"crashed":2}],\
                "attrs":{"release":"%s"}}\
                """
                        .formatted(mark));
        assertThat(title("session")).isEqualTo("sessions of " + mark + ", 4 exited, 2 crashed");
    }

    @Test
    void feedback_opens_with_what_was_written() throws Exception {
        String words = mark + " first line\\nsecond line";
        seed.item(
                "{\"type\":\"feedback\"}",
                """
                {"event_id":"%s","breadcrumbs":[{"message":"clicked"}],"contexts":{"feedback":\
                {"message":"%s","name":"Ann","contact_email":"ann@example.com"}}}\
                """
                        .formatted(UUID.randomUUID().toString().replace("-", ""), words));
        String page = text("/events/" + only("feedback"));
        assertThat(page).contains("message = " + mark + " first line second line", "name = Ann");
        assertThat(text("/feedback?q=" + mark)).contains(mark);
    }

    @Test
    void the_older_feedback_opens_with_what_was_written() throws Exception {
        seed.item(
                "{\"type\":\"user_report\"}",
                "{\"event_id\":\"%s\",\"name\":\"Jo\",\"comments\":\"%s\"}"
                        .formatted(UUID.randomUUID().toString().replace("-", ""), mark));
        assertThat(text("/events/" + only("feedback"))).contains("comments = " + mark, "name = Jo");
    }

    @Test
    void a_file_shows_its_name_its_type_and_its_content() throws Exception {
        seed.item(
                "{\"type\":\"attachment\",\"filename\":\"%s.bin\",\"content_type\":\"x/y\"}"
                        .formatted(mark),
                "\u0000\u0001binary");
        String id = only("attachment");
        assertThat(text("/events/" + id))
                .contains(mark + ".bin", "x/y", "00 01 62 69 6e 61 72 79", "..binary");
        assertThat(given().accept("text/html").get("/events/" + id).asString())
                .contains(">Content</a>")
                .doesNotContain(">Context</a>");
    }

    @Test
    void a_type_that_nobody_knows_is_shown_as_it_came() throws Exception {
        seed.item("{\"type\":\"" + mark + "\"}", "words {of} <its> own");
        JsonNode row = newest("other");
        assertThat(row.path("title").asText()).startsWith(mark + ", 20 bytes");
        assertThat(text("/events/" + row.path("id").asText())).contains("words {of} <its> own");
    }

    @Test
    void an_event_with_nothing_in_it_has_all_its_pages() throws Exception {
        String id = UUID.randomUUID().toString().replace("-", "");
        seed.event("{\"event_id\":\"" + id + "\"}");
        for (String part : new String[] {"", "/stack", "/breadcrumbs", "/context", "/raw"}) {
            given().accept("text/html").get("/events/" + id + part).then().statusCode(200);
        }
    }

    @Test
    void moments_that_no_clock_shows_do_no_harm() throws Exception {
        for (String moment :
                new String[] {
                    "1e300",
                    "-1e300",
                    "253402300799",
                    "-62135596800",
                    "\"NaN\"",
                    "\"soon\"",
                    "{}",
                    "null",
                    "\"2026-13-45T99:99:99Z\"",
                    "\"+999999999-12-31T23:59:59Z\""
                }) {
            String id =
                    seed.message(
                            "\"timestamp\":%1$s,\"start_timestamp\":%1$s,\"message\":\"%2$s\",\"level\":\"odd\",\"breadcrumbs\":[{\"timestamp\":%1$s}]"
                                    .formatted(moment, mark));
            for (String part : new String[] {"", "/breadcrumbs", "/context"}) {
                given().accept("text/html").get("/events/" + id + part).then().statusCode(200);
            }
        }
        assertThat(text("/?q=" + mark)).contains("odd", mark);
    }

    @Test
    void what_turns_the_direction_of_text_is_no_use_in_a_terminal() throws Exception {
        String id = seed.message("\"message\":\"" + mark + " \u202egnp.exe\"");
        assertThat(text("/events/" + id))
                .contains(mark + " \ufffdgnp.exe")
                .doesNotContain("\u202e");
    }

    @Test
    void of_a_huge_event_the_page_shows_the_part_that_matters() throws Exception {
        StringBuilder frames = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            frames.append(i == 0 ? "" : ",")
                    .append("{\"function\":\"f%d\",\"in_app\":true}".formatted(i));
        }
        StringBuilder crumbs = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            crumbs.append(i == 0 ? "" : ",").append("{\"message\":\"crumb-%d.\"}".formatted(i));
        }
        String id =
                seed.message(
                        """
                        "message":"%s","exception":[{"type":"Deep","value":"down",\
                        "stacktrace":{"frames":[%s]}}],"breadcrumbs":[%s]\
                        """
                                .formatted(mark, frames, crumbs));
        String stack = given().accept("text/html").get("/events/" + id).asString();
        assertThat(stack)
                .contains(">f4999<", ">f4500<", "4,500 outer frames are in the raw event only")
                .doesNotContain(">f4499<");
        assertThat(stack.length()).isLessThan(300_000);
        String trail = given().accept("text/html").get("/events/" + id + "/breadcrumbs").asString();
        assertThat(trail)
                .contains("crumb-999.", "crumb-500.", "500 older breadcrumbs", "1,000")
                .doesNotContain("crumb-499.");
    }

    @Test
    void of_a_transaction_with_ten_thousand_spans_the_page_stays_bounded() throws Exception {
        String trace = UUID.randomUUID().toString().replace("-", "");
        StringBuilder spans = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            spans.append(i == 0 ? "" : ",")
                    .append(
                            "{\"span_id\":\"%016x\",\"parent_span_id\":\"ff\",\"start_timestamp\":0,\"timestamp\":1}"
                                    .formatted(i + 1000));
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        seed.item(
                "{\"type\":\"transaction\"}",
                """
                {"event_id":"%s","transaction":"%s","start_timestamp":0,"timestamp":10000,\
                "contexts":{"trace":{"trace_id":"%s","span_id":"ff"}},"spans":[%s]}\
                """
                        .formatted(id, mark, trace, spans)
                        .replace("\n", ""));
        for (String path : new String[] {"/events/" + id, "/traces/" + trace}) {
            String html = given().accept("text/html").get(path).asString();
            assertThat(html).contains("more spans");
            assertThat(html.length()).isLessThan(1_500_000);
        }
    }

    private String title(String kind) throws Exception {
        return newest(kind).path("title").asText();
    }

    private String only(String kind) throws Exception {
        return newest(kind).path("id").asText();
    }

    /** The one of this test: others send, too. */
    private JsonNode newest(String kind) throws Exception {
        JsonNode events = seed.get("/inbox/api/events?limit=100&kind=" + kind).path("events");
        for (JsonNode event : events) {
            if (event.toString().contains(mark)) {
                return event;
            }
        }
        throw new AssertionError("No " + kind + " of ours in " + events);
    }

    private static String text(String path) {
        byte[] text = given().accept("text/plain").get(path).asByteArray();
        return new String(text, StandardCharsets.UTF_8);
    }
}
