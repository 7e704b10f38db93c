package dev.sentrycanary.sentry;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * The name of an exception class that exists here. In a native image only registered classes have a
 * name; these are what is most often left out.
 */
@RegisterForReflection(
        classNames = {
            "jakarta.validation.ConstraintViolationException",
            "jakarta.validation.ValidationException",
            "jakarta.ws.rs.BadRequestException",
            "jakarta.ws.rs.ClientErrorException",
            "jakarta.ws.rs.ForbiddenException",
            "jakarta.ws.rs.InternalServerErrorException",
            "jakarta.ws.rs.NotAcceptableException",
            "jakarta.ws.rs.NotAllowedException",
            "jakarta.ws.rs.NotAuthorizedException",
            "jakarta.ws.rs.NotFoundException",
            "jakarta.ws.rs.NotSupportedException",
            "jakarta.ws.rs.ProcessingException",
            "jakarta.ws.rs.RedirectionException",
            "jakarta.ws.rs.ServerErrorException",
            "jakarta.ws.rs.ServiceUnavailableException",
            "jakarta.ws.rs.WebApplicationException"
        },
        methods = false,
        fields = false)
public final class ThrowableNameConverter implements Converter<String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String convert(String value) {
        load(value.trim());
        return value.trim();
    }

    static Class<? extends Throwable> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader())
                    .asSubclass(Throwable.class);
        } catch (ClassNotFoundException | ClassCastException e) {
            throw new IllegalArgumentException(allowed(), e);
        }
    }

    private static String allowed() {
        return "allowed are names of exception classes"
                + (ImageMode.current() == ImageMode.NATIVE_RUN
                        ? " that are registered in this native image"
                        : "");
    }
}
