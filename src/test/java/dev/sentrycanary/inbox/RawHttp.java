package dev.sentrycanary.inbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP client that sends exactly what it is told to, oddities included. */
public final class RawHttp implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawHttp(URI base) throws IOException {
        socket = new Socket("127.0.0.1", base.getPort());
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public record Header(String name, String value) {}

    public record Answer(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    Answer send(String method, String path, List<Header> headers, byte[] body) throws IOException {
        boolean chunked =
                headers.stream().anyMatch(h -> h.name().equalsIgnoreCase("Transfer-Encoding"));
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        head.append("Host: localhost\r\n");
        headers.forEach(h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
        if (!chunked && !method.equals("OPTIONS")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        if (chunked) {
            writeChunks(body);
        } else {
            write(body);
        }
        return answer();
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private void writeChunks(byte[] body) throws IOException {
        int step = Math.max(1, body.length / 3);
        for (int at = 0; at < body.length; at += step) {
            int count = Math.min(step, body.length - at);
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            chunk.writeBytes(
                    (Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.UTF_8));
            chunk.write(body, at, count);
            chunk.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            write(chunk.toByteArray());
        }
        write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    Answer answer() throws IOException {
        String statusLine = line();
        int status = Integer.parseInt(statusLine.split(" ")[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    /** True when the server closed the connection. */
    boolean closed() throws IOException {
        return in.read() < 0;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("connection closed after: " + line);
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
