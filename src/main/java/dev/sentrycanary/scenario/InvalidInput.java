package dev.sentrycanary.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import io.sentry.Sentry;
import io.sentry.SentryLevel;

import dev.sentrycanary.scenario.expect.Expectation;

/** An input that Hibernate Validator refuses. */
@ApplicationScoped
class InvalidInput implements Scenario {
    private static final String MESSAGE =
            "This is a canary: an order that fails validation, on purpose";

    private final Validator validator;

    InvalidInput(Validator validator) {
        this.validator = validator;
    }

    @Override
    public String name() {
        return "validation";
    }

    @Override
    public String summary() {
        return "An input that Hibernate Validator refuses, with its violations";
    }

    @Override
    public List<Promise> promises() {
        return Thrown.ONE_ERROR;
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Thrown.type(InvalidOrderException.class),
                Expectation.is(EventKind.ERROR, "level", "warning"),
                Expectation.is(EventKind.ERROR, "contexts.validation.count", 3),
                Expectation.inOrder(
                        EventKind.ERROR,
                        "contexts.validation.violations",
                        "field",
                        List.of("customer", "email", "quantity")));
    }

    @Override
    public Map<String, Object> raise(Call call) {
        Set<ConstraintViolation<Order>> violations =
                validator.validate(new Order(" ", "not-an-address", 0));
        Sentry.configureScope(
                scope -> {
                    scope.setLevel(SentryLevel.WARNING);
                    scope.setContexts("validation", context(violations));
                });
        throw new InvalidOrderException(MESSAGE, violations);
    }

    /** Only fields and rules: a rejected value may be a secret. */
    private static Map<String, Object> context(Set<ConstraintViolation<Order>> violations) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (ConstraintViolation<Order> violation : violations) {
            entries.add(
                    Map.of(
                            "field", violation.getPropertyPath().toString(),
                            "message", violation.getMessage()));
        }
        entries.sort(
                (a, b) -> String.valueOf(a.get("field")).compareTo(String.valueOf(b.get("field"))));
        return Map.of("count", entries.size(), "violations", entries);
    }

    record Order(@NotBlank String customer, @Email String email, @Min(1) int quantity) {}
}
