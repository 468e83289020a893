package dev.waybill.rest.http;

/// The `%` and two hexadecimal digits that stand for a byte (RFC 3986 section 2.1).
public final class PercentEscape {
  /// How many characters an escape has.
  public static final int LENGTH = 3;

  private static final String HEX = "0123456789ABCDEF";

  private PercentEscape() {}

  /// The byte that an escape stands for, 0 to 255; -1 where its digits are missing or are none.
  ///
  /// @param at where its `%` is
  public static int byteAt(String text, int at) {
    if (at + LENGTH > text.length()) {
      return -1;
    }
    var high = hexDigit(text.charAt(at + 1));
    var low = hexDigit(text.charAt(at + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /// Writes the escape of a byte.
  public static void append(StringBuilder text, int b) {
    text.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
  }

  /// ASCII only, unlike [Character#digit(char, int)].
  private static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
