package dev.sentrycanary.sentry;

import java.util.Locale;
import java.util.logging.Level;

import org.eclipse.microprofile.config.spi.Converter;

/** A log level by its name in JBoss or java.util.logging. */
public final class LevelConverter implements Converter<Level> {
    private static final long serialVersionUID = 1L;

    @Override
    public Level convert(String value) {
        String name = value.trim().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "OFF" -> Level.OFF;
            case "FATAL" -> org.jboss.logmanager.Level.FATAL;
            case "ERROR", "SEVERE" -> org.jboss.logmanager.Level.ERROR;
            case "WARN", "WARNING" -> org.jboss.logmanager.Level.WARN;
            case "INFO" -> org.jboss.logmanager.Level.INFO;
            case "DEBUG", "FINE" -> org.jboss.logmanager.Level.DEBUG;
            case "TRACE", "FINER" -> org.jboss.logmanager.Level.TRACE;
            case "ALL" -> Level.ALL;
            default ->
                    throw new IllegalArgumentException(
                            "allowed is OFF, FATAL, ERROR, WARN, INFO, DEBUG, TRACE or ALL");
        };
    }
}
