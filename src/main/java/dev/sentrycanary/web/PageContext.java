package dev.sentrycanary.web;

import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;

import dev.sentrycanary.inbox.InboxConfig;
import dev.sentrycanary.inbox.InboxState;
import dev.sentrycanary.problem.Problem;
import dev.sentrycanary.problem.ProblemType;

/** What every page needs of its request. */
@RequestScoped
class PageContext {
    private final Shells shells;
    private final InboxState state;
    private final InboxConfig config;

    private final HttpHeaders headers;
    private final HttpServerRequest request;

    PageContext(
            Shells shells,
            InboxState state,
            InboxConfig config,
            HttpHeaders headers,
            HttpServerRequest request) {
        this.shells = shells;
        this.state = state;
        this.config = config;
        this.headers = headers;
        this.request = request;
    }

    Shell shell(String title, String active, String topic, String query) {
        return shells.of(request, title, active, topic, query);
    }

    Response answer(Supplier<TemplateInstance> html, Supplier<String> text, Supplier<Object> json) {
        return answer(200, html, text, json);
    }

    /** For what is text whatever the caller likes best. */
    Response text(String text) {
        return Representations.text(request, text);
    }

    String dsn() {
        return shells.dsn(request);
    }

    boolean inbox() {
        return state.enabled();
    }

    Response answer(
            int status,
            Supplier<TemplateInstance> html,
            Supplier<String> text,
            Supplier<Object> json) {
        return Representations.answer(request, headers, status, html, text, json);
    }

    /** 404 for an event, issue or trace: says how much is kept and what would keep more. */
    Response gone(String what) {
        String why =
                state.enabled()
                        ? "The inbox keeps the newest "
                                + config.maxEvents()
                                + " events; canary.inbox.max-events changes that. This one was"
                                + " dropped to make room, cleared, or never came."
                        : "The inbox is off, because events go to a Sentry elsewhere;"
                                + " canary.inbox.enabled=true turns it on.";
        return missing(ProblemType.UNKNOWN_EVENT, what, why);
    }

    /** 404 with a reason. */
    Response missing(ProblemType type, String what, String why) {
        return answer(
                type.status(),
                () -> Templates.gone(shell(what, "", "", ""), new Gone(what, why)),
                () -> what + "\n" + why + "\n",
                () -> Problem.of(type, why).at(request.path()));
    }
}
