package dev.waybill.rest.testing;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the media type of the document that a response has.
final class MediaTypes {
  private MediaTypes() {}

  /// An entry of `content`, by its exact type, else one with `x-waybill-any-type`, which stands for
  /// bytes of whatever type the uploader said (`*/*` would say so too, but many generators of
  /// clients cannot read it). An entry with `x-waybill-when-header` counts only, and then before
  /// all others, when the response has that header: by it bytes that somebody uploaded as JSON
  /// differ from JSON of ours.
  static Optional<Map.Entry<String, Located>> find(Located content, Answer answer) {
    var type = bare(answer.header("Content-Type").orElse(""));
    return choose(content, answer, type, true).or(() -> choose(content, answer, type, false));
  }

  static String bare(String contentType) {
    var semicolon = contentType.indexOf(';');
    var type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<Map.Entry<String, Located>> choose(
      Located content, Answer answer, String type, boolean byHeader) {
    return content.children().entrySet().stream()
        .filter(entry -> counts(entry.getValue(), answer, byHeader))
        .filter(entry -> entry.getKey().equals(type) || isAnyType(entry.getValue(), type))
        .min(Comparator.comparing(entry -> !entry.getKey().equals(type)));
  }

  private static boolean isAnyType(Located entry, String type) {
    return entry.isTrue("x-waybill-any-type") && type.matches("[^/]+/[^/]+");
  }

  private static boolean counts(Located entry, Answer answer, boolean byHeader) {
    var header = entry.node().path("x-waybill-when-header").asText("");
    return byHeader ? !header.isEmpty() && answer.has(header) : header.isEmpty();
  }
}
