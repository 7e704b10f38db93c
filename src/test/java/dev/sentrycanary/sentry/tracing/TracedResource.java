package dev.sentrycanary.sentry.tracing;

import java.net.URI;

import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

@Path("/test/traced/{id}")
public class TracedResource {
    /** This application, seen by its own client. */
    @Path("/test/traced")
    public interface Self {
        @GET
        @Path("{id}/headers")
        String headers(@PathParam("id") String id);
    }

    private final Work work;
    private final Vertx vertx;

    TracedResource(Work work, Vertx vertx) {
        this.work = work;
        this.vertx = vertx;
    }

    void routes(@Observes Router router) {
        router.get("/test/raw/:id")
                .handler(
                        routing -> {
                            throw new IllegalStateException("raw " + routing.pathParam("id"));
                        });
    }

    @GET
    @Path("spans")
    public Uni<String> spans(@PathParam("id") String id) {
        work.sync(id);
        return work.uni(id)
                .chain(item -> Uni.createFrom().completionStage(work.stage()))
                .onFailure()
                .recoverWithItem(id);
    }

    @GET
    @Path("call")
    public String call(@PathParam("id") String id, @Context UriInfo uri) {
        URI base = uri.getBaseUri();
        return QuarkusRestClientBuilder.newBuilder().baseUri(base).build(Self.class).headers(id);
    }

    @GET
    @Path("headers")
    public String headers(@Context HttpHeaders headers) {
        return headers.getHeaderString("sentry-trace")
                + "\n"
                + headers.getHeaderString("traceparent")
                + "\n"
                + headers.getHeaderString("baggage");
    }

    @GET
    @Path("timer")
    public Uni<String> timer(@PathParam("id") String id) {
        io.sentry.Sentry.setTag("traced", id);
        vertx.setTimer(
                5,
                unused -> {
                    throw new IllegalStateException("timer " + id);
                });
        return Uni.createFrom().item(id);
    }
}
