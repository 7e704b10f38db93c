package dev.sentrycanary.cli;

import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.sentrycanary.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/** A caller that takes its time, at the application as it is shipped. */
class SlowCallerIT {
    @TempDir Path folder;

    @Test
    void headers_that_drip_are_answered_408_while_others_are_served() throws Exception {
        try (PackagedApp app = PackagedApp.start(folder, Map.of());
                Socket slow = new Socket("127.0.0.1", app.port())) {
            slow.setSoTimeout(100);
            slow.getOutputStream()
                    .write("GET / HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            Patience.await()
                    .until(
                            () -> {
                                drip(slow);
                                answer.append(heard(slow));
                                return answer.toString().endsWith("\r\n\r\n");
                            });
            assertThat(answer.toString()).startsWith("HTTP/1.1 408 ");
            assertThat(app.get("/")).contains("Sentry Canary");
            assertThat(app.output()).doesNotContain("408", "ChannelInitializerExtension");
        }
    }

    private static void drip(Socket slow) throws Exception {
        try {
            slow.getOutputStream().write('x');
        } catch (SocketException over) {
            // the answer has come, or the assertion below tells
        }
    }

    private static String heard(Socket slow) throws Exception {
        try {
            byte[] bytes = new byte[256];
            int length = slow.getInputStream().read(bytes);
            return new String(bytes, 0, Math.max(0, length), StandardCharsets.US_ASCII);
        } catch (SocketTimeoutException nothing) {
            return "";
        }
    }
}
