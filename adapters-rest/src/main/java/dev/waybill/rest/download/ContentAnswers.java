package dev.waybill.rest.download;

import dev.waybill.application.download.DeliverDownload;
import dev.waybill.application.download.DeliverDownload.Framing;
import dev.waybill.application.download.Representation;
import dev.waybill.application.download.Section;
import dev.waybill.domain.access.AccessPolicy;
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
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Answers with bytes: whole, in part, or not at all because the reader has them already.
public final class ContentAnswers {
  private final DeliverDownload deliver;

  public ContentAnswers(DeliverDownload deliver) {
    this.deliver = deliver;
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
          // a name from it and empty the file that it has.
          case NOT_MODIFIED -> Response.notModified();
          case PROCEED -> {
            if (request.getMethod().equals("HEAD")) {
              deliver.require(admitted.context(), admitted.opened());
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
                  "waybill-" + admitted.context().requestId(),
                  ContentHeaders.type(representation),
                  representation.length()));
    };
  }

  private static Failure unsatisfiable(Representation representation) {
    return new Failure(ErrorCode.RANGE_NOT_SATISFIABLE, "The file has no such bytes")
        .with("Content-Range", "bytes */" + representation.length());
  }

  private ResponseBuilder whole(Reader.Admitted admitted) {
    return Response.ok(body(admitted, Section.whole(admitted.content())))
        .header("Content-Type", ContentHeaders.type(admitted.content()));
  }

  private ResponseBuilder part(Reader.Admitted admitted, ByteRange range) {
    return Response.status(206)
        .entity(body(admitted, section(range)))
        .header("Content-Type", ContentHeaders.type(admitted.content()))
        .header("Content-Range", range.contentRange(admitted.content().length()));
  }

  private ResponseBody body(Reader.Admitted admitted, Section section) {
    return new ResponseBody(
        section.length(),
        target ->
            deliver.write(
                admitted.context(), admitted.opened(), List.of(section), Framing.NONE, target));
  }

  private ResponseBuilder parts(Reader.Admitted admitted, MultipartRanges parts) {
    var sections = parts.ranges().stream().map(ContentAnswers::section).toList();
    return Response.status(206)
        .entity(
            new ResponseBody(
                parts.length(),
                target ->
                    deliver.write(
                        admitted.context(),
                        admitted.opened(),
                        sections,
                        new InParts(parts),
                        target)))
        .header("Content-Type", parts.contentType());
  }

  private static Section section(ByteRange range) {
    return new Section(range.first(), range.length());
  }

  private record InParts(MultipartRanges parts) implements Framing {
    @Override
    public ByteBuffer before(Section section) {
      return parts.head(new ByteRange(section.offset(), section.offset() + section.length() - 1));
    }

    @Override
    public ByteBuffer end() {
      return parts.end();
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
