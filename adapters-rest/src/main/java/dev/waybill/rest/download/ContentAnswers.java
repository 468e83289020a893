package dev.waybill.rest.download;

import dev.waybill.application.download.CountDownloads;
import dev.waybill.application.download.ReadContent;
import dev.waybill.application.download.Representation;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.container.ResponseBody;
import dev.waybill.rest.error.ErrorCode;
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
  private final CountDownloads downloads;

  public ContentAnswers(ReadContent content, CountDownloads downloads) {
    this.content = content;
    this.downloads = downloads;
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
              throw new Failure(ErrorCode.PRECONDITION_FAILED, "The file is not what you expected")
                  .rejection();
          // It says nothing of the content itself (RFC 9110 section 15.4.5): `curl -OJ` would take
          // a
          // name from it and empty the file that it has.
          case NOT_MODIFIED -> Response.notModified();
          case PROCEED -> {
            if (request.getMethod().equals("HEAD")) {
              content.require(admitted.content());
            }
            yield described(bytes(admitted, request, conditions.rangeApplies()), admitted);
          }
        };
    return withHeaders(answer, admitted, tag, modified).build();
  }

  private ResponseBuilder bytes(
      Reader.Admitted admitted, ContainerRequestContext request, boolean rangeApplies) {
    var representation = admitted.content();
    var range =
        rangeApplies && request.getMethod().equals("GET") ? request.getHeaderString("Range") : null;
    return switch (ByteRanges.of(range, representation.length())) {
      case ByteRanges.Whole() -> whole(admitted);
      case ByteRanges.Unsatisfiable() -> throw unsatisfiable(representation).rejection();
      case ByteRanges.Satisfiable(var ranges) when ranges.size() == 1 ->
          part(admitted, ranges.getFirst());
      case ByteRanges.Satisfiable(var ranges) ->
          parts(
              admitted,
              new MultipartRanges(
                  ranges,
                  "waybill-" + Exchange.of(request).requestId(),
                  ContentHeaders.type(representation),
                  representation.length()));
    };
  }

  private static Failure unsatisfiable(Representation representation) {
    return new Failure(ErrorCode.RANGE_NOT_SATISFIABLE, "The file has no such bytes")
        .with("Content-Range", "bytes */" + representation.length());
  }

  private ResponseBuilder whole(Reader.Admitted admitted) {
    return Response.ok(body(admitted, 0, admitted.content().length()))
        .header("Content-Type", ContentHeaders.type(admitted.content()));
  }

  private ResponseBuilder part(Reader.Admitted admitted, ByteRange range) {
    return Response.status(206)
        .entity(body(admitted, range.first(), range.length()))
        .header("Content-Type", ContentHeaders.type(admitted.content()))
        .header("Content-Range", range.contentRange(admitted.content().length()));
  }

  private ResponseBody body(Reader.Admitted admitted, long offset, long length) {
    return new ResponseBody(
        length,
        target -> {
          content.write(admitted.content(), offset, length, target);
          countIfLast(admitted, offset + length);
        });
  }

  private ResponseBuilder parts(Reader.Admitted admitted, MultipartRanges parts) {
    return Response.status(206)
        .entity(new ResponseBody(parts.length(), target -> write(admitted, parts, target)))
        .header("Content-Type", parts.contentType());
  }

  private void write(Reader.Admitted admitted, MultipartRanges parts, BlobTarget target)
      throws IOException {
    var last = 0L;
    for (var range : parts.ranges()) {
      target.write(parts.head(range));
      content.write(admitted.content(), range.first(), range.length(), target);
      last = Math.max(last, range.last());
    }
    target.write(parts.end());
    countIfLast(admitted, last + 1);
  }

  /// Counts the download that has come to its end. A target returns when the bytes are with the
  /// network, and fails for a client that has gone; nothing is written at all for HEAD.
  private void countIfLast(Reader.Admitted admitted, long written) {
    if (written == admitted.content().length()) {
      downloads.count(admitted.upload().tenant(), admitted.upload().id());
    }
  }

  private static ResponseBuilder described(ResponseBuilder answer, Reader.Admitted admitted) {
    ContentHeaders.of(admitted).forEach(answer::header);
    return answer;
  }

  private static ResponseBuilder withHeaders(
      ResponseBuilder answer, Reader.Admitted admitted, String tag, Instant modified) {
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
