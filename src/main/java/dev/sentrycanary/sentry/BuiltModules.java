package dev.sentrycanary.sentry;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.runtime.ImageMode;
import io.sentry.NoOpLogger;
import io.sentry.SentryOptions;
import io.sentry.internal.modules.ManifestModulesLoader;

/** The libraries of a native image, which has no jars to ask: they were asked when it was built. */
final class BuiltModules {
    /** Quarkus puts this before the name of a jar of which it leaves classes out. */
    private static final String CHANGED = "modified-";

    private static final Map<String, String> MODULES = modules(ImageMode.current());

    private BuiltModules() {}

    static void install(SentryOptions options) {
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            options.setModulesLoader(() -> MODULES);
        }
    }

    /** Name and version of each jar on the class path, in the one mode in which they are kept. */
    static Map<String, String> modules(ImageMode mode) {
        Map<String, String> found =
                mode == ImageMode.NATIVE_BUILD
                        ? new ManifestModulesLoader(NoOpLogger.getInstance()).getOrLoadModules()
                        : null;
        Map<String, String> modules = new HashMap<>();
        if (found != null) {
            found.forEach((name, version) -> modules.put(name(name), version));
        }
        return Map.copyOf(modules);
    }

    static String name(String jar) {
        return jar.startsWith(CHANGED) ? jar.substring(CHANGED.length()) : jar;
    }
}
