package dev.sentrycanary.inbox.fault;

/** Where in the inbox a fault takes effect. */
public enum FaultPoint {
    /** At the port that is the inbox's alone. */
    DOOR,
    /** Instead of the ingest. */
    INGEST,
    /** Between the ingest's answer and the store. */
    STORE,
    /** In the webhook that goes out. */
    ALERT,
    /** Instead of the Web API. */
    LOOKUP
}
