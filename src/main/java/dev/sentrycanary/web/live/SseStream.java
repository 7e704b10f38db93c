package dev.sentrycanary.web.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** A stream of server-sent events to one reader, who is dropped when he does not read. */
public final class SseStream {
    private static final String COMMENT = ":\n\n";

    private final HttpServerResponse response;
    private final long patienceNanos;
    private long blockedSince = -1;
    private boolean open = true;

    private SseStream(HttpServerResponse response, long patienceNanos) {
        this.response = response;
        this.patienceNanos = patienceNanos;
    }

    /**
     * Starts the stream.
     *
     * @param patienceNanos how long the reader may leave the stream full
     * @param closed called once when the reader is gone
     */
    public static SseStream start(
            HttpServerResponse response, long patienceNanos, Runnable closed) {
        SseStream stream = new SseStream(response, patienceNanos);
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("X-Accel-Buffering", "no")
                .exceptionHandler(error -> stream.open = false)
                .closeHandler(
                        nothing -> {
                            stream.open = false;
                            closed.run();
                        });
        return stream;
    }

    /** Whether the reader can take more now; closes the stream when he could not for too long. */
    public boolean ready(long nanoTime) {
        if (!open) {
            return false;
        }
        if (!response.writeQueueFull()) {
            blockedSince = -1;
            return true;
        }
        if (blockedSince < 0) {
            blockedSince = nanoTime;
        } else if (nanoTime - blockedSince > patienceNanos) {
            open = false;
            response.reset();
        }
        return false;
    }

    /** Sends one message. */
    public void send(SseMessage message) {
        write(message.encoded());
    }

    /** Sends what keeps proxies from closing an idle connection. */
    public void heartbeat() {
        write(COMMENT);
    }

    /** Sends how long to wait before a reconnect. */
    public void retry(long millis) {
        write("retry: " + millis + "\n\n");
    }

    /** Ends the stream in order; the reader comes back by itself. */
    public void end() {
        if (open && !response.ended()) {
            open = false;
            response.end();
        }
    }

    private void write(String text) {
        if (open && !response.ended()) {
            response.write(Buffer.buffer(text));
        }
    }
}
