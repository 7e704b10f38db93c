package dev.sentrycanary.sentry.tracing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Reports each run of a (scheduled) method to a Sentry monitor: in progress, then ok or error with
 * its duration.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SentryCheckIn {
    /** The monitor's slug. */
    @Nonbinding
    String value() default "";

    /**
     * How often the method should run, which creates or updates the monitor: a crontab of five
     * fields, or an ISO 8601 duration of whole minutes, for example {@code PT5M}. Empty leaves the
     * monitor as it is.
     */
    @Nonbinding
    String schedule() default "";

    /** The time zone of a crontab, for example {@code Europe/Berlin}; empty means UTC. */
    @Nonbinding
    String timezone() default "";

    /** Minutes that a run may start late; negative leaves it to the server. */
    @Nonbinding
    long marginMinutes() default -1;

    /** Minutes that a run may last; negative leaves it to the server. */
    @Nonbinding
    long maxRuntimeMinutes() default -1;
}
