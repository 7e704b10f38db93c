package dev.sentrycanary.cli.verify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sentry.ISentryLifecycleToken;
import io.sentry.ITransaction;
import io.sentry.Sentry;
import io.sentry.SpanStatus;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.protocol.TransactionNameSource;

import dev.sentrycanary.probe.Probe;
import dev.sentrycanary.scenario.FarSide;

/**
 * The far side of a hop for a command without the application's server: a port on the loopback
 * interface, open for this one call, that carries the trace on as the application would.
 */
@ApplicationScoped
class HopServer implements FarSide {
    private static final Pattern RUN = Pattern.compile("run=([0-9a-f]{32})");

    private final Probe probe;

    HopServer(Probe probe) {
        this.probe = probe;
    }

    @Override
    public Opened open() throws IOException {
        InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(local, 0), 1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        server.setExecutor(thread);
        server.createContext("/", this::answer);
        server.start();
        return new Running(server, thread);
    }

    private void answer(HttpExchange exchange) throws IOException {
        ISentryLifecycleToken scopes = Sentry.forkedRootScopes("canary.hop").makeCurrent();
        try (exchange) {
            ITransaction transaction = transaction(exchange);
            Matcher run = RUN.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
            boolean known = run.find() && probe.joinFarSide(run.group(1));
            byte[] body = ("{\"known\":" + known + "}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            transaction.setStatus(SpanStatus.OK);
            // Before the answer: the near side's run ends with it, and this belongs to the run.
            transaction.finish();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } finally {
            scopes.close();
        }
    }

    private static ITransaction transaction(HttpExchange exchange) {
        String name = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        List<String> baggage = exchange.getRequestHeaders().get("baggage");
        TransactionContext context =
                Sentry.continueTrace(
                        exchange.getRequestHeaders().getFirst("sentry-trace"), baggage);
        if (context == null) {
            context = new TransactionContext(name, TransactionNameSource.URL, "http.server");
        } else {
            context.setName(name);
            context.setTransactionNameSource(TransactionNameSource.URL);
            context.setOperation("http.server");
        }
        TransactionOptions options = new TransactionOptions();
        options.setBindToScope(true);
        return Sentry.startTransaction(context, options);
    }

    private record Running(HttpServer server, ExecutorService thread) implements Opened {
        @Override
        public URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
            thread.shutdown();
        }
    }
}
