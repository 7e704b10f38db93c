package dev.sentrycanary.cli.terminal;

import dev.sentrycanary.receipt.Stage;

/** What a command tells the shell. */
public final class ExitCode {
    /** All that was asked for is proven. */
    public static final int OK = 0;

    /** The command could not do its work. */
    public static final int BROKEN = 1;

    /** Something is wrong with the command line or the configuration. */
    public static final int USAGE = 2;

    /** Nothing failed, but something that was asked for could not be checked. */
    public static final int INCOMPLETE = 3;

    private ExitCode() {}

    /** The chain ended at this stage: 10, 20, 30, 40 in their order. */
    public static int failedAt(Stage stage) {
        return switch (stage) {
            case CAPTURED -> 10;
            case ACCEPTED -> 20;
            case STORED -> 30;
            case ALERTED -> 40;
        };
    }
}
