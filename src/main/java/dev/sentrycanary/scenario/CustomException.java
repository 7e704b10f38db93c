package dev.sentrycanary.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Breadcrumb;
import io.sentry.IScope;
import io.sentry.Sentry;
import io.sentry.SentryLevel;
import io.sentry.protocol.User;

import dev.sentrycanary.scenario.expect.Expectation;

/** A custom exception with everything that an application can hang on an event. */
@ApplicationScoped
class CustomException implements Scenario {
    private static final String MESSAGE = "This is a canary: a declined payment, raised on purpose";
    private static final List<String> STEPS =
            List.of("basket opened", "address confirmed", "payment sent");

    @Override
    public String name() {
        return "custom";
    }

    @Override
    public String summary() {
        return "A custom exception with tags, extras, contexts, user, breadcrumbs and a cause chain"
                + " of three";
    }

    @Override
    public List<Promise> promises() {
        return Thrown.ONE_ERROR;
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.inOrder(
                        EventKind.ERROR,
                        "exception",
                        "type",
                        List.of(
                                "IOException",
                                "IllegalStateException",
                                "PaymentDeclinedException")),
                Thrown.message(MESSAGE),
                Expectation.is(EventKind.ERROR, "tags.payment_provider", "canary-bank"),
                Expectation.is(EventKind.ERROR, "extra.attempt", 3),
                Expectation.is(EventKind.ERROR, "contexts.payment.amount", 1999),
                Expectation.is(EventKind.ERROR, "user.id", "canary-user"),
                Expectation.inOrder(EventKind.ERROR, "breadcrumbs", "message", STEPS));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        Sentry.configureScope(CustomException::describe);
        try {
            settle();
        } catch (IllegalStateException e) {
            throw new PaymentDeclinedException(MESSAGE, e);
        }
        return Map.of();
    }

    private static void describe(IScope scope) {
        scope.setTag("payment_provider", "canary-bank");
        scope.setExtra("attempt", "3");
        scope.setContexts(
                "payment",
                Map.of("amount", 1999, "currency", "EUR", "methods", List.of("card", "transfer")));
        User user = new User();
        user.setId("canary-user");
        user.setUsername("canary");
        scope.setUser(user);
        for (String step : STEPS) {
            Breadcrumb crumb = new Breadcrumb(step);
            crumb.setCategory("checkout");
            crumb.setLevel(SentryLevel.INFO);
            scope.addBreadcrumb(crumb);
        }
    }

    private static void settle() {
        try {
            throw new IOException("the bank hung up");
        } catch (IOException e) {
            throw new IllegalStateException("the payment could not be settled", e);
        }
    }
}
