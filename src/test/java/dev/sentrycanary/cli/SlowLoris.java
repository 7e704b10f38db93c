package dev.sentrycanary.cli;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Connections on which a request comes in byte by byte and never ends. */
final class SlowLoris implements AutoCloseable {
    private static final long PAUSE_NANOS = 100_000_000;
    private static final byte[] DRIP = "x".getBytes(StandardCharsets.US_ASCII);

    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicInteger dripped = new AtomicInteger();
    private final Thread thread = new Thread(this::drip, "slow-loris");
    private volatile boolean over;

    SlowLoris(int port, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            Socket socket = new Socket("127.0.0.1", port);
            String begin =
                    i % 2 == 0
                            ? "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
                            : "POST /api/1/envelope/?sentry_key=x HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Length: 100000\r\n\r\n";
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** How many bytes have dripped. */
    int dripped() {
        return dripped.get();
    }

    private void drip() {
        while (!over) {
            for (Socket socket : sockets) {
                try {
                    socket.getOutputStream().write(DRIP);
                    dripped.incrementAndGet();
                } catch (IOException cutOff) {
                    // which is what the server should do in the end
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
