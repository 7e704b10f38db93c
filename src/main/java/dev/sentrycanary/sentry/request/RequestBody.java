package dev.sentrycanary.sentry.request;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.sentry.SentryOptions.RequestSize;
import io.sentry.protocol.Request;
import io.vertx.core.buffer.Buffer;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as far as it was read, in text form. The limits are those of all Sentry
 * SDKs: small 1,000 bytes, medium 10,000, always as much as an event may hold.
 */
final class RequestBody {
    static final String TRUNCATED = "... [truncated]";
    private static final int MOST = 1_000_000;

    private RequestBody() {}

    static int limit(RequestSize size) {
        return switch (size) {
            case NONE -> 0;
            case SMALL -> 1_000;
            case MEDIUM -> 10_000;
            case ALWAYS -> MOST;
        };
    }

    /** True for the media types that are text: JSON, forms, XML, plain. */
    static boolean textual(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        int end = type.indexOf(';');
        type = (end < 0 ? type : type.substring(0, end)).strip();
        return type.endsWith("json")
                || type.endsWith("xml")
                || type.startsWith("text/")
                || type.equals("application/x-www-form-urlencoded");
    }

    static void attach(Request request, RequestState state, RequestSize size) {
        String declared = state.routing().request().getHeader("Content-Length");
        Long length = declared == null ? null : parse(declared);
        if (length != null && length > 0) {
            request.setBodySize(length);
        }
        int limit = limit(size);
        if (limit == 0 || !textual(state.routing().request().getHeader("Content-Type"))) {
            return;
        }
        byte[] read = read(state);
        if (read != null && read.length > 0) {
            boolean cut = read.length > limit || (length != null && length > limit);
            String text = new String(read, 0, Math.min(read.length, limit), StandardCharsets.UTF_8);
            request.setData(cut ? text + TRUNCATED : text);
        }
    }

    private static @Nullable Long parse(String length) {
        try {
            return Long.valueOf(length.strip());
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }

    private static byte @Nullable [] read(RequestState state) {
        ResteasyReactiveRequestContext rest = state.rest();
        if (rest != null && rest.hasInputStream()) {
            InputStream input = rest.getInputStream();
            if (input instanceof BodyRecorder recorder) {
                return recorder.kept();
            }
            return input instanceof ByteArrayInputStream bytes ? again(bytes) : null;
        }
        Buffer buffer = state.routing().body() == null ? null : state.routing().body().buffer();
        return buffer == null ? null : buffer.getBytes();
    }

    /** Reads a body that a non-blocking resource holds whole, and leaves the position as it was. */
    private static byte[] again(ByteArrayInputStream input) {
        synchronized (input) {
            int rest = input.available();
            input.reset();
            byte[] all = input.readAllBytes();
            input.reset();
            input.skip(all.length - rest);
            return all;
        }
    }
}
