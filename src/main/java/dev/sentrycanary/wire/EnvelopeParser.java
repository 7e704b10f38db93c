package dev.sentrycanary.wire;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads envelopes: {@code Headers { "\n" Headers "\n" Payload } [ "\n" ]}. Payloads are taken by
 * their announced length and never searched for line ends; without a length they end at the next
 * line feed. A carriage return is data.
 */
public final class EnvelopeParser {
    private static final String INVALID = "invalid event envelope";
    private static final byte LINE_FEED = '\n';

    private final EnvelopeLimits limits;

    /** A parser that refuses what exceeds {@code limits}. */
    public EnvelopeParser(EnvelopeLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one envelope.
     *
     * @throws WireException 400 when the framing is broken, 413 when a limit is exceeded
     */
    public Envelope parse(Bytes body) {
        if (body.length() > limits.envelopeBytes()) {
            throw WireException.tooLarge(
                    "envelope exceeds the size limit",
                    body.length() + " bytes of at most " + limits.envelopeBytes());
        }
        if (body.length() == 0) {
            throw WireException.malformed("empty request body");
        }
        int end = line(body, 0, "envelope header");
        ObjectNode headers = WireJson.readHeader(body.slice(0, end), "bad envelope header");
        check(headers);
        List<EnvelopeItem> items = new ArrayList<>();
        int last = withoutBlankEnd(body);
        int at = end + 1;
        while (at < last) {
            if (items.size() == limits.items()) {
                throw WireException.tooLarge(
                        "envelope exceeds the item limit", "more than " + limits.items());
            }
            EnvelopeItem item = item(body, at, items.size() + 1);
            if (isEvent(item) && items.stream().anyMatch(EnvelopeParser::isEvent)) {
                // They share the id of the envelope: of two, one would be lost without a word.
                throw WireException.malformed(
                        INVALID, "more than one item of type event or transaction");
            }
            items.add(item);
            at = item.payload().offset() - body.offset() + item.payload().length() + 1;
        }
        return new Envelope(headers, items, body);
    }

    private static boolean isEvent(EnvelopeItem item) {
        return item.type().equals("event") || item.type().equals("transaction");
    }

    private EnvelopeItem item(Bytes body, int at, int number) {
        int end = line(body, at, "header of item " + number);
        ObjectNode headers =
                WireJson.readHeader(body.slice(at, end), "bad header of item " + number);
        if (!headers.path("type").isTextual() || headers.path("type").textValue().isEmpty()) {
            throw WireException.malformed(INVALID, "item " + number + " has no type");
        }
        int from = Math.min(end + 1, body.length());
        int to = payloadEnd(body, from, headers.path("length"), number);
        EnvelopeItem item = new EnvelopeItem(headers, body.slice(from, to));
        int limit = limits.itemBytes(item.type());
        if (to - from > limit) {
            throw WireException.tooLarge(
                    "envelope item exceeds the size limit",
                    "item %d of type %s has %d bytes of at most %d"
                            .formatted(number, shortened(item.type()), to - from, limit));
        }
        return item;
    }

    private static int payloadEnd(Bytes body, int from, JsonNode length, int number) {
        if (length.isMissingNode() || length.isNull()) {
            int feed = body.indexOf(LINE_FEED, from);
            return feed < 0 ? body.length() : feed;
        }
        if (!length.isIntegralNumber() || !length.canConvertToLong() || length.longValue() < 0) {
            throw WireException.malformed(
                    INVALID, "length of item " + number + " is not a size in bytes");
        }
        long to = from + length.longValue();
        if (to > body.length() || to < from) {
            throw WireException.malformed(
                    INVALID,
                    "unexpected end of file",
                    "item %d announces %d bytes, %d follow"
                            .formatted(number, length.longValue(), body.length() - from));
        }
        if (to < body.length() && body.at((int) to) != LINE_FEED) {
            throw WireException.malformed(
                    INVALID,
                    "missing newline after header or payload",
                    "item %d announces %d bytes, but no line ends there"
                            .formatted(number, length.longValue()));
        }
        return (int) to;
    }

    /** The end of the line that starts at {@code at}; the limit bounds how far it is searched. */
    private int line(Bytes body, int at, String what) {
        int within = (int) Math.min(body.length(), (long) at + limits.headerBytes() + 1);
        int feed = body.slice(0, within).indexOf(LINE_FEED, at);
        if (feed >= 0) {
            return feed;
        }
        if (within < body.length() || body.length() - at > limits.headerBytes()) {
            throw WireException.malformed(
                    INVALID, what + " is longer than " + limits.headerBytes() + " bytes");
        }
        return body.length();
    }

    private static void check(ObjectNode headers) {
        JsonNode id = headers.path("event_id");
        if (!id.isMissingNode() && !id.isNull() && EventIds.normalize(id.textValue()) == null) {
            throw WireException.malformed(INVALID, "bad envelope header", "invalid event_id");
        }
        JsonNode dsn = headers.path("dsn");
        if (!dsn.isMissingNode() && !dsn.isNull()) {
            try {
                Dsn.parse(dsn.asText());
            } catch (IllegalArgumentException e) {
                throw WireException.malformed(
                        INVALID, "bad envelope header", String.valueOf(e.getMessage()));
            }
        }
    }

    /** Some SDKs end with more than one line feed. */
    private static int withoutBlankEnd(Bytes body) {
        int last = body.length();
        while (last > 0 && body.at(last - 1) == LINE_FEED) {
            last--;
        }
        return last;
    }

    private static String shortened(String type) {
        return type.length() <= 40 ? type : type.substring(0, 40) + "…";
    }
}
