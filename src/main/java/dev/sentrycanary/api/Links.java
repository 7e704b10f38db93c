package dev.sentrycanary.api;

import java.net.URI;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.UriInfo;

/**
 * Addresses of our own resources, as one caller can use them.
 *
 * @param root address of everything here
 */
record Links(URI root) {
    /** The path of everything here. */
    static final String ROOT = "/api/test/sentry";

    /** A Host header may hold anything; what goes into commands to copy must be plain. */
    private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,255}");

    /** The addresses as the sender of this request sees us. */
    static Links of(UriInfo request) {
        URI base = request.getBaseUri();
        String host = base.getRawAuthority();
        boolean plain = host != null && PLAIN_HOST.matcher(host).matches();
        return new Links(
                URI.create(
                        plain
                                ? base.getScheme() + "://" + host + ROOT
                                : "http://localhost" + ROOT));
    }

    /** The command that raises a scenario. */
    String curl(String scenario) {
        return "curl -i '" + root + "?error_type=" + scenario + "'";
    }

    URI run(String id) {
        return URI.create(root + "/runs/" + id);
    }

    URI receipt(String id) {
        return URI.create(root + "/receipts/" + id);
    }
}
