package dev.sentrycanary.probe.stored;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * What one call of the target's API came to.
 *
 * @param status the HTTP status, 0 when no answer came
 * @param body the JSON of the answer; missing unless the whole of it was read
 * @param trouble why there is no usable answer, or null when there is one
 * @param detail the trouble in words, without secrets
 * @param pause how long the target asks us to stay away
 */
public record ApiAnswer(
        int status, JsonNode body, @Nullable Trouble trouble, String detail, Duration pause) {

    static ApiAnswer of(int status, JsonNode body, Duration pause) {
        return new ApiAnswer(status, body, null, "", pause);
    }

    static ApiAnswer troubled(int status, Trouble trouble, String detail, Duration pause) {
        return new ApiAnswer(status, MissingNode.getInstance(), trouble, detail, pause);
    }

    /** Whether it is a 2xx that was read whole. */
    public boolean ok() {
        return trouble == null && status >= 200 && status < 300;
    }

    /** Whether it is a 404 that was read whole. */
    public boolean absent() {
        return trouble == null && status == 404;
    }
}
