package dev.sentrycanary.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.access.Caller;
import dev.sentrycanary.problem.OtherMethods;
import dev.sentrycanary.wire.AuthHeader;
import dev.sentrycanary.wire.BodyForm;
import dev.sentrycanary.wire.Bytes;
import dev.sentrycanary.wire.CheckInForm;
import dev.sentrycanary.wire.ContentDecoder;
import dev.sentrycanary.wire.EnvelopeLimits;
import dev.sentrycanary.wire.WireException;

/** The ingest's addresses. What a body is, is decided by the path and never by its media type. */
@ApplicationScoped
class IngestRoutes {
    private static final Logger LOG = Logger.getLogger(IngestRoutes.class);
    private static final String PATH =
            "^/api/(?<project>[^/]+)/(?<endpoint>envelope|store|security|csp-report|nel)/?$";
    private static final String CRON =
            "^/api/(?<project>[^/]+)/cron/(?<slug>[^/]+)(?:/(?<key>[^/]+))?/?$";
    private static final String ELSEWHERE =
            "^/api/[^/]+/(?:minidump|unreal/.*|events/[^/]+/attachments|user-feedback|upload"
                    + "|playstation|(?:integration/)?otlp/.*)/?$";
    private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final String BODIES = "POST, OPTIONS";
    private static final String CHECK_INS = "GET, POST, PUT, OPTIONS";
    private static final String HEALTH = "^/api/relay/healthcheck/(live|ready)/?$";

    /** Before the limit on bodies that holds for everything else: the inbox has its own. */
    private static final int ORDER = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 2;

    /** Bodies above these sizes would keep others on the event loop waiting. */
    private static final int LIGHT = 64 * 1024;

    private static final int LIGHT_COMPRESSED = 16 * 1024;
    private static final int WORKERS = 2;

    private final InboxState state;
    private final BodyReader reader;
    private final Ingest ingest;
    private final Admission admission;
    private final WorkerExecutor workers;

    IngestRoutes(InboxState state, InboxConfig config, Intake intake, Vertx vertx) {
        this.state = state;
        long limit = Math.min(Integer.MAX_VALUE / 2, config.maxEnvelopeSize().asLongValue());
        this.reader =
                new BodyReader(
                        vertx,
                        limit,
                        config.maxPending().asLongValue(),
                        config.readTimeout().toMillis());
        this.admission = new Admission(config.key(), config.project(), config.enforceKey());
        this.ingest = new Ingest(intake, admission, EnvelopeLimits.ofEnvelope((int) limit));
        this.workers = vertx.createSharedWorkerExecutor("inbox-ingest", WORKERS);
    }

    void install(@Observes Router router) {
        if (state.enabled()) {
            router.routeWithRegex(PATH).order(ORDER).handler(c -> handle(c, BODIES));
            router.routeWithRegex(CRON).order(ORDER).handler(c -> handle(c, CHECK_INS));
            router.routeWithRegex(ELSEWHERE).order(ORDER).handler(this::refuse);
            OtherMethods.refuse(
                    router.routeWithRegex(HEALTH).order(ORDER), HttpMethod.GET, HttpMethod.HEAD);
            router.routeWithRegex(HEALTH)
                    .order(ORDER)
                    .handler(
                            context ->
                                    context.response()
                                            .putHeader("Content-Type", "application/json")
                                            .end("{\"is_healthy\":true}"));
        }
    }

    private void handle(RoutingContext context, String allowed) {
        HttpServerRequest request = context.request();
        if (HttpMethod.OPTIONS.equals(request.method())) {
            IngestReply.preflight(request, allowed);
        } else if (!allowed.contains(request.method().name())) {
            IngestReply.notAllowed(request, allowed);
            reader.discard(request);
        } else {
            accept(context, request);
        }
    }

    private void refuse(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (HttpMethod.OPTIONS.equals(request.method())) {
            IngestReply.preflight(request, BODIES);
        } else {
            IngestReply.notHere(request);
            reader.discard(request);
        }
    }

    private void accept(RoutingContext context, HttpServerRequest request) {
        Ingest.Submission submission;
        try {
            submission = submission(context, request);
            ingest.precheck(submission);
        } catch (WireException e) {
            IngestReply.refused(request, e);
            reader.discard(request);
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        reader.read(request, new Receiver(context, submission));
    }

    private static Ingest.Submission submission(RoutingContext context, HttpServerRequest request) {
        String project = context.pathParam("project");
        if (!PROJECT.matcher(project).matches()) {
            throw WireException.malformed("invalid project identifier");
        }
        try {
            boolean spotlight = SpotlightSubmission.is(context);
            return new Ingest.Submission(
                    project,
                    form(context),
                    Caller.isLocal(context),
                    spotlight,
                    spotlight ? List.of() : auth(request),
                    spotlight ? SpotlightSubmission.keys(context) : keys(context),
                    request.getHeader("Content-Encoding"));
        } catch (IllegalArgumentException e) {
            throw WireException.malformed("bad query string");
        }
    }

    private static BodyForm form(RoutingContext context) {
        String slug = context.pathParam("slug");
        if (slug != null) {
            Map<String, String> query = new HashMap<>();
            context.queryParams().forEach(query::put);
            return new CheckInForm(slug, query);
        }
        return switch (context.pathParam("endpoint")) {
            case "envelope" -> BodyForm.ENVELOPE;
            case "store" -> BodyForm.STORE;
            default -> BodyForm.SECURITY;
        };
    }

    /** In the query, or for a check-in in the path. */
    private static List<String> keys(RoutingContext context) {
        List<String> keys = new ArrayList<>(context.request().params().getAll("sentry_key"));
        String key = context.pathParam("key");
        if (key != null) {
            keys.add(key);
        }
        return keys;
    }

    /** Old clients use the standard header for the same words. */
    private static List<String> auth(HttpServerRequest request) {
        List<String> auth = new ArrayList<>(request.headers().getAll(AuthHeader.NAME));
        for (String value : request.headers().getAll("Authorization")) {
            if (value.toLowerCase(Locale.ROOT).startsWith("sentry ")) {
                auth.add(value);
            }
        }
        return auth;
    }

    private final class Receiver implements BodyReader.Receiver {
        private final RoutingContext context;
        private final HttpServerRequest request;
        private final Ingest.Submission submission;

        Receiver(RoutingContext context, Ingest.Submission submission) {
            this.context = context;
            this.request = context.request();
            this.submission = submission;
        }

        @Override
        public void complete(Buffer body) {
            if (light(body.length(), submission.encoding())) {
                answer(take(body));
            } else {
                workers.executeBlocking(() -> take(body), false).onSuccess(this::answer);
            }
        }

        @Override
        public void tooLarge(long limit) {
            IngestReply.refused(
                    request,
                    WireException.tooLarge(
                            "envelope exceeds the size limit", "more than " + limit + " bytes"));
        }

        @Override
        public void tooBusy() {
            IngestReply.busy(request);
        }

        @Override
        public void tooSlow() {
            IngestReply.tooSlow(request);
        }

        private Object take(Buffer body) {
            try {
                return ingest.take(submission, Bytes.of(body.getBytes()));
            } catch (WireException e) {
                return e;
            } catch (RuntimeException e) {
                LOG.error("An envelope could not be taken in; this is a defect of the inbox", e);
                return e;
            }
        }

        private void answer(Object outcome) {
            if (outcome instanceof WireException e) {
                IngestReply.refused(request, e);
            } else if (!(outcome instanceof Optional<?> id)) {
                context.fail(500);
            } else if (submission.form() instanceof CheckInForm) {
                IngestReply.checkedIn(request);
            } else {
                IngestReply.accepted(request, (String) id.orElse(null));
            }
        }

        private static boolean light(int size, @Nullable String encoding) {
            return ContentDecoder.isIdentity(encoding) ? size <= LIGHT : size <= LIGHT_COMPRESSED;
        }
    }
}
