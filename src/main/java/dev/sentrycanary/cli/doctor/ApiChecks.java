package dev.sentrycanary.cli.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.cli.terminal.SentryCalls;
import dev.sentrycanary.probe.stored.ApiAnswer;
import dev.sentrycanary.probe.stored.Trouble;
import dev.sentrycanary.probe.stored.Troubles;
import dev.sentrycanary.probe.target.Target;
import dev.sentrycanary.probe.target.TargetKind;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Stage;

/** Whether the token opens what the lookup needs: scopes, project, and events by their id. */
final class ApiChecks {
    private static final Stage STAGE = Stage.STORED;
    private static final Set<String> READS =
            Set.of("project:read", "project:write", "project:admin");
    private static final Set<String> RESOLVES = Set.of("event:write", "event:admin");

    private final SentryCalls calls;
    private final Target target;

    ApiChecks(SentryCalls calls, Target target) {
        this.calls = calls;
        this.target = target;
    }

    List<Finding> all() throws InterruptedException {
        String missing = missing();
        if (missing != null) {
            return List.of(
                    Finding.unchecked("api", STAGE, Cause.NO_LOOKUP, missing + " is not set"));
        }
        if (target.kind() == TargetKind.BUGSINK) {
            return List.of(bugsink());
        }
        List<Finding> findings = new ArrayList<>(List.of(token()));
        if (findings.get(0).state() != Finding.State.FAILED) {
            findings.add(project());
            findings.add(lookup());
        }
        return findings;
    }

    private @Nullable String missing() {
        if (target.token() == null) {
            return "SENTRY_AUTH_TOKEN";
        }
        if (target.kind() == TargetKind.BUGSINK) {
            return null;
        }
        return target.org() == null
                ? "SENTRY_ORG"
                : target.project() == null ? "SENTRY_PROJECT" : null;
    }

    /** Sentry tells a token's scopes at the root of its API. */
    private Finding token() throws InterruptedException {
        ApiAnswer answer = calls.get("/api/0/");
        if (!answer.ok()) {
            return troubled("token", answer);
        }
        Set<String> scopes = new TreeSet<>();
        answer.body().at("/auth/scopes").forEach(scope -> scopes.add(scope.asText()));
        if (scopes.isEmpty()) {
            return Finding.ok("token", STAGE, "taken; the server does not tell its scopes");
        }
        String text = "scopes " + String.join(" ", scopes);
        if (scopes.stream().noneMatch(READS::contains)) {
            return Finding.failed("token", STAGE, Cause.LOOKUP_FORBIDDEN, text);
        }
        return scopes.stream().anyMatch(RESOLVES::contains)
                ? Finding.ok("token", STAGE, text)
                : Finding.warning(
                        "token",
                        STAGE,
                        text + "; without event:write issues stay open and ring but once");
    }

    private Finding project() throws InterruptedException {
        ApiAnswer answer = calls.get(calls.project("/"));
        String name = target.org() + "/" + target.project();
        if (answer.absent()) {
            return Finding.failed(
                    "project", STAGE, Cause.LOOKUP_FAILED, "there is no " + name + " here");
        }
        if (!answer.ok()) {
            return troubled("project", answer);
        }
        String id = answer.body().path("id").asText();
        return id.isEmpty() || id.equals(target.dsn().project())
                ? Finding.ok("project", STAGE, name + " has the id of the DSN")
                : Finding.failed(
                        "project",
                        STAGE,
                        Cause.LOOKUP_FAILED,
                        "%s has the id %s, but the DSN sends to %s"
                                .formatted(name, id, target.dsn().project()));
    }

    /** Nobody has this event: 404 in JSON is the answer of a lookup that works. */
    private Finding lookup() throws InterruptedException {
        String id = UUID.randomUUID().toString().replace("-", "");
        ApiAnswer answer = calls.get(calls.project("/events/" + id + "/"));
        return answer.absent()
                ? Finding.ok("lookup", STAGE, "answers for events by their id")
                : troubled("lookup", answer);
    }

    private Finding bugsink() throws InterruptedException {
        ApiAnswer answer = calls.get("/api/canonical/0/projects/");
        return answer.ok()
                ? Finding.ok("token", STAGE, "taken by Bugsink's API")
                : troubled("token", answer);
    }

    private Finding troubled(String check, ApiAnswer answer) {
        Trouble trouble = Objects.requireNonNullElse(answer.trouble(), Trouble.ERROR);
        URI api = target.api();
        String said = answer.detail().isEmpty() ? "HTTP " + answer.status() : answer.detail();
        return Finding.failed(check, STAGE, Troubles.cause(trouble), said + " from " + api);
    }
}
