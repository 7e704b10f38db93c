package dev.sentrycanary.probe.target;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.sentrycanary.wire.Dsn;

/** Finds the Web API that belongs to a DSN. */
public final class ApiBase {
    /** Sentry's hosted ingest: {@code o123.ingest.sentry.io}, {@code o123.ingest.de.sentry.io}. */
    private static final Pattern HOSTED =
            Pattern.compile("(?:o\\d+\\.)?ingest\\.((?:[a-z0-9-]+\\.)?sentry\\.io)");

    private ApiBase() {}

    /** The base address; self-hosted Sentry and Bugsink serve it under the DSN's own address. */
    public static URI of(Dsn dsn) {
        Matcher hosted = HOSTED.matcher(dsn.host());
        return URI.create(
                hosted.matches() ? "https://" + hosted.group(1) : dsn.origin() + dsn.path());
    }

    /** A base address as people write it, with or without slashes and {@code /api/0} at its end. */
    public static URI of(String configured) {
        return URI.create(configured.strip().replaceAll("/+$", "").replaceAll("/api/0$", ""));
    }
}
