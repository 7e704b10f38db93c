package dev.sentrycanary.sentry;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SwitchConverterTest {
    private final SwitchConverter converter = new SwitchConverter();

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "TRUE, true",
        "yes, true",
        "on, true",
        "1, true",
        "' true ', true",
        "false, false",
        "No, false",
        "off, false",
        "0, false"
    })
    void the_usual_words_are_understood(String text, boolean value) {
        assertThat(converter.convert(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "ture", "2", "truefalse"})
    void a_typing_error_is_no_false(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("allowed is true or false");
    }
}
