package dev.sentrycanary.sentry.request;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.sentry.SentryOptions;
import io.sentry.protocol.Request;
import io.sentry.util.UrlUtils;
import io.vertx.core.http.HttpServerRequest;

/** Turns a request into Sentry's request interface, under the SDK's rules for personal data. */
final class RequestDescription {
    private RequestDescription() {}

    static Request of(RequestState state, SentryOptions options) {
        HttpServerRequest http = state.routing().request();
        Request request = new Request();
        request.setMethod(http.method().name());
        String url = http.absoluteURI();
        if (url != null) {
            UrlUtils.parse(url).applyToRequest(request);
        }
        request.setHeaders(headers(http, options.isSendDefaultPii()));
        if (options.isSendDefaultPii()) {
            request.setCookies(http.getHeader("Cookie"));
        }
        RequestBody.attach(request, state, options.getMaxRequestBodySize());
        return request;
    }

    private static Map<String, String> headers(HttpServerRequest http, boolean personal) {
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, String> header : http.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.equals("cookie") && (personal || !SensitiveHeaders.contains(name))) {
                headers.merge(name, header.getValue(), RequestDescription::join);
            }
        }
        return headers;
    }

    private static String join(String first, String second) {
        return first + "," + second;
    }
}
