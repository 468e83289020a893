package dev.waybill.rest.multipart;

import static dev.waybill.rest.multipart.MultipartException.Reason.TOO_MANY_FIELDS;
import static dev.waybill.rest.multipart.MultipartException.Reason.TOO_MANY_FILES;

/// Decides what a part is once its headers are known, and counts parts of either kind.
final class PartOpener {
  private final MultipartLimits limits;
  private final PartListener listener;
  private int files;
  private int fields;

  PartOpener(MultipartLimits limits, PartListener listener) {
    this.limits = limits;
    this.listener = listener;
  }

  PartContent open(PartHeaders headers) throws MultipartException {
    ContentDisposition disposition = headers.disposition();
    headers.requireIdentityEncoding();
    return disposition.fileName().isPresent()
        ? openFile(disposition.name(), disposition.fileName().get(), headers)
        : openField(disposition.name(), headers);
  }

  private PartContent openFile(String name, String fileName, PartHeaders headers)
      throws MultipartException {
    require(++files, limits.maxFiles(), TOO_MANY_FILES, "files");
    listener.onFile(new FilePart(name, fileName, headers.contentType()));
    return new PartContent.File(listener);
  }

  private PartContent openField(String name, PartHeaders headers) throws MultipartException {
    require(++fields, limits.maxFields(), TOO_MANY_FIELDS, "fields");
    return new PartContent.Field(name, charset(name, headers), limits, listener);
  }

  private static PartCharset charset(String name, PartHeaders headers) throws MultipartException {
    try {
      return headers.charset();
    } catch (MultipartException malformed) {
      throw malformed.of(name);
    }
  }

  private static void require(int count, int limit, MultipartException.Reason reason, String kind)
      throws MultipartException {
    if (count > limit) {
      throw new MultipartException(
          reason, "There are more than " + limit + " " + kind + ".", "", limit);
    }
  }
}
