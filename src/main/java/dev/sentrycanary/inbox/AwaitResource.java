package dev.sentrycanary.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;

import io.smallrye.mutiny.Uni;

import dev.sentrycanary.problem.ProblemException;

/** Waits for events on behalf of tests. */
@Singleton
@Path("/inbox/api/events/await")
@Produces(MediaType.APPLICATION_JSON)
@WithInbox
class AwaitResource {
    private static final Set<String> WAITING = Set.of("count", "timeout");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST = 1000;

    private final Inbox inbox;
    private final int maxWaiters;
    private final AtomicInteger waiters = new AtomicInteger();

    AwaitResource(Inbox inbox, InboxConfig config) {
        this.inbox = inbox;
        this.maxWaiters = config.maxWaiters();
    }

    /** Answers as soon as {@code count} events match, 408 with what was there when none does. */
    @GET
    public Uni<EventPage> await(@Context UriInfo uri) {
        MultivaluedMap<String, String> parameters = uri.getQueryParameters();
        EventQuery query = EventQuery.of(parameters, WAITING);
        int count = (int) EventQuery.number(parameters, "count", 1, 1, MOST);
        Duration timeout = timeout(parameters.getFirst("timeout"));
        if (waiters.incrementAndGet() > maxWaiters) {
            waiters.decrementAndGet();
            throw new ProblemException(
                    429,
                    "Too many waiting",
                    "No more than " + maxWaiters + " calls may wait at once.",
                    Map.of());
        }
        EventAwait await = EventAwait.start(inbox, query, count);
        return Uni.createFrom()
                .completionStage(await.enough())
                .map(found -> new EventPage(found, null, inbox.stats()))
                .ifNoItem()
                .after(timeout)
                .failWith(() -> timedOut(await.soFar(), count, timeout))
                .onTermination()
                .invoke(
                        () -> {
                            await.close();
                            waiters.decrementAndGet();
                        });
    }

    private ProblemException timedOut(List<InboxEvent> soFar, int count, Duration timeout) {
        return new ProblemException(
                408,
                "Not enough events in time",
                "After %s %d of %d wanted events matched; the inbox holds %d events in all."
                        .formatted(text(timeout), soFar.size(), count, inbox.stats().events()),
                Map.of("matched", soFar.size(), "wanted", count, "events", soFar));
    }

    private static Duration timeout(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        Matcher matcher = DURATION.matcher(text);
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            Duration timeout =
                    matcher.group(2).equals("s")
                            ? Duration.ofSeconds(number)
                            : Duration.ofMillis(number);
            if (timeout.compareTo(LONGEST) <= 0 && !timeout.isZero()) {
                return timeout;
            }
        }
        throw EventQuery.bad(
                "timeout", "must be a time such as 500ms or 10s, at most " + text(LONGEST));
    }

    private static String text(Duration duration) {
        return duration.toMillisPart() == 0
                ? duration.toSeconds() + "s"
                : duration.toMillis() + "ms";
    }
}
