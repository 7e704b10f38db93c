package dev.sentrycanary.sentry.request;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import io.quarkus.virtual.threads.VirtualThreads;
import io.sentry.Sentry;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.sentrycanary.sentry.CapturedError;
import dev.sentrycanary.sentry.RequestErrors;

@Path("/test/things/{id}")
@ApplicationScoped
public class ThingResource {
    static final class Mapped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mapped(String message) {
            super(message);
        }
    }

    static final class Asked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Asked(String message) {
            super(message);
        }
    }

    private final RequestErrors errors;
    private final ExecutorService virtual;

    ThingResource(RequestErrors errors, @VirtualThreads ExecutorService virtual) {
        this.errors = errors;
        this.virtual = virtual;
    }

    @GET
    public String get(@PathParam("id") String id) {
        return id;
    }

    @GET
    @Path("broken")
    public String broken(@PathParam("id") String id) {
        Sentry.setTag("thing", id);
        throw new IllegalStateException("broken " + id);
    }

    @GET
    @Path("broken-later")
    public Uni<String> brokenLater(@PathParam("id") String id) {
        Sentry.setTag("thing", id);
        return Uni.createFrom()
                .item(id)
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(5))
                .map(
                        item -> {
                            throw new IllegalStateException("broken later " + item);
                        });
    }

    @GET
    @Path("broken-virtual")
    public CompletionStage<String> brokenVirtual(@PathParam("id") String id) {
        Sentry.setTag("thing", id);
        return CompletableFuture.supplyAsync(
                () -> {
                    throw new IllegalStateException("broken virtual " + id);
                },
                virtual);
    }

    @GET
    @Path("mapped")
    public String mapped(@PathParam("id") String id) {
        Sentry.setTag("thing", id);
        throw new Mapped("mapped " + id);
    }

    @GET
    @Path("asked")
    public String asked(@PathParam("id") String id) {
        Sentry.setTag("thing", id);
        throw new Asked("asked " + id);
    }

    @GET
    @Path("missing")
    public String missing(@PathParam("id") String id) {
        throw new NotFoundException("missing " + id);
    }

    @POST
    @Path("body")
    public String body(@PathParam("id") String id, Map<String, String> body) {
        throw new IllegalStateException("body " + id + " " + body.size());
    }

    @POST
    @Path("body-later")
    public Uni<String> bodyLater(@PathParam("id") String id, Map<String, String> body) {
        return Uni.createFrom()
                .failure(new IllegalStateException("body " + id + " " + body.size()));
    }

    @ServerExceptionMapper
    RestResponse<String> map(Mapped mapped) {
        return RestResponse.status(RestResponse.Status.SERVICE_UNAVAILABLE, mapped.getMessage());
    }

    @ServerExceptionMapper
    Response map(Asked asked) {
        CapturedError captured = errors.capture(asked);
        return Response.status(500).entity(captured.eventId() + " " + captured.traceId()).build();
    }
}
