package dev.waybill.rest.multipart;

/// Character classes of RFC 9110 section 5.6.
final class Tokens {
  private static final String SYMBOLS = "!#$%&'*+-.^_`|~";

  private Tokens() {}

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(Tokens::isTokenChar);
  }

  static boolean isTokenChar(int c) {
    return isAlphanumeric(c) || SYMBOLS.indexOf(c) >= 0;
  }

  static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /// Optional white space: space or tab, nothing of Unicode's.
  static boolean isOws(int c) {
    return c == ' ' || c == '\t';
  }

  static String trimOws(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isOws(text.charAt(from))) {
      from++;
    }
    while (to > from && isOws(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
