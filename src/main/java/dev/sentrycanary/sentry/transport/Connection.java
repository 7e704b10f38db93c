package dev.sentrycanary.sentry.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection to the target. Written on sockets because the JDK's clients
 * either resend a POST by themselves or hide why an attempt failed, and both matter here.
 */
final class Connection implements AutoCloseable {
    private final Endpoint endpoint;
    private final SentryOptions options;
    private volatile @Nullable Socket socket;
    private @Nullable InputStream in;
    private long lastUse;

    Connection(Endpoint endpoint, SentryOptions options) {
        this.endpoint = endpoint;
        this.options = options;
    }

    /** Posts one body and reads the answer; a connection that broke is given up. */
    Answer post(byte[] body) throws IOException {
        Socket current = socket;
        if (current == null || !isAlive(current)) {
            close();
            current = open();
        }
        boolean complete = false;
        try {
            OutputStream out = current.getOutputStream();
            byte[] head = endpoint.request(body.length);
            byte[] request = new byte[head.length + body.length];
            System.arraycopy(head, 0, request, 0, head.length);
            System.arraycopy(body, 0, request, head.length, body.length);
            out.write(request);
            out.flush();
            Answer answer = new AnswerReader(input(current)).read();
            lastUse = System.nanoTime();
            complete = answer.reusable();
            return answer;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    @Override
    public void close() {
        Socket current = socket;
        socket = null;
        in = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // it was to be given up anyway
            }
        }
    }

    /** Whether the peer has closed an idle connection; asking costs up to a millisecond. */
    private boolean isAlive(Socket current) {
        try {
            if (System.nanoTime() - lastUse < 1_000_000L) {
                return !current.isClosed();
            }
            current.setSoTimeout(1);
            input(current).read();
            return false;
        } catch (SocketTimeoutException silent) {
            return restoreTimeout(current);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean restoreTimeout(Socket current) {
        try {
            current.setSoTimeout(options.getReadTimeoutMillis());
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    private InputStream input(Socket current) throws IOException {
        InputStream stream = in;
        if (stream == null) {
            stream = new ReadAhead(current.getInputStream());
            in = stream;
        }
        return stream;
    }

    private Socket open() throws IOException {
        Socket plain = endpoint.viaSocks() ? throughSocks() : connect();
        socket = plain;
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(options.getReadTimeoutMillis());
            if (endpoint.tls()) {
                if (endpoint.viaHttpProxy()) {
                    tunnel(plain);
                }
                socket = secure(plain);
            }
            return Objects.requireNonNull(socket);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Socket throughSocks() throws IOException {
        SentryOptions.Proxy proxy = Objects.requireNonNull(endpoint.proxy());
        Socket socks = new Socket(new Proxy(Proxy.Type.SOCKS, resolved(address(proxy))));
        socks.connect(
                InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port()),
                options.getConnectionTimeoutMillis());
        return socks;
    }

    /** Tries each address of the host: {@code localhost} often has one that nobody listens on. */
    private Socket connect() throws IOException {
        SentryOptions.Proxy proxy = endpoint.proxy();
        InetSocketAddress to =
                proxy == null
                        ? InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port())
                        : address(proxy);
        IOException failure = new UnknownHostException(to.getHostString());
        for (InetAddress address : InetAddress.getAllByName(to.getHostString())) {
            Socket candidate = new Socket(Proxy.NO_PROXY);
            try {
                candidate.connect(
                        new InetSocketAddress(address, to.getPort()),
                        options.getConnectionTimeoutMillis());
                return candidate;
            } catch (IOException e) {
                candidate.close();
                failure = e;
            }
        }
        throw failure;
    }

    private static InetSocketAddress resolved(InetSocketAddress address) {
        return new InetSocketAddress(address.getHostString(), address.getPort());
    }

    private void tunnel(Socket plain) throws IOException {
        String target = endpoint.host() + ":" + endpoint.port();
        String request =
                "CONNECT "
                        + target
                        + " HTTP/1.1\r\nHost: "
                        + target
                        + "\r\n"
                        + Endpoint.proxyAuthorization(endpoint.proxy())
                        + "\r\n";
        plain.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        // Unbuffered on purpose: what follows the head belongs to TLS.
        Answer answer = new AnswerReader(plain.getInputStream()).readHead();
        if (answer.status() / 100 != 2) {
            throw new ConnectException("the proxy answered " + answer.status());
        }
    }

    private Socket secure(Socket plain) throws IOException {
        SSLSocketFactory factory = options.getSslSocketFactory();
        if (factory == null) {
            factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        SSLSocket secure =
                (SSLSocket) factory.createSocket(plain, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static InetSocketAddress address(SentryOptions.Proxy proxy) {
        String port = proxy.getPort() == null ? "80" : proxy.getPort();
        return InetSocketAddress.createUnresolved(
                String.valueOf(proxy.getHost()), Integer.parseInt(port));
    }
}
