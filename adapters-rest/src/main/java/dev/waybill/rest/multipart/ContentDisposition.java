package dev.waybill.rest.multipart;

import java.util.List;
import java.util.Optional;

/// A part's `Content-Disposition` (RFC 7578 section 4.2). That section forbids `filename*`, but
/// .NET, Apache HttpClient and others put the true name there, and only something like it into
/// `filename`: where it stands once and is well formed, it wins. `name*` is ignored.
///
/// @param name the field name, possibly empty
/// @param fileName the file name that was meant; present, even if empty, makes the part a file
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
    return new ContentDisposition(name.get(), fileName(value));
  }

  private static Optional<String> fileName(HeaderValue value) throws MultipartException {
    Optional<String> plain = value.single("filename").map(ContentDisposition::withoutEscapes);
    return Optional.of(value.all("filename*"))
        .filter(names -> names.size() == 1)
        .map(List::getFirst)
        .flatMap(ExtendedValue::decode)
        .filter(name -> !name.isEmpty())
        .or(() -> plain);
  }

  /// Browsers, fetch, requests and curl write a quote and line ends as these three (WHATWG HTML,
  /// "multipart/form-data encoding algorithm"), but do not escape `%`: anything else stays.
  private static String withoutEscapes(String fileName) {
    return fileName.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
  }
}
