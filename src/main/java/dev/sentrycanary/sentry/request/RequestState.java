package dev.sentrycanary.sentry.request;

import io.sentry.Breadcrumb;
import io.sentry.ITransaction;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.sentry.CapturedError;
import dev.sentrycanary.sentry.scope.LazyScopes;

/** What is known of one HTTP request while it runs. Holds references only, copies nothing. */
public final class RequestState {
    private static final Object KEY = RequestState.class;

    private final RoutingContext routing;
    private final boolean ignored;
    private final LazyScopes scopes;
    private final long began = System.currentTimeMillis();
    private volatile @Nullable ResteasyReactiveRequestContext rest;
    private volatile @Nullable ITransaction transaction;
    private volatile @Nullable String pattern;
    private volatile int status;
    private @Nullable Throwable error;
    private @Nullable CapturedError captured;

    RequestState(RoutingContext routing, boolean ignored, RequestUser users, boolean breadcrumbs) {
        this.routing = routing;
        this.ignored = ignored;
        this.scopes =
                new LazyScopes(
                        "request",
                        fork -> {
                            fork.getIsolationScope()
                                    .addEventProcessor(new RequestEventProcessor(this, users));
                            if (breadcrumbs) {
                                fork.addBreadcrumb(arrived());
                            }
                        });
    }

    private Breadcrumb arrived() {
        Breadcrumb breadcrumb = new Breadcrumb(began);
        breadcrumb.setType("http");
        breadcrumb.setCategory("http");
        breadcrumb.setData("url", routing.request().path());
        breadcrumb.setData("method", routing.request().method().name());
        return breadcrumb;
    }

    /** The request that the current Vert.x context serves, or null. */
    public static @Nullable RequestState current() {
        Context context = Vertx.currentContext();
        return context == null || !VertxContext.isDuplicatedContext(context)
                ? null
                : (RequestState) ((ContextInternal) context).localContextData().get(KEY);
    }

    void bind(ContextInternal context) {
        context.localContextData().put(KEY, this);
    }

    public RoutingContext routing() {
        return routing;
    }

    boolean ignored() {
        return ignored;
    }

    public LazyScopes scopes() {
        return scopes;
    }

    void rest(ResteasyReactiveRequestContext context) {
        rest = context;
    }

    @Nullable ResteasyReactiveRequestContext rest() {
        return rest;
    }

    public void transaction(ITransaction started) {
        transaction = started;
    }

    public @Nullable ITransaction transaction() {
        return transaction;
    }

    void pattern(@Nullable String raw) {
        pattern = raw;
    }

    @Nullable String pattern() {
        return pattern;
    }

    void status(int code) {
        status = code;
    }

    /** The status of the answer as far as it is decided, else 0. */
    int status() {
        return status != 0
                ? status
                : routing.response().ended() ? routing.response().getStatusCode() : 0;
    }

    /**
     * The ids of the event for {@code thrown} or for the error that it was wrapped in or caused by.
     */
    synchronized @Nullable CapturedError captured(Throwable thrown) {
        Throwable known = error;
        return known != null && (causes(known, thrown) || causes(thrown, known)) ? captured : null;
    }

    synchronized void captured(Throwable thrown, CapturedError ids) {
        error = thrown;
        captured = ids;
    }

    private static boolean causes(Throwable outer, Throwable inner) {
        Throwable cause = outer;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause == inner) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
