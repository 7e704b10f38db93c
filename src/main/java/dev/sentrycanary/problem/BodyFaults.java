package dev.sentrycanary.problem;

import java.io.IOException;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * A body that breaks off, comes too slowly or in broken chunks is its sender's doing: it must not
 * reach Sentry as an error of ours.
 */
@Provider
@Priority(BodyFaults.OUTERMOST)
class BodyFaults implements ReaderInterceptor {
    static final int OUTERMOST = 0;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST, "The body could not be read to its end.");
        }
    }
}
