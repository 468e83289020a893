package dev.waybill.rest.management;

import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/// `/metrics`: every meter in the Prometheus text format, version 0.0.4.
@Path("/metrics")
public final class MetricsResource {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> scrape;

  public MetricsResource(Supplier<String> scrape) {
    this.scrape = scrape;
  }

  @GET
  @Access(Caller.ANYONE)
  public Response metrics() {
    return Response.ok(scrape.get()).header("Content-Type", TYPE).build();
  }
}
