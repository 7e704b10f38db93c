package dev.sentrycanary.probe.watch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The two calls on Lease objects that are needed, of the API coordination.k8s.io/v1. */
final class LeaseApi {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client;
    private final URI leases;
    private final Path token;

    /**
     * @param api address of the API server
     * @param account directory of the service account
     */
    LeaseApi(URI api, Path account) {
        this.token = account.resolve("token");
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE);
        try {
            Path authority = account.resolve("ca.crt");
            if (Files.exists(authority)) {
                builder.sslContext(trusting(authority));
            }
            String namespace = Files.readString(account.resolve("namespace")).strip();
            leases =
                    URI.create(
                            api.toString().replaceAll("/+$", "")
                                    + "/apis/coordination.k8s.io/v1/namespaces/"
                                    + namespace
                                    + "/leases");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "canary.watch.lease.kind is kubernetes, but the service account in "
                            + account
                            + " cannot be read: "
                            + e.getClass().getSimpleName(),
                    e);
        }
        client = builder.build();
    }

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param lease the object as it stands, where the answer has it
     */
    record Answer(int status, @Nullable JsonObject lease) {}

    CompletableFuture<Answer> get(String name) {
        return send(request("/" + name).GET());
    }

    CompletableFuture<Answer> create(JsonObject lease) {
        return send(request("").POST(HttpRequest.BodyPublishers.ofString(lease.encode())));
    }

    /** Replaces the object; 409 where it has changed since its {@code resourceVersion}. */
    CompletableFuture<Answer> replace(String name, JsonObject lease) {
        return send(request("/" + name).PUT(HttpRequest.BodyPublishers.ofString(lease.encode())));
    }

    private HttpRequest.Builder request(String end) {
        return HttpRequest.newBuilder(URI.create(leases + end))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private CompletableFuture<Answer> send(HttpRequest.Builder request) {
        try {
            // Read anew each time: the cluster exchanges it.
            request.header("Authorization", "Bearer " + Files.readString(token).strip());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(
                        answer ->
                                new Answer(
                                        answer.statusCode(),
                                        answer.statusCode() / 100 == 2
                                                ? new JsonObject(answer.body())
                                                : null));
    }

    private static SSLContext trusting(Path authority)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            int number = 0;
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, each);
            }
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
