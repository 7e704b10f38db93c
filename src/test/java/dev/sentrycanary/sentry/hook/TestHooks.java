package dev.sentrycanary.sentry.hook;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.sentry.Breadcrumb;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SamplingContext;
import io.sentry.Sentry;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryTransaction;
import io.vertx.core.http.HttpServerRequest;

/** Hooks as an application would bring them; they look only at requests below {@code hooks}. */
final class TestHooks {
    private TestHooks() {}

    @Path("/test/hooks/{id}")
    @ApplicationScoped
    public static class HookedResource {
        @GET
        public String broken(@PathParam("id") String id) {
            Sentry.setTag("hooked", id);
            Sentry.addBreadcrumb("hooked crumb");
            throw new IllegalStateException("hooked " + id);
        }

        @GET
        @Path("dropped")
        public String dropped(@PathParam("id") String id) {
            Sentry.setTag("hooked", "drop");
            throw new IllegalStateException("dropped " + id);
        }

        @GET
        @Path("unsampled")
        public String unsampled(@PathParam("id") String id) {
            return id;
        }
    }

    @Singleton
    @Priority(30)
    static class First implements SentryOptions.BeforeSendCallback {
        @Override
        public SentryEvent execute(SentryEvent event, Hint hint) {
            return "drop".equals(event.getTag("hooked")) ? null : mark(event, "first");
        }
    }

    @Singleton
    @Priority(20)
    static class Failing implements SentryOptions.BeforeSendCallback {
        @Override
        public SentryEvent execute(SentryEvent event, Hint hint) {
            if (event.getTag("hooked") != null) {
                throw new IllegalStateException("broken hook");
            }
            return event;
        }
    }

    @Singleton
    @Priority(10)
    static class Second implements SentryOptions.BeforeSendCallback {
        @Override
        public SentryEvent execute(SentryEvent event, Hint hint) {
            return mark(event, "second");
        }
    }

    @Singleton
    static class Transactions implements SentryOptions.BeforeSendTransactionCallback {
        @Override
        public SentryTransaction execute(SentryTransaction transaction, Hint hint) {
            return mark(transaction, "transaction");
        }
    }

    @Singleton
    static class Crumbs implements SentryOptions.BeforeBreadcrumbCallback {
        @Override
        public Breadcrumb execute(Breadcrumb crumb, Hint hint) {
            if ("hooked crumb".equals(crumb.getMessage())) {
                crumb.setMessage("hooked crumb, seen");
            }
            return crumb;
        }
    }

    @Singleton
    static class Processor implements EventProcessor {
        @Override
        public SentryEvent process(SentryEvent event, Hint hint) {
            return mark(event, "processor");
        }
    }

    @Singleton
    static class Sampler implements SentryOptions.TracesSamplerCallback {
        @Override
        public Double sample(SamplingContext context) {
            Object request =
                    context.getCustomSamplingContext() == null
                            ? null
                            : context.getCustomSamplingContext().get("request");
            return request instanceof HttpServerRequest http && http.path().endsWith("/unsampled")
                    ? 0.0
                    : null;
        }
    }

    private static <E extends SentryBaseEvent> E mark(E event, String mark) {
        if (event.getTag("hooked") != null) {
            String before = event.getTag("order");
            event.setTag("order", before == null ? mark : before + " " + mark);
        }
        return event;
    }
}
