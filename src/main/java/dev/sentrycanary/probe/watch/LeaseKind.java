package dev.sentrycanary.probe.watch;

/** How replicas agree on who keeps watch. */
public enum LeaseKind {
    /** Not at all: each watches for itself. */
    NONE,
    /** By a Lease object of the cluster that they run in. */
    KUBERNETES
}
