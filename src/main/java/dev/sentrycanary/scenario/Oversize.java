package dev.sentrycanary.scenario;

import java.io.IOException;
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

    /** What one letter of a body on the wire is, and how many of them the form takes (64 KiB). */
    private static final String LETTER = "y";

    private static final int LETTERS = 60_000;
    private static final int REFUSED = 96 * 1024;
    private static final int TOO_LARGE = 413;

    /** What of them is cut off says one of these: ours, and those of Sentry and its SDKs. */
    private static final List<String> MARKS = List.of("[Truncated]", "...", "[truncated]");

    private final Hop hop;

    Oversize(Hop hop) {
        this.hop = hop;
    }

    @Override
    public String name() {
        return "oversize";
    }

    @Override
    public String summary() {
        return "Texts and request bodies at and above their limits, deep nesting, 1,000"
                + " breadcrumbs";
    }

    @Override
    public List<Promise> promises() {
        return List.of(Promise.grouped(7));
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
            case "wireat" -> letters(event, mostKept(), false);
            case "wireabove" -> letters(event, mostKept(), KeptBody.limit() < LETTERS);
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

    /** All letters of the body that was sent, or the most that are kept and a mark. */
    private static Optional<String> letters(EventTree event, int most, boolean cut) {
        String text = event.text("request.data").orElse("");
        long letters = text.chars().filter(c -> c == LETTER.charAt(0)).count();
        if (KeptBody.limit() == 0 || (cut ? marked(text) && letters <= most : letters >= most)) {
            return Optional.empty();
        }
        return Optional.of(
                "the body came with %d of its letters, %s"
                        .formatted(letters, marked(text) ? "cut off" : "and without a mark"));
    }

    private static int mostKept() {
        return Math.min(KeptBody.limit(), LETTERS);
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
    public Map<String, Object> raise(Call call) throws IOException, InterruptedException {
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
        hop.post(call.run(), new Hop.Load("wireat", LETTER.repeat(mostKept())));
        hop.post(call.run(), new Hop.Load("wireabove", LETTER.repeat(mostKept() + 1)));
        int status = hop.send(call.run(), new Hop.Load("refused", LETTER.repeat(REFUSED)));
        if (status != TOO_LARGE) {
            throw new IOException("A body that is too large was answered with " + status);
        }
        return Map.of("events", 7, "refused", status);
    }

    @Override
    public void answer(Call call, String part) {
        capture(part, scope -> {});
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
