package dev.sentrycanary.web;

import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What comes while one looks. */
@QuarkusTest
class LiveTest {
    @TestHTTPResource("/")
    URL root;

    private final String mark = "live" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void a_new_event_appears_without_reload() throws Exception {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/?q=" + mark);
            String id = send("first line\\nsecond line");
            assertThat(page.locator("#event-" + id)).containsText("second line");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void who_comes_back_is_told_only_what_was_missed() throws Exception {
        URI live = root.toURI().resolve("/live?on=list:EVENTS&q=" + mark);
        String last;
        try (Sse first = Sse.open(live, null)) {
            String seen = send("seen");
            first.await(message -> message.data().contains(seen));
            // Only what comes after it moves the reader on past it for sure.
            String nudge = send("nudge");
            last = first.await(message -> message.data().contains(nudge)).id();
        }
        String missed = send("missed");
        try (Sse again = Sse.open(live, last)) {
            Sse.Message row = again.await(message -> message.data().contains(missed));
            assertThat(row.event()).isEqualTo("row");
            assertThat(again.messages()).noneMatch(message -> message.data().contains(" seen"));
        }
    }

    @Test
    void who_was_away_for_too_long_is_told_to_start_anew() throws Exception {
        try (Sse sse = Sse.open(root.toURI().resolve("/live?on=list:EVENTS"), "a1b2-77")) {
            assertThat(sse.await(message -> true).event()).isEqualTo("stale");
        }
    }

    @Test
    void the_page_catches_up_after_a_broken_connection() throws Exception {
        try (Visit visit = Visit.to(root)) {
            AtomicReference<String> missed = new AtomicReference<>();
            visit.page()
                    .route(
                            Pattern.compile("/live\\?"),
                            route -> {
                                if (missed.get() == null) {
                                    missed.set(sendQuietly());
                                    route.fulfill(
                                            new FulfillOptions()
                                                    .setContentType("text/event-stream")
                                                    .setBody("retry: 300\n\n"));
                                } else {
                                    route.resume();
                                }
                            });
            Page page = visit.live("/?q=" + mark);
            page.waitForCondition(() -> missed.get() != null);
            assertThat(page.locator("#event-" + missed.get())).containsText("while away");
            assertThat(page.locator("#lamp")).hasText("Live");
        }
    }

    @Test
    void a_reader_who_has_scrolled_is_not_moved_but_told() throws Exception {
        for (int i = 0; i < 25; i++) {
            send("row " + i);
        }
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/?q=" + mark);
            page.evaluate("scrollTo(0, 600)");
            String id = send("newest");
            assertThat(page.locator("#pill")).hasText("1 new");
            assertThat(page.locator("#event-" + id)).hasCount(0);
            page.locator("#pill").click();
            assertThat(page.locator("#event-" + id)).isVisible();
            assertThat(page.locator("#pill")).isHidden();
        }
    }

    @Test
    void a_receipt_fills_in_stage_by_stage_up_to_the_verdict() {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/send");
            page.getByRole(
                            AriaRole.BUTTON,
                            new GetByRoleOptions().setName("Send exception").setExact(true))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/runs/[0-9a-f]{32}"));
            assertThat(page.locator("p.outcome")).containsText("every stage proven");
            assertThat(page.locator(".traced").first().locator("li.proven")).hasCount(4);
            assertThat(page.locator("#strip")).containsText("Passed");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void a_run_of_all_scenarios_fills_in_line_by_line() {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/send");
            page.evaluate("window.visit = 'the same page'");
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Run all of them"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/runs/[0-9a-f]{32}"));
            page.evaluate("window.visit = 'the same page'");
            assertThat(page.locator(".parts a.title").first()).isVisible();
            assertThat(page.locator(".parts .tone-good").first()).containsText("passed");
            assertThat(page.locator(".parts")).containsText("every stage proven");
            assertThat(page.evaluate("window.visit")).isEqualTo("the same page");
            // Two at a time are refused, and other tests start one, too.
            String run = page.locator("#event-id").textContent();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> outcome(run), word -> !word.equals("waiting"));
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void a_tab_in_the_background_counts_in_its_title() throws Exception {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/?q=" + mark);
            String title = page.title();
            page.evaluate("Object.defineProperty(document, 'hidden', {get: () => window.away})");
            page.evaluate("window.away = true");
            String id = send("unseen");
            assertThat(page).hasTitle("(1) " + title);
            assertThat(page.locator("#event-" + id)).hasCount(0);
            page.evaluate(
                    "window.away = false;"
                            + " document.dispatchEvent(new Event('visibilitychange'))");
            assertThat(page.locator("#event-" + id)).isVisible();
            assertThat(page).hasTitle(title);
        }
    }

    @Test
    void what_is_new_lights_up_only_for_readers_who_bear_motion() throws Exception {
        assertThat(animation(ReducedMotion.NO_PREFERENCE)).isEqualTo("fresh");
        assertThat(animation(ReducedMotion.REDUCE)).isEqualTo("none");
    }

    /** What moves in a row that has just come. */
    private Object animation(ReducedMotion motion) throws Exception {
        try (Visit visit = Visit.with(root, new NewContextOptions().setReducedMotion(motion))) {
            Page page = visit.live("/?q=" + mark);
            return page.locator("#event-" + send("moving") + ".fresh")
                    .evaluate("row => getComputedStyle(row).animationName");
        }
    }

    private String outcome(String run) throws Exception {
        return new Seed(root.toURI())
                .get("/api/test/sentry/runs/" + run + "?wait=30s")
                .path("verdict")
                .path("outcome")
                .asText();
    }

    private String sendQuietly() {
        try {
            return send("while away");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String send(String text) throws Exception {
        return new Seed(root.toURI())
                .message("\"message\":\"" + mark + " " + text + "\",\"level\":\"info\"");
    }
}
