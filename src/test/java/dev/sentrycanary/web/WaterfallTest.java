package dev.sentrycanary.web;

import java.net.URL;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Spans in time: a parent with eleven children, a chain of twelve, one orphan. */
@QuarkusTest
class WaterfallTest {
    private static final int ALL = 1 + 1 + 11 + 12 + 1;

    @TestHTTPResource("/")
    URL root;

    private final String id = UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void a_transaction() throws Exception {
        StringBuilder spans = new StringBuilder(span("many", "root"));
        for (int i = 0; i < 11; i++) {
            spans.append(',').append(span("child" + i, "many"));
        }
        for (int i = 0; i < 12; i++) {
            spans.append(',').append(span("deep" + i, i == 0 ? "root" : "deep" + (i - 1)));
        }
        spans.append(',').append(span("lost", "nobody"));
        new Seed(root.toURI())
                .item(
                        "{\"type\":\"transaction\"}",
                        """
                        {"event_id":"%s","transaction":"tree","start_timestamp":1700000000,\
                        "timestamp":1700000001,"contexts":{"trace":{"trace_id":"%s",\
                        "span_id":"root","op":"job","status":"ok"}},"spans":[%s]}\
                        """
                                .formatted(id, id, spans));
    }

    @Test
    void large_and_deep_subtrees_are_folded_until_one_opens_them() {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/events/" + id + "/spans");
            Locator shown = page.locator(".waterfall tr[data-depth]:visible");
            int folded = 11 + 3;
            assertThat(shown).hasCount(ALL - folded);
            Locator many = page.locator("tr", new Page.LocatorOptions().setHasText("do many"));
            many.locator("button.twist").click();
            assertThat(shown).hasCount(ALL - 3);
            many.locator("button.twist").click();
            assertThat(shown).hasCount(ALL - folded);
            page.keyboard().press("e");
            assertThat(shown).hasCount(ALL);
            page.locator("button.twist").first().click();
            assertThat(shown).hasCount(2);
            page.locator("button.twist").first().click();
            assertThat(shown).hasCount(ALL);
            assertThat(page.locator(".orphans")).containsText("Orphans");
        }
    }

    @Test
    void without_script_every_span_shows() {
        try (Visit visit = Visit.withoutScript(root)) {
            visit.page().navigate("/events/" + id);
            assertThat(visit.page().locator(".waterfall tr[data-depth]:visible")).hasCount(ALL);
        }
    }

    private static String span(String name, String parent) {
        return """
        {"span_id":"%s","parent_span_id":"%s","op":"work","description":"do %s",\
        "start_timestamp":1700000000.2,"timestamp":1700000000.7}\
        """
                .formatted(name, parent, name);
    }
}
