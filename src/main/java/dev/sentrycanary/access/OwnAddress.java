package dev.sentrycanary.access;

import java.net.URI;

/** Where this application reaches itself. */
public final class OwnAddress {
    private OwnAddress() {}

    /**
     * The address of the server, without a slash at its end, by a number that leads to it:
     * localhost may resolve to an address family that it does not listen on, and 0.0.0.0 is no
     * destination.
     */
    public static URI of(URI server) {
        String host = server.getHost();
        boolean numbered = !"localhost".equals(host) && !"0.0.0.0".equals(host);
        return URI.create(
                server.getScheme()
                        + "://"
                        + (numbered ? host : LoopbackPort.HOST)
                        + (server.getPort() < 0 ? "" : ":" + server.getPort())
                        + server.getRawPath().replaceAll("/+$", ""));
    }
}
