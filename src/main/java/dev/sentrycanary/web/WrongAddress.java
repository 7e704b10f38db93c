package dev.sentrycanary.web;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import dev.sentrycanary.problem.LostPage;
import dev.sentrycanary.problem.ProblemType;

/** What a person sees who mistyped an address; programs get a problem. */
@RequestScoped
class WrongAddress implements LostPage {
    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(api|inbox|q|assets)(/.*)?");

    private final PageContext page;
    private final HttpServerRequest request;
    private final HttpHeaders headers;

    WrongAddress(PageContext page, HttpServerRequest request, HttpHeaders headers) {
        this.page = page;
        this.request = request;
        this.headers = headers;
    }

    @Override
    public Optional<Response> show() {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return reads && isPerson() && !FOR_PROGRAMS.matcher(request.path()).matches()
                ? Optional.of(
                        page.missing(
                                ProblemType.NOT_FOUND,
                                "There is no such page",
                                "Nothing lives at this address, or a part of it has the wrong"
                                        + " form."))
                : Optional.empty();
    }

    /** Says so itself: who takes anything is a program. */
    private boolean isPerson() {
        MediaType best = headers.getAcceptableMediaTypes().get(0);
        return !best.isWildcardType()
                && (best.isCompatible(MediaType.TEXT_HTML_TYPE)
                        || best.isCompatible(MediaType.TEXT_PLAIN_TYPE));
    }
}
