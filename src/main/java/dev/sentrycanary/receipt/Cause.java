package dev.sentrycanary.receipt;

import java.util.Locale;

/** Why a stage failed or could not be looked at: a closed list with stable codes. */
public enum Cause {
    NO_DSN(
            Stage.CAPTURED,
            true,
            "No DSN is configured, so the SDK sends nothing.",
            "Set SENTRY_DSN, or unset it wholly to report to the built-in inbox."),
    SAMPLED_OUT(
            Stage.CAPTURED,
            true,
            "Sampling dropped the event.",
            "Raise SENTRY_SAMPLE_RATE, or SENTRY_TRACES_SAMPLE_RATE for transactions, to 1.0."),
    DROPPED_BY_BEFORE_SEND(
            Stage.CAPTURED,
            true,
            "A before-send hook returned nothing for the event.",
            "Let the hook pass events that carry the tag canary=true."),
    DROPPED_BY_EVENT_PROCESSOR(
            Stage.CAPTURED,
            true,
            "An event processor returned nothing for the event.",
            "Look through the event processors for the one that filters it."),
    IGNORED_TYPE(
            Stage.CAPTURED,
            true,
            "The exception's type is on the list of ignored exceptions.",
            "Take the type off the list of ignored exceptions."),
    DUPLICATE(
            Stage.CAPTURED,
            true,
            "The SDK had already sent the same throwable.",
            "Capture each throwable once; look for a log record beside an explicit capture."),
    QUEUE_OVERFLOW(
            Stage.CAPTURED,
            true,
            "The SDK's queue was full.",
            "Raise the queue's size, or find out why the target takes events so slowly."),
    BACKPRESSURE(
            Stage.CAPTURED,
            true,
            "The SDK lowered its sampling because the target is slow or limits the rate.",
            "Look at the target's health and rate limits."),
    NOTHING_CAPTURED(
            Stage.CAPTURED,
            false,
            "The scenario ran, but the SDK never reported an event of it.",
            "Check that Sentry is initialised and nothing catches the error before it."),
    CAPTURED_TWICE(
            Stage.CAPTURED,
            true,
            "More errors were captured than the scenario raises.",
            "Look for an error that is captured twice, for example by a handler and by the log."),
    SCENARIO_ERROR(
            Stage.CAPTURED,
            true,
            "The scenario itself failed, in another way than it should.",
            "Read the event of that error; it is a fault of the canary, not of Sentry."),
    INTERRUPTED(
            Stage.CAPTURED,
            true,
            "The run was cut off before it ended.",
            "Start it again; look for a shutdown or a scenario that hangs."),
    NOT_SENT(
            Stage.ACCEPTED,
            false,
            "The SDK kept the event, but no attempt to send it was reported in time.",
            "Look for a stalled sender: slow target, proxy, or a shutdown without flush."),
    LOST_IN_CRASH(
            Stage.ACCEPTED,
            true,
            "The process died before the ingest had answered for its last event.",
            "Take the event as lost; set CANARY_SPOOL_DIR, so that events outlive their process."),
    DNS(
            Stage.ACCEPTED,
            false,
            "The host name of the DSN does not resolve.",
            "Check the host in SENTRY_DSN, and the resolver of this machine or container."),
    CONNECT_REFUSED(
            Stage.ACCEPTED,
            false,
            "Nothing accepts connections at the address of the DSN.",
            "Check port, firewall, network policy and proxy (SENTRY_PROXY)."),
    CONNECTION_RESET(
            Stage.ACCEPTED,
            false,
            "The connection broke after it stood.",
            "Look at proxies and load balancers between here and the target."),
    TLS(
            Stage.ACCEPTED,
            false,
            "The TLS handshake failed.",
            "Check the certificate's name and date, and that its authority is trusted here."),
    TIMEOUT(
            Stage.ACCEPTED,
            false,
            "The target did not answer in time.",
            "Check a firewall that swallows packets, and the load of the target."),
    AUTH_REJECTED(
            Stage.ACCEPTED,
            false,
            "The ingest did not take the key of the DSN.",
            "Copy the DSN again from Settings > Client Keys."),
    FORBIDDEN(
            Stage.ACCEPTED,
            false,
            "The ingest refuses this project or key.",
            "Check that project and key are enabled and belong together."),
    PROJECT_UNKNOWN(
            Stage.ACCEPTED,
            false,
            "There is no such project, or no ingest at this address.",
            "Check path and project id of the DSN."),
    PAYLOAD_TOO_LARGE(
            Stage.ACCEPTED,
            false,
            "The envelope is larger than the ingest takes.",
            "Send less: fewer breadcrumbs, smaller bodies and attachments."),
    INVALID_PAYLOAD(
            Stage.ACCEPTED,
            false,
            "The ingest could not read the envelope.",
            "Read the ingest's own words in the evidence; check proxies that change bodies."),
    RATE_LIMITED(
            Stage.ACCEPTED,
            false,
            "The target limits the rate, or the quota is used up.",
            "Check quota, spike protection and the key's own rate limit."),
    SERVER_ERROR(
            Stage.ACCEPTED,
            false,
            "The ingest failed in itself.",
            "Look at the target's own health and logs."),
    NOT_STORED(
            Stage.STORED,
            false,
            "The ingest said yes, but the event did not appear.",
            "Ingest is fine, processing is stuck or filters: check consumers, inbound filters,"
                    + " outcomes."),
    FILTERED(
            Stage.STORED,
            false,
            "Sentry's outcomes say that the event was filtered.",
            "Check the inbound filters of the project."),
    STORED_INCOMPLETE(
            Stage.STORED,
            true,
            "The event was stored, but parts of it are missing.",
            "Compare the list of missing parts with scrubbing rules and size limits."),
    SECRET_LEAKED(
            Stage.STORED,
            true,
            "A planted secret can be read in the stored event.",
            "Turn on data scrubbing where the evidence says that it survived."),
    EXPECTATION_FAILED(
            Stage.STORED,
            true,
            "The event was stored, but not as the scenario promises.",
            "Read which expectation failed, and why, in the evidence."),
    LOOKUP_UNAUTHORIZED(
            Stage.STORED,
            false,
            "The token may not read events.",
            "Give SENTRY_AUTH_TOKEN the scope project:read, for this organisation and project."),
    NO_LOOKUP(
            Stage.STORED,
            false,
            "Nobody told how to read events back, so nobody looked.",
            "Set SENTRY_AUTH_TOKEN (scope project:read), SENTRY_ORG and SENTRY_PROJECT."),
    LOOKUP_UNSUPPORTED(
            Stage.STORED,
            false,
            "The target's API cannot show telemetry of this kind.",
            "Look at it in the target itself; no setting changes this."),
    LOOKUP_FORBIDDEN(
            Stage.STORED,
            false,
            "The token is known, but may not read this.",
            "Give SENTRY_AUTH_TOKEN the scope project:read, and org:read for logs, metrics,"
                    + " sessions and profiles."),
    LOOKUP_NOT_JSON(
            Stage.STORED,
            false,
            "The lookup answered with something that is not JSON.",
            "Check SENTRY_URL; a login page or proxy may stand before the API."),
    LOOKUP_TOO_LARGE(
            Stage.STORED,
            false,
            "The lookup answered with more than we are willing to read.",
            "Check SENTRY_URL; no event of Sentry is that large."),
    LOOKUP_TIMEOUT(
            Stage.STORED,
            false,
            "The lookup gave no complete answer in time.",
            "Check the health of the target's API, and what lies between."),
    LOOKUP_RATE_LIMITED(
            Stage.STORED,
            false,
            "The target's API limits the rate of lookups.",
            "Run less often, or give the canary a token of its own."),
    LOOKUP_FAILED(
            Stage.STORED,
            false,
            "The lookup gave no usable answer.",
            "Check SENTRY_URL, SENTRY_ORG and SENTRY_PROJECT, and the API's health."),
    NOT_ALERTED(
            Stage.ALERTED,
            false,
            "The event is stored, but no alert arrived.",
            "Check the alert rule, its action and interval, and that its webhook reaches us."),
    NO_ALERT_SECRET(
            Stage.ALERTED,
            false,
            "No webhook secret is configured, so no alert can be believed.",
            "Set canary.alert.secret to the client secret of the integration in Sentry."),
    NOT_LISTENING(
            Stage.ALERTED,
            false,
            "No server runs here, so no alert webhook could arrive.",
            "Let verify --listen where Sentry's webhook reaches it, let the running service do it,"
                    + " or ask for --stage stored."),
    ISSUE_OPEN(
            Stage.ALERTED,
            false,
            "The issue was open already, so that no alert had to ring.",
            "Give SENTRY_AUTH_TOKEN the scope event:write, so that each run can resolve its"
                    + " issue."),
    BAD_SIGNATURE(
            Stage.ALERTED,
            false,
            "An alert arrived, but its signature is wrong.",
            "Set the client secret of the integration that sends the webhook."),
    LATE(
            Stage.ALERTED,
            false,
            "The proof came after the deadline.",
            "Look at the target's backlog, or allow more time with canary.deadline.*.");

    private final Stage stage;
    private final boolean decisive;
    private final String hint;
    private final String fix;

    Cause(Stage stage, boolean decisive, String hint, String fix) {
        this.stage = stage;
        this.decisive = decisive;
        this.hint = hint;
        this.fix = fix;
    }

    /** The stable name as in JSON, metrics and documents. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stage at which this usually ends the chain. */
    public Stage stage() {
        return stage;
    }

    /**
     * Whether this contradicts any proof of the same stage. The others are mere absence of proof,
     * or a failed attempt, which later proof of the same event heals.
     */
    public boolean decisive() {
        return decisive;
    }

    /** What it means, in one sentence. */
    public String hint() {
        return hint;
    }

    /** The usual next step. */
    public String fix() {
        return fix;
    }
}
