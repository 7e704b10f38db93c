package dev.sentrycanary.scenario.expect;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.sentrycanary.scenario.EventKind;

import static org.assertj.core.api.Assertions.assertThat;

class ExpectationTest {
    private static final Map<String, Object> EVENT =
            Map.of(
                    "exception",
                    Map.of("values", List.of(Map.of("type", "First"), Map.of("type", "Last"))),
                    "breadcrumbs",
                    List.of(Map.of("message", "one"), Map.of("message", "two")),
                    "tags",
                    List.of(List.of("pair", "a"), Map.of("key", "object", "value", "b")),
                    "level",
                    "warning");

    @Test
    void paths_read_each_of_the_shapes_in_which_sentry_writes_lists_and_tags() {
        EventTree tree = new EventTree(EVENT);

        assertThat(tree.text("exception.-1.type")).contains("Last");
        assertThat(tree.text("exception.values.0.type")).contains("First");
        assertThat(tree.text("tags.pair")).contains("a");
        assertThat(tree.text("tags.object")).contains("b");
        assertThat(tree.list("breadcrumbs")).hasSize(2);
    }

    @Test
    void paths_that_lead_nowhere_are_absent() {
        EventTree tree = new EventTree(EVENT);

        for (String path :
                List.of("no", "no.thing", "level.deeper", "exception.9.type", "tags.x")) {
            assertThat(tree.at(path)).as(path).isEmpty();
        }
    }

    @Test
    void a_rule_that_holds_gives_no_reason() {
        assertThat(Expectation.is(EventKind.ERROR, "level", "warning").evaluate(EVENT).holds())
                .isTrue();
        assertThat(inOrder("one", "two").holds()).isTrue();
    }

    @Test
    void a_rule_that_is_broken_says_what_was_there_instead() {
        assertThat(Expectation.is(EventKind.ERROR, "level", "error").evaluate(EVENT))
                .isEqualTo(new Finding("level is error", "it is warning"));
        assertThat(Expectation.is(EventKind.ERROR, "user.id", "x").evaluate(EVENT).reason())
                .isEqualTo("it is missing");
        assertThat(Expectation.contains(EventKind.ERROR, "level", "err").evaluate(EVENT).holds())
                .isFalse();
        assertThat(Expectation.atLeast(EventKind.ERROR, "breadcrumbs", 3).evaluate(EVENT).reason())
                .isEqualTo("it has 2");
        assertThat(inOrder("two", "one").reason()).contains("one");
    }

    @Test
    void a_check_that_fails_in_itself_is_a_broken_rule() {
        Expectation broken =
                new Expectation(
                        EventKind.ERROR,
                        "a rule",
                        event -> {
                            throw new IllegalStateException("oops");
                        });

        assertThat(broken.evaluate(EVENT).holds()).isFalse();
    }

    private static Finding inOrder(String... messages) {
        return Expectation.inOrder(EventKind.ERROR, "breadcrumbs", "message", List.of(messages))
                .evaluate(EVENT);
    }
}
