package dev.waybill.rest.multipart;

import java.util.Optional;

/// A part's `Content-Disposition` (RFC 7578 section 4.2). `filename*` and `name*` are ignored: the
/// same section forbids the former.
///
/// @param name the field name, possibly empty
/// @param fileName the raw file name; present, even if empty, makes the part a file
record ContentDisposition(String name, Optional<String> fileName) {

  static ContentDisposition parse(String text) throws MultipartException {
    HeaderValue value = HeaderValue.parse(text);
    if (!value.main().equals("form-data")) {
      throw MultipartException.malformed("A part's Content-Disposition is not form-data.");
    }
    Optional<String> name = value.single("name");
    if (name.isEmpty()) {
      throw MultipartException.malformed("A part has no name.");
    }
    return new ContentDisposition(name.get(), value.single("filename"));
  }
}
