package dev.sentrycanary.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jspecify.annotations.Nullable;

import dev.sentrycanary.problem.ProblemException;
import dev.sentrycanary.problem.ProblemType;

/** Marks resources whose request bodies stay small, however they are sent. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface LimitedBody {
    /** Most bytes that are read. */
    int LIMIT = 64 * 1024;

    /** Reads at most the limit and one byte, so that memory is bounded for chunked bodies too. */
    @Provider
    @LimitedBody
    class Reader implements ReaderInterceptor {
        @Override
        public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
            plain(context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING));
            byte[] body = context.getInputStream().readNBytes(LIMIT + 1);
            if (body.length > LIMIT) {
                throw new ProblemException(
                        ProblemType.PAYLOAD_TOO_LARGE,
                        "The body is larger than " + LIMIT + " bytes.");
            }
            context.setInputStream(new ByteArrayInputStream(body));
            return context.proceed();
        }

        private static void plain(@Nullable String encoding) {
            if (encoding != null
                    && !encoding.isBlank()
                    && !encoding.strip().equalsIgnoreCase("identity")) {
                throw new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "Compressed bodies are not understood here; send it without"
                                + " Content-Encoding.");
            }
        }
    }
}
