package dev.sentrycanary.sentry.scrub;

import java.util.List;
import java.util.Map;

/** What the tests plant. */
final class Secrets {
    static final String PEM =
            "-----BEGIN RSA PRIVATE KEY-----\n"
                    + "MIIEowIBAAKCAQEAplanted\n"
                    + "-----END RSA PRIVATE KEY-----";

    /** Text that tells a secret, by the piece of it that must not leave. */
    static final Map<String, String> PLANTED =
            Map.ofEntries(
                    Map.entry("card", "paid with 4242 4242 4242 4242 today"),
                    Map.entry("plain card", "card 5555555555554444"),
                    Map.entry("iban", "to DE89370400440532013000"),
                    Map.entry("bearer", "sent Bearer zq81kfPLANTEDbearer"),
                    Map.entry("basic", "sent Basic UExBTlRFRDpiYXNpYw=="),
                    Map.entry(
                            "jwt", "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.c2lnbmF0dXJl"),
                    Map.entry("pem", "read " + PEM),
                    Map.entry("url", "open https://bob:PLANTEDurl@example.org/x"),
                    Map.entry("stripe", "use sk_live_PLANTED0123456789"),
                    Map.entry("github", "use ghp_PLANTED0123456789abcdefghijklmnopq"),
                    Map.entry("sentry", "use sntrys_PLANTEDeyJpYXQiOjE2"),
                    Map.entry("aws", "use AKIAPLANTED012345678"),
                    Map.entry("pair", "login password=PLANTEDpair failed"),
                    Map.entry("query", "GET /x?api_key=PLANTEDquery&page=1"),
                    Map.entry("json", "{\"user\":{\"password\":\"PLANTEDjson\"}}"),
                    Map.entry("header", "Authorization: Token PLANTEDheader"));

    /** The pieces that must not be found anywhere. */
    static final List<String> PIECES =
            List.of(
                    "4242 4242",
                    "5555555555554444",
                    "DE8937",
                    "PLANTED",
                    "UExBTlRFRDpiYXNpYw",
                    "eyJzdWIiOiJwbGFudGVkIn0",
                    "MIIEow",
                    "planted");

    private Secrets() {}

    static TextScrubber scrubber() {
        return new TextScrubber(new KeyRules(List.of(), List.of(), true), List.of());
    }
}
