package dev.sentrycanary.probe.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import static org.assertj.core.api.Assertions.assertThat;

/** A dead-man's switch that writes down how it was pinged. */
public final class PingReceiver implements QuarkusTestResourceLifecycleManager, AutoCloseable {
    record Ping(String method, String address, String body) {}

    static final BlockingQueue<Ping> SHARED = new LinkedBlockingQueue<>();

    final BlockingQueue<Ping> pings;
    volatile int status = 200;
    private final HttpServer server;

    public PingReceiver() throws IOException {
        this(SHARED);
    }

    PingReceiver(BlockingQueue<Ping> pings) throws IOException {
        this.pings = pings;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    pings.add(
                            new Ping(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI().toString(),
                                    body));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
    }

    URI url() {
        return URI.create(
                "http://localhost:" + server.getAddress().getPort() + "/ping/5f0c-secret");
    }

    Ping next() throws InterruptedException {
        Ping ping = pings.poll(2, TimeUnit.MINUTES);
        assertThat(ping).as("a ping").isNotNull();
        return ping;
    }

    @Override
    public Map<String, String> start() {
        return Map.of("canary.watch.heartbeat.url", url().toString());
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
