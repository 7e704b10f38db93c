package dev.sentrycanary.scenario;

import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;

/** A real validation failure, caused on purpose. */
public class InvalidOrderException extends ConstraintViolationException implements Intended {
    private static final long serialVersionUID = 1L;

    InvalidOrderException(String message, Set<? extends ConstraintViolation<?>> violations) {
        super(message, violations);
    }

    @Override
    public int status() {
        return 400;
    }
}
