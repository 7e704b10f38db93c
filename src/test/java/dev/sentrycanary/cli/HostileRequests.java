package dev.sentrycanary.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Requests that no honest client sends, each the same for the same number. */
final class HostileRequests {
    static final String SCRIPT = "<script>alert('stored')</script>";

    private static final String INGEST = "/api/1/envelope/?sentry_key=x";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String EVENT_ID = "0123456789abcdef0123456789abcdef";
    private static final byte[] BOMB = bomb();
    private static final List<String> LENGTHS =
            List.of(
                    "-1",
                    "+5",
                    "0x10",
                    "1e3",
                    "99999999999999999999",
                    "9223372036854775807",
                    "5, 6",
                    "",
                    "abc",
                    "2147483648");
    private static final List<String> ITEM_LENGTHS =
            List.of(
                    "-1",
                    "1e99",
                    "\"5\"",
                    "0.5",
                    "99999999999",
                    "null",
                    "[]",
                    "2147483647",
                    "1" + "0".repeat(20_000));
    private static final List<String> PATHS =
            List.of(
                    "/api/test/sentry?error_type=%00",
                    "/api/test/sentry?error_type=exception&error_type=custom",
                    "/api/test/sentry?error_type=" + "x".repeat(5_000),
                    "/api/test/sentry/runs/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                    "/api/test/sentry/runs/" + "9".repeat(3_000) + "?wait=-1s",
                    "/api/test/sentry/runs?limit=-1&before=1e999",
                    "/api/test/sentry/runs?limit=99999999999999999999",
                    "/api/test/sentry/receipts/%ff%fe",
                    "/inbox/api/events?limit=-5&q=%F0%28%8C%28",
                    "/inbox/api/events/await?timeout=-1s&count=-1",
                    "/inbox/api/events/await?timeout=99999999999999h",
                    "/inbox/api/events/..%2f..%2f",
                    "/api/0/projects/%00/%ff/events/" + "z".repeat(32) + "/",
                    "/events/" + "%3Cscript%3E".repeat(50),
                    "/live?after=%00&on=%ff&q=%%%",
                    "/envelope/-1",
                    "/q/metrics/%2e%2e",
                    "//../..//",
                    "/?q=%zz");

    private HostileRequests() {}

    /**
     * Sends number {@code n} and reads the status of the answer; 0 when the server closed the
     * connection without one.
     */
    static int send(int port, int n) throws IOException {
        Random random = new Random(n);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request(n, random));
                out.flush();
                if (isShort(n)) {
                    // Less than announced: say so, or the server waits for its time-out.
                    socket.shutdownOutput();
                }
            } catch (IOException refused) {
                // The answer may be there all the same.
            }
            return status(socket.getInputStream());
        }
    }

    private static boolean isShort(int n) {
        return n % 20 == 1 || n % 20 == 3 || n % 20 == 19;
    }

    private static byte[] request(int n, Random random) throws IOException {
        return switch (n % 20) {
            case 0 -> ingest(cut(gzip(event("x")), random), "Content-Encoding: gzip\r\n");
            case 1 -> n % 100 == 1 ? ingest(BOMB, "Content-Encoding: gzip\r\n") : garbage(random);
            case 2 -> ingest(noise(random, 2_000), "Content-Encoding: " + encoding(random));
            case 3 -> length(pick(LENGTHS, random), event("x"));
            case 4 -> ingest(items(pick(ITEM_LENGTHS, random)), "");
            case 5 -> n % 1_000 == 5 ? ingest(manyItems(), "") : ingest(items("3"), "");
            case 6 -> ingest(event("[".repeat(20_000)), "");
            case 7 -> ingest(bytes("{\"a\":".repeat(20_000) + "\n"), "");
            case 8 -> ingest(event("{\"timestamp\":1" + "0".repeat(50_000) + "}"), "");
            case 9 -> ingest(event("{\"timestamp\":1e999999999,\"level\":-1e-999999999}"), "");
            case 10 -> ingest(invalidUtf8(random), "");
            case 11 -> ingest(event(scripts()), "");
            case 12 -> raw("GET", pick(PATHS, random), "", new byte[0]);
            case 13 -> raw("POST", "/api/test/sentry", JSON, cut(bytes(form(random)), random));
            case 14 -> raw("POST", "/api/test/sentry", JSON, bytes("[".repeat(60_000)));
            case 15 -> raw("POST", "/api/test/sentry/runs", JSON, bytes(run(random)));
            case 16 -> raw("POST", "/api/test/sentry/alerts", JSON, noise(random, 5_000));
            case 17 -> raw("POST", "/api/1/store/?sentry_key=x", "", noise(random, 3_000));
            case 18 -> tooMuch(random);
            default -> garbage(random);
        };
    }

    private static byte[] ingest(byte[] body, String headers) {
        return raw("POST", INGEST, headers, body);
    }

    private static byte[] raw(String method, String path, String headers, byte[] body) {
        return join(
                bytes(
                        method
                                + " "
                                + path
                                + " HTTP/1.1\r\nHost: localhost\r\n"
                                + headers
                                + (headers.isEmpty() || headers.endsWith("\r\n") ? "" : "\r\n")
                                + "Content-Length: "
                                + body.length
                                + "\r\n\r\n"),
                body);
    }

    private static byte[] length(String length, byte[] body) {
        return join(
                bytes(
                        "POST "
                                + INGEST
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                                + length
                                + "\r\n\r\n"),
                body);
    }

    /** More than any endpoint takes, only announced. */
    private static byte[] tooMuch(Random random) {
        String path = random.nextBoolean() ? INGEST : "/api/test/sentry";
        return bytes(
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000000\r\n\r\nabc");
    }

    private static byte[] garbage(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> noise(random, 300);
            case 1 -> bytes("GET / HTTP/9.9\r\n\r\n");
            case 2 -> bytes("GET / HTTP/1.1\r\nX: " + "y".repeat(100_000) + "\r\n\r\n");
            case 3 ->
                    bytes(
                            "POST "
                                    + INGEST
                                    + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + "-5\r\nabc\r\nffffffffffffffff\r\n");
            default ->
                    bytes(
                            "POST "
                                    + INGEST
                                    + " HTTP/1.1\r\nHost: \0\r\nX-Sentry-Auth: Sentry\0 ="
                                    + ",,,=\r\nContent-Length: 1\r\n\r\nx");
        };
    }

    private static byte[] event(String payload) {
        return bytes(
                "{\"event_id\":\"" + EVENT_ID + "\"}\n{\"type\":\"event\"}\n" + payload + "\n");
    }

    private static byte[] items(String length) {
        return bytes(
                "{\"event_id\":\""
                        + EVENT_ID
                        + "\"}\n{\"type\":\"attachment\",\"length\":"
                        + length
                        + "}\nabcdef\n{\"type\":\"event\",\"length\":"
                        + length
                        + "}\n{}\n");
    }

    private static byte[] manyItems() {
        return bytes("{}\n" + "{\"type\":\"x\",\"length\":0}\n\n".repeat(100_000));
    }

    private static byte[] invalidUtf8(Random random) {
        byte[] body = event("{\"message\":\"" + "\u00fc".repeat(200) + "\"}");
        for (int i = 0; i < 20; i++) {
            body[random.nextInt(body.length)] = (byte) (0x80 + random.nextInt(0x80));
        }
        return body;
    }

    private static String scripts() {
        StringBuilder all = new StringBuilder("{");
        for (String field :
                List.of(
                        "message",
                        "logger",
                        "level",
                        "platform",
                        "release",
                        "environment",
                        "server_name",
                        "transaction",
                        "culprit",
                        "dist",
                        "timestamp")) {
            all.append('"').append(field).append("\":\"").append(SCRIPT).append("\",");
        }
        String pair = "{\"" + SCRIPT + "\":\"" + SCRIPT + "\"}";
        return all
                + "\"tags\":"
                + pair
                + ",\"extra\":"
                + pair
                + ",\"contexts\":{\""
                + SCRIPT
                + "\":"
                + pair
                + "},\"user\":{\"id\":\""
                + SCRIPT
                + "\",\"email\":\""
                + SCRIPT
                + "\"},\"request\":{\"url\":\"javascript:alert(1)\",\"headers\":"
                + pair
                + "},\"exception\":{\"values\":[{\"type\":\""
                + SCRIPT
                + "\",\"value\":\""
                + SCRIPT
                + "\",\"stacktrace\":{\"frames\":[{\"filename\":\""
                + SCRIPT
                + "\",\"function\":\""
                + SCRIPT
                + "\",\"context_line\":\""
                + SCRIPT
                + "\",\"vars\":"
                + pair
                + "}]}}]},\"breadcrumbs\":[{\"message\":\""
                + SCRIPT
                + "\",\"category\":\""
                + SCRIPT
                + "\"}]}";
    }

    private static String form(Random random) {
        return "{\"test_field\":\""
                + SCRIPT.repeat(random.nextInt(50))
                + "\",\"trigger_error\":"
                + random.nextInt()
                + "}";
    }

    private static String run(Random random) {
        return "{\"scenario\":\""
                + (random.nextBoolean() ? SCRIPT : "../../exception")
                + "\",\"count\":"
                + List.of("1e309", "-1", "99999999999999999999", "\"x\"", "null")
                        .get(random.nextInt(5))
                + "}";
    }

    private static String encoding(Random random) {
        return pick(List.of("gzip", "deflate", "br", "zstd", "gzip, gzip", "\0", "x"), random)
                + "\r\n";
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static byte[] cut(byte[] whole, Random random) {
        return Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
    }

    private static byte[] noise(Random random, int most) {
        byte[] noise = new byte[1 + random.nextInt(most)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] bomb() {
        try {
            return gzip(new byte[200_000_000]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private static int status(InputStream in) {
        try {
            String line = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            return line.startsWith("HTTP/1.") ? Integer.parseInt(line.substring(9, 12)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
