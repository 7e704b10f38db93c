package dev.sentrycanary.sentry.scope;

import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Requests that are served on virtual threads, which park and go on elsewhere. */
@Path("/test/virtual/{id}")
@ApplicationScoped
@RunOnVirtualThread
public class VirtualThreadResource {
    private final ExecutorService others;

    VirtualThreadResource(@VirtualThreads ExecutorService others) {
        this.others = others;
    }

    @GET
    @Path("parked")
    public String parked(@PathParam("id") String id) throws InterruptedException {
        begin(id);
        return MixedResource.capture(id);
    }

    @GET
    @Path("failing")
    public String failing(@PathParam("id") String id) throws InterruptedException {
        begin(id);
        throw new IllegalStateException("mixed " + id);
    }

    @GET
    @Path("onward")
    public String onward(@PathParam("id") String id) throws Exception {
        begin(id);
        return others.submit(
                        () -> {
                            Thread.sleep(MixedResource.soon().toMillis());
                            return MixedResource.capture(id);
                        })
                .get();
    }

    private static void begin(String id) throws InterruptedException {
        if (!Thread.currentThread().isVirtual()) {
            throw new IllegalStateException("not on a virtual thread");
        }
        MixedResource.mark(id);
        Thread.sleep(MixedResource.soon().toMillis());
    }
}
