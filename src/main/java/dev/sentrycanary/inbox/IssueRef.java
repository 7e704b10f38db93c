package dev.sentrycanary.inbox;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The issue that an error belongs to.
 *
 * @param id the issue's id, decimal digits as in Sentry
 * @param change what this very event did to the issue
 */
@RegisterForReflection
public record IssueRef(String id, Change change) {
    /** What an event does to its issue; the first two are what alerts ring on. */
    public enum Change {
        /** It is the first event of the issue. */
        NEW,
        /** The issue was resolved, and is not any more. */
        REGRESSION,
        /** One more of an issue that is known and open. */
        REPEAT;

        /** The name in JSON. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
