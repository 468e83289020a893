package dev.waybill.bootstrap.config;

/// Text from outside, made fit for a terminal or a log: one line, no control characters, not long.
final class Shown {
  private static final int MAX_LENGTH = 200;

  private Shown() {}

  static String of(String text) {
    var cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    return cut.replaceAll("[\\p{C}\\u2028\\u2029]", "\uFFFD");
  }
}
