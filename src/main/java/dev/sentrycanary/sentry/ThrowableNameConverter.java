package dev.sentrycanary.sentry;

import org.eclipse.microprofile.config.spi.Converter;

/** The name of an exception class that exists here; in a native image it must be registered. */
public final class ThrowableNameConverter implements Converter<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String convert(String value) {
        load(value.trim());
        return value.trim();
    }

    static Class<? extends Throwable> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader())
                    .asSubclass(Throwable.class);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IllegalArgumentException("allowed are names of exception classes", e);
        }
    }
}
