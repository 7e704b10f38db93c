package dev.sentrycanary.probe.stored;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTest {
    private static final String SENT =
            """
            {"event_id":"0123456789abcdef0123456789abcdef","level":"error","environment":"test",
             "tags":{"canary.run":"r1","shop":"basel"},"user":{"id":"7","email":"a@example.com"},
             "contexts":{"order":{"id":"o-1","total":12.5},"os":{"name":"Linux"}},
             "extra":{"k":"v"},"request":{"method":"POST","url":"http://h/p","data":"x=1"},
             "fingerprint":["canary/custom"],
             "exception":{"values":[{"type":"E","value":"boom",
               "stacktrace":{"frames":[{"function":"a"},{"function":"b"}]}}]}}
            """;
    private static final String STORED =
            """
            {"eventID":"0123456789abcdef0123456789abcdef","groupID":"5","type":"error",
             "tags":[{"key":"canary.run","value":"r1"},{"key":"shop","value":"basel"},
                     {"key":"level","value":"error"},{"key":"environment","value":"test"}],
             "user":{"id":"7","email":"a@example.com","ip_address":null},
             "contexts":{"order":{"id":"o-1","total":12.5,"type":"order"},
                         "os":{"name":"Linux","version":"6"}},
             "context":{"k":"v"},"fingerprints":["57c5b6fb0e6af3a3b6e9b3b6f1ed0f1a"],
             "entries":[{"type":"exception","data":{"values":[{"type":"E","value":"boom",
               "stacktrace":{"frames":[{"function":"a","inApp":true},{"function":"b"}]}}]}},
               {"type":"request","data":{"method":"POST","url":"http://h/p","data":"x=1",
                "headers":[],"query":[]}}]}
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<String> missing(String sent, String stored) throws Exception {
        JsonNode was = JSON.readTree(sent);
        String hash = String.valueOf(Fingerprints.hash(was.path("fingerprint")));
        JsonNode api = JSON.readTree(stored.replace("57c5b6fb0e6af3a3b6e9b3b6f1ed0f1a", hash));
        return Comparison.of(was, EventLayout.asSent(api), Map.of(), Map.of()).missing();
    }

    @Test
    void what_sentry_adds_and_rewrites_is_no_loss() throws Exception {
        assertThat(missing(SENT, STORED)).isEmpty();
    }

    @Test
    void each_lost_part_is_named_by_its_path() throws Exception {
        assertThat(missing(SENT, STORED.replace("\"shop\"", "\"ship\"")))
                .containsExactly("tags.shop");
        assertThat(missing(SENT, STORED.replace("boom", "bang")))
                .containsExactly("exception.0.value");
        assertThat(missing(SENT, STORED.replace(",{\"function\":\"b\"}", "")))
                .containsExactly("exception.0.stacktrace");
        assertThat(missing(SENT, STORED.replace("\"data\":\"x=1\",", "")))
                .containsExactly("request.data");
        assertThat(missing(SENT, STORED.replace("o-1", "o-2")))
                .containsExactly("contexts.order.id");
        assertThat(missing(SENT, STORED.replace("a@example.com", "b@example.com")))
                .containsExactly("user.email");
        assertThat(missing(SENT, STORED.replace("57c5", "0000"))).containsExactly("fingerprint");
    }

    @Test
    void what_the_server_scrubs_openly_is_no_loss() throws Exception {
        assertThat(missing(SENT, STORED.replace("a@example.com", "[Filtered]"))).isEmpty();
    }

    @Test
    void attachments_must_have_name_and_size() throws Exception {
        JsonNode event = JSON.readTree("{}");
        FileFacts abc = FileFacts.of(new byte[] {1, 2, 3});
        FileFacts abd = FileFacts.of(new byte[] {1, 2, 4});
        assertThat(
                        Comparison.of(event, event, Map.of("a.txt", abc), Map.of("a.txt", abd))
                                .missing())
                .containsExactly("attachments.a.txt");
        assertThat(
                        Comparison.of(event, event, Map.of("a.txt", abc), Map.of("a.txt", abc))
                                .missing())
                .isEmpty();
        assertThat(Comparison.of(event, event, Map.of("a.txt", abc), null).missing()).isEmpty();
    }

    @Test
    void a_planted_secret_is_found_wherever_it_is_and_never_quoted() throws Exception {
        PlantedSecrets secrets = new PlantedSecrets(List.of("hunter 2"));
        JsonNode stored =
                JSON.readTree(
                        """
                        {"a":[{"b":"say hunter 2"}],"q":"pw=hunter+2","h":{"hunter 2":1},
                         "s":"aHVudGVyIDI=","ok":"[Filtered]"}
                        """);
        assertThat(secrets.placesIn(stored))
                .containsExactly("a.0.b", "h.(name of a field)", "q", "s");
    }
}
