package dev.sentrycanary.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every screen, light and dark, narrow and wide: for the README and for whoever changes it. */
@QuarkusTest
class ScreenshotTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    @TestHTTPResource("/")
    URL root;

    @Test
    void every_screen_is_drawn_light_and_dark_narrow_and_wide() throws Exception {
        Map<String, String> screens = new Seed(root.toURI()).screens();
        Files.createDirectories(FOLDER);
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1440, 390}) {
                draw(screens, scheme, width);
            }
        }
    }

    private void draw(Map<String, String> screens, ColorScheme scheme, int width) {
        NewContextOptions options =
                new NewContextOptions()
                        .setViewportSize(width, width == 390 ? 844 : 900)
                        .setBaseURL(root.toString())
                        .setColorScheme(scheme);
        try (BrowserContext context = Browser.context(options)) {
            Page page = context.newPage();
            screens.forEach(
                    (name, path) -> {
                        page.navigate(path);
                        page.waitForSelector("[data-state=on]");
                        String mood = scheme == ColorScheme.DARK ? "dark" : "light";
                        Path file = FOLDER.resolve(name + "-" + width + "-" + mood + ".png");
                        page.screenshot(new ScreenshotOptions().setPath(file));
                        int overflow =
                                ((Number)
                                                page.evaluate(
                                                        "document.documentElement.scrollWidth -"
                                                            + " document.documentElement.clientWidth"))
                                        .intValue();
                        assertThat(overflow).as(name + " at " + width).isLessThanOrEqualTo(0);
                        assertThat(file).exists();
                        publish(file);
                    });
        }
    }

    /** With {@code -Dcanary.docs.images=true} the README's pictures are taken from this run. */
    private static void publish(Path file) {
        String name = file.getFileName().toString();
        if (Boolean.getBoolean("canary.docs.images") && name.matches("(event|run)-1440-.*")) {
            Path images = Path.of("docs", "images");
            try {
                Files.createDirectories(images);
                Files.copy(file, images.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
