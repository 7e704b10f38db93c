package dev.sentrycanary.probe.watch;

/** Whose turn it is to keep watch, where there are several replicas. */
@FunctionalInterface
interface Turn {
    /** Every replica's, always. */
    Turn OURS = () -> true;

    /** Whether it is ours now. */
    boolean ours();
}
