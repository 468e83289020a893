package dev.waybill.rest.upload;

import dev.waybill.rest.error.Failures;
import dev.waybill.rest.form.BodyReader;
import jakarta.ws.rs.container.ContainerRequestContext;

/// What holds for the body of any upload.
final class WholeBody {
  private WholeBody() {}

  /// It is not compressed, and a part of a file is not to be taken for all of it (RFC 9110 section
  /// 14.5).
  static void require(ContainerRequestContext request) {
    BodyReader.requireLength(request);
    BodyReader.requireIdentity(request);
    if (request.getHeaderString("Content-Range") != null) {
      throw Failures.malformed("A part of a file cannot be uploaded; send the whole").rejection();
    }
  }
}
