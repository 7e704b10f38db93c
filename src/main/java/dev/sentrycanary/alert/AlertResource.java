package dev.sentrycanary.alert;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.stored.ProofFollower;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.Targets;
import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;
import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.WireException;
import dev.sentrycanary.wire.WireJson;

/**
 * Sentry's webhooks. Sentry waits one second for the answer, so what follows from an alert is done
 * after it.
 */
@Path("/api/test/sentry/alerts")
public class AlertResource {
    private static final Logger LOG = Logger.getLogger(AlertResource.class);

    private final Targets targets;
    private final ProofFollower proof;
    private final HookCounts counts;
    private final HookGate gate;
    private final int maxBytes;
    private final Vertx vertx;
    private final Clock clock = Clock.systemUTC();

    AlertResource(
            Targets targets,
            ProofFollower proof,
            HookCounts counts,
            AlertConfig config,
            Vertx vertx) {
        this.targets = targets;
        this.proof = proof;
        this.counts = counts;
        this.gate = new HookGate(clock, config.freshness(), new SeenHooks(config.remembered()));
        this.maxBytes = Math.toIntExact(config.maxSize().asLongValue());
        this.vertx = vertx;
    }

    /** Receives one webhook: 204 when it is genuine, whether or not it concerns us. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking
    public Response receive(
            InputStream body,
            @HeaderParam("Sentry-Hook-Signature") @Nullable String signature,
            @HeaderParam("Sentry-Hook-Timestamp") @Nullable String timestamp,
            @HeaderParam("Sentry-Hook-Resource") @Nullable String resource,
            @HeaderParam("Request-ID") @Nullable String requestId,
            @HeaderParam("Content-Length") @Nullable String length)
            throws IOException {
        Instant at = clock.instant();
        String secret = targets.current().map(Target::alertSecret).orElse(null);
        if (secret == null) {
            throw refused(HookVerdict.NO_SECRET);
        }
        byte[] bytes = read(body, length);
        HookVerdict verdict = gate.judge(secret, bytes, signature, timestamp, requestId);
        if (verdict != HookVerdict.GENUINE) {
            if (verdict == HookVerdict.FORGED) {
                proof.forged(at);
            }
            throw refused(verdict);
        }
        JsonNode json = json(bytes);
        counts.count(HookVerdict.GENUINE);
        HookPayload.ring(resource, json, at)
                .ifPresent(ring -> vertx.runOnContext(later -> proof.rang(ring)));
        return Response.noContent().build();
    }

    private byte[] read(InputStream body, @Nullable String length) throws IOException {
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > maxBytes) {
            throw refused(HookVerdict.TOO_LARGE);
        }
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw refused(HookVerdict.TOO_LARGE);
        }
        return bytes;
    }

    private JsonNode json(byte[] bytes) {
        try {
            JsonNode json = WireJson.read(Bytes.of(bytes));
            if (json.isObject()) {
                return json;
            }
        } catch (WireException notJson) {
            LOG.debug("A webhook with a good signature is not JSON", notJson);
        }
        throw refused(HookVerdict.MALFORMED);
    }

    private ProblemException refused(HookVerdict verdict) {
        counts.count(verdict);
        LOG.infof("A webhook was refused: %s", verdict.label());
        return new ProblemException(ProblemType.ofStatus(verdict.status()), verdict.detail());
    }
}
