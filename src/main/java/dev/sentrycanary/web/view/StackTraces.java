package dev.sentrycanary.web.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.web.view.Frame.SourceLine;

/** Reads the exceptions and stacks of an error event. */
public final class StackTraces {
    private static final int SOURCE_LINES = 5;
    private static final int FOLD_FROM = 2;
    private static final int NAME = 300;
    private static final int VARS = 50;

    /** Of one event; more than anybody reads, and as much as a browser shows at once. */
    private static final int MOST_FRAMES = 500;

    private static final int MOST_EXCEPTIONS = 50;

    /** SDKs without in-app settings mark nothing; these places are nobody's own code. */
    private static final Pattern LIBRARY =
            Pattern.compile(
                    "^(java|javax|jakarta|jdk|sun|com\\.sun|kotlin|scala|org\\.(jboss|apache"
                            + "|springframework|hibernate)|io\\.(quarkus|vertx|netty|smallrye"
                            + "|sentry))\\."
                            + "|^node:|node_modules/|site-packages/|/lib/python|/gems/|^<frozen ");

    private StackTraces() {}

    /**
     * The exceptions of an event, the one that surfaced first and its causes after it; for an event
     * without exceptions the stack of its thread.
     */
    public static List<Thrown> of(JsonNode event) {
        List<JsonNode> exceptions = Fields.last(event.path("exception"), MOST_EXCEPTIONS);
        List<Thrown> chain = new ArrayList<>();
        int room = MOST_FRAMES;
        for (int i = exceptions.size() - 1; i >= 0; i--) {
            Thrown thrown = exception(exceptions.get(i), !chain.isEmpty(), room);
            room -= thrown.frames().size();
            chain.add(thrown);
        }
        return chain.isEmpty() ? threads(event) : List.copyOf(chain);
    }

    private static Thrown exception(JsonNode exception, boolean cause, int room) {
        JsonNode mechanism = exception.path("mechanism");
        JsonNode handled = mechanism.path("handled");
        String type = Fields.first(exception, "type");
        String module = Fields.first(exception, "module");
        return new Thrown(
                module.isEmpty() || type.contains(".") ? type : module + "." + type,
                Fields.first(exception, "value"),
                Fields.first(mechanism, "type"),
                handled.isBoolean() ? (Boolean) handled.booleanValue() : null,
                cause,
                groups(exception.path("stacktrace"), true, room),
                Math.max(0, Fields.size(frames(exception)) - room));
    }

    private static List<Thrown> threads(JsonNode event) {
        List<Thrown> stacks = new ArrayList<>();
        for (JsonNode thread : Fields.list(event.path("threads"))) {
            boolean telling =
                    thread.path("crashed").asBoolean() || thread.path("current").asBoolean();
            if (Fields.size(frames(thread)) > 0 && (telling || stacks.isEmpty())) {
                String name = "Thread " + Fields.first(thread, "name", "id");
                stacks.add(telling ? 0 : stacks.size(), stack(name, thread));
            }
        }
        if (!stacks.isEmpty()) {
            return List.of(stacks.get(0));
        }
        return Fields.size(frames(event)) == 0 ? List.of() : List.of(stack("Stack", event));
    }

    private static Thrown stack(String name, JsonNode owner) {
        List<FrameGroup> groups = groups(owner.path("stacktrace"), false, MOST_FRAMES);
        int hidden = Math.max(0, Fields.size(frames(owner)) - MOST_FRAMES);
        return new Thrown(name, "", "", null, false, groups, hidden);
    }

    private static JsonNode frames(JsonNode owner) {
        return owner.path("stacktrace").path("frames");
    }

    /** Frames run from caller to callee, so that the last ones tell most. */
    private static List<FrameGroup> groups(JsonNode stacktrace, boolean thrown, int room) {
        List<JsonNode> nodes = Fields.last(stacktrace.path("frames"), room);
        Collections.reverse(nodes);
        boolean marked = nodes.stream().anyMatch(node -> node.path("in_app").isBoolean());
        List<FrameGroup> groups = new ArrayList<>();
        List<Frame> run = new ArrayList<>();
        boolean opened = false;
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            boolean inApp = marked ? node.path("in_app").asBoolean() : !isLibrary(node);
            Frame frame = frame(node, inApp, thrown && i == 0, inApp && !opened);
            opened |= inApp && frame.detailed();
            if (!run.isEmpty() && (isOwn(run.get(0)) || isOwn(frame))) {
                groups.add(group(run));
                run = new ArrayList<>();
            }
            run.add(frame);
        }
        if (!run.isEmpty()) {
            groups.add(group(run));
        }
        return groups;
    }

    private static FrameGroup group(List<Frame> frames) {
        return new FrameGroup(!isOwn(frames.get(0)) && frames.size() >= FOLD_FROM, frames);
    }

    /** The throwing frame shows, whoever owns it. */
    private static boolean isOwn(Frame frame) {
        return frame.inApp() || frame.throwing();
    }

    private static Frame frame(JsonNode node, boolean inApp, boolean throwing, boolean open) {
        int line = node.path("lineno").asInt(0);
        String column = Fields.first(node, "colno");
        String function = Fields.first(node, "function");
        return new Frame(
                function.isEmpty() ? "<anonymous>" : Fields.cut(function, NAME),
                Fields.cut(Fields.first(node, "module", "filename", "abs_path", "package"), NAME),
                line > 0 ? line + (column.isEmpty() ? "" : ":" + column) : "",
                inApp,
                throwing,
                open,
                source(node, line),
                Contexts.entries(node.path("vars"), VARS));
    }

    private static List<SourceLine> source(JsonNode frame, int line) {
        @Nullable String current = Fields.text(frame, "context_line");
        if (current == null) {
            return List.of();
        }
        List<SourceLine> lines = new ArrayList<>();
        List<JsonNode> before = Fields.list(frame.path("pre_context"));
        int from = Math.max(0, before.size() - SOURCE_LINES);
        for (int i = from; i < before.size(); i++) {
            lines.add(neighbour(line, i - before.size(), before.get(i)));
        }
        lines.add(new SourceLine(line, Fields.cut(current, NAME), true));
        List<JsonNode> after = Fields.list(frame.path("post_context"));
        for (int i = 0; i < Math.min(SOURCE_LINES, after.size()); i++) {
            lines.add(neighbour(line, i + 1, after.get(i)));
        }
        return lines;
    }

    private static SourceLine neighbour(int line, int offset, JsonNode text) {
        int number = line > 0 ? Math.max(0, line + offset) : 0;
        return new SourceLine(number, Fields.cut(text.asText(), NAME), false);
    }

    private static boolean isLibrary(JsonNode frame) {
        return LIBRARY.matcher(Fields.first(frame, "module", "abs_path", "filename")).find();
    }
}
