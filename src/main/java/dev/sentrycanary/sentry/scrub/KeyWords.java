package dev.sentrycanary.sentry.scrub;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The word lists behind {@link KeyRules}; docs/scrubbing.md tells where they come from. */
final class KeyWords {
    /** Secret wherever they occur in a key; long enough not to hide in ordinary words. */
    static final List<String> PARTIAL =
            List.of(
                    "auth",
                    "token",
                    "secret",
                    "password",
                    "passwd",
                    "passphrase",
                    "passcode",
                    "pwd",
                    "jwt",
                    "bearer",
                    "saml",
                    "csrf",
                    "xsrf",
                    "credential",
                    "session",
                    "sessid",
                    "identity",
                    "apikey",
                    "privatekey",
                    "accesskey",
                    "signingkey",
                    "encryptionkey",
                    "masterkey",
                    "sharedkey",
                    "storagekey",
                    "licensekey",
                    "servicekey",
                    "deploykey",
                    "consumerkey",
                    "subscriptionkey",
                    "clientkey",
                    "adminkey",
                    "rootkey",
                    "writekey",
                    "appkey",
                    "userkey",
                    "mykey",
                    "dbkey",
                    "sshkey",
                    "pgpkey",
                    "gpgkey",
                    "aeskey",
                    "rsakey",
                    "hmackey",
                    "phpsid",
                    "sentrysid",
                    "connectsid",
                    "ssoid");

    /** Secret as a word of its own only: inside of words they are far too common. */
    static final Set<String> WHOLE =
            Set.of(
                    "key", "keys", "sid", "sids", "sso", "hsid", "apisid", "sapisid", "otp", "totp",
                    "cvv", "cvc", "ssn", "jsso");

    /** Secret when they stand side by side. */
    static final Set<String> PAIRS =
            Set.of(
                    "pass word",
                    "pass wd",
                    "pass phrase",
                    "pass code",
                    "sess id",
                    "two factor",
                    "db pass",
                    "user pass",
                    "smtp pass",
                    "mysql pass",
                    "postgres pass",
                    "pg pass",
                    "redis pass",
                    "ftp pass",
                    "mail pass",
                    "ldap pass",
                    "proxy pass",
                    "admin pass",
                    "root pass",
                    "key pass",
                    "store pass");

    /** Whole keys, with {@code _} for every separator: the header and cookie lists of the SDKs. */
    static final Set<String> EXACT =
            Set.of(
                    "cookie",
                    "cookies",
                    "set_cookie",
                    "set_cookie2",
                    "symfony",
                    "aiohttp_session",
                    "sentry_public_key"); // the key of a DSN, in the header baggage

    /** Whole keys that name the client's address: secret unless personal data may be sent. */
    static final Set<String> ADDRESS =
            Set.of(
                    "x_forwarded_for",
                    "x_real_ip",
                    "remote_addr",
                    "forwarded",
                    "x_client_ip",
                    "cf_connecting_ip",
                    "true_client_ip");

    /** What, directly behind a partial word, makes an ordinary word of it. */
    static final Map<String, List<String>> HARMLESS_AFTER =
            Map.of(
                    "auth", List.of("or", "entic"),
                    "token", List.of("iz", "is"),
                    "secret", List.of("ar", "ion"),
                    "password", List.of("less"));

    /** What, directly behind a partial word, makes it secret after all. */
    static final Map<String, List<String>> SECRET_AFTER =
            Map.of("auth", List.of("oriz", "oris", "enticat"));

    /** What, directly before a partial word, makes an ordinary word of it. */
    static final Map<String, List<String>> HARMLESS_BEFORE =
            Map.of(
                    "session",
                    List.of("ob", "pos"),
                    "password",
                    List.of("by"),
                    "bearer",
                    List.of("for", "pall"));

    /** Words that tell the harmless sorts of keys when they stand before {@code key}. */
    static final Set<String> HARMLESS_KEY_OF =
            Set.of(
                    "primary",
                    "foreign",
                    "public",
                    "cache",
                    "sort",
                    "partition",
                    "routing",
                    "message",
                    "row",
                    "natural",
                    "composite",
                    "unique",
                    "idempotency",
                    "map",
                    "group",
                    "column",
                    "index",
                    "hot",
                    "arrow",
                    "translation",
                    "i18n",
                    "label",
                    "lookup",
                    "property");

    /** Words that follow {@code key} in harmless names. */
    static final Set<String> HARMLESS_KEY_TO =
            Set.of(
                    "board",
                    "boards",
                    "word",
                    "words",
                    "press",
                    "up",
                    "down",
                    "code",
                    "codes",
                    "frame",
                    "frames",
                    "stroke",
                    "strokes",
                    "note",
                    "notes",
                    "event",
                    "events",
                    "binding",
                    "bindings",
                    "space",
                    "figure",
                    "figures",
                    "performance",
                    "result",
                    "results",
                    "indicator",
                    "indicators",
                    "person",
                    "set");

    /** Last words of keys that measure. */
    static final Set<String> MEASURE =
            Set.of(
                    "count",
                    "counts",
                    "counter",
                    "size",
                    "length",
                    "len",
                    "limit",
                    "total",
                    "age",
                    "ttl",
                    "timeout",
                    "expires",
                    "expiry",
                    "expiration",
                    "in",
                    "at",
                    "duration",
                    "max",
                    "min",
                    "usage",
                    "used",
                    "remaining",
                    "ms",
                    "seconds",
                    "minutes",
                    "bits",
                    "bytes",
                    "tokens",
                    "sessions",
                    "keys",
                    "secrets",
                    "passwords",
                    "credentials",
                    "cookies");

    /** Last words of keys that tell a kind or a state. */
    static final Set<String> LABEL =
            Set.of(
                    "type",
                    "kind",
                    "method",
                    "provider",
                    "scheme",
                    "status",
                    "state",
                    "algorithm",
                    "alg",
                    "policy",
                    "mode",
                    "strategy",
                    "enabled",
                    "disabled",
                    "required",
                    "valid",
                    "present",
                    "expired",
                    "version",
                    "result",
                    "authenticated",
                    "authorized");

    private KeyWords() {}
}
