package dev.sentrycanary.sentry;

/**
 * Adds a line to the few that tell at the start what this application is set up to do. Every CDI
 * bean of this type is asked once the HTTP server listens, the highest priority first.
 */
public interface BannerLine {
    /** One line without secrets. */
    String line();
}
