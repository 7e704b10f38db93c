package dev.sentrycanary.api;

import java.net.URI;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;

/** Addresses of our own resources, as this caller can use them. */
@RequestScoped
class Links {
    /** The root of everything here. */
    static final String ROOT = "/api/test/sentry";

    /** A Host header may hold anything; what goes into commands to copy must be plain. */
    private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}");

    private final UriInfo request;

    Links(UriInfo request) {
        this.request = request;
    }

    URI root() {
        return URI.create(base() + ROOT);
    }

    URI run(String id) {
        return URI.create(root() + "/runs/" + id);
    }

    URI receipt(String eventId) {
        return URI.create(root() + "/receipts/" + eventId);
    }

    private String base() {
        URI base = request.getBaseUri();
        String host = base.getRawAuthority();
        return host != null && PLAIN_HOST.matcher(host).matches()
                ? base.getScheme() + "://" + host
                : "http://localhost";
    }
}
