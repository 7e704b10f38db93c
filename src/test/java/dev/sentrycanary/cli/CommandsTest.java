package dev.sentrycanary.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sentrycanary.cli.terminal.UsageException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommandsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verify --stage stord        | --stage is 'stord': allowed is captured, accepted,",
                "verify --output xml         | --output is 'xml': allowed is text, json, junit",
                "verify --timeout soon       | --timeout is 'soon': allowed is a duration such as",
                "verify --timeout 0s         | --timeout is '0s': allowed is",
                "verify --timeout -5s        | --timeout is '-5s': allowed is",
                "verify --timeout 200000d    | --timeout is '200000d': allowed is",
                "verify --wait 200000d       | --wait is '200000d': allowed is",
                "verify --list --output json | --list knows --output text only",
                "verify --explain --output junit | --explain knows --output text and json only",
                "doctor --output junit       | --output is 'junit': allowed is text, json",
                "doctor --webhook canary     | --webhook is not a URL",
                "doctor --webhook http://a/{ | --webhook is not a URL",
                "doctor --webhook http:///a  | --webhook is not a URL",
                "setup --api newest          | --api is 'newest': allowed is auto, workflows, rules"
            })
    void a_wrong_value_is_told_before_anything_starts(String line, String reason) {
        assertThatThrownBy(() -> check(line.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify --stage",
                "verify --timeout",
                "verify --wait",
                "verify --output",
                "doctor --webhook",
                "setup --name",
                "setup --integration",
                "setup --api"
            })
    void an_empty_value_does_not_stand_for_the_usual_one(String option) {
        String[] line = (option + " ").split(" ", -1);

        assertThatThrownBy(() -> check(line))
                .isInstanceOf(UsageException.class)
                .hasMessage(line[1] + " is empty");
    }

    @Test
    void right_values_are_taken() {
        assertThatCode(
                        () ->
                                check(
                                        "verify",
                                        "--stage",
                                        "Stored",
                                        "--timeout",
                                        "90s",
                                        "--wait",
                                        "24h",
                                        "--output",
                                        "junit"))
                .doesNotThrowAnyException();
        assertThatCode(() -> check("doctor", "--webhook", "http://canary:8080/alerts"))
                .doesNotThrowAnyException();
    }

    private static void check(String... arguments) {
        Commands.check(Commands.line().parseArgs(arguments).subcommand());
    }
}
