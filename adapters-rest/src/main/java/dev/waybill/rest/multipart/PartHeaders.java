package dev.waybill.rest.multipart;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The headers of one part, checked line by line. Only those that RFC 7578 section 4.8 knows are
/// kept; any other, `Content-Length` included, must be well formed and is then forgotten.
final class PartHeaders {
  private static final String DISPOSITION = "content-disposition";
  private static final String TYPE = "content-type";
  private static final String TRANSFER_ENCODING = "content-transfer-encoding";
  private static final Set<String> KEPT = Set.of(DISPOSITION, TYPE, TRANSFER_ENCODING);
  private static final Set<String> IDENTITY_ENCODINGS = Set.of("7bit", "8bit", "binary");

  private final Map<String, String> kept = HashMap.newHashMap(KEPT.size());

  /// Adds one line without its line end. A line that begins with white space continues the one
  /// before it (folding), which is refused with every other bad header name.
  void add(String line) throws MultipartException {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!Tokens.isToken(name)) {
      throw MultipartException.malformed("A part has a malformed header line.");
    }
    if (KEPT.contains(name) && kept.put(name, Tokens.trimOws(line.substring(colon + 1))) != null) {
      throw MultipartException.malformed("A part repeats a header.");
    }
  }

  ContentDisposition disposition() throws MultipartException {
    String value = kept.get(DISPOSITION);
    if (value == null) {
      throw MultipartException.malformed("A part has no Content-Disposition.");
    }
    return ContentDisposition.parse(value);
  }

  Optional<String> contentType() {
    return Optional.ofNullable(kept.get(TYPE));
  }

  /// Refuses encodings that this reader would have to undo: storing the encoded bytes would hand
  /// out another file than the sender meant.
  void requireIdentityEncoding() throws MultipartException {
    String encoding = kept.getOrDefault(TRANSFER_ENCODING, "binary");
    if (!IDENTITY_ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw MultipartException.malformed("A part has an unsupported Content-Transfer-Encoding.");
    }
  }

  /// The charset that a field is labelled with. Two labels that differ are refused: two readers of
  /// one request must not be able to read different texts.
  PartCharset charset() throws MultipartException {
    List<PartCharset> charsets =
        HeaderValue.parse(kept.getOrDefault(TYPE, "")).all("charset").stream()
            .map(PartCharset::of)
            .distinct()
            .toList();
    if (charsets.size() > 1) {
      throw MultipartException.malformed("A field has two charsets.");
    }
    return charsets.isEmpty() ? PartCharset.UTF_8 : charsets.getFirst();
  }
}
