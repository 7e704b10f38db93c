package dev.sentrycanary.web;

import java.util.function.Supplier;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;

/** One address, three faces: HTML for people, text for curl, JSON for programs. */
final class Representations {
    private static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");
    private static final MediaType TEXT = MediaType.valueOf("text/plain;charset=UTF-8");

    /** Only what we serve ourselves runs or shows; nothing inline, nothing from elsewhere. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private Representations() {}

    /** Answers in the form that the caller likes best; HTML where it does not care. */
    static Response answer(
            HttpServerRequest request,
            HttpHeaders headers,
            int status,
            Supplier<TemplateInstance> html,
            Supplier<String> text,
            Supplier<Object> json) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.TEXT_HTML_TYPE)) {
                return response(request, status, html.get().render(), HTML);
            }
            if (accepted.isCompatible(MediaType.TEXT_PLAIN_TYPE)) {
                return response(request, status, text.get(), TEXT);
            }
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return response(request, status, json.get(), MediaType.APPLICATION_JSON_TYPE);
            }
        }
        throw new ProblemException(
                ProblemType.NOT_ACCEPTABLE,
                "This page comes as text/html, text/plain and application/json.");
    }

    static Response text(HttpServerRequest request, String text) {
        return response(request, 200, text, TEXT);
    }

    private static Response response(
            HttpServerRequest request, int status, Object entity, MediaType type) {
        // Set here, because headers of a Response are added to those that the guard has set.
        request.response().putHeader("Content-Security-Policy", POLICY);
        return Response.status(status)
                .entity(entity)
                .type(type)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
