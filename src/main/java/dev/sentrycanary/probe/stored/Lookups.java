package dev.sentrycanary.probe.stored;

import java.util.Optional;

import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;

/** Chooses the API for a target. */
final class Lookups {
    private Lookups() {}

    /** The lookup of a target that tells all that is needed for it. */
    static Optional<Lookup> of(Target target, ApiClient client) {
        if (missing(target).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                target.kind() == TargetKind.BUGSINK
                        ? new BugsinkLookup(client, target)
                        : new SentryLookup(
                                client,
                                target,
                                String.valueOf(target.org()),
                                String.valueOf(target.project())));
    }

    /** What nobody told us and the lookup needs, as the name of its variable. */
    static Optional<String> missing(Target target) {
        if (target.token() == null) {
            return Optional.of("SENTRY_AUTH_TOKEN");
        }
        if (target.kind() == TargetKind.BUGSINK) {
            return Optional.empty();
        }
        if (target.org() == null) {
            return Optional.of("SENTRY_ORG");
        }
        return target.project() == null ? Optional.of("SENTRY_PROJECT") : Optional.empty();
    }
}
