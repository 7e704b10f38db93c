package dev.sentrycanary.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.sentry.Breadcrumb;
import io.sentry.IScope;
import io.sentry.Sentry;
import io.sentry.protocol.Request;

import dev.sentrycanary.scenario.expect.EventTree;
import dev.sentrycanary.scenario.expect.Expectation;

/**
 * Events that are as large as may be, and larger. What is too much is cut off and says so; the
 * event itself is never lost.
 */
@ApplicationScoped
class Oversize implements Scenario {
    private static final String TAG = "canary_size";
    private static final String MESSAGE = "This is a canary: an error that carries much";

    /** What the SDK's serialiser looks at of one text (docs/scrubbing.md). */
    private static final int TEXT = 256 * 1024;

    private static final int DEPTH = 100;
    private static final int CRUMBS = 1_000;

    /** What of them is cut off says one of these: ours, and those of Sentry and its SDKs. */
    private static final List<String> MARKS = List.of("[Truncated]", "...", "[truncated]");

    @Override
    public String name() {
        return "oversize";
    }

    @Override
    public String summary() {
        return "Texts at and above the limit, a large body, deep nesting and 1,000 breadcrumbs";
    }

    @Override
    public List<Promise> promises() {
        return List.of(Promise.grouped(5));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Thrown.message(MESSAGE),
                new Expectation(
                        EventKind.ERROR,
                        "what is too much is cut off and says so, and the rest is there",
                        Oversize::lost));
    }

    private static Optional<String> lost(EventTree event) {
        String part = event.text("tags." + TAG).orElse("");
        return switch (part) {
            case "at" -> text(event, "extra.text", TEXT);
            case "above", "body" ->
                    text(
                            event,
                            part.equals("body") ? "request.data" : "extra.text",
                            Long.MAX_VALUE);
            case "deep" ->
                    marked(event.text("contexts.deep").orElse(""))
                            ? Optional.empty()
                            : Optional.of("nothing says that the nesting was cut off");
            case "breadcrumbs" -> crumbs(event.list("breadcrumbs"));
            default -> Optional.of("the tag " + TAG + " is missing");
        };
    }

    /** Complete, or shorter with a mark. */
    private static Optional<String> text(EventTree event, String path, long whole) {
        String text = event.text(path).orElse("");
        if (text.length() == whole || (marked(text) && text.length() < whole)) {
            return Optional.empty();
        }
        return Optional.of(path + " has " + text.length() + " characters and no mark");
    }

    private static boolean marked(String text) {
        return MARKS.stream().anyMatch(text::contains);
    }

    /** The oldest go first. */
    private static Optional<String> crumbs(List<?> crumbs) {
        int most = Sentry.getCurrentScopes().getOptions().getMaxBreadcrumbs();
        boolean last =
                !crumbs.isEmpty()
                        && crumbs.get(crumbs.size() - 1) instanceof Map<?, ?> crumb
                        && ("step " + CRUMBS).equals(crumb.get("message"));
        return last && crumbs.size() <= Math.min(most, CRUMBS)
                ? Optional.empty()
                : Optional.of(crumbs.size() + " breadcrumbs came, or the last one did not");
    }

    @Override
    public Map<String, Object> raise(Call call) {
        capture("at", scope -> scope.setExtra("text", "x".repeat(TEXT)));
        capture("above", scope -> scope.setExtra("text", "x".repeat(TEXT + 1)));
        capture("body", Oversize::describeBody);
        capture("deep", scope -> scope.setContexts("deep", nested()));
        capture(
                "breadcrumbs",
                scope -> {
                    for (int i = 1; i <= CRUMBS; i++) {
                        scope.addBreadcrumb(new Breadcrumb("step " + i));
                    }
                });
        return Map.of("events", 5);
    }

    private static void describeBody(IScope scope) {
        Request request = new Request();
        request.setMethod("POST");
        request.setUrl("https://partner.invalid/upload");
        request.setData("y".repeat(2 * TEXT));
        scope.setRequest(request);
    }

    private static Map<String, Object> nested() {
        Map<String, Object> level = Map.of("level", DEPTH);
        for (int i = DEPTH - 1; i > 0; i--) {
            Map<String, Object> outer = new HashMap<>();
            outer.put("level", i);
            outer.put("inner", level);
            level = outer;
        }
        return level;
    }

    private static void capture(String part, Consumer<IScope> load) {
        Sentry.captureException(
                new CanaryException(MESSAGE),
                scope -> {
                    scope.setTag(TAG, part);
                    load.accept(scope);
                });
    }
}
