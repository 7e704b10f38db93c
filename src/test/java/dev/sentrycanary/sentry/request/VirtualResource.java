package dev.sentrycanary.sentry.request;

import java.util.Map;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkus.arc.properties.IfBuildProperty;
import io.sentry.Sentry;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Built in on Java 21 and later only: before, Quarkus refuses the annotation. */
@Path("/test/virtual/{id}")
@IfBuildProperty(name = "test.virtual-threads", stringValue = "true")
public class VirtualResource {
    @POST
    @RunOnVirtualThread
    public String broken(@PathParam("id") String id, Map<String, String> body) {
        Sentry.setTag("thread", String.valueOf(Thread.currentThread()));
        throw new IllegalStateException("virtual " + id + " " + body.size());
    }
}
