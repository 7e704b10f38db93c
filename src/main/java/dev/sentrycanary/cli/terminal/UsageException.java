package dev.sentrycanary.cli.terminal;

/** Says in one line what is wrong with the command line or with what it refers to. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
