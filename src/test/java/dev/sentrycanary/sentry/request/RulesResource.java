package dev.sentrycanary.sentry.request;

import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.Sentry;
import io.sentry.protocol.User;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import dev.sentrycanary.sentry.scrub.EventScrubber;

/** Fails in every way that the rules of request reports speak of. */
@Path("/test/rules/{id}")
@ApplicationScoped
public class RulesResource {
    private static final Logger LOG = Logger.getLogger("rules");

    public static final class Unimportant extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unimportant(String message) {
            super(message);
        }
    }

    /** Asks the header who the user is. */
    @Singleton
    static class HeaderUsers implements UserProvider {
        @Override
        public User user(RoutingContext request) {
            String name = request.request().getHeader("X-Test-User");
            if (name == null) {
                return null;
            }
            if (name.equals("failing")) {
                throw new IllegalStateException("provider");
            }
            User user = new User();
            user.setId(name);
            return user;
        }
    }

    /** A rule of the application's own. */
    @Singleton
    static class PatientNumbers implements EventScrubber {
        @Override
        public String scrub(String text) {
            return text.contains("patient P-")
                    ? text.replaceAll("patient P-\\d+", "patient [Filtered]")
                    : text;
        }
    }

    @ApplicationScoped
    public static class Remote {
        @Asynchronous
        public CompletionStage<String> call(String id) {
            Sentry.addBreadcrumb("on " + Thread.currentThread().getName() + " for " + id);
            Sentry.setTag("remote", id);
            return CompletableFuture.failedFuture(new IllegalStateException("remote " + id));
        }
    }

    /** The traces of all requests that the server has turned to. */
    static final Set<String> BEGUN = ConcurrentHashMap.newKeySet();

    private final Remote remote;

    RulesResource(Remote remote) {
        this.remote = remote;
    }

    /** Puts an identity where Quarkus puts the one that it has authenticated. */
    void identities(@Observes Router router) {
        router.route("/test/rules/*")
                .order(Integer.MIN_VALUE + 100)
                .handler(
                        routing -> {
                            String trace = routing.request().getHeader("sentry-trace");
                            if (trace != null) {
                                BEGUN.add(trace);
                            }
                            String name = routing.request().getHeader("X-Test-Principal");
                            if (name != null) {
                                routing.setUser(new QuarkusHttpUser(identity(name)));
                            }
                            routing.next();
                        });
    }

    private static SecurityIdentity identity(String name) {
        Principal principal = () -> name;
        return (SecurityIdentity)
                Proxy.newProxyInstance(
                        SecurityIdentity.class.getClassLoader(),
                        new Class<?>[] {SecurityIdentity.class},
                        (self, method, arguments) ->
                                switch (method.getName()) {
                                    case "getPrincipal" -> principal;
                                    case "isAnonymous" -> false;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    @ServerRequestFilter
    public void before(ContainerRequestContext request) {
        String id = request.getHeaderString("X-Fail-Request");
        if (id != null) {
            throw new IllegalStateException("request filter " + id);
        }
    }

    @ServerResponseFilter
    public void after(ContainerRequestContext request, ContainerResponseContext response) {
        String id = request.getHeaderString("X-Fail-Response");
        if (id != null && response.getStatus() == 200) {
            throw new IllegalStateException("response filter " + id);
        }
    }

    @GET
    public String fine(@PathParam("id") String id) {
        return id;
    }

    @GET
    @Path("unwanted")
    public String unwanted(@PathParam("id") String id) {
        Sentry.captureCheckIn(new CheckIn("unwanted-job", CheckInStatus.OK));
        Sentry.captureCheckIn(new CheckIn("job-" + id, CheckInStatus.OK));
        return id;
    }

    @GET
    @Path("broken")
    public String broken(@PathParam("id") String id) {
        throw new IllegalStateException("broken " + id);
    }

    @POST
    @Path("text")
    @Consumes({"text/plain", "application/json", "application/xml"})
    public String text(@PathParam("id") String id, String body) {
        throw new IllegalStateException("text " + id + " " + body.length());
    }

    @POST
    @Path("binary")
    @Consumes({"application/octet-stream", "image/png"})
    public String binary(@PathParam("id") String id, byte[] body) {
        throw new IllegalStateException("binary " + id + " " + body.length);
    }

    @POST
    @Path("form")
    @Consumes("application/x-www-form-urlencoded")
    public String form(@PathParam("id") String id, @RestForm String colour) {
        throw new IllegalStateException("form " + id + " " + colour);
    }

    @GET
    @Path("slow")
    public Uni<String> slow(@PathParam("id") String id) {
        Sentry.setTag("slow", id);
        return Uni.createFrom().item(id).onItem().delayIt().by(Duration.ofSeconds(5));
    }

    /** Answers how long a thread that dies of an error took to end. */
    @GET
    @Path("thread")
    public long thread(@PathParam("id") String id) throws InterruptedException {
        long began = System.nanoTime();
        Thread thread =
                new Thread(
                        () -> {
                            throw new IllegalStateException("thread " + id);
                        },
                        "plain");
        thread.start();
        thread.join(20_000);
        return (System.nanoTime() - began) / 1_000_000;
    }

    @GET
    @Path("async")
    public CompletionStage<String> async(@PathParam("id") String id) {
        Sentry.setTag("caller", id);
        Sentry.addBreadcrumb("before " + id);
        return remote.call(id);
    }

    @GET
    @Path("unimportant")
    public String unimportant(@PathParam("id") String id) {
        throw new Unimportant("unimportant " + id);
    }

    @GET
    @Path("missing")
    public String missing(@PathParam("id") String id) {
        throw new NotFoundException("missing " + id);
    }

    @GET
    @Path("logs")
    public String logs(@PathParam("id") String id) {
        LOG.infof("told %s", id);
        LOG.errorf("complained %s", id);
        return id;
    }

    @GET
    @Path("busy")
    public double busy(@PathParam("id") String id) {
        double sum = 0;
        long end = System.nanoTime() + 400_000_000L;
        while (System.nanoTime() < end) {
            sum += Math.sqrt(sum + 1);
        }
        return sum;
    }
}
