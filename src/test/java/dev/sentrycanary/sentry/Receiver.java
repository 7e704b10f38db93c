package dev.sentrycanary.sentry;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A Sentry of a few lines on raw sockets, which can also misbehave as no server library lets it.
 */
public final class Receiver implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"event_id\":\"([0-9a-f]{32})\"");

    private final ServerSocket socket;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<String> envelopes = new CopyOnWriteArrayList<>();
    private volatile String answer = "200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private volatile Fault fault = Fault.NONE;
    private volatile String poison = "\0";

    enum Fault {
        NONE,
        HANG,
        RESET,
        CLOSE_AFTER_EACH
    }

    public Receiver() throws IOException {
        this(0);
    }

    /** One that comes back at the port of another. */
    Receiver(int port) throws IOException {
        socket = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Resets the connection on which an envelope with this text comes. */
    Receiver choking(String on) {
        poison = on;
        return this;
    }

    public String dsn() {
        return "http://k3ysecret@127.0.0.1:" + socket.getLocalPort() + "/42";
    }

    Receiver answering(String statusHeadersAndBody) {
        answer = statusHeadersAndBody;
        return this;
    }

    Receiver misbehaving(Fault how) {
        fault = how;
        return this;
    }

    List<String> heads() {
        return heads;
    }

    List<String> envelopes() {
        return envelopes;
    }

    List<String> ids() {
        return envelopes.stream()
                .map(text -> text.substring(0, text.indexOf('\n')))
                .map(ID::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    int connections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
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
                heads.add(head);
                if (fault == Fault.HANG) {
                    in.read();
                    return;
                }
                if (fault == Fault.RESET) {
                    client.setSoLinger(true, 0);
                    return;
                }
                String text =
                        new String(
                                new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(),
                                StandardCharsets.UTF_8);
                if (text.contains(poison)) {
                    client.setSoLinger(true, 0);
                    return;
                }
                envelopes.add(text);
                client.getOutputStream()
                        .write(("HTTP/1.1 " + answer).getBytes(StandardCharsets.UTF_8));
                client.getOutputStream().flush();
                if (fault == Fault.CLOSE_AFTER_EACH) {
                    return;
                }
            }
        } catch (IOException end) {
            // the client left
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
        Thread thread = new Thread(task, "receiver");
        thread.setDaemon(true);
        thread.start();
    }
}
