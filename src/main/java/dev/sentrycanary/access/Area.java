package dev.sentrycanary.access;

import java.util.regex.Pattern;

/** What a path is for, as far as access is concerned. */
enum Area {
    /** Sentry's and Spotlight's ingest: browser SDKs of other sites send here; own rules. */
    INGEST,
    /** Sentry's webhook, guarded by its signature. */
    WEBHOOK,
    /** Probes of an orchestrator, which are never local and carry no token. */
    HEALTH,
    METRICS,
    /** Pages, which a link from elsewhere may open. */
    PAGE,
    /** All else. */
    GUARDED;

    private static final Pattern INGEST_PATH =
            Pattern.compile(
                    "/api/[A-Za-z0-9_.-]+/(envelope|store|security|csp-report|nel|minidump"
                            + "|unreal/.*|events/[^/]+/attachments|user-feedback|upload"
                            + "|playstation|(integration/)?otlp/.*)/?|/stream/?");

    /** Check-ins are sent by whatever a crontab has at hand, so reading counts as sending here. */
    private static final Pattern CRON_PATH =
            Pattern.compile("/api/[A-Za-z0-9_.-]+/cron/[^/]+(/[^/]+)?/?");

    private static final Pattern WEBHOOK_PATH = Pattern.compile("/api/test/sentry/alerts/?");
    private static final Pattern HEALTH_PATH =
            Pattern.compile("/q/health(/(live|ready|started|well|group/[a-z-]+))?/?");
    private static final Pattern METRICS_PATH = Pattern.compile("/q/metrics/?");
    private static final Pattern PAGE_PATH =
            Pattern.compile(
                    "/|/(issues|traces|runs|logs|metrics|check-ins|sessions|feedback|profiles"
                            + "|other|send)/?|/(events|runs|issues|traces)/[A-Za-z0-9-]+/?"
                            + "|/events/[A-Za-z0-9-]+/[a-z]+/?");

    /**
     * @param path decoded and without dot segments, as the router sees it
     */
    static Area of(String method, String path) {
        boolean read = isSafe(method);
        if ((method.equals("POST") || method.equals("OPTIONS"))
                && INGEST_PATH.matcher(path).matches()) {
            return INGEST;
        }
        if (!path.startsWith("/api/test/") && CRON_PATH.matcher(path).matches()) {
            return INGEST;
        }
        if (method.equals("POST") && WEBHOOK_PATH.matcher(path).matches()) {
            return WEBHOOK;
        }
        if (read && path.startsWith("/api/")) {
            return GUARDED;
        }
        if (read && HEALTH_PATH.matcher(path).matches()) {
            return HEALTH;
        }
        if (read && METRICS_PATH.matcher(path).matches()) {
            return METRICS;
        }
        return read && PAGE_PATH.matcher(path).matches() ? PAGE : GUARDED;
    }

    /** Whether such a request makes the canary raise something, and so costs a permit. */
    boolean raises(String method, String path, boolean namesError) {
        if (this != GUARDED || path.startsWith("/api/0/") || path.startsWith("/inbox/")) {
            return false;
        }
        return isSafe(method) ? namesError && path.startsWith("/api/test/") : !isPreflight(method);
    }

    private static boolean isSafe(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static boolean isPreflight(String method) {
        return method.equals("OPTIONS");
    }
}
