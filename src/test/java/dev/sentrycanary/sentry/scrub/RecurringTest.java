package dev.sentrycanary.sentry.scrub;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sentry.JsonSerializer;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of modules, which is scrubbed once for all events that have the same. */
class RecurringTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TextScrubber texts = texts(List.of());

    private static TextScrubber texts(List<EventScrubber> rules) {
        return new TextScrubber(new KeyRules(List.of(), List.of(), true), rules);
    }

    private static JsonNode written(TextScrubber texts, Map<String, String> modules)
            throws Exception {
        SentryEvent event = new SentryEvent();
        event.setModules(modules);
        event.setTag("after", "the list");
        StringWriter text = new StringWriter();
        new ScrubbingSerializer(new JsonSerializer(new SentryOptions()), texts)
                .serialize(event, text);
        JsonNode json = JSON.readTree(text.toString());
        assertThat(json.at("/tags/after").asText()).isEqualTo("the list");
        return json.path("modules");
    }

    @Test
    void every_event_has_the_modules_of_its_own() throws Exception {
        Map<String, String> modules = new LinkedHashMap<>(Map.of("a.b:c", "1.0", "d:e", "2.0"));
        JsonNode first = written(texts, modules);
        assertThat(written(texts, modules)).isEqualTo(first);
        modules.put("d:e", "2.1");
        assertThat(written(texts, modules).path("d:e").asText()).isEqualTo("2.1");
        modules.put("f", "3");
        assertThat(written(texts, modules)).hasSize(3);
        assertThat(written(texts, Map.of("d:e", "2.0"))).hasSize(1);
    }

    @Test
    void a_secret_among_them_is_filtered_each_time() throws Exception {
        Map<String, String> modules =
                Map.of("password", "hunter2", "plain", "Bearer abcdef0123456789");
        for (int event = 0; event < 3; event++) {
            assertThat(written(texts, modules).toString())
                    .contains(TextScan.FILTERED)
                    .doesNotContain("hunter2", "abcdef0123456789");
        }
    }

    @Test
    void rules_of_the_application_see_each_of_them() throws Exception {
        int[] seen = new int[1];
        EventScrubber counting =
                new EventScrubber() {
                    @Override
                    public String scrub(String text) {
                        seen[0]++;
                        return text;
                    }
                };
        TextScrubber own = texts(List.of(counting));
        written(own, Map.of("a.b:c", "1.0.0"));
        int once = seen[0];
        written(own, Map.of("a.b:c", "1.0.0"));
        assertThat(once).isPositive();
        assertThat(seen[0]).isEqualTo(2 * once);
    }
}
