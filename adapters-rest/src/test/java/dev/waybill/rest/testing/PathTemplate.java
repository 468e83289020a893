package dev.waybill.rest.testing;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A path of the document, such as `/f/{id}`. A parameter is one segment as it stands in the
/// request, with its percent signs.
record PathTemplate(String text) {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]+}");

  boolean matches(String path) {
    var pattern =
        Stream.of(text.split("/", -1))
            .map(part -> PARAMETER.matcher(part).matches() ? "[^/]+" : Pattern.quote(part))
            .collect(Collectors.joining("/"));
    return path.matches(pattern);
  }

  /// The more of it is literal, the better it fits.
  int literalCharacters() {
    return PARAMETER.matcher(text).replaceAll("").length();
  }
}
