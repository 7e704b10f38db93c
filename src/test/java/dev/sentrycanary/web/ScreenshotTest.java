package dev.sentrycanary.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every screen, light and dark, narrow and wide: nothing sticks out or moves, axe and the policy
 * have nothing to say, and the README gets its pictures. Both schemes at both widths with {@code
 * -Dscreens.all=true}, which takes twice as long.
 */
@QuarkusTest
class ScreenshotTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final Set<String> PUBLISHED = Set.of("event", "run", "trace");
    private static final long MOST_BYTES = 150_000;
    private static final int WIDE = 1440;
    private static final int NARROW = 390;
    private static final int PRINTED = 1200;
    private static final Map<Integer, Integer> HEIGHTS = Map.of(NARROW, 844, PRINTED, 750);
    private static final String OVERFLOW =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /** Elements that move, or would when something changes; these readers want none. */
    private static final String MOVING =
            """
            () => [...document.querySelectorAll("*")].filter((element) => {
                const style = getComputedStyle(element);
                return style.animationName !== "none" || style.transitionDuration !== "0s";
            }).length
            """;

    @TestHTTPResource("/")
    URL root;

    @Test
    void every_screen_fits_and_is_accessible_light_and_dark_narrow_and_wide() throws Exception {
        Map<String, String> screens = new Seed(root.toURI()).screens();
        Files.createDirectories(FOLDER);
        draw(screens, ColorScheme.LIGHT, WIDE);
        draw(screens, ColorScheme.DARK, NARROW);
        if (Boolean.getBoolean("screens.all")) {
            draw(screens, ColorScheme.DARK, WIDE);
            draw(screens, ColorScheme.LIGHT, NARROW);
        }
        if (Boolean.getBoolean("docs.images")) {
            Map<String, String> published = new LinkedHashMap<>(screens);
            published.keySet().retainAll(PUBLISHED);
            draw(published, ColorScheme.LIGHT, PRINTED);
            draw(published, ColorScheme.DARK, PRINTED);
        }
    }

    private void draw(Map<String, String> screens, ColorScheme scheme, int width) {
        NewContextOptions options =
                new NewContextOptions()
                        .setViewportSize(width, HEIGHTS.getOrDefault(width, 900))
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setColorScheme(scheme);
        String mood = scheme.name().toLowerCase(Locale.ROOT);
        try (Visit visit = Visit.with(root, options)) {
            screens.forEach(
                    (name, path) -> {
                        Page page = visit.live(path);
                        String file = name + "-" + width + "-" + mood + ".png";
                        Path image = FOLDER.resolve(file);
                        page.screenshot(new ScreenshotOptions().setPath(image));
                        assertThat(((Number) page.evaluate(OVERFLOW)).intValue())
                                .as("%s is wider than its window", file)
                                .isLessThanOrEqualTo(0);
                        assertThat(page.evaluate(MOVING)).as("%s moves", file).isEqualTo(0);
                        assertThat(serious(page)).as(file).isEmpty();
                        publish(image);
                    });
            // A browser reports the status of the page that tells what is gone; all else is ours.
            assertThat(visit.complaints())
                    .allMatch(complaint -> complaint.contains("status of 404"));
        }
    }

    private static List<String> serious(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                        .map(v -> v.getId() + " " + v.getNodes().get(0).getHtml())
                        .toList();
    }

    /** With {@code -Ddocs.images=true} the README's pictures are taken from this run. */
    private static void publish(Path file) {
        String name = file.getFileName().toString();
        if (name.contains("-" + PRINTED + "-")) {
            Path images = Path.of("docs", "images");
            try {
                Files.createDirectories(images);
                Files.copy(file, images.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                assertThat(Files.size(file)).as(name).isLessThan(MOST_BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
