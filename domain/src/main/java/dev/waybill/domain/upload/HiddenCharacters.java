package dev.waybill.domain.upload;

/// Characters that nobody sees and that a name has no use for, except where a script needs them.
///
/// U+200C and U+200D spell words in Persian and Indic scripts and hold emoji together: they stay
/// where both neighbours are non-ASCII, and elsewhere only make two equal-looking names differ.
final class HiddenCharacters {
  private static final int ASCII = 0x80;

  private HiddenCharacters() {}

  /// Takes out all that are never kept: controls, lone surrogates, line and paragraph separators,
  /// bidi controls, characters of no width. Joiners stay for [#withoutStrayJoiners(String)].
  static String strip(String text) {
    return text.codePoints()
        .filter(c -> !isHidden(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static boolean isJoiner(int codePoint) {
    return codePoint == 0x200C || codePoint == 0x200D;
  }

  /// Takes out each run of joiners that has no non-ASCII character on either side.
  static String withoutStrayJoiners(String text) {
    var kept = new StringBuilder(text.length());
    var at = 0;
    while (at < text.length()) {
      var end = endOfRun(text, at);
      if (end == at) {
        kept.append(text.charAt(at++));
      } else {
        if (isForeign(text, at - 1) && isForeign(text, end)) {
          kept.append(text, at, end);
        }
        at = end;
      }
    }
    return kept.toString();
  }

  private static int endOfRun(String text, int from) {
    var end = from;
    while (end < text.length() && isJoiner(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /// Half of a surrogate pair will do: no half is ASCII.
  private static boolean isForeign(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= ASCII;
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isBidiOrZeroWidth(codePoint);
    };
  }

  private static boolean isBidiOrZeroWidth(int codePoint) {
    return codePoint == 0x200B
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069)
        || codePoint == 0x061C
        || codePoint == 0xFEFF;
  }
}
