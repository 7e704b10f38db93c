package dev.sentrycanary.inbox;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.wire.AuthHeader;
import dev.sentrycanary.wire.BodyForm;
import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.ContentDecoder;
import dev.sentrycanary.wire.Dsn;
import dev.sentrycanary.wire.Envelope;
import dev.sentrycanary.wire.EnvelopeLimits;
import dev.sentrycanary.wire.WireException;

/** Takes in one body: decode, parse, let in, keep. */
final class Ingest {
    private final Intake intake;
    private final Admission admission;
    private final EnvelopeLimits limits;

    Ingest(Intake intake, Admission admission, EnvelopeLimits limits) {
        this.intake = intake;
        this.admission = admission;
        this.limits = limits;
    }

    /** Refuses what can be refused without its body. */
    void precheck(Submission submission) {
        admission.checkCaller(submission.loopback());
        if (submission.names() || !submission.form().mayNameKey()) {
            admit(submission, null);
        }
    }

    /**
     * Keeps what was sent.
     *
     * @return the id to answer, where the envelope has one
     * @throws WireException what to answer instead
     */
    Optional<String> take(Submission submission, Bytes body) {
        Bytes plain = ContentDecoder.decode(submission.encoding(), body, limits.envelopeBytes());
        Envelope envelope = submission.form().read(plain, limits);
        Dsn dsn = submission.spotlight() ? null : envelope.dsn();
        admit(submission, dsn);
        if (dsn != null && submission.names() && !dsn.project().equals(submission.project())) {
            throw WireException.malformed(
                    "project id header mismatch", "the DSN names another project than the address");
        }
        List<InboxEvent> stored = intake.take(submission.project(), envelope);
        String id = envelope.eventId();
        return id == null
                ? stored.stream()
                        .filter(event -> event.id().equals(event.summary().eventId()))
                        .map(InboxEvent::id)
                        .findFirst()
                : Optional.of(id);
    }

    private void admit(Submission submission, @Nullable Dsn dsn) {
        boolean keyless = submission.spotlight() && !submission.names();
        String key =
                keyless ? "" : AuthHeader.agreedKey(submission.auth(), submission.queryKeys(), dsn);
        admission.check(submission.loopback(), submission.project(), key);
    }

    /**
     * A request without its body.
     *
     * @param project the project id in the path
     * @param form what its body is
     * @param loopback whether the connection comes from this machine
     * @param spotlight whether it came by Spotlight's address, where no key is asked for
     * @param auth the authentication headers
     * @param queryKeys the keys in the query
     * @param encoding the content encoding
     */
    record Submission(
            String project,
            BodyForm form,
            boolean loopback,
            boolean spotlight,
            List<String> auth,
            List<String> queryKeys,
            @Nullable String encoding) {
        boolean names() {
            return !auth.isEmpty() || !queryKeys.isEmpty();
        }
    }
}
