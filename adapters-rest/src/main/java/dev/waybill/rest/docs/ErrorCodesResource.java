package dev.waybill.rest.docs;

import dev.waybill.rest.error.ErrorCode;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// `/docs/errors`: what each code means. Here the `type` of a problem leads (RFC 9457 section
/// 3.1.1), its fragment being the code.
@Path("/docs/errors")
public final class ErrorCodesResource {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Errors · Waybill API</title>
      <link rel="icon" href="data:,">
      {style}
      </head>
      <body>
      <main class="errors">
      <h1>Errors</h1>
      <p>What <code>code</code> means in an error of the API. {api}</p>
      {codes}
      </main>
      </body>
      </html>
      """;

  private static final String CODES =
      Arrays.stream(ErrorCode.values())
          .map(ErrorCodesResource::section)
          .collect(Collectors.joining("\n"));

  private final Supplier<String> nonces;
  private final String page;

  private ErrorCodesResource(Supplier<String> nonces, String style, String api) {
    this.nonces = nonces;
    page = PAGE.replace("{style}", style).replace("{api}", api).replace("{codes}", CODES);
  }

  /// @param nonces as for our other pages
  public static ErrorCodesResource besideDocs(Supplier<String> nonces) {
    var style =
        "<link rel=\"stylesheet\" href=\"/docs/%s/docs.css\">"
            .formatted(DocsAssets.get().version());
    return new ErrorCodesResource(nonces, style, "<a href=\"/docs\">The API</a>");
  }

  /// On a port that has neither the page of the API nor its style.
  public static ErrorCodesResource plain(Supplier<String> nonces) {
    return new ErrorCodesResource(nonces, "", "");
  }

  @GET
  @Access(Caller.ANYONE)
  public Response page() {
    var answer = Response.ok(page, "text/html; charset=utf-8");
    return SecurityHeaders.add(SecurityHeaders.forPages(nonces.get()), answer).build();
  }

  @HEAD
  @Access(Caller.ANYONE)
  public Response pageHead() {
    return page();
  }

  private static String section(ErrorCode code) {
    return """
    <h2 id="%s"><code>%1$s</code></h2>
    <p>%s · %s. %s</p>\
    """
        .formatted(code.word(), code.status(), code.title(), code.advice());
  }
}
