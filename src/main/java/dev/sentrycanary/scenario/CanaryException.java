package dev.sentrycanary.scenario;

/** The plain failure of a canary: an exception that nobody handles. */
public class CanaryException extends RuntimeException implements Intended {
    private static final long serialVersionUID = 1L;

    public CanaryException(String message) {
        super(message);
    }

    public CanaryException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public int status() {
        return 500;
    }
}
