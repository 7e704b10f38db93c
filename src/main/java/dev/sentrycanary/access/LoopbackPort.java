package dev.sentrycanary.access;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;

/**
 * A port of its own on the loopback interface, behind which the routes of the application answer,
 * also where the application's server does not listen. Blocks: not for event loops.
 */
public final class LoopbackPort implements AutoCloseable {
    /** The address that it listens on. */
    public static final String HOST = "127.0.0.1";

    private static final long PATIENCE_SECONDS = 10;
    private static final int IDLE_SECONDS = 90;

    private final HttpServer server;

    private LoopbackPort(HttpServer server) {
        this.server = server;
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any that is free
     */
    public static LoopbackPort open(Vertx vertx, int port) throws IOException {
        HttpServer server =
                vertx.createHttpServer(
                                new HttpServerOptions()
                                        .setHost(HOST)
                                        .setPort(port)
                                        .setIdleTimeout(IDLE_SECONDS))
                        .requestHandler(VertxHttpRecorder.getRootHandler());
        // Not in the caller's context: each request must have one that it shares with nobody.
        Context context = ((VertxInternal) vertx).createEventLoopContext();
        Promise<HttpServer> listening = Promise.promise();
        context.runOnContext(go -> server.listen().onComplete(listening));
        await(listening.future());
        return new LoopbackPort(server);
    }

    /** Its number. */
    public int number() {
        return server.actualPort();
    }

    /** Stops listening and ends the connections that there are. */
    @Override
    public void close() throws IOException {
        await(server.close());
    }

    private static void await(Future<?> future) throws IOException {
        try {
            future.toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The port could not be opened or closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
