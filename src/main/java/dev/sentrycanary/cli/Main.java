package dev.sentrycanary.cli;

import java.util.logging.Level;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.ConfigFault;

/** Starts the application, and tells a failed start in words. */
@QuarkusMain
public final class Main {
    /** Held here, as a logger that nobody holds forgets its level. */
    private static final java.util.logging.Logger VALIDATOR_VERSION =
            java.util.logging.Logger.getLogger("org.hibernate.validator.internal.util.Version");

    private Main() {}

    /** Runs until the process is told to stop. */
    public static void main(String... args) {
        // It greets while the configuration is read, before Quarkus has set the log up.
        VALIDATOR_VERSION.setLevel(Level.WARNING);
        OrderlyExit.install();
        Quarkus.run(null, Main::exit, args);
    }

    private static void exit(int code, @Nullable Throwable failure) {
        // Live reload ends the application only to start it again, in the same process.
        if (LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        if (failure != null) {
            ConfigFault.describe(failure)
                    .ifPresentOrElse(
                            line -> System.err.println("Configuration: " + line),
                            () -> Logger.getLogger(Main.class).error("The start failed", failure));
        }
        OrderlyExit.exit(code);
    }
}
