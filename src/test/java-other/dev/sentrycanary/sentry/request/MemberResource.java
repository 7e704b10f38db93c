package dev.sentrycanary.sentry.request;

import java.time.Duration;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;

/** Fails for those whom Quarkus has let in. */
@Path("/test/members/{id}")
@ApplicationScoped
@Authenticated
public class MemberResource {
    @GET
    @Path("blocking")
    @Blocking
    public String blocking(@PathParam("id") String id) {
        throw new IllegalStateException("blocking " + id);
    }

    @GET
    @Path("reactive")
    public Uni<String> reactive(@PathParam("id") String id) {
        return Uni.createFrom()
                .item(id)
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1))
                .onItem()
                .failWith(() -> new IllegalStateException("reactive " + id));
    }

    @GET
    @Path("virtual")
    @RunOnVirtualThread
    public String virtual(@PathParam("id") String id) {
        throw new IllegalStateException("virtual " + id);
    }

    @GET
    @Path("reserved")
    @RolesAllowed("nobody")
    public String reserved(@PathParam("id") String id) {
        return id;
    }
}
