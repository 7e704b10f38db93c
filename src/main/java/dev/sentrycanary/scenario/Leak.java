package dev.sentrycanary.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Breadcrumb;
import io.sentry.IScope;
import io.sentry.ISpan;
import io.sentry.Sentry;
import io.sentry.SentryLevel;
import io.sentry.protocol.Request;
import org.jboss.logging.Logger;

import dev.sentrycanary.scenario.expect.Check;
import dev.sentrycanary.scenario.expect.Expectation;

/** Plants a made-up secret in each place where real ones turn up; none may be stored. */
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

    @Override
    public String name() {
        return "leak";
    }

    @Override
    public String summary() {
        return "Secrets planted in header, cookie, query, body, nested JSON, extra, breadcrumb,"
                + " exception, log line, URL and span: none may be stored";
    }

    @Override
    public List<Promise> promises() {
        List<Promise> promises = new ArrayList<>(Thrown.ONE_ERROR);
        if (Tracing.isOn()) {
            promises.add(new Promise(EventKind.TRANSACTION, 1));
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
                filtered("request.headers.X-Api-Key"),
                filtered("request.query_string"),
                filtered("request.data"),
                filtered("extra.password"),
                filtered("extra.nested"),
                filtered("exception.-1.value"),
                new Expectation(
                        EventKind.ERROR,
                        "breadcrumbs tell of the log line and of the call, filtered",
                        mentions("breadcrumbs", "sign-in of the canary", "call of a partner")),
                new Expectation(
                        EventKind.TRANSACTION,
                        "a span tells of the query, filtered",
                        mentions("spans", "SELECT")));
    }

    private static Expectation filtered(String path) {
        return Expectation.contains(EventKind.ERROR, path, FILTERED);
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
    public Map<String, Object> raise(Call call) {
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

    private static void plant(IScope scope) {
        Request request = new Request();
        request.setMethod("POST");
        request.setUrl("https://canary:" + secret("userinfo") + "@partner.invalid/sign-in");
        request.setQueryString("page=1&access_token=" + secret("query"));
        request.setCookies("session_id=" + secret("cookie"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Api-Key", secret("header"));
        headers.put("Accept", "application/json");
        request.setHeaders(headers);
        request.setData("{\"user\": \"canary\", \"password\": \"" + secret("body") + "\"}");
        scope.setRequest(request);
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
        scope.addBreadcrumb(crumb);
    }

    private static String secret(String place) {
        return "q7Zx-" + place + "-4f1c9e7b2a";
    }
}
