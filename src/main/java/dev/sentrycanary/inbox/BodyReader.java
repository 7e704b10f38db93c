package dev.sentrycanary.inbox;

import java.util.concurrent.atomic.AtomicLong;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Reads bodies with bounds on the size of one, on the sum of all, and on the time. */
final class BodyReader {
    /** How many times the limit a refused client may go on sending before it is cut off. */
    private static final int PATIENCE = 4;

    private final Vertx vertx;
    private final long limit;
    private final long pendingLimit;
    private final long timeoutMillis;
    private final AtomicLong pending = new AtomicLong();

    BodyReader(Vertx vertx, long limit, long pendingLimit, long timeoutMillis) {
        this.vertx = vertx;
        this.limit = limit;
        this.pendingLimit = pendingLimit;
        this.timeoutMillis = timeoutMillis;
    }

    /** Reads the body; exactly one call to {@code receiver} follows, or none if the client left. */
    void read(HttpServerRequest request, Receiver receiver) {
        if (announced(request) > limit) {
            receiver.tooLarge(limit);
            discard(request);
            return;
        }
        Reading reading = new Reading(request, receiver);
        request.handler(reading::chunk);
        request.endHandler(end -> reading.end());
        request.exceptionHandler(gone -> reading.stop());
        request.resume();
    }

    /**
     * Reads on without keeping, so that the client can see the answer and the connection can serve
     * its next request; a client that does not stop loses the connection.
     */
    void discard(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long[] patience = {PATIENCE * limit};
        long timer = vertx.setTimer(timeoutMillis, t -> request.connection().close());
        request.handler(
                chunk -> {
                    patience[0] -= chunk.length();
                    if (patience[0] < 0) {
                        request.connection().close();
                    }
                });
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.resume();
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** What becomes of a body. */
    interface Receiver {
        void complete(Buffer body);

        void tooLarge(long limit);

        void tooBusy();

        void tooSlow();
    }

    private final class Reading {
        private final HttpServerRequest request;
        private final Receiver receiver;
        private final long timer;
        private @Nullable Buffer body;
        private long size;
        private boolean copied;
        private boolean over;

        Reading(HttpServerRequest request, Receiver receiver) {
            this.request = request;
            this.receiver = receiver;
            this.timer = vertx.setTimer(timeoutMillis, t -> slow());
        }

        void chunk(Buffer chunk) {
            if (over) {
                return;
            }
            size += chunk.length();
            if (pending.addAndGet(chunk.length()) > pendingLimit) {
                stop();
                receiver.tooBusy();
                discard(request);
            } else if (size > limit) {
                stop();
                receiver.tooLarge(limit);
                discard(request);
            } else if (body == null) {
                body = chunk;
            } else {
                // The first chunk is most often the only one: it is copied when a second comes.
                body = copied ? body : copy(body);
                body.appendBuffer(chunk);
            }
        }

        private Buffer copy(Buffer first) {
            copied = true;
            return Buffer.buffer(first.length() * 2).appendBuffer(first);
        }

        void end() {
            if (!over) {
                Buffer whole = body == null ? Buffer.buffer() : body;
                stop();
                receiver.complete(whole);
            }
        }

        private void slow() {
            if (!over) {
                stop();
                receiver.tooSlow();
                request.connection().close();
            }
        }

        void stop() {
            if (!over) {
                over = true;
                vertx.cancelTimer(timer);
                pending.addAndGet(-size);
                body = null;
            }
        }
    }
}
