package dev.sentrycanary.sentry.scope;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkus.virtual.threads.VirtualThreads;
import io.sentry.ISentryLifecycleToken;
import io.sentry.Sentry;
import io.sentry.protocol.User;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Sets user, tag and breadcrumb of its own, hops over threads in many ways, then captures. */
@Path("/test/mixed/{id}")
@ApplicationScoped
public class MixedResource {
    private final ManagedExecutor managed;
    private final ExecutorService virtual;
    private final Vertx vertx;

    MixedResource(ManagedExecutor managed, @VirtualThreads ExecutorService virtual, Vertx vertx) {
        this.managed = managed;
        this.virtual = virtual;
        this.vertx = vertx;
    }

    static void mark(String id) {
        User user = new User();
        user.setId(id);
        Sentry.setUser(user);
        Sentry.setTag("request", id);
        Sentry.addBreadcrumb(id);
    }

    static String capture(String id) {
        Sentry.captureMessage("mixed " + id);
        return id;
    }

    static Duration soon() {
        return Duration.ofMillis(1 + ThreadLocalRandom.current().nextInt(20));
    }

    @GET
    @Path("blocking")
    public String blocking(@PathParam("id") String id) throws InterruptedException {
        mark(id);
        Thread.sleep(soon().toMillis());
        return capture(id);
    }

    @GET
    @Path("failing")
    public String failing(@PathParam("id") String id) throws InterruptedException {
        mark(id);
        Thread.sleep(soon().toMillis());
        throw new IllegalStateException("mixed " + id);
    }

    @GET
    @Path("uni")
    public Uni<String> uni(@PathParam("id") String id) {
        mark(id);
        return Uni.createFrom()
                .item(id)
                .onItem()
                .delayIt()
                .by(soon())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .delayIt()
                .by(soon())
                .map(MixedResource::capture);
    }

    @GET
    @Path("failing-uni")
    public Uni<String> failingUni(@PathParam("id") String id) {
        mark(id);
        return Uni.createFrom()
                .item(id)
                .onItem()
                .delayIt()
                .by(soon())
                .map(
                        item -> {
                            throw new IllegalStateException("mixed " + item);
                        });
    }

    @GET
    @Path("managed")
    public CompletionStage<String> managed(@PathParam("id") String id) {
        mark(id);
        return managed.supplyAsync(() -> id)
                .thenApplyAsync(item -> item)
                .thenApply(MixedResource::capture);
    }

    @GET
    @Path("virtual")
    public CompletionStage<String> virtual(@PathParam("id") String id) {
        mark(id);
        return CompletableFuture.supplyAsync(() -> capture(id), virtual);
    }

    @GET
    @Path("timer")
    public Uni<String> timer(@PathParam("id") String id) {
        mark(id);
        return Uni.createFrom()
                .emitter(
                        emitter ->
                                vertx.setTimer(
                                        soon().toMillis(),
                                        unused -> emitter.complete(capture(id))));
    }

    @GET
    @Path("nested")
    public CompletionStage<String> nested(@PathParam("id") String id) {
        ISentryLifecycleToken token = Sentry.forkedScopes("test").makeCurrent();
        mark(id);
        CompletionStage<String> answer = managed.supplyAsync(() -> capture(id));
        token.close();
        return answer;
    }

    /** Never shows another request's values, though it may lose its own. */
    @GET
    @Path("plain")
    public CompletionStage<String> plain(@PathParam("id") String id) {
        mark(id);
        return CompletableFuture.supplyAsync(
                () -> {
                    Sentry.setTag("plain", id);
                    return capture(id);
                });
    }
}
