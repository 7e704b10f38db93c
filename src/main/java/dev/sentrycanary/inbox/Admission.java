package dev.sentrycanary.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import dev.sentrycanary.wire.WireException;

/** Who may send: anyone from this machine, others with the configured key and project only. */
final class Admission {
    private final Optional<String> key;
    private final String project;
    private final boolean everywhere;

    Admission(Optional<String> key, String project, boolean everywhere) {
        this.key = key;
        this.project = project;
        this.everywhere = everywhere;
    }

    /** Refuses, before any body is read, whom no key could let in. */
    void checkCaller(boolean loopback) {
        if (!loopback && key.isEmpty()) {
            throw WireException.forbidden(
                    "event submission rejected with_reason: ProjectId",
                    "from outside this machine the inbox needs a key: set canary.inbox.key");
        }
    }

    void check(boolean loopback, String toProject, String withKey) {
        checkCaller(loopback);
        if (loopback && !(everywhere && key.isPresent())) {
            return;
        }
        if (!sameKey(withKey) || !project.equals(toProject)) {
            throw WireException.forbidden(
                    "event submission rejected with_reason: ProjectId",
                    "the key or the project id is not the configured one");
        }
    }

    private boolean sameKey(String given) {
        return MessageDigest.isEqual(
                key.orElse("").getBytes(StandardCharsets.UTF_8),
                given.getBytes(StandardCharsets.UTF_8));
    }
}
