package dev.waybill.bootstrap.logging;

import java.util.Locale;

/// Text of any origin in a line of the log. What could end the line, move a terminal's cursor, turn
/// the direction of writing or be no text at all is written as JSON has it (`\n`, `\u001b`); what
/// is too long is cut (ASVS 16.4.1).
final class Escapes {
  private static final int LONGEST = 8 << 10;

  /// A stack trace has more.
  static final int LONGEST_TRACE = 32 << 10;

  private Escapes() {}

  /// @param quoted whether the text stands between quotation marks
  static void append(StringBuilder to, String text, boolean quoted) {
    append(to, text, quoted, LONGEST);
  }

  /// @param most characters that are written
  static void append(StringBuilder to, String text, boolean quoted, int most) {
    var end = end(text, most);
    for (var i = 0; i < end; i++) {
      var c = text.charAt(i);
      if (c >= ' ' && c < '\u007f') {
        if (quoted && (c == '"' || c == '\\')) {
          to.append('\\');
        }
        to.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < end
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        pair(to, text.codePointAt(i));
        i++;
      } else {
        other(to, c);
      }
    }
    if (end < text.length()) {
      to.append("... (cut, of ").append(text.length()).append(" characters)");
    }
  }

  /// Never in the middle of a pair of surrogates.
  private static int end(String text, int most) {
    if (text.length() <= most) {
      return text.length();
    }
    return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
  }

  private static void pair(StringBuilder to, int codePoint) {
    if (isShown(codePoint)) {
      to.appendCodePoint(codePoint);
    } else {
      code(to, Character.highSurrogate(codePoint));
      code(to, Character.lowSurrogate(codePoint));
    }
  }

  private static void other(StringBuilder to, char c) {
    switch (c) {
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default -> {
        if (isShown(c)) {
          to.append(c);
        } else {
          code(to, c);
        }
      }
    }
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static void code(StringBuilder to, char c) {
    to.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
  }
}
