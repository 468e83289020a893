package dev.waybill.rest.management;

import dev.waybill.rest.http.ContentCodings;
import dev.waybill.rest.http.Gzip;
import dev.waybill.rest.http.Preference;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// `/metrics`: every meter, in the format and coding that the scraper asks for.
@Path("/metrics")
public final class MetricsResource {
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Exposition exposition;

  public MetricsResource(Exposition exposition) {
    this.exposition = exposition;
  }

  @GET
  @Access(Caller.ANYONE)
  public Response metrics(@Context HttpHeaders headers) {
    return Preference.prefersOpenMetrics(headers.getHeaderString(HttpHeaders.ACCEPT))
        ? answer(headers, OPEN_METRICS, exposition.openMetrics().get())
        : answer(headers, TEXT, exposition.text().get());
  }

  private static Response answer(HttpHeaders headers, String type, byte[] bytes) {
    var gzip = ContentCodings.acceptGzip(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
    var response =
        Response.ok(gzip ? Gzip.compress(bytes) : bytes)
            .header(HttpHeaders.CONTENT_TYPE, type)
            .header(HttpHeaders.VARY, "Accept, Accept-Encoding");
    return gzip ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip").build() : response.build();
  }
}
