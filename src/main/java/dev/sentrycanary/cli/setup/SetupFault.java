package dev.sentrycanary.cli.setup;

/** Why the alert could not be created, in one line. */
final class SetupFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SetupFault(String message) {
        super(message);
    }
}
