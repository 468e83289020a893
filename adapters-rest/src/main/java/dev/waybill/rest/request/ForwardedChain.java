package dev.waybill.rest.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The `Forwarded` header (RFC 7239 section 4): an element a hop, our end last.
record ForwardedChain(List<String> elements) implements HopChain {
  private static final int MAX_PAIRS = 16;

  /// The quoted string is matched possessively: that takes no stack, however long it is.
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*+([!#$%&'*+.^_`|~0-9A-Za-z-]++)=(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\",;\\s]*+)\\s*+(;|$)");

  static ForwardedChain of(String header) {
    return new ForwardedChain(FromTheRight.split(header));
  }

  @Override
  public Optional<Hop> hop(int back) {
    return back < elements.size() ? read(elements.get(back)) : Optional.empty();
  }

  /// All of an element can be read, or nothing of it is believed.
  private static Optional<Hop> read(String element) {
    var said = new TreeMap<String, String>();
    var pairs = PAIR.matcher(element);
    while (said.size() < MAX_PAIRS && pairs.lookingAt()) {
      var name = pairs.group(1).toLowerCase(Locale.ROOT);
      if (said.put(name, unquoted(pairs.group(2))) != null) {
        return Optional.empty();
      }
      if (pairs.end() == element.length()) {
        return Optional.of(hop(said));
      }
      pairs.region(pairs.end(), element.length());
    }
    return Optional.empty();
  }

  private static Hop hop(Map<String, String> said) {
    return Hop.of(
        Optional.ofNullable(said.get("for")),
        Optional.ofNullable(said.get("proto")),
        Optional.ofNullable(said.get("host")),
        Optional.empty());
  }

  private static String unquoted(String value) {
    return value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
        : value;
  }
}
