package dev.sentrycanary.probe.watch;

/** Is told of rounds; must be quick and not throw. */
interface RoundListener {
    /** A round begins. */
    default void began() {}

    /** A round has ended. */
    void ended(Round round);
}
