package dev.sentrycanary.web.live;

import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import org.junit.jupiter.api.Test;

import static dev.sentrycanary.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

class SseStreamTest {
    private static final long PATIENCE_NANOS = Duration.ofMillis(400).toNanos();

    /** The kernel may hold some MiB for the reader; what is ours must not grow beyond. */
    private static final long BOUND = 32L * 1024 * 1024;

    @Test
    void a_reader_who_does_not_read_gets_no_more_and_is_dropped() throws Exception {
        Vertx vertx = Vertx.vertx();
        AtomicLong sent = new AtomicLong();
        AtomicBoolean gone = new AtomicBoolean();
        AtomicReference<SseStream> stream = new AtomicReference<>();
        SseMessage message = new SseMessage("1", "row", "x".repeat(64 * 1024));
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(
                                request ->
                                        stream.set(
                                                SseStream.start(
                                                        request,
                                                        PATIENCE_NANOS,
                                                        () -> gone.set(true))));
        int port =
                server.listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get()
                        .actualPort();
        vertx.setPeriodic(
                5,
                id -> {
                    SseStream reader = stream.get();
                    if (reader != null && reader.ready(System.nanoTime())) {
                        reader.send(message);
                        sent.addAndGet(message.data().length());
                    }
                });
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(new InetSocketAddress("127.0.0.1", port));
            OutputStream out = deaf.getOutputStream();
            out.write("GET /live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await().untilTrue(gone);
            assertThat(sent.get()).isPositive().isLessThan(BOUND);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    @Test
    void line_ends_of_every_kind_stay_within_one_message() {
        assertThat(new SseMessage("7", "row", "a\r\nb\rc\nd").encoded())
                .isEqualTo("id: 7\nevent: row\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
    }
}
