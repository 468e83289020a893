package dev.waybill.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The `Forwarded` header (RFC 7239 section 4): an element a hop, our end last.
record ForwardedHeader(List<Map<String, String>> hops) {
  private static final int MAX_PAIRS = 64;

  /// The quoted string is matched possessively: that takes no stack, however long it is.
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\",;\\s]*)\\s*([,;]|$)");

  static ForwardedHeader parse(String value) {
    var hops = new ArrayList<Map<String, String>>();
    var hop = new TreeMap<String, String>();
    var pairs = PAIR.matcher(value);
    for (int count = 0; count < MAX_PAIRS && pairs.lookingAt(); count++) {
      hop.put(pairs.group(1).toLowerCase(Locale.ROOT), unquoted(pairs.group(2)));
      if (!pairs.group(3).equals(";")) {
        hops.add(hop);
        hop = new TreeMap<>();
      }
      pairs.region(pairs.end(), value.length());
    }
    return new ForwardedHeader(hops);
  }

  List<String> all(String parameter) {
    return hops.stream().map(hop -> hop.getOrDefault(parameter, "unknown")).toList();
  }

  Optional<String> last(String parameter) {
    return hops.isEmpty() ? Optional.empty() : Optional.ofNullable(hops.getLast().get(parameter));
  }

  private static String unquoted(String value) {
    return value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
        : value;
  }
}
