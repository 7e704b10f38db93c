package dev.sentrycanary.access;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/** A real HTTP server whose one route stands behind the guard and counts what reaches it. */
final class GuardedServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final AtomicInteger reached = new AtomicInteger();
    final Refusals refusals = new Refusals();

    GuardedServer(AccessConfig access) {
        this(access, TestLimit.WIDE, System::nanoTime);
    }

    GuardedServer(AccessConfig access, LimitConfig limit, LongSupplier nanoTime) {
        Router router = Router.router(vertx);
        router.route()
                .handler(
                        new GuardHandler(
                                new Guard(access), new RateLimits(limit, nanoTime), refusals));
        router.route()
                .handler(
                        context -> {
                            reached.incrementAndGet();
                            context.end(Caller.of(context).name());
                        });
        server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "0.0.0.0")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    int port() {
        return server.actualPort();
    }

    int reached() {
        return reached.get();
    }

    /** Sends the request exactly as given, so that any header can be forged. */
    Answer send(String method, String path, String... headers) throws IOException {
        return sendFrom(InetAddress.getByName("127.0.0.1"), method, path, headers);
    }

    Answer sendFrom(InetAddress from, String method, String path, String... headers)
            throws IOException {
        List<String> given = List.of(headers);
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        if (given.stream().noneMatch(h -> h.toLowerCase().startsWith("host:"))) {
            request.append("Host: localhost:").append(port()).append("\r\n");
        }
        given.forEach(h -> request.append(h).append("\r\n"));
        request.append("Connection: close\r\nContent-Length: 0\r\n\r\n");
        try (Socket socket = new Socket(from, port(), from, 0)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return Answer.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
