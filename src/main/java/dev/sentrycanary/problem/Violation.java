package dev.sentrycanary.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;

import static java.util.Comparator.comparing;

/**
 * One thing that is wrong with an input.
 *
 * @param field name of the field or parameter as the caller wrote it; empty for the whole body
 * @param message what must hold
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Violation(String field, String message) {

    /**
     * The violations that Bean Validation found, in a stable order and with names as in our JSON.
     */
    public static List<Violation> of(Set<? extends ConstraintViolation<?>> found) {
        List<Violation> violations = new ArrayList<>();
        for (ConstraintViolation<?> one : found) {
            violations.add(new Violation(nameOf(one.getPropertyPath()), one.getMessage()));
        }
        violations.sort(comparing(Violation::field).thenComparing(Violation::message));
        return List.copyOf(violations);
    }

    private static String nameOf(Path path) {
        StringBuilder field = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.METHOD || node.getKind() == ElementKind.CONSTRUCTOR) {
                continue;
            }
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = snakeCase(String.valueOf(node.getName()));
                continue;
            }
            if (node.isInIterable() && node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null) {
                field.append(field.isEmpty() ? "" : ".").append(snakeCase(node.getName()));
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
