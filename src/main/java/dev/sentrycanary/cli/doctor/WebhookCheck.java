package dev.sentrycanary.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.sentrycanary.alert.HookSignature;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Stage;

/** Calls the webhook as Sentry does, signed, with a kind of message that rings nothing. */
final class WebhookCheck {
    private static final String CHECK = "webhook";
    private static final String BODY =
            "{\"action\":\"created\",\"data\":{\"installation\":{\"status\":\"checked\"}}}";

    /** What Sentry itself allows. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private WebhookCheck() {}

    static Finding of(URI webhook, String secret) {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(webhook)
                        .timeout(PATIENCE.multipliedBy(5))
                        .header("Content-Type", "application/json")
                        .header("Request-ID", UUID.randomUUID().toString())
                        .header("Sentry-Hook-Resource", "installation")
                        .header(
                                "Sentry-Hook-Timestamp",
                                Long.toString(Instant.now().getEpochSecond()))
                        .header("Sentry-Hook-Signature", HookSignature.of(secret, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        long start = System.nanoTime();
        try {
            int status =
                    HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
            return judge(status, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            return failed("no answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        }
    }

    private static Finding judge(int status, Duration took) {
        String text = "HTTP " + status + " in " + took.toMillis() + " ms";
        if (status / 100 == 2) {
            return took.compareTo(PATIENCE) > 0
                    ? Finding.warning(
                            CHECK, Stage.ALERTED, text + "; Sentry waits no longer than 1 s")
                    : Finding.ok(
                            CHECK,
                            Stage.ALERTED,
                            text + ", seen from here; Sentry may stand elsewhere");
        }
        return status == 401 || status == 403
                ? Finding.failed(CHECK, Stage.ALERTED, Cause.BAD_SIGNATURE, text)
                : failed(text);
    }

    private static Finding failed(String text) {
        return Finding.failed(CHECK, Stage.ALERTED, Cause.NOT_ALERTED, text);
    }
}
