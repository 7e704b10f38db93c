package dev.sentrycanary.inbox;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.wire.WireException;

/** What the ingest answers: Sentry's shapes, readable for pages of any origin. */
final class IngestReply {
    private static final Logger LOG = Logger.getLogger(IngestReply.class);
    private static final int TOO_MANY = 429;
    private static final AsciiString JSON = AsciiString.cached("application/json");
    private static final AsciiString ANY = AsciiString.cached("*");
    private static final AsciiString EXPOSED =
            AsciiString.cached("x-sentry-error,x-sentry-rate-limits,retry-after");
    private static final String ALLOWED =
            "x-sentry-auth,x-requested-with,x-forwarded-for,origin,referer,accept,content-type,"
                    + "content-encoding,transfer-encoding,authentication,authorization,"
                    + "sentry-trace,baggage,traceparent,tracestate";

    private IngestReply() {}

    static void accepted(HttpServerRequest request, @Nullable String id) {
        end(request, 200, id == null ? "{}" : "{\"id\":\"" + id + "\"}");
    }

    /** A check-in by plain HTTP is answered before it is judged, and so without an id. */
    static void checkedIn(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            cors(response).setStatusCode(202).end();
        }
    }

    static void refused(HttpServerRequest request, WireException e) {
        LOG.debugf("Refused with %d: %s %s", e.status(), e.getMessage(), e.causes());
        error(request, e.status(), String.valueOf(e.getMessage()), e.causes());
    }

    static void busy(HttpServerRequest request) {
        request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        error(request, TOO_MANY, "too many envelopes are being read", List.of());
    }

    static void tooSlow(HttpServerRequest request) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        error(request, 408, "the body did not arrive in time", List.of());
    }

    static void notAllowed(HttpServerRequest request, String allowed) {
        request.response().putHeader(HttpHeaders.ALLOW, allowed);
        error(request, 405, "method not allowed", List.of());
    }

    static void notHere(HttpServerRequest request) {
        error(
                request,
                404,
                "this part of Sentry's ingest is not in the inbox, nothing was kept",
                List.of("known are envelope/, store/, security/ and cron/{slug}/"));
    }

    static void preflight(HttpServerRequest request, String allowed) {
        cors(request.response())
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, allowed)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600")
                .setStatusCode(200)
                .end();
    }

    private static void error(
            HttpServerRequest request, int status, String detail, List<String> causes) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("detail", detail);
        if (!causes.isEmpty()) {
            ArrayNode list = body.putArray("causes");
            causes.forEach(list::add);
        }
        end(request, status, body.toString());
    }

    private static void end(HttpServerRequest request, int status, String json) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            cors(response)
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .setStatusCode(status)
                    .end(json);
        }
    }

    private static HttpServerResponse cors(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY)
                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
}
