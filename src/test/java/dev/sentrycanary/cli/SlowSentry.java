package dev.sentrycanary.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An ingest that takes its time to answer. */
final class SlowSentry implements AutoCloseable {
    static final String KEY = "k3ysecretk3ysecretk3ysecretk3yse";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Duration delay;
    private final List<String> answered = new CopyOnWriteArrayList<>();

    SlowSentry(Duration delay) throws IOException {
        this.delay = delay;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    String dsn() {
        return "http://" + KEY + "@127.0.0.1:" + server.getAddress().getPort() + "/42";
    }

    /** The envelopes whose answer went out, with the client's name in front. */
    List<String> answered() {
        return answered;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String client = exchange.getRequestHeaders().getFirst("User-Agent");
            String text =
                    new String(
                            new GZIPInputStream(exchange.getRequestBody()).readAllBytes(),
                            StandardCharsets.UTF_8);
            if (end.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            answered.add(client + "\n" + text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
