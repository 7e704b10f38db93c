package dev.sentrycanary.cli.terminal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;

import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

import dev.sentrycanary.probe.stored.ApiAnswer;
import dev.sentrycanary.probe.stored.ApiClient;

/** Calls of Sentry's Web API, one after the other, for commands that wait for each. */
public final class SentryCalls {
    private final ApiClient client;
    private final URI base;
    private final @Nullable String token;
    private final String org;
    private final String project;

    /**
     * @param base of the API, without {@code /api/0}
     * @param org organisation slug, empty where paths do not need it
     * @param project project slug, likewise
     */
    public SentryCalls(
            ApiClient client, URI base, @Nullable String token, String org, String project) {
        this.client = client;
        this.base = base;
        this.token = token;
        this.org = encoded(org);
        this.project = encoded(project);
    }

    /** A path below the project. */
    public String project(String rest) {
        return "/api/0/projects/" + org + "/" + project + rest;
    }

    /** A path below the organisation. */
    public String org(String rest) {
        return "/api/0/organizations/" + org + rest;
    }

    /** The whole address of a path. */
    public URI address(String path) {
        return URI.create(base + path);
    }

    /** Asks. */
    public ApiAnswer get(String path) throws InterruptedException {
        return call(HttpMethod.GET, path, null);
    }

    /** Calls with a JSON body. */
    public ApiAnswer call(HttpMethod method, String path, @Nullable String json)
            throws InterruptedException {
        try {
            return client.call(method, address(path), token, json)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Every outcome of a call is an answer", e);
        }
    }

    /** A text as one segment of a path or value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
