package dev.sentrycanary.api;

import java.util.Map;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;
import org.jboss.resteasy.reactive.RestQuery;

import dev.sentrycanary.probe.Probe;

/** The far side of the hop that the scenario {@code performance} makes. */
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
            @RestQuery @Pattern(regexp = "[0-9a-f]{32}", message = "must be the id of a run")
                    String run) {
        return Map.of("run", run, "known", probe.joinFarSide(run));
    }
}
