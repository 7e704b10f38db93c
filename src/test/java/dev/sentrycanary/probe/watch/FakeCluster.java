package dev.sentrycanary.probe.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;

/** The Lease objects of a cluster, over HTTP, with its rules on versions. */
final class FakeCluster implements AutoCloseable {
    static final String PATH = "/apis/coordination.k8s.io/v1/namespaces/watch/leases";

    volatile boolean down;
    private final Map<String, JsonObject> leases = new HashMap<>();
    private final HttpServer server;
    private int version;

    FakeCluster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    synchronized String holder(String name) {
        JsonObject lease = leases.get(name);
        return lease == null ? "nobody" : lease.getJsonObject("spec").getString("holderIdentity");
    }

    synchronized JsonObject lease(String name) {
        return leases.get(name).copy();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = 403;
        String answer = "{}";
        String path = exchange.getRequestURI().getPath();
        if (down) {
            status = 503;
        } else if ("Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && path.startsWith(PATH)) {
            String name = path.substring(PATH.length()).replace("/", "");
            synchronized (this) {
                status = apply(exchange.getRequestMethod(), name, body);
                if (status < 300) {
                    answer = leases.get(last).encode();
                }
            }
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String last = "";

    private int apply(String method, String name, String body) {
        if (method.equals("GET")) {
            last = name;
            return leases.containsKey(name) ? 200 : 404;
        }
        JsonObject lease = new JsonObject(body);
        JsonObject metadata = lease.getJsonObject("metadata");
        last = metadata.getString("name");
        JsonObject known = leases.get(last);
        if (method.equals("POST") && known != null) {
            return 409;
        }
        if (method.equals("PUT")
                && !metadata.getString("resourceVersion")
                        .equals(known.getJsonObject("metadata").getString("resourceVersion"))) {
            return 409;
        }
        metadata.put("resourceVersion", Integer.toString(++version));
        leases.put(last, lease);
        return method.equals("POST") ? 201 : 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
