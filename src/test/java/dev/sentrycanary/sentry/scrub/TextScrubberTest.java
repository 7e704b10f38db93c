package dev.sentrycanary.sentry.scrub;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextScrubberTest {
    private final TextScrubber texts = Secrets.scrubber();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pay with 4111 1111 1111 1111 now|pay with [Filtered] now",
                "pay with 4111-1111-1111-1111.|pay with [Filtered].",
                "amex 378282246310005|amex [Filtered]",
                "amex 3782 822463 10005|amex [Filtered]",
                "to DE89 3704 0044 0532 0130 00, please|to [Filtered], please",
                "GB82WEST12345698765432|[Filtered]",
                "got Bearer abc123def456 here|got Bearer [Filtered] here",
                "Authorization: Bearer x|Authorization: [Filtered]",
                "authorization=Basic dXNlcjpwYXNz, next=1|authorization=[Filtered], next=1",
                "https://bob:hunter2@example.org/x|https://[Filtered]@example.org/x",
                "https://x/y?token=abc&page=2|https://x/y?token=[Filtered]&page=2",
                "user%5Bpassword%5D=abc&a=b|user%5Bpassword%5D=[Filtered]&a=b",
                "next=%2Fx%3Ftoken%3Dabc%26page%3D2|next=%2Fx%3Ftoken%3D[Filtered]%26page%3D2",
                "{\"password\":\"a\\\"b\",\"n\":1}|{\"password\":\"[Filtered]\",\"n\":1}",
                "{\"session\":{\"id\":\"a}b\"},\"n\":1}|{\"session\":\"[Filtered]\",\"n\":1}",
                "{\\\"token\\\":\\\"abc\\\",\\\"n\\\":1}|{\\\"token\\\":\\\"[Filtered]\\\",\\\"n\\\":1}",
                "login failed: password=hunter2, user=bob|login failed: password=[Filtered],"
                        + " user=bob",
                "User[name=bob, password=hunter2]|User[name=bob, password=[Filtered]]",
                "password: hunter2 rejected|password: [Filtered] rejected",
                "<login><password>abc</password></login>|<login><password>[Filtered]</password></login>",
                "WHERE token = 'abc' AND id = 3|WHERE token = '[Filtered]' AND id = 3",
                "sentry-environment=a,sentry-public_key=k3y,sentry-trace_id=b|"
                        + "sentry-environment=a,sentry-public_key=[Filtered],sentry-trace_id=b",
                "Cookie: a=b; JSESSIONID=1|Cookie: [Filtered]",
                "theme=dark; JSESSIONID=1; x=2|theme=dark; JSESSIONID=[Filtered]; x=2",
                "key ghp_abcdefghijklmnopqrstuvwxyz0123 leaked|key [Filtered] leaked",
                "AKIAIOSFODNN7EXAMPLE|[Filtered]",
            })
    void only_the_secret_goes(String text, String expected) {
        assertThat(texts.scrub(text)).isEqualTo(expected);
        assertThat(texts.scrub(expected)).isEqualTo(expected);
    }

    @Test
    void private_keys_go_whole_even_when_cut_short() {
        String key = Secrets.PEM;
        assertThat(texts.scrub("a\n" + key + "\nb")).isEqualTo("a\n[Filtered]\nb");
        assertThat(texts.scrub("a " + key.substring(0, key.length() - 40)))
                .isEqualTo("a [Filtered]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                "4111111111111112",
                "+49 30 901820",
                "4012 8888 8888",
                "2026-11-22T18:40:54.123Z",
                "1764000000000",
                "1764000000000000000",
                "20261122184054",
                "order 4711-0815-2342",
                "price 1,299.00 EUR",
                "0.4111111111111111",
                "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "d41d8cd98f00b204e9800998ecf8427e",
                "00-0af7651916cd43dd8448eb211c80319c-4111111111111111-01",
                "v1.2.3-rc.4",
                "at com.acme.TokenService.check(TokenService.java:42)",
                "Basic authentication",
                "bearer of bad news",
                "basic usage",
                "Bearer tokens are fine",
                "a: b",
                "12:30:59",
                "http://localhost:8080/api/things/12",
                "auth-service:8080 is up",
                "password: null",
                "createUser.password: must not be blank",
                "token: expired",
                "login token={}",
                "io.quarkus.security.AuthenticationFailedException: wrong user",
                "Token::new",
                "com.acme.AuthFilter: started",
                "author: Jane",
                "keyboard=qwertz",
                "monkey=1",
                "sidebar: open",
                "lesson: 4",
                "session_count=12",
                "token_count: 3",
                "{\"token_count\":5,\"author\":\"x\"}",
                "SELECT * FROM keys WHERE id = ?",
                "Duplicate entry 'x' for key 'users.email'",
                "mail to jane@example.org",
                "// see jane@example.org",
                "eyJ is how it starts",
                "sk_live_",
                "AKIA",
                "ghp_short",
                "DE89 is a prefix",
                "DE00370400440532013000",
                "192.168.0.1",
                "::1",
                "10%",
                "a=b=c",
                "==",
                "->",
                "-----BEGIN CERTIFICATE-----abc-----END CERTIFICATE-----",
                "primary_key=id",
                "cache_key=a:b",
                "Keynote: at nine",
                "x == y",
                "f(a, b) => c",
                "C:\\Users\\x",
                "tel:+4930901820",
                "[Filtered]",
                "password=[Filtered]",
                "",
                "processor: 4",
                "professor=Who",
                "president: none",
                "passwordless=true",
                "authenticated=true",
                "ids 1234 5678 9012",
                "4444-4444-4444",
                "ISBN 978-3-16-148410-0",
                "EAN 4006381333931",
                "IMEI 490154203237518",
                "Jürgen: Öl",
                "日本語=値"
            })
    void harmless_look_alikes_stay(String text) {
        assertThat(texts.scrub(text)).isSameAs(text);
    }

    @Test
    void a_long_text_is_cut_and_its_seen_part_scrubbed() {
        String text = "password=hunter2 " + "x ".repeat(TextScrubber.LONGEST);
        assertThat(texts.scrub(text))
                .startsWith("password=[Filtered] x")
                .endsWith(TextScrubber.CUT)
                .hasSizeLessThan(TextScrubber.LONGEST + 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token={",
                "{\"token_count\":{",
                "eyJ_",
                "//",
                "<a>",
                "4111 ",
                "-----BEGIN ",
                "\"",
                "\\\"",
                "Cookie: ",
                "Bearer ",
                "a=",
                "key:[",
                "%3D",
                "DE89"
            })
    @Timeout(60)
    void hostile_texts_do_not_hang_the_scan(String piece) {
        String text = piece.repeat(TextScrubber.LONGEST / piece.length());
        assertThat(texts.scrub(text)).isNotEmpty();
    }

    @Test
    void a_failing_rule_withholds_the_text() {
        AtomicInteger calls = new AtomicInteger();
        EventScrubber failing =
                new EventScrubber() {
                    @Override
                    public String scrub(String text) {
                        calls.incrementAndGet();
                        throw new IllegalStateException("broken");
                    }
                };
        TextScrubber own =
                new TextScrubber(new KeyRules(Set.of(), Set.of(), true), List.of(failing));
        assertThat(own.scrub("anything at all")).isEqualTo("[Filtered]");
        assertThat(calls).hasValue(1);
    }
}
