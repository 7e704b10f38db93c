package dev.sentrycanary.scenario;

/** The custom exception of the scenario {@code custom}. */
class PaymentDeclinedException extends CanaryException {
    private static final long serialVersionUID = 1L;

    PaymentDeclinedException(String message, Throwable cause) {
        super(message, cause);
    }
}
