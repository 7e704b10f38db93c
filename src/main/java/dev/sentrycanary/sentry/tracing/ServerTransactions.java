package dev.sentrycanary.sentry.tracing;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.BaggageHeader;
import io.sentry.CustomSamplingContext;
import io.sentry.IScopes;
import io.sentry.ITransaction;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.SentryTraceHeader;
import io.sentry.SpanStatus;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.protocol.TransactionNameSource;
import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.request.PathPatterns;
import dev.sentrycanary.sentry.request.RequestState;
import dev.sentrycanary.sentry.request.RequestTracing;
import dev.sentrycanary.sentry.request.RouteName;

/** One transaction per request, named by its route when the answer has ended. */
@ApplicationScoped
class ServerTransactions implements RequestTracing {
    private static final String OPERATION = "http.server";
    private static final String ORIGIN = "auto.http.quarkus";

    private final PathPatterns untraced;
    private final boolean responseHeader;

    ServerTransactions(TracingConfig config) {
        this.untraced = new PathPatterns(config.ignorePaths());
        this.responseHeader = config.responseHeader();
    }

    @Override
    public void begin(RequestState state) {
        SentryOptions options = Sentry.getGlobalScope().getOptions();
        MultiMap headers = state.routing().request().headers();
        String trace = IncomingTrace.sentryTrace(headers);
        boolean traced = options.isTracingEnabled() && wanted(options, state.routing());
        if (traced) {
            start(state, trace, headers.getAll(BaggageHeader.BAGGAGE_HEADER));
        } else if (trace != null) {
            state.scopes().get().continueTrace(trace, headers.getAll(BaggageHeader.BAGGAGE_HEADER));
        }
        if (responseHeader) {
            SentryTraceHeader answer = state.scopes().get().getTraceparent();
            if (answer != null) {
                state.routing().response().putHeader(answer.getName(), answer.getValue());
            }
        }
    }

    private boolean wanted(SentryOptions options, RoutingContext routing) {
        return (options.isTraceOptionsRequests()
                        || !HttpMethod.OPTIONS.equals(routing.request().method()))
                && !untraced.test(routing.normalizedPath());
    }

    @Override
    public void routed(RequestState state) {
        ITransaction transaction = state.transaction();
        if (transaction != null) {
            RouteName route = RouteName.of(state);
            transaction.setName(route.name(), route.source());
        }
    }

    private void start(RequestState state, @Nullable String trace, List<String> baggage) {
        IScopes scopes = state.scopes().get();
        HttpServerRequest request = state.routing().request();
        TransactionContext context = scopes.continueTrace(trace, baggage);
        String name = request.method().name() + " " + state.routing().normalizedPath();
        if (context == null) {
            context = new TransactionContext(name, TransactionNameSource.URL, OPERATION);
        } else {
            context.setName(name);
            context.setTransactionNameSource(TransactionNameSource.URL);
            context.setOperation(OPERATION);
        }
        TransactionOptions options = new TransactionOptions();
        options.setOrigin(ORIGIN);
        options.setBindToScope(true);
        CustomSamplingContext sampling = new CustomSamplingContext();
        sampling.set("request", request);
        options.setCustomSamplingContext(sampling);
        ITransaction transaction = scopes.startTransaction(context, options);
        state.transaction(transaction);
        state.routing().addEndHandler(ended -> finish(state, transaction, ended));
    }

    private static void finish(
            RequestState state, ITransaction transaction, AsyncResult<Void> ended) {
        int code = state.routing().response().getStatusCode();
        boolean whole = ended.succeeded();
        if (!Boolean.TRUE.equals(transaction.isSampled())) {
            transaction.finish();
            return;
        }
        if (transaction.getTransactionNameSource() == TransactionNameSource.URL) {
            RouteName route = RouteName.of(state);
            transaction.setName(route.name(), route.source());
        }
        transaction.setData("http.response.status_code", code);
        SpanStatus status = whole ? SpanStatus.fromHttpStatusCode(code) : SpanStatus.CANCELLED;
        transaction.finish(status == null ? SpanStatus.UNKNOWN : status);
    }
}
