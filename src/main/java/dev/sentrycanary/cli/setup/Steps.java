package dev.sentrycanary.cli.setup;

import java.io.PrintStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;

import dev.sentrycanary.cli.terminal.Lines;
import dev.sentrycanary.cli.terminal.SentryCalls;
import dev.sentrycanary.probe.stored.ApiAnswer;

/** Makes calls and tells of each; in a dry run those that write are only told. */
final class Steps {
    private static final int SHOWN = 500;

    private final SentryCalls calls;
    private final PrintStream out;
    private final boolean dryRun;

    Steps(SentryCalls calls, PrintStream out, boolean dryRun) {
        this.calls = calls;
        this.out = out;
        this.dryRun = dryRun;
    }

    SentryCalls calls() {
        return calls;
    }

    /** Reads; what is absent comes back as it is. */
    ApiAnswer ask(String path) throws InterruptedException {
        ApiAnswer answer = calls.get(path);
        told("GET", path, answer);
        return answer;
    }

    /** Reads what must be there. */
    JsonNode read(String path) throws InterruptedException {
        ApiAnswer answer = ask(path);
        if (!answer.ok()) {
            throw fault("GET", path, answer);
        }
        return answer.body();
    }

    /** Writes, and gives what the server made of it; in a dry run what would have been sent. */
    JsonNode write(HttpMethod method, String path, ObjectNode body) throws InterruptedException {
        if (dryRun) {
            out.println("would " + method + " " + calls.address(path));
            out.println(body.toPrettyString());
            return body;
        }
        ApiAnswer answer = calls.call(method, path, body.toString());
        told(method.name(), path, answer);
        if (!answer.ok()) {
            throw fault(method.name(), path, answer);
        }
        return answer.body();
    }

    private void told(String method, String path, ApiAnswer answer) {
        out.println(method + " " + calls.address(path) + "  " + said(answer));
    }

    private static String said(ApiAnswer answer) {
        return answer.trouble() == null ? "HTTP " + answer.status() : answer.detail();
    }

    static SetupFault fault(String method, String path, ApiAnswer answer) {
        String body = answer.body().isMissingNode() ? "" : ": " + answer.body();
        String words = Lines.oneLine(body.substring(0, Math.min(SHOWN, body.length())));
        String hint =
                switch (answer.status()) {
                    case 401, 403 -> "; the token needs alerts:write, org:read and project:read";
                    case 410 -> "; this server has no such API any more, --api names another";
                    default -> "";
                };
        return new SetupFault(
                "%s %s was answered with %s%s%s"
                        .formatted(method, path, said(answer), words, hint));
    }
}
