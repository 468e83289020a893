package dev.waybill.rest.download;

import dev.waybill.domain.upload.MediaType;
import java.util.List;
import java.util.Set;

/// Which declared types a download is sent with. Types that a browser would run are not among them
/// (ASVS 3.2.1), although every download is a sandboxed attachment anyway.
final class ContentTypes {
  private static final List<String> FAMILIES = List.of("audio/", "video/", "font/");
  private static final Set<String> HARMLESS =
      Set.of(
          "application/gzip",
          "application/json",
          "application/msword",
          "application/pdf",
          "application/vnd.ms-excel",
          "application/vnd.ms-powerpoint",
          "application/vnd.oasis.opendocument.presentation",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/x-7z-compressed",
          "application/x-tar",
          "application/zip",
          "image/avif",
          "image/bmp",
          "image/gif",
          "image/jpeg",
          "image/png",
          "image/tiff",
          "image/webp",
          "text/csv",
          "text/markdown",
          "text/plain");

  private ContentTypes() {}

  static String sentFor(MediaType declared) {
    var type = declared.value();
    return HARMLESS.contains(type) || FAMILIES.stream().anyMatch(type::startsWith)
        ? type
        : MediaType.OCTET_STREAM.value();
  }
}
