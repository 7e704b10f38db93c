package dev.sentrycanary.sentry.scrub;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeyRulesTest {
    private final KeyRules rules = new KeyRules(List.of(), List.of(), true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth",
                "token",
                "secret",
                "password",
                "passwd",
                "pwd",
                "key",
                "jwt",
                "bearer",
                "sso",
                "saml",
                "csrf",
                "xsrf",
                "credentials",
                "session",
                "sid",
                "identity",
                "AUTH",
                "PaSsWoRd",
                "X-My-Authorization-Token",
                "userPassword",
                "dbPasswd2",
                "mysecretvalue",
                "api_key",
                "apiKey",
                "APIKEY",
                "x-api-key",
                "X_API_KEY",
                "authToken",
                "authtoken",
                "sessionid",
                "csrftoken",
                "x_csrftoken",
                "XSRF-TOKEN",
                "_csrf",
                "csrfmiddlewaretoken",
                "private_key",
                "privatekey",
                "mysql_pwd",
                "JSESSIONID",
                "JSESSIONIDSSO",
                "JSSOSESSIONID",
                "PHPSESSID",
                "connect.sid",
                "user_session",
                "_session",
                "__session",
                "sentrysid",
                "Cookie",
                "Set-Cookie",
                "Authorization",
                "Proxy-Authorization",
                "oauth2",
                "oauth_verifier",
                "basicAuth",
                "authentication",
                "spring.datasource.password",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_ACCESS_KEY_ID",
                "user[password]",
                "pass_word",
                "pass-phrase",
                "db_pass",
                "SSOToken",
                "ssoSession",
                "samlResponse",
                "SAMLRequest",
                "jwtAssertion",
                "accessToken",
                "refresh_token",
                "idToken",
                "client_secret",
                "encryptionKey",
                "sessionKey",
                "credential",
                "identityDocument",
                "X-Forwarded-For",
                "X-Real-IP",
                "Remote-Addr",
                "Forwarded",
                "otp",
                "cvv",
                "ssn",
                "bearerValue",
                "myPwd1"
            })
    void keys_of_secrets_are_found(String key) {
        assertThat(rules.verdict(key)).isNotEqualTo(KeyVerdict.OPEN);
        assertThat(rules.verdict(key).hides("hunter2-s3cr3t")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keyboard",
                "monkey",
                "author",
                "sidebar",
                "authors",
                "co_author",
                "coAuthor",
                "authority",
                "authorities",
                "authored_by",
                "authentic",
                "donkey",
                "turkey",
                "hockey",
                "jockey",
                "whiskey",
                "keyword",
                "keywords",
                "keynote",
                "keyframe",
                "keyCode",
                "keyPress",
                "keyUp",
                "keyDown",
                "keystone",
                "primary_key",
                "primaryKey",
                "foreign_key",
                "publicKey",
                "public_key",
                "cache_key",
                "sort-key",
                "partition.key",
                "messaging.kafka.message.key",
                "idempotency_key",
                "side",
                "inside",
                "outside",
                "president",
                "resident",
                "consider",
                "subsidy",
                "beside",
                "residual",
                "lesson",
                "processor",
                "professor",
                "associate",
                "dissolve",
                "assorted",
                "compressor",
                "tokenizer",
                "tokenized",
                "secretary",
                "secretariat",
                "obsession",
                "possession",
                "passwordless",
                "bypass",
                "passenger",
                "passed",
                "compass",
                "ident",
                "identifier",
                "id",
                "user_id",
                "email",
                "username",
                "name",
                "sample",
                "basic",
                "base",
                "status",
                "trace_id",
                "span_id",
                "event_id",
                "canary.run",
                "canary.scenario",
                "url",
                "method",
                "environment",
                "release",
                "server_name",
                "duration",
                "amount",
                "price",
                "order_id",
                "phone",
                "city",
                "country",
                "locale",
                "timestamp",
                "thread.name",
                "http.method",
                "db.system",
                "db.statement",
                "rpc.service",
                "host",
                "path",
                "accept",
                "content-type",
                "user-agent",
                "referer",
                "pin_code_area",
                "ssid",
                "pass_rate",
                "map_key",
                "column_key",
                "hotkey",
                "passive",
                "cookie_consent",
                "bear",
                "jot"
            })
    void harmless_look_alikes_stay(String key) {
        assertThat(rules.verdict(key)).isEqualTo(KeyVerdict.OPEN);
    }

    @Test
    void measures_and_labels_stay_while_they_are_such() {
        assertThat(rules.verdict("session_count").hides("12")).isFalse();
        assertThat(rules.verdict("gen_ai.usage.input_tokens").hides("1733")).isFalse();
        assertThat(rules.verdict("password_length").hides("16")).isFalse();
        assertThat(rules.verdict("token_expires_at").hides("2026-11-22T10:00:00Z")).isFalse();
        assertThat(rules.verdict("token_type").hides("Bearer")).isFalse();
        assertThat(rules.verdict("authMethod").hides("oauth2")).isFalse();
        assertThat(rules.verdict("session_count").hides("hunter2-s3cr3t")).isTrue();
        assertThat(rules.verdict("token_type").hides("ab12cd34ef56")).isTrue();
        assertThat(rules.verdict("authenticated").hides("true")).isFalse();
    }

    @Test
    void address_headers_stay_where_personal_data_may_be_sent() {
        assertThat(new KeyRules(List.of(), List.of(), false).verdict("X-Forwarded-For"))
                .isEqualTo(KeyVerdict.OPEN);
    }

    @Test
    void words_can_be_added_and_keys_declared_safe() {
        KeyRules own = new KeyRules(List.of("Steuer-Nr"), List.of("canary.*", "token"), true);
        assertThat(own.verdict("meine_steuerNr_2")).isEqualTo(KeyVerdict.SECRET);
        assertThat(own.verdict("canary.key")).isEqualTo(KeyVerdict.OPEN);
        assertThat(own.verdict("TOKEN")).isEqualTo(KeyVerdict.OPEN);
        assertThat(own.verdict("token2")).isEqualTo(KeyVerdict.SECRET);
    }
}
