package dev.waybill.rest.request;

import java.util.ArrayList;
import java.util.List;

/// Splits a list in a header (RFC 9110 section 5.6.1) from its end, where our own proxies write:
/// nothing that a stranger has written before can change how that is read, not even a quote that is
/// never closed.
final class FromTheRight {
  /// Of the longest host or address, in quotes and with its parameters.
  private static final int MAX_LENGTH = 512;

  private static final int MAX_ELEMENTS = 32;

  /// Stands for an element that is too long. No element can be this, and it means nothing.
  private static final String TOO_LONG = ",";

  private FromTheRight() {}

  /// @return the last element first; ends with one that is too long, which cannot be read, and
  ///   after the 32nd
  static List<String> split(String header) {
    var elements = new ArrayList<String>();
    int end = header.length();
    while (end >= 0 && elements.size() < MAX_ELEMENTS) {
      int comma = commaBefore(end, header);
      if (end - comma > MAX_LENGTH) {
        elements.add(TOO_LONG);
        break;
      }
      elements.add(header.substring(comma + 1, end).strip());
      end = comma;
    }
    return elements;
  }

  /// @return -1 if there is none
  private static int commaBefore(int end, String header) {
    boolean quoted = false;
    for (int i = end - 1; i >= 0; i--) {
      char c = header.charAt(i);
      if (c == '"') {
        quoted = !quoted || isEscaped(i, header);
      } else if (c == ',' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isEscaped(int at, String header) {
    int slash = at;
    while (slash > 0 && header.charAt(slash - 1) == '\\') {
      slash--;
    }
    return (at - slash) % 2 == 1;
  }
}
