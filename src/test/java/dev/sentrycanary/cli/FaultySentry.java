package dev.sentrycanary.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** An ingest on raw sockets whose condition changes while it runs. */
final class FaultySentry implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("^\\{\"event_id\":\"([0-9a-f]{32})\"");
    private static final Pattern LOSS =
            Pattern.compile("\"reason\":\"(\\w+)\",\"category\":\"error\",\"quantity\":(\\d+)");

    enum Condition {
        WELL,
        DOWN,
        HANGING,
        RESETTING,
        LIMITING,
        FAILING,
        OVERLOADED
    }

    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> reported = new ConcurrentHashMap<>();
    private volatile Condition condition = Condition.WELL;
    private volatile long delayMillis;
    private volatile ServerSocket socket;

    FaultySentry() throws IOException {
        socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        port = socket.getLocalPort();
        start(() -> accept(socket));
    }

    String dsn() {
        return "http://k3ysecret@127.0.0.1:" + port + "/42";
    }

    void delay(long millis) {
        delayMillis = millis;
    }

    /** Changes its condition; open connections end. */
    void become(Condition next) throws IOException {
        Condition before = condition;
        condition = next;
        if (next == Condition.DOWN) {
            socket.close();
        } else if (before == Condition.DOWN) {
            socket = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
            ServerSocket current = socket;
            start(() -> accept(current));
        }
        for (Socket each : open) {
            each.close();
        }
    }

    /** Ids of the events that were answered with 200, and how often each came. */
    Map<String, Integer> accepted() {
        return accepted;
    }

    /** Ids of the events that were answered with anything else. */
    Set<String> refused() {
        return refused;
    }

    /** What client reports say of lost errors, by reason. */
    Map<String, Integer> reported() {
        return reported;
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket client = from.accept();
                open.add(client);
                start(() -> serve(client));
            }
        } catch (IOException end) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            while (true) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                int length =
                        Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
                byte[] body = in.readNBytes(length);
                String answer = answer(client, in);
                if (answer.isEmpty()) {
                    return;
                }
                note(body, answer.startsWith("200"));
                if (delayMillis > 0) {
                    Thread.sleep(delayMillis);
                }
                client.getOutputStream()
                        .write(
                                ("HTTP/1.1 " + answer + "Content-Length: 0\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException | InterruptedException end) {
            // the client left
        } finally {
            open.remove(client);
        }
    }

    private String answer(Socket client, InputStream in) throws IOException {
        return switch (condition) {
            case WELL -> "200 OK\r\n";
            case LIMITING -> "429 Limited\r\nRetry-After: 2\r\n";
            case FAILING -> "500 Failed\r\n";
            case OVERLOADED -> "503 Busy\r\n";
            case HANGING -> {
                in.read();
                yield "";
            }
            case RESETTING -> {
                client.setSoLinger(true, 0);
                yield "";
            }
            case DOWN -> "";
        };
    }

    private void note(byte[] body, boolean ok) throws IOException {
        String text =
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(),
                        StandardCharsets.UTF_8);
        Matcher id = ID.matcher(text);
        if (id.find() && text.contains("\"type\":\"event\"")) {
            if (ok) {
                accepted.merge(id.group(1), 1, Integer::sum);
            } else {
                refused.add(id.group(1));
            }
        }
        if (ok && text.contains("\"type\":\"client_report\"")) {
            Matcher loss = LOSS.matcher(text);
            while (loss.find()) {
                reported.merge(loss.group(1), Integer.parseInt(loss.group(2)), Integer::sum);
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return "";
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "faulty-sentry");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
