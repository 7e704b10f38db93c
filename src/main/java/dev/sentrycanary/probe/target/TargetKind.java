package dev.sentrycanary.probe.target;

/** Which product is under test, and so which API tells what it stored. */
public enum TargetKind {
    /** Sentry: SaaS or self-hosted, also behind Relay. */
    SENTRY,
    /** Bugsink. */
    BUGSINK,
    /** The receiver embedded in this application. */
    INBOX
}
