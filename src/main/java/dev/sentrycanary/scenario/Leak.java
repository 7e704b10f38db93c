package dev.sentrycanary.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Breadcrumb;
import io.sentry.IScope;
import io.sentry.ISpan;
import io.sentry.Sentry;
import io.sentry.SentryLevel;
import org.jboss.logging.Logger;

import dev.sentrycanary.scenario.expect.Check;
import dev.sentrycanary.scenario.expect.Expectation;

/**
 * Plants a made-up secret in each place where real ones turn up, above all in a request to
 * ourselves; none may be stored.
 */
@ApplicationScoped
class Leak implements Scenario {
    private static final Logger LOG = Logger.getLogger(Leak.class);
    private static final String FILTERED = "[Filtered]";
    private static final List<String> PLACES =
            List.of(
                    "header",
                    "cookie",
                    "query",
                    "body",
                    "userinfo",
                    "nested",
                    "extra",
                    "breadcrumb",
                    "exception",
                    "log",
                    "span");

    private final Hop hop;

    Leak(Hop hop) {
        this.hop = hop;
    }

    @Override
    public String name() {
        return "leak";
    }

    @Override
    public String summary() {
        return "Secrets planted in a real request (header, cookie, query, body, nested JSON, URL),"
                + " extra, breadcrumb, exception, log line and span: none may be stored";
    }

    /** The second of each is of the request to ourselves. */
    @Override
    public List<Promise> promises() {
        List<Promise> promises = new ArrayList<>(List.of(Promise.grouped(2)));
        if (Tracing.isOn()) {
            promises.add(new Promise(EventKind.TRANSACTION, 2));
        }
        return promises;
    }

    @Override
    public List<String> secrets() {
        return PLACES.stream().map(Leak::secret).toList();
    }

    /** That the places are still there, filtered: an event without them would prove nothing. */
    @Override
    public List<Expectation> expectations() {
        return List.of(
                filtered(Side.FAR, "request.headers.x-partner-token"),
                filtered(Side.FAR, "request.headers.referer"),
                filtered(Side.FAR, "request.query_string"),
                body("password"),
                body("api_key"),
                filtered(Side.NEAR, "extra.password"),
                filtered(Side.NEAR, "extra.nested"),
                filtered(Side.NEAR, "exception.-1.value"),
                new Expectation(
                        EventKind.ERROR,
                        "breadcrumbs tell of the log line and of the call, filtered",
                        Side.NEAR.only(
                                mentions(
                                        "breadcrumbs",
                                        "sign-in of the canary",
                                        "call of a partner"))),
                new Expectation(
                        EventKind.TRANSACTION,
                        "a span tells of the query, filtered",
                        Side.NEAR.only(mentions("spans", "SELECT"))));
    }

    /** Where an event happened: here, or in the request that this scenario sends to ourselves. */
    private enum Side {
        NEAR,
        FAR;

        Check only(Check check) {
            return event ->
                    event.text("tags." + SIDE_TAG).isPresent() == (this == FAR)
                            ? check.complaint(event)
                            : Optional.empty();
        }
    }

    /** The body, unless no body may be sent. */
    private static Expectation body(String key) {
        return new Expectation(
                EventKind.ERROR,
                "request.data has " + key + ", filtered",
                Side.FAR.only(
                        event ->
                                KeptBody.limit() == 0
                                                || event.text("request.data")
                                                        .filter(text -> text.contains(key))
                                                        .filter(text -> text.contains(FILTERED))
                                                        .isPresent()
                                        ? Optional.empty()
                                        : Optional.of("it has not")));
    }

    private static Expectation filtered(Side side, String path) {
        Expectation rule = Expectation.contains(EventKind.ERROR, path, FILTERED);
        return new Expectation(EventKind.ERROR, rule.description(), side.only(rule.check()));
    }

    /** For each word some entry of the list has it, and has lost a secret. */
    private static Check mentions(String path, String... words) {
        return event -> {
            List<String> entries = event.list(path).stream().map(String::valueOf).toList();
            for (String word : words) {
                if (entries.stream().noneMatch(e -> e.contains(word) && e.contains(FILTERED))) {
                    return Optional.of("no filtered entry with \"" + word + "\"");
                }
            }
            return Optional.empty();
        };
    }

    @Override
    public Map<String, Object> raise(Call call) throws IOException, InterruptedException {
        hop.post(call.run(), request());
        Sentry.configureScope(Leak::plant);
        LOG.infof(
                "This is a canary: sign-in of the canary with token=%s (planted, not real)",
                secret("log"));
        ISpan span = Sentry.getSpan();
        if (span != null) {
            span.startChild(
                            "db.query",
                            "SELECT name FROM account WHERE password = '" + secret("span") + "'")
                    .finish();
        }
        // Not thrown: its message would stand in our own answer.
        Sentry.captureException(
                new CanaryException(
                        "This is a canary: sign-in refused, password=" + secret("exception")));
        return Map.of("planted", PLACES);
    }

    /** As a caller would send it who puts secrets wherever they can be put. */
    private static Hop.Load request() {
        return new Hop.Load(
                "request",
                "&page=1&access_token=" + secret("query"),
                Map.of(
                        "X-Api-Key",
                        secret("header"),
                        "X-Partner-Token",
                        secret("header"),
                        "Cookie",
                        "session_id=" + secret("cookie") + "; theme=dark",
                        "Referer",
                        "https://canary:" + secret("userinfo") + "@partner.invalid/"),
                "{\"user\": \"canary\", \"password\": \""
                        + secret("body")
                        + "\", \"partner\": {\"logins\": [{\"name\": \"canary\", \"api_key\": \""
                        + secret("nested")
                        + "\"}]}}");
    }

    @Override
    public void answer(Call call, String part) {
        Sentry.captureException(
                new CanaryException("This is a canary: sign-in refused to a real request"));
    }

    private static void plant(IScope scope) {
        scope.setExtra("password", secret("extra"));
        scope.setExtra(
                "nested",
                "{\"partner\": {\"logins\": [{\"name\": \"canary\", \"api_key\": \""
                        + secret("nested")
                        + "\"}]}}");
        Breadcrumb crumb = new Breadcrumb("call of a partner");
        crumb.setCategory("http");
        crumb.setLevel(SentryLevel.INFO);
        crumb.setData("authorization", "Bearer " + secret("breadcrumb"));
        crumb.setData("url", "https://canary:" + secret("userinfo") + "@partner.invalid/sign-in");
        scope.addBreadcrumb(crumb);
    }

    private static String secret(String place) {
        return "q7Zx-" + place + "-4f1c9e7b2a";
    }
}
