package dev.waybill.rest.docs;

import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// `/docs`: the API description as a page. The viewer comes with the service and asks no other host
/// for anything.
@Path("/docs")
public final class DocsResource {
  /// A year: the address changes with the content.
  private static final String FOREVER = "public, max-age=31536000, immutable";

  /// As on our other pages, but for what the viewer needs: it has pictures in its style sheet and
  /// writes HTML (sanitized), which trusted types would forbid.
  private static final String POLICY =
      String.join(
          "; ",
          List.of(
              "default-src 'none'",
              "script-src 'nonce-{nonce}'",
              "style-src 'self'",
              "img-src 'self' data:",
              "connect-src 'self'",
              "form-action 'none'",
              "base-uri 'none'",
              "frame-ancestors 'none'"));

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Waybill API</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="/docs/{version}/swagger-ui.css">
      <link rel="stylesheet" href="/docs/{version}/docs.css">
      </head>
      <body>
      <noscript><p>This page needs JavaScript. The same in plain text: <a href="/openapi.yaml">openapi.yaml</a></p></noscript>
      <main id="docs"></main>
      <script nonce="{nonce}" src="/docs/{version}/swagger-ui-bundle.js"></script>
      <script nonce="{nonce}" src="/docs/{version}/docs.js"></script>
      </body>
      </html>
      """;

  private final Supplier<String> nonces;

  /// @param nonces as for our other pages
  public DocsResource(Supplier<String> nonces) {
    this.nonces = nonces;
  }

  @GET
  @Access(Caller.ANYONE)
  public Response page() {
    var nonce = nonces.get();
    var page = PAGE.replace("{version}", DocsAssets.get().version()).replace("{nonce}", nonce);
    var answer = Response.ok(page, "text/html; charset=utf-8");
    return SecurityHeaders.add(pageHeaders(nonce), answer).build();
  }

  @HEAD
  @Access(Caller.ANYONE)
  public Response pageHead() {
    return page();
  }

  /// @throws NotFoundException for any name but those that the page uses now
  @GET
  @Path("/{version}/{asset}")
  @Access(Caller.ANYONE)
  public Response asset(@PathParam("version") String version, @PathParam("asset") String name) {
    var file = DocsAssets.get().find(version, name).orElseThrow(NotFoundException::new);
    var answer =
        Response.ok(file.bytes(), file.type())
            .header(HttpHeaders.CONTENT_LENGTH, file.bytes().length)
            .header(HttpHeaders.CACHE_CONTROL, FOREVER);
    return SecurityHeaders.add(SecurityHeaders.forBytes(), answer).build();
  }

  @HEAD
  @Path("/{version}/{asset}")
  @Access(Caller.ANYONE)
  public Response assetHead(@PathParam("version") String version, @PathParam("asset") String name) {
    return asset(version, name);
  }

  private static SequencedMap<String, String> pageHeaders(String nonce) {
    var headers = new LinkedHashMap<>(SecurityHeaders.forPages(nonce));
    headers.put("Content-Security-Policy", POLICY.replace("{nonce}", nonce));
    return headers;
  }
}
