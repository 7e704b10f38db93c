package dev.sentrycanary.sentry.scrub;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sentry.Breadcrumb;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.Scope;
import io.sentry.Scopes;
import io.sentry.SentryEvent;
import io.sentry.SentryLogLevel;
import io.sentry.SentryOptions;
import io.sentry.TransactionOptions;
import io.sentry.protocol.Feedback;
import io.sentry.protocol.Message;
import io.sentry.protocol.Request;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.User;
import org.junit.jupiter.api.Test;

import static dev.sentrycanary.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Real SDK, real HTTP: what arrives is searched for what was planted. */
class ScrubbingOverHttpTest {
    private static final String SECRETS = String.join(" \n ", Secrets.PLANTED.values());
    private static final Map<String, Object> KEYED =
            Map.of(
                    "password",
                    "PLANTED-1",
                    "card_number",
                    4242424242424242L,
                    "nested",
                    List.of(Map.of("apiKey", "PLANTED-2"), List.of("x", SECRETS)),
                    "pojo",
                    new Login("PLANTED-3", "bob"),
                    "named",
                    Map.of("name", "X-Auth-Token", "value", "PLANTED-4"));

    @Test
    void none_of_the_planted_secrets_arrives_from_any_place_of_an_event() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Scopes scopes = scopes(receiver.options());
            scopes.captureEvent(event());
            String body = arrived(receiver, "run-7");

            assertThat(body).doesNotContain(Secrets.PIECES);
            for (int place = 1; place <= PLACES; place++) {
                assertThat(body).contains("[place" + place + "]");
            }
            assertThat(body).contains("\"canary.run\":\"run-7\"", "\"bob\"", "\"id\":\"u-1\"");
            scopes.close();
        }
    }

    @Test
    void what_hooks_add_is_scrubbed_too() throws Exception {
        try (Receiver receiver = new Receiver()) {
            SentryOptions options = receiver.options();
            options.setBeforeSend(
                    (event, hint) -> {
                        event.setExtra("late", SECRETS);
                        event.setTag("token", "PLANTED-hook");
                        return event;
                    });
            Scopes scopes = scopes(options);
            scopes.captureException(new IllegalStateException("plain"));
            assertThat(arrived(receiver, "\"late\"")).doesNotContain(Secrets.PIECES);
            scopes.close();
        }
    }

    @Test
    void transactions_keep_their_trace_and_lose_their_secrets() throws Exception {
        try (Receiver receiver = new Receiver()) {
            SentryOptions options = receiver.options();
            options.setTracesSampleRate(1.0);
            Scopes scopes = scopes(options);
            TransactionOptions bind = new TransactionOptions();
            ITransaction transaction =
                    scopes.startTransaction("GET /x?token=PLANTED", "http", bind);
            ISpan span =
                    transaction.startChild("db", "UPDATE u SET password = 'PLANTED' " + SECRETS);
            span.setData("session", "PLANTED");
            span.setData("http.query", "token=PLANTED");
            span.setTag("jwt", "PLANTED");
            transaction.setData("deep", KEYED);
            span.finish();
            transaction.finish();
            String body = arrived(receiver, "\"type\":\"transaction\"");

            assertThat(body).doesNotContain(Secrets.PIECES);
            assertThat(body)
                    .contains(transaction.getSpanContext().getTraceId().toString())
                    .contains(span.getSpanContext().getSpanId().toString());
            scopes.close();
        }
    }

    @Test
    void structured_logs_and_feedback_are_scrubbed() throws Exception {
        try (Receiver receiver = new Receiver()) {
            SentryOptions options = receiver.options();
            options.getLogs().setEnabled(true);
            Scopes scopes = scopes(options);
            scopes.logger().log(SentryLogLevel.INFO, "user %s has password=%s", "bob", "PLANTED");
            scopes.logger().log(SentryLogLevel.INFO, "all " + SECRETS);
            scopes.feedback().capture(new Feedback("my feedback " + SECRETS));
            scopes.flush(5000);
            String body = arrived(receiver, "\"type\":\"log\"");
            await().until(() -> receiver.received().contains("my feedback"));

            assertThat(receiver.received()).doesNotContain(Secrets.PIECES);
            assertThat(body).contains("password=[Filtered]");
            scopes.close();
        }
    }

    @Test
    void an_event_that_cannot_be_scrubbed_is_sent_without_content() throws Exception {
        try (Receiver receiver = new Receiver()) {
            SentryOptions options = receiver.options();
            Scopes scopes = scopes(options);
            SentryEvent event = event();
            event.setExtra("broken", new Broken());
            scopes.captureEvent(event);
            String body = arrived(receiver, "Content withheld");
            assertThat(body)
                    .doesNotContain(Secrets.PIECES)
                    .doesNotContain("place1")
                    .contains("\"sentry.scrubbing\":\"failed\"", event.getEventId().toString());
            scopes.close();
        }
    }

    @Test
    void cycles_and_endless_nesting_end() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Scopes scopes = scopes(receiver.options());
            Map<String, Object> cycle = new HashMap<>();
            cycle.put("self", cycle);
            cycle.put("again", cycle);
            SentryEvent event = new SentryEvent(new Date());
            event.setExtra("cycle", cycle);
            scopes.captureEvent(event);
            assertThat(arrived(receiver, "cycle"))
                    .contains("[Truncated]")
                    .hasSizeLessThan(4_000_000);
            scopes.close();
        }
    }

    @Test
    void what_the_application_shares_is_left_as_it_is() throws Exception {
        try (Receiver receiver = new Receiver()) {
            Scopes scopes = scopes(receiver.options());
            Breadcrumb crumb = new Breadcrumb("password=PLANTED");
            scopes.addBreadcrumb(crumb);
            scopes.captureMessage("hello there");
            assertThat(arrived(receiver, "hello there")).doesNotContain("PLANTED");
            assertThat(crumb.getMessage()).isEqualTo("password=PLANTED");
            scopes.close();
        }
    }

    @Test
    void a_typical_event_costs_little() throws Exception {
        SentryOptions plain = new SentryOptions();
        SentryOptions scrubbing = new SentryOptions();
        ScrubbingCustomizer.install(scrubbing, Set.of(), Set.of(), List.of());
        long without = perEvent(plain);
        long with = perEvent(scrubbing);
        System.out.printf(
                "scrubbing a typical event: %,d ns to write it, %,d ns to write it scrubbed%n",
                without, with);
        assertThat(with).isPositive();
    }

    private static long perEvent(SentryOptions options) throws Exception {
        SentryEvent event = typical();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 300; i++) {
                options.getSerializer().serialize(event, new java.io.StringWriter());
            }
            best = Math.min(best, (System.nanoTime() - start) / 300);
        }
        return best;
    }

    private static SentryEvent typical() {
        SentryEvent event = new SentryEvent(new Date());
        SentryException exception = new SentryException();
        exception.setType("IllegalStateException");
        exception.setValue("order 4711 cannot be paid: the account is closed");
        SentryStackFrame frame = new SentryStackFrame();
        frame.setFunction("pay");
        frame.setModule("com.acme.shop.OrderService");
        frame.setFilename("OrderService.java");
        frame.setLineno(42);
        exception.setStacktrace(new SentryStackTrace(java.util.Collections.nCopies(60, frame)));
        event.setExceptions(List.of(exception));
        Request request = new Request();
        request.setUrl("https://shop.example.org/api/orders/4711/pay");
        request.setQueryString("page=1&token=abc");
        request.setHeaders(Map.of("accept", "*/*", "authorization", "Bearer abc", "host", "shop"));
        event.setRequest(request);
        for (int i = 0; i < 30; i++) {
            event.addBreadcrumb(new Breadcrumb("GET /api/things/" + i + " took 12 ms: 200"));
            event.setTag("tag" + i, "value " + i);
        }
        return event;
    }

    private static final int PLACES = 14;

    private static SentryEvent event() {
        SentryEvent event = new SentryEvent(new Date());
        Request request = new Request();
        request.setUrl("https://x.example.org/[place1]?token=PLANTED " + SECRETS);
        request.setQueryString("[place2]=1&password=PLANTED&x=" + SECRETS);
        request.setCookies("a=[place3]; JSESSIONID=PLANTED; theme=dark");
        request.setHeaders(
                Map.of(
                        "X-Place",
                        "[place4] " + SECRETS,
                        "Authorization",
                        "PLANTED",
                        "X-Api-Key",
                        "PLANTED"));
        request.setData(Map.of("text", "[place5] " + SECRETS, "all", KEYED));
        request.setEnvs(Map.of("DB_PASSWORD", "PLANTED", "HOME", "[place6] " + SECRETS));
        event.setRequest(request);
        event.setExtra("extra", "[place7] " + SECRETS);
        event.setExtra("keyed", KEYED);
        event.getContexts().put("own", Map.of("text", "[place8] " + SECRETS, "keyed", KEYED));
        event.getContexts().put("auth", Map.of("user", "PLANTED"));
        event.setTag("free", "[place9] " + SECRETS);
        event.setTag("access_token", "PLANTED");
        event.setTag("canary.run", "run-7");
        Breadcrumb crumb = new Breadcrumb("[place10] " + SECRETS);
        crumb.setData("secret", "PLANTED");
        crumb.setData("free", KEYED);
        event.addBreadcrumb(crumb);
        User user = new User();
        user.setId("u-1");
        user.setData(Map.of("pwd", "PLANTED", "note", "[place11] " + SECRETS));
        event.setUser(user);
        Message message = new Message();
        message.setMessage("[place12] password={} " + SECRETS);
        message.setFormatted("password=PLANTED");
        message.setParams(List.of("PLANTED"));
        event.setMessage(message);
        SentryException exception = new SentryException();
        exception.setType("IllegalStateException");
        exception.setValue("[place13] " + SECRETS);
        SentryStackFrame frame = new SentryStackFrame();
        frame.setFunction("check");
        frame.setVars(Map.of("password", "PLANTED", "free", "[place14] " + SECRETS));
        exception.setStacktrace(new SentryStackTrace(List.of(frame)));
        event.setExceptions(List.of(exception));
        return event;
    }

    private static Scopes scopes(SentryOptions options) {
        ScrubbingCustomizer.install(options, Set.of(), Set.of(), List.of());
        options.activate();
        Scope scope = new Scope(options);
        Scope isolation = new Scope(options);
        Scope global = new Scope(options);
        scope.bindClient(new io.sentry.SentryClient(options));
        return new Scopes(scope, isolation, global, "test");
    }

    private static String arrived(Receiver receiver, String mark) {
        await().until(() -> receiver.received().contains(mark));
        return receiver.received();
    }

    /** No map and no list: the SDK writes its fields. */
    @SuppressWarnings("unused")
    private static final class Login {
        private final String password;
        private final String user;

        Login(String password, String user) {
            this.password = password;
            this.user = user;
        }
    }

    private static final class Broken extends java.util.AbstractMap<String, Object> {
        @Override
        public java.util.Set<Entry<String, Object>> entrySet() {
            throw new IllegalStateException("PLANTED");
        }
    }
}
