package dev.sentrycanary.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.cli.terminal.Lines;
import dev.sentrycanary.probe.DropReasons;
import dev.sentrycanary.receipt.Cause;
import dev.sentrycanary.receipt.Stage;
import dev.sentrycanary.sentry.transport.Outcomes;

/** Name, connection and certificate of the host that takes the events, or of the proxy. */
final class NetworkChecks {
    private static final Stage STAGE = Stage.ACCEPTED;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final long SOON_DAYS = 14;

    private final String host;
    private final int port;
    private final boolean tls;
    private final @Nullable String proxy;
    private final Clock clock;

    /**
     * @param proxy what stands in between, as {@code host:port}; host and port are then its own
     */
    NetworkChecks(String host, int port, boolean tls, @Nullable String proxy, Clock clock) {
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.proxy = proxy;
        this.clock = clock;
    }

    List<Finding> all() {
        Finding dns = dns();
        if (dns.state() == Finding.State.FAILED) {
            return List.of(dns);
        }
        Finding tcp = tcp();
        return tcp.state() == Finding.State.FAILED ? List.of(dns, tcp) : List.of(dns, tcp, tls());
    }

    private Finding dns() {
        try {
            String addresses =
                    Arrays.stream(InetAddress.getAllByName(host))
                            .map(InetAddress::getHostAddress)
                            .distinct()
                            .collect(Collectors.joining(", "));
            return Finding.ok("dns", STAGE, what() + host + " is " + addresses);
        } catch (UnknownHostException e) {
            return Finding.failed("dns", STAGE, Cause.DNS, what() + host + " does not resolve");
        }
    }

    private Finding tcp() {
        long start = System.nanoTime();
        try (Socket socket = connect()) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return Finding.ok(
                    "tcp", STAGE, "port %d, %s".formatted(socket.getPort(), Lines.took(took)));
        } catch (IOException e) {
            return failed("tcp", "port " + port, e);
        }
    }

    private Finding tls() {
        if (!tls) {
            return Finding.skipped("tls", STAGE, "the DSN has http");
        }
        if (proxy != null) {
            return Finding.skipped("tls", STAGE, "through the proxy: see ingest");
        }
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (Socket plain = connect();
                SSLSocket secure = (SSLSocket) factory.createSocket(plain, host, port, true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.setSoTimeout(PATIENCE_MILLIS);
            secure.startHandshake();
            return certificate(secure.getSession());
        } catch (IOException e) {
            return failed("tls", "handshake", e);
        }
    }

    private Finding certificate(SSLSession session) throws IOException {
        Certificate first = session.getPeerCertificates()[0];
        if (!(first instanceof X509Certificate certificate)) {
            return Finding.ok("tls", STAGE, session.getProtocol());
        }
        LocalDate end = certificate.getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock), end);
        String text =
                "%s, certificate valid until %s (%d days)"
                        .formatted(session.getProtocol(), end, days);
        return days < SOON_DAYS
                ? Finding.warning("tls", STAGE, text)
                : Finding.ok("tls", STAGE, text);
    }

    /** As the transport connects: each address in turn. */
    private Socket connect() throws IOException {
        IOException failure = new UnknownHostException(host);
        for (InetAddress address : InetAddress.getAllByName(host)) {
            Socket socket = new Socket(java.net.Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
                socket.setSoTimeout(PATIENCE_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private static Finding failed(String check, String what, IOException e) {
        return Finding.failed(
                check,
                STAGE,
                DropReasons.cause(Outcomes.of(e)),
                what + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    private String what() {
        return proxy == null ? "" : "proxy ";
    }
}
