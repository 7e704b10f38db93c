package dev.sentrycanary.problem;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.jspecify.annotations.Nullable;

/** Says in our words what Jackson did not like about a body, without quoting the body. */
final class BodyProblems {
    private BodyProblems() {}

    static Problem of(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return wrong(field(unknown.getPath()), "is not a known field");
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return wrong(
                    field(mismatch.getPath()), "must be " + expected(mismatch.getTargetType()));
        }
        if (e instanceof JsonMappingException mapping
                && mapping.getCause() instanceof InputCoercionException) {
            return wrong(field(mapping.getPath()), "must be " + expected(int.class));
        }
        String what =
                isRepetition(e) ? "A field of the body stands twice" : "The body is not valid JSON";
        JsonLocation where = e.getLocation();
        return Problem.of(
                ProblemType.MALFORMED_JSON,
                where == null
                        ? what + "."
                        : "%s: see line %d, column %d."
                                .formatted(what, where.getLineNr(), where.getColumnNr()));
    }

    private static Problem wrong(String field, String message) {
        return Problem.of(
                        ProblemType.WRONG_TYPE,
                        (field.isEmpty() ? "The body " : field + " ") + message + ".")
                .with("violations", List.of(new Violation(field, message)));
    }

    private static boolean isRepetition(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
    }

    private static String field(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null || type.isRecord()) {
            return "a JSON object";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number in range";
        }
        return Iterable.class.isAssignableFrom(type) || type.isArray() ? "a list" : "a JSON object";
    }
}
