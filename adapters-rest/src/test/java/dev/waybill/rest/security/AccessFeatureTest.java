package dev.waybill.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessFeatureTest {
  private static final URI BASE = URI.create("http://localhost/");

  @Path("/forgotten")
  public static final class Forgotten {
    @GET
    @Access(Caller.ANYONE)
    public String declared() {
      return "x";
    }

    @POST
    public String undeclared() {
      return "x";
    }
  }

  @Path("/forgotten")
  public static final class ForgottenOptions {
    @OPTIONS
    public String undeclared() {
      return "x";
    }
  }

  @Path("/{rule}/{status}")
  public static final class Careless {
    @GET
    @Path("reader")
    @Access(Caller.READER)
    public Response reader(@PathParam("status") int status) {
      return Response.status(status).build();
    }

    @GET
    @Path("holder")
    @Access(Caller.HOLDER)
    public Response holder(
        @Context ContainerRequestContext request, @PathParam("status") int status) {
      AccessProof.give(request, Caller.READER); // Which is another's.
      return Response.status(status).build();
    }

    @GET
    @Path("careful")
    @Access(Caller.HOLDER)
    public Response careful(
        @Context ContainerRequestContext request, @PathParam("status") int status) {
      AccessProof.give(request, Caller.HOLDER);
      return Response.status(status).build();
    }

    @GET
    @Path("anyone")
    @Access(Caller.ANYONE)
    public Response anyone(@PathParam("status") int status) {
      return Response.status(status).build();
    }
  }

  private static ApplicationHandler handler(Class<?> resource) {
    return new ApplicationHandler(
        new ResourceConfig().register(new AccessFeature()).register(resource));
  }

  private static int status(String method, String path)
      throws ExecutionException, InterruptedException {
    var request =
        new ContainerRequest(
            BASE, BASE.resolve(path), method, null, new MapPropertiesDelegate(), null);
    return handler(Careless.class).apply(request).get().getStatus();
  }

  @ParameterizedTest
  @ValueSource(classes = {Forgotten.class, ForgottenOptions.class})
  void a_method_without_a_rule_ends_the_start(Class<?> resource) {
    assertThatThrownBy(() -> handler(resource))
        .hasStackTraceContaining("undeclared() does not declare who may call it");
  }

  @ParameterizedTest
  @CsvSource({
    "reader, 200",
    "reader, 206",
    "reader, 303",
    "reader, 304",
    "holder, 200",
    "holder, 204"
  })
  void what_nobody_asked_for_does_not_get_out(String method, int status) {
    assertThatThrownBy(() -> status("GET", "x/" + status + "/" + method))
        .hasStackTraceContaining("Nobody asked whether a");
  }

  @ParameterizedTest
  @CsvSource({
    "reader, 404",
    "reader, 401",
    "holder, 404",
    "careful, 200",
    "careful, 303",
    "anyone, 200"
  })
  void refusals_and_what_was_asked_for_get_out(String method, int status) throws Exception {
    assertThat(status("GET", "x/" + status + "/" + method)).isEqualTo(status);
  }

  @Test
  void options_are_open() throws Exception {
    assertThat(status("OPTIONS", "x/200/reader")).isEqualTo(200);
  }
}
