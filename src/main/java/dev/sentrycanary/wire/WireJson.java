package dev.sentrycanary.wire;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads JSON that strangers sent: bounded in depth and number length, exact about its end. */
public final class WireJson {
    private static final int DEPTH = 500;
    private static final int NUMBER_DIGITS = 1000;
    private static final int NAME_LENGTH = 50_000;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    // Names that an attacker makes up must not stay in the JVM.
                                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH)
                                                    .maxNumberLength(NUMBER_DIGITS)
                                                    .maxNameLength(NAME_LENGTH)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private WireJson() {}

    /**
     * Reads one JSON value.
     *
     * @throws WireException 400 saying where it breaks, without quoting it
     */
    public static JsonNode read(Bytes json) {
        try {
            JsonNode node = MAPPER.readTree(json.array(), json.offset(), json.length());
            if (node.isMissingNode()) {
                throw WireException.malformed("invalid JSON", "it is empty");
            }
            return node;
        } catch (IOException e) {
            throw WireException.malformed("invalid JSON", reason(e));
        }
    }

    /** Reads a header line: an object that names nothing twice. */
    static ObjectNode readHeader(Bytes line, String what) {
        try (JsonParser parser =
                MAPPER.createParser(line.array(), line.offset(), line.length())
                        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
            if (MAPPER.readTree(parser) instanceof ObjectNode header
                    && parser.nextToken() == null) {
                return header;
            }
            throw WireException.malformed(
                    "invalid event envelope", what, "it is not one JSON object on one line");
        } catch (IOException e) {
            throw WireException.malformed("invalid event envelope", what, reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            String at = " at byte " + Math.max(0, json.getLocation().getByteOffset());
            String said = json.getOriginalMessage();
            return said.startsWith("Duplicate field")
                    ? "a name stands twice" + at
                    : "not valid JSON" + at;
        }
        return "not valid JSON in UTF-8";
    }
}
