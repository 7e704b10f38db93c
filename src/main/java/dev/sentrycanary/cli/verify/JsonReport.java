package dev.sentrycanary.cli.verify;

import java.io.PrintStream;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Receipt;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.receipt.StageResult;
import dev.sentrycanary.receipt.Verdict;

/** The result for programs, in the words of the HTTP API. */
final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    static void print(Summary summary, PrintStream out) {
        ObjectNode root = JSON.createObjectNode();
        root.put("outcome", summary.outcome().name().toLowerCase(Locale.ROOT));
        root.put("exit_code", summary.exitCode());
        root.put("summary", summary.sentence());
        root.put("stage", summary.stage().code());
        root.put("target", summary.target());
        root.put("took_ms", summary.took().toMillis());
        ArrayNode runs = root.putArray("runs");
        summary.results().forEach(result -> add(runs.addObject(), result));
        try {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always JSON", e);
        }
        out.flush();
    }

    private static void add(ObjectNode node, Result result) {
        node.put("id", result.run().opening().id());
        node.put("scenario", result.scenario());
        node.put("origin", result.run().opening().origin());
        node.put("started_at", result.run().opening().at().toString());
        add(node.putObject("verdict"), result.verdict());
        ArrayNode receipts = node.putArray("receipts");
        for (Receipt receipt : result.run().receipts()) {
            ObjectNode one = receipts.addObject();
            one.put("id", receipt.id());
            one.put("event_id", receipt.eventId());
            one.put("kind", receipt.kind());
            one.put("promised", receipt.promised());
            ArrayNode stages = one.putArray("stages");
            receipt.stages().forEach(stage -> add(stages.addObject(), stage));
        }
    }

    private static void add(ObjectNode node, Verdict verdict) {
        node.put("outcome", verdict.outcome().code());
        Stage stage = verdict.stage();
        node.put("stage", stage == null ? null : stage.code());
        if (verdict.detail() != null) {
            node.put("detail", verdict.detail());
        }
        add(node, verdict.cause());
    }

    private static void add(ObjectNode node, StageResult stage) {
        node.put("stage", stage.stage().code());
        node.put("state", stage.state().code());
        node.put("at", stage.at() == null ? null : String.valueOf(stage.at()));
        node.put("took_ms", stage.took() == null ? null : stage.took().toMillis());
        node.put("evidence", stage.evidence());
        ObjectNode details = node.putObject("details");
        stage.details().forEach(details::put);
        add(node, stage.cause());
    }

    private static void add(ObjectNode node, @Nullable Cause cause) {
        if (cause != null) {
            node.put("cause", cause.code());
            node.put("hint", cause.hint());
            node.put("fix", cause.fix());
        }
    }
}
