package dev.sentrycanary.sentry.tracing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;

/**
 * Makes each call of a bean's method a transaction with scopes of its own; inside another
 * transaction, a child span of it. A method that returns a {@code Uni} or {@code CompletionStage}
 * is measured until that ends.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SentryTransaction {
    /** The transaction's name; {@code Class.method} when empty. */
    @Nonbinding
    String name() default "";

    /** The transaction's operation. */
    @Nonbinding
    String operation() default "function";
}
