package dev.sentrycanary.access;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.problem.Problem;
import dev.sentrycanary.problem.ProblemType;

/** The guard as the first handler of every request. */
final class GuardHandler implements Handler<RoutingContext> {
    private final Guard guard;
    private final RateLimits limits;
    private final Refusals refusals;

    GuardHandler(Guard guard, RateLimits limits, Refusals refusals) {
        this.guard = guard;
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String method = request.method().name();
        String path = context.normalizedPath();
        Area area = Area.of(method, path);
        SecurityHeaders.add(context.response().headers(), area, path);

        boolean local = Peer.isLocal(request);
        Caller caller = guard.identify(local, request.headers());
        caller.remember(context, local);
        Refusal refusal = guard.check(area, caller, request.headers(), authority(request));
        if (refusal == null
                && area.raises(method, path, context.queryParams().contains("error_type"))) {
            refusal = take(context, caller);
        }
        if (refusal == null) {
            context.next();
        } else {
            refusals.count(refusal);
            answer(context, refusal);
        }
    }

    private @Nullable Refusal take(RoutingContext context, Caller caller) {
        Permit permit = limits.take(caller);
        context.response().headers().addAll(permit.headers());
        return permit.granted() ? null : Refusal.rateLimited(permit);
    }

    private static void answer(RoutingContext context, Refusal refusal) {
        ProblemType type = ProblemType.ofStatus(refusal.status());
        JsonObject problem =
                new JsonObject()
                        .put("type", type.uri().toString())
                        .put("title", type.title())
                        .put("status", refusal.status())
                        .put("detail", refusal.detail())
                        .put("instance", context.request().path());
        context.response().headers().addAll(refusal.headers());
        // Quarkus holds the body back until someone wants it; nobody will, and the connection is
        // to serve the next request.
        context.request().resume();
        context.response()
                .setStatusCode(refusal.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(problem.toBuffer());
    }

    /** What the client named itself: HTTP/1's header or HTTP/2's field, never a forwarded one. */
    private static @Nullable HostAndPort authority(HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host == null ? request.authority(true) : HostAndPort.parseAuthority(host, -1);
    }
}
