package dev.waybill.rest.page;

import dev.waybill.rest.http.ContentCodings;
import dev.waybill.rest.http.Gzip;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;

/// Sends pages compressed to clients that take it: a list of a hundred files is ten times smaller.
///
/// What is compressed tells its length. That gives a secret away only where a stranger can put
/// words of his into the same page (BREACH); no page holds a word of the request that asked for it,
/// see `docs/adr/0013-pages.md`.
public final class CompressionFilter implements ContainerResponseFilter {
  /// A smaller page would fill no fewer packets.
  static final int LEAST_BYTES = 1024;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!isPage(response) || !(response.getEntity() instanceof String html)) {
      return;
    }
    var bytes = html.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= LEAST_BYTES
        && ContentCodings.acceptGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
      response.setEntity(Gzip.compress(bytes), null, response.getMediaType());
      response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
  }

  private static boolean isPage(ContainerResponseContext response) {
    return response.getHeaders().containsKey(HttpHeaders.CONTENT_LANGUAGE)
        && MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType());
  }
}
