package dev.sentrycanary.web.live;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** A stream of server-sent events to one reader, who is dropped when he does not read. */
public final class SseStream {
    private static final String COMMENT = ":\n\n";

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final long patienceNanos;
    private long blockedSince = -1;
    private boolean open = true;

    private SseStream(HttpServerRequest request, long patienceNanos) {
        this.request = request;
        this.response = request.response();
        this.patienceNanos = patienceNanos;
    }

    /**
     * Starts the stream.
     *
     * @param patienceNanos how long the reader may leave the stream full
     * @param closed called once when the reader is gone
     */
    public static SseStream start(HttpServerRequest request, long patienceNanos, Runnable closed) {
        SseStream stream = new SseStream(request, patienceNanos);
        stream.response
                .setChunked(true)
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
            drop();
        }
        return false;
    }

    /**
     * A reset of HTTP/1 first flushes what is still to be written, which this reader will never
     * take; so the connection is closed beneath.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The close handler of the response is told.
    private void drop() {
        HttpConnection connection = request.connection();
        if (request.version() != HttpVersion.HTTP_2 && connection instanceof ConnectionBase base) {
            ChannelHandlerContext first = base.channel().pipeline().firstContext();
            if (first != null) {
                first.close();
            }
        } else {
            response.reset();
        }
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
