package dev.sentrycanary.sentry.tracing;

import java.util.List;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.ext.Provider;

import io.sentry.BaggageHeader;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.Sentry;
import io.sentry.SpanStatus;
import io.sentry.util.PropagationTargetsUtils;
import io.sentry.util.TracingUtils;
import io.sentry.util.TracingUtils.TracingHeaders;
import io.sentry.util.UrlUtils;
import org.jspecify.annotations.Nullable;

/** Makes each call of a REST client a child span and sends the trace along. */
@Provider
public class ClientTracing implements ClientRequestFilter, ClientResponseFilter {
    private static final String SPAN = ClientTracing.class.getName();

    @Override
    public void filter(ClientRequestContext request) {
        IScopes scopes = Sentry.getCurrentScopes();
        if (!scopes.isEnabled()) {
            return;
        }
        String url = request.getUri().toString();
        ISpan parent = scopes.getSpan();
        ISpan span = parent == null || parent.isNoOp() ? null : start(parent, request, url);
        if (PropagationTargetsUtils.contain(
                scopes.getOptions().getTracePropagationTargets(), url)) {
            carryOn(scopes, span, request);
        }
    }

    private static ISpan start(ISpan parent, ClientRequestContext request, String url) {
        UrlUtils.UrlDetails details = UrlUtils.parse(url);
        ISpan span =
                parent.startChild(
                        "http.client", request.getMethod() + " " + details.getUrlOrFallback());
        span.getSpanContext().setOrigin("auto.http.quarkus.rest-client");
        span.setData("http.request.method", request.getMethod());
        details.applyToSpan(span);
        request.setProperty(SPAN, span);
        return span;
    }

    private static void carryOn(
            IScopes scopes, @Nullable ISpan span, ClientRequestContext request) {
        Object before = request.getHeaders().getFirst(BaggageHeader.BAGGAGE_HEADER);
        TracingHeaders headers =
                TracingUtils.trace(
                        scopes, before == null ? null : List.of(before.toString()), span);
        if (headers == null) {
            return;
        }
        put(
                request,
                headers.getSentryTraceHeader().getName(),
                headers.getSentryTraceHeader().getValue());
        if (headers.getBaggageHeader() != null) {
            put(
                    request,
                    headers.getBaggageHeader().getName(),
                    headers.getBaggageHeader().getValue());
        }
        if (headers.getW3cTraceparentHeader() != null) {
            put(
                    request,
                    headers.getW3cTraceparentHeader().getName(),
                    headers.getW3cTraceparentHeader().getValue());
        }
    }

    private static void put(ClientRequestContext request, String name, String value) {
        request.getHeaders().putSingle(name, value);
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (request.getProperty(SPAN) instanceof ISpan span) {
            span.setData("http.response.status_code", response.getStatus());
            span.finish(SpanStatus.fromHttpStatusCode(response.getStatus()));
        }
    }
}
