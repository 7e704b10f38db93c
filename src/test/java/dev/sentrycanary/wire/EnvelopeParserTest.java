package dev.sentrycanary.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EnvelopeParserTest {
    private static final EnvelopeParser PARSER =
            new EnvelopeParser(new EnvelopeLimits(10_000, 5, 1000, Map.of("event", 100)));

    /** In the tables {@code ~} stands for a line feed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                  | 0 | ``
                    {}~                                                 | 0 | ``
                    {}~~                                                | 0 | ``
                    {}~{"type":"event"}~{}                              | 1 | {}
                    {}~{"type":"event"}~{}~                             | 1 | {}
                    {}~{"type":"event"}~{}~~                            | 1 | {}
                    {}~{"type":"event"}                                 | 1 | ``
                    {}~{"type":"event","length":0}                      | 1 | ``
                    {}~{"type":"event","length":0}~                     | 1 | ``
                    {}~{"type":"event","length":2}~{}                   | 1 | {}
                    {}~{"type":"attachment","length":3}~a~b             | 1 | a~b
                    {}~{"type":"attachment","length":4}~a~~~            | 1 | a~~~
                    {}~{"type":"attachment","length":1}~a~{"type":"x"}~y | 2 | y
                    {}~{"type":"attachment","length":0}~~{"type":"x"}~y | 2 | y
                    {}~{"type":"never_seen","more":[1]}~anything        | 1 | anything
                    {}~{"type":"event","length":null}~{}                | 1 | {}
                    {"event_id":"9ec79c33ec9942ab8353589fcb2e04dc"}     | 0 | ``
                    {"event_id":"9ec79c33-ec99-42ab-8353-589fcb2e04dc"} | 0 | ``
                    {"event_id":null}                                   | 0 | ``
                    {"dsn":"https://key@host/1"}                        | 0 | ``
                    """)
    void framing_is_read_exactly(String text, int items, String lastPayload) {
        Envelope envelope = PARSER.parse(bytes(text));
        assertThat(envelope.items()).hasSize(items);
        if (items > 0) {
            assertThat(envelope.items().get(items - 1).payload().utf8().replace('\n', '~'))
                    .isEqualTo(lastPayload);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                                     | 400 | empty request body
                    ~                                      | 400 | bad envelope header
                    []                                     | 400 | not one JSON object
                    {} {}                                  | 400 | not valid JSON at byte 3
                    nonsense                               | 400 | not valid JSON at byte
                    {"a":1,"a":2}                          | 400 | twice
                    {"event_id":"short"}                   | 400 | invalid event_id
                    {"event_id":7}                         | 400 | invalid event_id
                    {"dsn":"nothing"}                      | 400 | a DSN starts with
                    {"dsn":"https://host/1"}               | 400 | no public key
                    {}~{}~x                                | 400 | item 1 has no type
                    {}~{"type":7}~x                        | 400 | item 1 has no type
                    {}~{"type":""}~x                       | 400 | item 1 has no type
                    {}~{"type":"event"}~{}~{"type":"event"}~{} | 400 | more than one item of type event
                    {}~{"type":"event"}~{}~{"type":"transaction"}~{} | 400 | more than one item of type event
                    {}~{"type":"e","length":-1}~{}         | 400 | not a size in bytes
                    {}~{"type":"e","length":"2"}~{}        | 400 | not a size in bytes
                    {}~{"type":"e","length":2.5}~{}        | 400 | not a size in bytes
                    {}~{"type":"e","length":99999999999999999999}~{} | 400 | not a size in bytes
                    {}~{"type":"e","length":9223372036854775807}~{} | 400 | unexpected end of file
                    {}~{"type":"e","length":3}~{}          | 400 | unexpected end of file
                    {}~{"type":"e","length":1}~{}          | 400 | missing newline
                    {}~{"type":"e","length":2}~{}x         | 400 | missing newline
                    {}~{"type":"e","length":5}             | 400 | unexpected end of file
                    {}~~{"type":"e"}~{}                    | 400 | bad header of item 1
                    {}~{"type":"a"}~1~{"type":"a"}~2~{"type":"a"}~3~{"type":"a"}~4~{"type":"a"}~5~{"type":"a"}~6 | 413 | more than 5
                    """)
    void what_is_wrong_is_said(String text, int status, String words) {
        WireException refused = refusal(() -> PARSER.parse(bytes(text)));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.getMessage() + " " + refused.causes()).contains(words);
    }

    @Test
    void bytes_that_are_no_text_survive() {
        byte[] odd = {0, '\r', '\n', (byte) 0xff, '\n', '\n', (byte) 0xc3};
        byte[] head =
                "{}\n{\"type\":\"attachment\",\"length\":7}\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + odd.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(odd, 0, body, head.length, odd.length);
        assertThat(PARSER.parse(Bytes.of(body)).items().get(0).payload().toByteArray())
                .isEqualTo(odd);
    }

    @Test
    void limits_name_what_exceeds_them() {
        String event = "{}\n{\"type\":\"event\"}\n" + "x".repeat(101);
        assertThat(refusal(() -> PARSER.parse(Bytes.of(event))).causes())
                .containsExactly("item 1 of type event has 101 bytes of at most 100");
        assertThat(refusal(() -> PARSER.parse(Bytes.of("x".repeat(10_001)))).status())
                .isEqualTo(413);
        String longHeader = "{\"a\":\"" + "x".repeat(1000);
        assertThat(refusal(() -> PARSER.parse(Bytes.of(longHeader))).causes())
                .containsExactly("envelope header is longer than 1000 bytes");
    }

    @Test
    void deep_json_in_a_header_is_refused() {
        EnvelopeParser large = new EnvelopeParser(EnvelopeLimits.ofEnvelope(1_000_000));
        String deep = "{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
        assertThat(refusal(() -> large.parse(Bytes.of(deep))).status()).isEqualTo(400);
    }

    private static WireException refusal(ThrowingCallable call) {
        return catchThrowableOfType(WireException.class, call);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.replace('~', '\n'));
    }
}
