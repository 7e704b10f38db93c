package dev.sentrycanary.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, started once for all tests. */
final class Browser {
    private static final List<String> PLACES =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/usr/bin/google-chrome-stable");

    private static com.microsoft.playwright.@org.jspecify.annotations.Nullable Browser shared;

    /** What a loaded machine may take; Playwright itself would give up after five seconds. */
    static final double PATIENCE_MILLIS = 90_000;

    private Browser() {}

    /** A fresh profile; skips the test where no browser is installed. */
    static synchronized BrowserContext context(NewContextOptions options) {
        if (shared == null) {
            Path chromium = find();
            Assumptions.assumeTrue(
                    chromium != null, "needs a Chromium: install one or set CHROMIUM to its path");
            Playwright playwright =
                    Playwright.create(
                            new CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            shared =
                    playwright
                            .chromium()
                            .launch(
                                    new LaunchOptions()
                                            .setExecutablePath(chromium)
                                            .setTimeout(PATIENCE_MILLIS)
                                            .setArgs(List.of("--no-sandbox")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        BrowserContext context = shared.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private static @org.jspecify.annotations.Nullable Path find() {
        String wanted = System.getenv("CHROMIUM");
        if (wanted != null) {
            return Path.of(wanted);
        }
        return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
    }
}
