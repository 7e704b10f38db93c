package dev.sentrycanary.api;

import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.Probe;
import dev.sentrycanary.probe.Run;

/** The far side of the hops that scenarios make. */
@Path(Links.ROOT + "/hop")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class HopResource {
    private final Probe probe;

    HopResource(Probe probe) {
        this.probe = probe;
    }

    @GET
    public Map<String, Object> hop(
            @RestQuery
                    @NotNull
                    @Pattern(regexp = "[0-9a-f]{32}", message = "must be the id of a run")
                    String run) {
        return Map.of("run", run, "known", probe.joinFarSide(run).isPresent());
    }

    /** The body is read so that an event may show it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @LimitedBody
    public Map<String, Object> answer(
            @RestQuery
                    @NotNull
                    @Pattern(regexp = "[0-9a-f]{32}", message = "must be the id of a run")
                    String run,
            @RestQuery @NotNull @Pattern(regexp = "[a-z]{1,20}", message = "must be a word")
                    String part,
            @Nullable String body) {
        Optional<Run> known = probe.joinFarSide(run);
        known.ifPresent(there -> there.answer(part));
        return Map.of("run", run, "known", known.isPresent());
    }
}
