package dev.sentrycanary.probe.watch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.json.JsonObject;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The turn is that of the replica that holds a Lease object. It renews the lease three times within
 * its duration; the others take it when it has not changed for that long by their own clocks, so
 * that clocks need not agree.
 */
final class KubernetesLease implements Turn {
    private static final Logger LOG = Logger.getLogger(KubernetesLease.class);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final long GOODBYE_MILLIS = 1_000;

    private final LeaseApi api;
    private final String name;
    private final String me;
    private final Duration duration;
    private final Clock clock;
    private final Timers timers;
    private volatile Instant oursUntil = Instant.MIN;
    private String seen = "";
    private Instant seenAt = Instant.MIN;
    private @Nullable JsonObject held;
    private boolean troubled;
    private volatile boolean stopped;

    KubernetesLease(
            LeaseApi api, String name, String me, Duration duration, Clock clock, Timers timers) {
        this.api = api;
        this.name = name;
        this.me = me;
        this.duration = duration;
        this.clock = clock;
        this.timers = timers;
    }

    /** The lease of the cluster that this process runs in. */
    static KubernetesLease of(WatchConfig.Lease config, Clock clock, Timers timers) {
        URI api =
                config.api()
                        .orElseGet(
                                () ->
                                        URI.create(
                                                "https://"
                                                        + environment(
                                                                "KUBERNETES_SERVICE_HOST",
                                                                "kubernetes.default.svc")
                                                        + ":"
                                                        + environment(
                                                                "KUBERNETES_SERVICE_PORT", "443")));
        return new KubernetesLease(
                new LeaseApi(api, Path.of(config.account())),
                config.name(),
                environment("HOSTNAME", "canary") + "_" + UUID.randomUUID(),
                config.duration(),
                clock,
                timers);
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        return value.contains(":") ? "[" + value + "]" : value;
    }

    @Override
    public boolean ours() {
        return clock.instant().isBefore(oursUntil);
    }

    /** Tries to hold the lease from now on. */
    void start() {
        if (!stopped) {
            CompletableFuture<Void> unused = ask().whenComplete((done, failure) -> again());
        }
    }

    private void again() {
        Runnable unused = timers.in(duration.dividedBy(3), this::start);
    }

    /** Tries once; whatever goes wrong, it completes. */
    CompletableFuture<Void> ask() {
        Instant asked = clock.instant();
        return api.get(name)
                .thenCompose(answer -> take(answer, asked))
                .exceptionally(
                        failure -> {
                            Throwable cause = failure.getCause();
                            trouble((cause == null ? failure : cause).getClass().getSimpleName());
                            return null;
                        });
    }

    private CompletableFuture<Void> take(LeaseApi.Answer answer, Instant asked) {
        JsonObject lease = answer.lease();
        if (answer.status() == 404) {
            return api.create(fresh(asked)).thenAccept(made -> judge(made, asked));
        }
        if (lease == null) {
            trouble("HTTP " + answer.status());
            return CompletableFuture.completedFuture(null);
        }
        if (!mayTake(lease)) {
            oursUntil = Instant.MIN;
            calm();
            return CompletableFuture.completedFuture(null);
        }
        return api.replace(name, renewed(lease, asked)).thenAccept(made -> judge(made, asked));
    }

    private synchronized boolean mayTake(JsonObject lease) {
        String version =
                lease.getJsonObject("metadata", new JsonObject()).getString("resourceVersion", "");
        if (!version.equals(seen)) {
            seen = version;
            seenAt = clock.instant();
        }
        String holder = spec(lease).getString("holderIdentity", "");
        return holder == null
                || holder.isEmpty()
                || holder.equals(me)
                || !clock.instant().isBefore(seenAt.plus(duration));
    }

    private synchronized void judge(LeaseApi.Answer answer, Instant asked) {
        JsonObject lease = answer.lease();
        if (stopped) {
            return;
        }
        if (lease != null) {
            if (!ours()) {
                LOG.infof("This replica keeps watch now (lease %s)", name);
            }
            held = lease;
            oursUntil = asked.plus(duration);
            calm();
        } else if (answer.status() != 409) {
            trouble("HTTP " + answer.status());
        }
    }

    /** Lets another replica take over at once. */
    void release() {
        stopped = true;
        JsonObject lease;
        synchronized (this) {
            lease = ours() ? held : null;
            oursUntil = Instant.MIN;
        }
        if (lease == null) {
            return;
        }
        JsonObject free = lease.copy();
        free.put("spec", spec(free).copy().put("holderIdentity", ""));
        try {
            LeaseApi.Answer unused =
                    api.replace(name, free).get(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The lease was not given back; it runs out by itself");
        }
    }

    private JsonObject fresh(Instant now) {
        return new JsonObject()
                .put("apiVersion", "coordination.k8s.io/v1")
                .put("kind", "Lease")
                .put("metadata", new JsonObject().put("name", name))
                .put("spec", mine(new JsonObject(), now).put("leaseTransitions", 0));
    }

    private JsonObject renewed(JsonObject lease, Instant now) {
        JsonObject copy = lease.copy();
        JsonObject spec = spec(copy);
        boolean changes = !me.equals(spec.getString("holderIdentity"));
        if (changes) {
            Integer before = spec.getInteger("leaseTransitions");
            spec.put("leaseTransitions", before == null ? 1 : before + 1);
            mine(spec, now);
        }
        return copy.put("spec", spec.put("renewTime", MICROS.format(now)));
    }

    private JsonObject mine(JsonObject spec, Instant now) {
        return spec.put("holderIdentity", me)
                .put("leaseDurationSeconds", (int) Math.max(1, duration.toSeconds()))
                .put("acquireTime", MICROS.format(now))
                .put("renewTime", MICROS.format(now));
    }

    private static JsonObject spec(JsonObject lease) {
        JsonObject spec = lease.getJsonObject("spec");
        return spec == null ? new JsonObject() : spec;
    }

    /** Once, until it works again: it is tried every few seconds. */
    private synchronized void trouble(String what) {
        if (!troubled) {
            LOG.warnf("The lease %s cannot be had: %s; nobody may be keeping watch", name, what);
        }
        troubled = true;
    }

    private synchronized void calm() {
        troubled = false;
    }
}
