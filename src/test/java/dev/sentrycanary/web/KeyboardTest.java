package dev.sentrycanary.web;

import java.net.URL;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Each key of the help. */
@QuarkusTest
class KeyboardTest {
    private static final String EXCEPTION =
            """
            "exception":{"values":[{"type":"KeyError","value":"%s","stacktrace":{"frames":[
            {"function":"lib1","module":"lib","in_app":false},
            {"function":"lib2","module":"lib","in_app":false},
            {"function":"own","module":"shop","in_app":true,"context_line":"pay()","lineno":3}]}}]}\
            """;

    private final String mark = "key" + UUID.randomUUID().toString().replace("-", "");

    @TestHTTPResource("/")
    URL root;

    private String older;
    private String newer;

    @BeforeEach
    void two_events() throws Exception {
        Seed seed = new Seed(root.toURI());
        older = seed.message(EXCEPTION.formatted(mark));
        newer = seed.message(EXCEPTION.formatted(mark));
    }

    @Test
    void rows_are_walked_opened_and_left() {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/?q=" + mark);
            page.keyboard().press("j");
            assertThat(page.locator(".row.here")).hasId("event-" + newer);
            page.keyboard().press("j");
            assertThat(page.locator(".row.here")).hasId("event-" + older);
            page.keyboard().press("k");
            assertThat(page.locator(".row.here")).hasId("event-" + newer);
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/events/" + newer));
            page.keyboard().press("u");
            assertThat(page.locator("h1")).hasText("Events");
            page.navigate("/events/" + newer);
            page.keyboard().press("Escape");
            assertThat(page.locator("h1")).hasText("Events");
        }
    }

    @Test
    void slash_goes_to_the_search_and_no_key_acts_while_one_types() {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/");
            page.keyboard().press("/");
            Locator search = page.locator("#q");
            assertThat(search).isFocused();
            page.keyboard().type("jt?");
            assertThat(search).hasValue("jt?");
            assertThat(page.locator(".row.here")).hasCount(0);
            assertThat(page.locator("dialog[open]")).hasCount(0);
            page.keyboard().press("Escape");
            assertThat(search).not().isFocused();
        }
    }

    @Test
    void brackets_go_to_the_neighbours() {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/events/" + newer + "/context");
            assertThat(page.locator("#place")).hasText(Pattern.compile("[\\d,]+ of [\\d,]+"));
            page.keyboard().press("]");
            assertThat(page).not().hasURL(Pattern.compile(".*/events/" + newer + ".*"));
            assertThat(page.locator("#newer"))
                    .hasAttribute("href", Pattern.compile(".*" + newer + ".*"));
            page.keyboard().press("[");
            assertThat(page).hasURL(Pattern.compile(".*/events/" + newer + "/.*"));
        }
    }

    @Test
    void e_unfolds_and_i_leaves_only_our_own_frames() {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/events/" + newer);
            Locator library = page.locator("li.lib > details");
            assertThat(library).not().hasAttribute("open", "");
            page.keyboard().press("e");
            assertThat(library).hasAttribute("open", "");
            page.keyboard().press("e");
            assertThat(library).not().hasAttribute("open", "");
            page.keyboard().press("i");
            assertThat(page.locator("li.lib")).isHidden();
            assertThat(page.locator("li.in-app")).isVisible();
            assertThat(page.locator("#in-app")).hasAttribute("aria-pressed", "true");
        }
    }

    @Test
    void y_copies_the_id() {
        try (Visit visit = Visit.to(root)) {
            visit.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Page page = visit.live("/events/" + newer);
            page.keyboard().press("y");
            assertThat(page.locator("#copy-id")).hasText("Copied");
            assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(newer);
        }
    }

    @Test
    void t_changes_the_theme_for_good() {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/");
            page.keyboard().press("t");
            assertThat(page.locator("html")).hasAttribute("data-theme", "light");
            page.keyboard().press("t");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            page.reload();
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            assertThat(page.locator("body")).hasCSS("background-color", "rgb(22, 21, 16)");
            page.keyboard().press("t");
            assertThat(page.locator("#theme-name")).hasText("auto");
        }
    }

    @Test
    void question_mark_lists_every_key() {
        try (Visit visit = Visit.to(root)) {
            Page page = visit.live("/");
            page.keyboard().press("?");
            Locator help = page.getByRole(AriaRole.DIALOG);
            assertThat(help).isVisible();
            for (String key : "j k Enter u Esc / [ ] e i y t ?".split(" ")) {
                assertThat(help.locator("kbd").getByText(key, exact())).hasCount(1);
            }
            page.keyboard().press("Escape");
            assertThat(help).isHidden();
        }
    }

    private static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
