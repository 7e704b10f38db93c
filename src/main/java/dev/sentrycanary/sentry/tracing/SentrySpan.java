package dev.sentrycanary.sentry.tracing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Makes each call of a bean's method a child span of what is being traced; nothing when nothing is.
 * A method that returns a {@code Uni} or {@code CompletionStage} is measured until that ends.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SentrySpan {
    /** The span's operation; {@code Class.method} when empty. */
    @Nonbinding
    String operation() default "";

    /** The span's description; none when empty. */
    @Nonbinding
    String description() default "";
}
