package dev.sentrycanary.probe.stored;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Fact;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.scenario.expect.Expectation;
import dev.sentrycanary.scenario.expect.Finding;

/** Says what it means that an event was found: stored is what came back as it was sent. */
final class StoredJudge {
    private static final int NAMED = 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private StoredJudge() {}

    /**
     * The fact that follows from what was found.
     *
     * @param sent the event as it left; null when that is no longer known
     * @param rules the expectations for events of its kind
     * @param secrets what must not be found in it
     * @param kind its data category
     */
    static Fact judge(
            Sighting.Found found,
            @Nullable SentEvent sent,
            List<Expectation> rules,
            List<String> secrets,
            String kind,
            Instant at) {
        Map<String, String> details = details(found);
        ObjectNode event = found.event();
        if (event == null && !rules.isEmpty()) {
            return Fact.unchecked(
                            Stage.STORED,
                            Cause.LOOKUP_UNSUPPORTED,
                            at,
                            "it exists; its content cannot be read back to look at it")
                    .with(details);
        }
        if (event == null) {
            return Fact.proven(Stage.STORED, at, null, "it exists; its content cannot be read back")
                    .with(details);
        }
        JsonNode everything = found.raw() == null ? MissingNode.getInstance() : found.raw();
        List<String> leaks = new PlantedSecrets(secrets).placesIn(everything);
        if (!leaks.isEmpty()) {
            details.put("leaks", named(leaks));
            return failed(Cause.SECRET_LEAKED, at, "readable in " + named(leaks), details);
        }
        if (sent == null) {
            return Fact.unchecked(
                            Stage.STORED,
                            null,
                            at,
                            "it is there, but what was sent is no longer known to compare it with")
                    .with(details);
        }
        Comparison comparison =
                ItemLayout.sent(kind, sent.payload())
                        .map(item -> Comparison.ofItems(item, event))
                        .orElseGet(
                                () ->
                                        Comparison.of(
                                                sent.payload(),
                                                event,
                                                sent.attachments(),
                                                found.attachments()));
        if (kind.equals("error")) {
            comparison.field("issue", found.issue() != null);
        }
        String share =
                (comparison.compared() - comparison.missing().size())
                        + "/"
                        + comparison.compared()
                        + " fields as sent";
        if (!comparison.missing().isEmpty()) {
            details.put("missing", named(comparison.missing()));
            return failed(
                    Cause.STORED_INCOMPLETE,
                    at,
                    share + ", missing " + named(comparison.missing()),
                    details);
        }
        JsonNode fingerprint = sent.payload().path("fingerprint");
        if (Fingerprints.isSame(fingerprint, event)) {
            event.set("fingerprint", fingerprint);
        }
        files(event, found.attachments());
        Optional<Finding> broken = broken(event, rules);
        if (broken.isPresent()) {
            String text = broken.get().description() + ": " + broken.get().reason();
            details.put("expectation", text);
            return failed(Cause.EXPECTATION_FAILED, at, text, details);
        }
        if (found.attachments() == null && !sent.attachments().isEmpty()) {
            return Fact.unchecked(
                            Stage.STORED,
                            Cause.LOOKUP_UNSUPPORTED,
                            at,
                            share + "; its attachments cannot be read back")
                    .with(details);
        }
        String issue = found.issue() == null ? "" : "issue " + found.issue() + ", ";
        String leaked = secrets.isEmpty() ? "" : ", 0 leaks";
        return Fact.proven(Stage.STORED, at, null, issue + share + leaked).with(details);
    }

    private static Fact failed(Cause cause, Instant at, String text, Map<String, String> details) {
        return Fact.failed(Stage.STORED, cause, at, null, text).with(details);
    }

    /** Where expectations can see them. */
    private static void files(ObjectNode event, @Nullable Map<String, FileFacts> stored) {
        if (stored != null && !stored.isEmpty()) {
            ArrayNode list = event.putArray("attachments");
            stored.forEach(
                    (name, file) ->
                            list.addObject()
                                    .put("name", name)
                                    .put("size", file.size())
                                    .put("sha256", file.sha256()));
        }
    }

    private static Optional<Finding> broken(ObjectNode event, List<Expectation> rules) {
        Map<String, Object> map = MAPPER.convertValue(event, MAP);
        return rules.stream()
                .map(rule -> rule.evaluate(map))
                .filter(finding -> !finding.holds())
                .findFirst();
    }

    private static Map<String, String> details(Sighting.Found found) {
        Map<String, String> details = new LinkedHashMap<>();
        URI link = found.link();
        if (link != null) {
            details.put("link", link.toString());
        }
        String issue = found.issue();
        if (issue != null) {
            details.put("issue", issue);
        }
        return details;
    }

    private static String named(List<String> paths) {
        return paths.size() <= NAMED
                ? String.join(", ", paths)
                : String.join(", ", paths.subList(0, NAMED))
                        + " and "
                        + (paths.size() - NAMED)
                        + " more";
    }
}
