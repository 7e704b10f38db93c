package dev.sentrycanary.probe;

/** The tags on everything that a run sends. */
final class Tags {
    static final String CANARY = "canary";
    static final String SCENARIO = "canary.scenario";
    static final String RUN = "canary.run";

    private Tags() {}
}
