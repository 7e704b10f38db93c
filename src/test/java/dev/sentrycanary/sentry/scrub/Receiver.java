package dev.sentrycanary.sentry.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpServer;
import io.sentry.SentryOptions;

/** Takes envelopes over HTTP and keeps what came over the wire. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (InputStream in = new GZIPInputStream(exchange.getRequestBody())) {
                        bodies.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }

    public String dsn() {
        return "http://public@127.0.0.1:" + server.getAddress().getPort() + "/1";
    }

    public SentryOptions options() {
        SentryOptions options = new SentryOptions();
        options.setDsn(dsn());
        options.setRelease("scrub-test@1");
        return options;
    }

    public String received() {
        return String.join("\n", bodies);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
