package dev.sentrycanary.sentry;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.sentry.Scope;
import io.sentry.SentryClient;
import io.sentry.SentryOptions;

import dev.sentrycanary.sentry.transport.Backlog;
import dev.sentrycanary.sentry.transport.HttpTransportFactory;
import dev.sentrycanary.sentry.transport.TransportSettings;

/** A client of the real SDK with our transport, beside the one of the application. */
public final class TestClient implements AutoCloseable {
    private final SentryOptions options = new SentryOptions();
    private final SentryClient client;

    /**
     * @param queue how many envelopes may wait
     */
    public TestClient(
            String dsn,
            int queue,
            List<DeliveryListener> listeners,
            Consumer<SentryOptions> change) {
        options.setDsn(dsn);
        options.setConnectionTimeoutMillis(20_000);
        options.setReadTimeoutMillis(20_000);
        CurrentCapture current = new CurrentCapture();
        DeliveryDispatch dispatch = new DeliveryDispatch(listeners, current);
        options.setTransportFactory(
                new HttpTransportFactory(
                        new TransportSettings(queue, 64L << 20, 1, null),
                        dispatch,
                        new Backlog(),
                        null));
        current.install(options);
        change.accept(options);
        dispatch.install(options);
        client = new SentryClient(options);
    }

    /** Captures under these tags. */
    public void capture(Throwable error, Map<String, String> tags) {
        Scope scope = new Scope(options);
        tags.forEach(scope::setTag);
        client.captureException(error, scope, null);
    }

    @Override
    public void close() {
        client.close(true);
    }
}
