package dev.sentrycanary.cli.verify;

/** The form of a result. */
public enum Output {
    TEXT,
    JSON,
    JUNIT
}
