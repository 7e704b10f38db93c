package bench;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.Blocking;

/** The smallest resources of the shapes that the canary's own have: blocking, JSON, validated. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class OkResource {
    public record Form(
            @JsonProperty("test_field") @NotBlank @Size(max = 255) String testField,
            @JsonProperty("trigger_error") Boolean triggerError) {}

    @GET
    @Path("ok")
    public Map<String, Object> ok() {
        return Map.of("ok", true);
    }

    @POST
    @Path("echo")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> echo(@Valid Form form) {
        Map<String, Object> echo = new LinkedHashMap<>();
        echo.put("test_field", form.testField());
        echo.put("trigger_error", false);
        return echo;
    }

    @GET
    @Path("error")
    public Map<String, Object> error() {
        throw new IllegalStateException("something broke");
    }
}
