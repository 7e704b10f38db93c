package dev.sentrycanary.inbox.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.runtime.configuration.DurationConverter;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;

/** Turns faults on and off. */
@Path("/inbox/api/faults")
@Produces(MediaType.APPLICATION_JSON)
class FaultResource {
    private static final int MOST_TIMES = 1_000_000;
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration DELAY = Duration.ofSeconds(1);

    private final Faults faults;
    private final FaultsConfig config;
    private final Door door;
    private final Clock clock = Clock.systemUTC();

    FaultResource(Faults faults, FaultsConfig config, Door door) {
        this.faults = faults;
        this.config = config;
        this.door = door;
    }

    /** The faults that are on. */
    @GET
    public List<FaultView> list() {
        requireEnabled();
        return faults.list().stream().map(FaultView::of).toList();
    }

    /** Turns a fault on. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@Nullable FaultOrder order) {
        requireEnabled();
        if (order == null) {
            throw refused("The body must be a JSON object with at least the member kind.");
        }
        Fault fault = fault(order);
        if (!faults.add(fault)) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "At most " + Faults.MOST + " faults can be on: clear them with DELETE.");
        }
        door.follow();
        return Response.status(Response.Status.CREATED).entity(FaultView.of(fault)).build();
    }

    /** Turns all faults off. */
    @DELETE
    public void clear() {
        requireEnabled();
        faults.clear();
        door.follow();
    }

    private Fault fault(FaultOrder order) {
        FaultKind kind =
                Optional.ofNullable(order.kind())
                        .flatMap(FaultKind::ofCode)
                        .orElseThrow(
                                () ->
                                        refused(
                                                "kind must be one of "
                                                        + String.join(", ", FaultKind.codes())
                                                        + "."));
        int count = order.count() == null ? Fault.ALWAYS : order.count();
        if (order.count() != null && (count < 1 || count > MOST_TIMES)) {
            throw refused("count must be from 1 to " + MOST_TIMES + ".");
        }
        if (order.count() != null && kind == FaultKind.REFUSE) {
            throw refused("Nobody can count connections that are refused: give a duration.");
        }
        Duration duration = duration("duration", order.duration());
        Duration delay = duration("delay", order.delay());
        if (kind == FaultKind.STORE_UNSCRUBBED && order.text() == null) {
            throw refused("text must say what reappears where something was scrubbed.");
        }
        Instant until = duration == null ? null : clock.instant().plus(duration);
        return new Fault(kind, count, until, delay == null ? DELAY : delay, order.text());
    }

    private static @Nullable Duration duration(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Duration duration = DurationConverter.parseDuration(text);
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException notOne) {
            // Told below, together with durations that nobody can mean.
        }
        throw refused(name + " must be a time such as 500ms or 10s, at most a day.");
    }

    private void requireEnabled() {
        if (!config.enabled()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "Faults are off: set canary.inbox.faults.enabled=true to cause some.");
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.CONSTRAINT_VIOLATION, detail);
    }
}
