package dev.sentrycanary.sentry.hook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs what applications bring: their failures are told once each and change nothing. */
final class Guard {
    private static final Logger LOG = Logger.getLogger(Guard.class);

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** What {@code hook} answers, or {@code otherwise} if it throws. */
    <T> @Nullable T call(Object hook, @Nullable T otherwise, Call<T> call) {
        try {
            return call.run();
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            String name = hook.getClass().getName();
            if (told.add(name)) {
                LOG.errorf(
                        e,
                        "The Sentry hook %s failed and is passed over; further failures of it are"
                                + " not logged",
                        name);
            }
            return otherwise;
        }
    }

    /** One call of a hook. */
    interface Call<T> {
        @Nullable T run() throws Exception;
    }
}
