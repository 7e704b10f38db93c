package dev.sentrycanary.probe.stored;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What one look at the target showed. */
sealed interface Sighting {
    /**
     * The event is there.
     *
     * @param event what is stored, laid out as SDKs send it; null where the API tells no more than
     *     that it exists
     * @param issue id of the issue that it was grouped into
     * @param raw the whole answer, as the API wrote it
     * @param attachments the files stored with it by name; null where the API shows none
     * @param link where people see it
     */
    record Found(
            @Nullable ObjectNode event,
            @Nullable String issue,
            @Nullable ObjectNode raw,
            @Nullable Map<String, FileFacts> attachments,
            @Nullable URI link)
            implements Sighting {
        /** The same with files. */
        Found with(Map<String, FileFacts> files) {
            return new Found(event, issue, raw, files, link);
        }
    }

    /**
     * It is not there, or not yet.
     *
     * @param pause how long the target asks us to stay away
     */
    record Absent(Duration pause) implements Sighting {}

    /** The API has no way to show telemetry of this kind. */
    record Unsupported(String why) implements Sighting {}

    /**
     * The look told nothing.
     *
     * @param trouble why
     * @param detail in words, without secrets
     * @param pause how long the target asks us to stay away
     */
    record Blind(Trouble trouble, String detail, Duration pause) implements Sighting {}

    /** What an answer without a usable body means. */
    static Sighting of(ApiAnswer answer) {
        Trouble trouble = answer.trouble();
        return trouble == null
                ? new Absent(answer.pause())
                : new Blind(trouble, answer.detail(), answer.pause());
    }
}
