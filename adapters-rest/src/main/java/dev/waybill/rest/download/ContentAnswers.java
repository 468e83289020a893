package dev.waybill.rest.download;

import dev.waybill.application.download.ReadContent;
import dev.waybill.application.download.Representation;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.container.ResponseBody;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.http.ByteRange;
import dev.waybill.rest.http.ByteRanges;
import dev.waybill.rest.http.HttpDates;
import dev.waybill.rest.http.MultipartRanges;
import dev.waybill.rest.http.Preconditions;
import dev.waybill.rest.security.SecurityHeaders;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Answers with bytes: whole, in part, or not at all because the reader has them already.
public final class ContentAnswers {
  private final ReadContent content;

  public ContentAnswers(ReadContent content) {
    this.content = content;
  }

  Response of(Reader.Admitted admitted, ContainerRequestContext request) {
    var modified = admitted.upload().createdAt().truncatedTo(ChronoUnit.SECONDS);
    var tag = "\"" + admitted.content().tag() + "\"";
    var conditions =
        new Preconditions(
            name -> Optional.ofNullable(request.getHeaderString(name)), tag, modified);
    var answer =
        switch (conditions.evaluate()) {
          case FAILED ->
              throw new Failure(412, "precondition_failed", "The file is not what you expected")
                  .rejection();
          case NOT_MODIFIED -> Response.notModified();
          case PROCEED -> bytes(admitted, request, conditions.rangeApplies());
        };
    return withHeaders(answer, admitted, tag, modified).build();
  }

  private ResponseBuilder bytes(
      Reader.Admitted admitted, ContainerRequestContext request, boolean rangeApplies) {
    var representation = admitted.content();
    var range =
        rangeApplies && request.getMethod().equals("GET") ? request.getHeaderString("Range") : null;
    return switch (ByteRanges.of(range, representation.length())) {
      case ByteRanges.Whole() -> whole(representation);
      case ByteRanges.Unsatisfiable() -> throw unsatisfiable(representation).rejection();
      case ByteRanges.Satisfiable(var ranges) when ranges.size() == 1 ->
          part(representation, ranges.getFirst());
      case ByteRanges.Satisfiable(var ranges) ->
          parts(
              representation,
              new MultipartRanges(
                  ranges,
                  "waybill-" + Exchange.of(request).requestId(),
                  ContentHeaders.type(representation),
                  representation.length()));
    };
  }

  private static Failure unsatisfiable(Representation representation) {
    return new Failure(416, "range_not_satisfiable", "The file has no such bytes")
        .with("Content-Range", "bytes */" + representation.length());
  }

  private ResponseBuilder whole(Representation representation) {
    return Response.ok(body(representation, 0, representation.length()))
        .header("Content-Type", ContentHeaders.type(representation));
  }

  private ResponseBuilder part(Representation representation, ByteRange range) {
    return Response.status(206)
        .entity(body(representation, range.first(), range.length()))
        .header("Content-Type", ContentHeaders.type(representation))
        .header("Content-Range", range.contentRange(representation.length()));
  }

  private ResponseBody body(Representation representation, long offset, long length) {
    return new ResponseBody(
        length, target -> content.write(representation, offset, length, target));
  }

  private ResponseBuilder parts(Representation representation, MultipartRanges parts) {
    return Response.status(206)
        .entity(new ResponseBody(parts.length(), target -> write(representation, parts, target)))
        .header("Content-Type", parts.contentType());
  }

  private void write(Representation representation, MultipartRanges parts, BlobTarget target)
      throws IOException {
    for (var range : parts.ranges()) {
      target.write(parts.head(range));
      content.write(representation, range.first(), range.length(), target);
    }
    target.write(parts.end());
  }

  private static ResponseBuilder withHeaders(
      ResponseBuilder answer, Reader.Admitted admitted, String tag, Instant modified) {
    ContentHeaders.of(admitted).forEach(answer::header);
    return SecurityHeaders.add(SecurityHeaders.forBytes(), answer)
        .header("ETag", tag)
        .header("Last-Modified", HttpDates.of(modified))
        .header("Accept-Ranges", "bytes")
        .header("Vary", "Accept")
        .header("Cache-Control", caching(admitted.upload().access()));
  }

  /// A public upload may be kept by the reader's own cache, which has to ask every time.
  private static String caching(AccessPolicy access) {
    return access instanceof AccessPolicy.Public ? "private, no-cache" : "no-store";
  }
}
