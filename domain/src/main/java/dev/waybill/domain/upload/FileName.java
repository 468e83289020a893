package dev.waybill.domain.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;

/// The name of a file as it is shown and returned: never a path, never a key.
///
/// The clean form has no directory (`/` and `\` both separate), no control character, no bidi
/// control, no zero-width character, no byte order mark, no line or paragraph separator and no lone
/// surrogate; it is in NFC, does not end in a dot or a space, and has 1 to [#MAX_BYTES] bytes of
/// UTF-8. A name of which nothing is left is `file`.
///
/// @param value the name in its clean form
public record FileName(String value) {

  /// What ext4, NTFS, APFS and ZFS all store; bytes of UTF-8.
  public static final int MAX_BYTES = 255;

  /// A longer ending is no extension that a program would look at, so it may be cut. Bytes of
  /// UTF-8.
  private static final int MAX_EXTENSION_BYTES = 64;

  /// Composing costs the square of a run of combining marks, so no more than this is composed: what
  /// composes to a name within the limit is hardly ever longer. Bytes of UTF-8.
  private static final int MAX_COMPOSED_BYTES = 4 * MAX_BYTES;

  /// ` (2147483647)`.
  private static final int LONGEST_NUMBER = 13;

  private static final String NAMELESS = "file";

  /// @throws IllegalArgumentException if [#of(String)] would change the value
  public FileName {
    if (!value.equals(clean(value))) {
      throw new IllegalArgumentException("not the clean form of a file name");
    }
  }

  /// Makes a name of whatever a client sent. Never fails, and cleaning twice changes nothing.
  public static FileName of(String raw) {
    return new FileName(clean(raw));
  }

  /// The last dot and what follows it, or nothing: `.gz` of `a.tar.gz`, nothing of `.profile`.
  public String extension() {
    return extension(value);
  }

  /// The name with a number before its extension, `name (1).ext`, cut where it would be too long.
  /// It is cut by the same length for every number, so that two names which come out equal with one
  /// number do so with all.
  ///
  /// @param number 1 or more
  public FileName numbered(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("number must be 1 or more: " + number);
    }
    String stem = cut(stem(value), MAX_BYTES - LONGEST_NUMBER - utf8Length(extension()));
    return new FileName(stem + " (" + number + ")" + extension());
  }

  /// Each step leaves what the steps before it took care of, which makes the whole idempotent:
  /// taking characters out can join what NFC then composes, but NFC (unlike NFKC) yields neither a
  /// separator nor a character that is taken out, and a part of an NFC text is NFC.
  private static String clean(String raw) {
    String text = fit(withoutEnd(withoutHidden(withoutDirectories(raw))), MAX_COMPOSED_BYTES);
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String name = withoutEnd(fit(withoutEnd(composed), MAX_BYTES));
    return name.isEmpty() ? NAMELESS : name;
  }

  private static String withoutDirectories(String raw) {
    return raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
  }

  private static String withoutHidden(String text) {
    return text.codePoints()
        .filter(c -> !isHidden(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
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
    return (codePoint >= 0x200B && codePoint <= 0x200F)
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069)
        || codePoint == 0x061C
        || codePoint == 0xFEFF;
  }

  private static String withoutEnd(String text) {
    int end = text.length();
    while (end > 0
        && (text.charAt(end - 1) == '.' || Character.isSpaceChar(text.charAt(end - 1)))) {
      end--;
    }
    return text.substring(0, end);
  }

  /// Cuts before the extension, between two code points.
  private static String fit(String name, int maxBytes) {
    String extension = extension(name);
    return cut(stem(name), maxBytes - utf8Length(extension)) + extension;
  }

  private static String stem(String name) {
    return name.substring(0, name.length() - extension(name).length());
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 ? name.substring(dot) : "";
    return utf8Length(extension) <= MAX_EXTENSION_BYTES ? extension : "";
  }

  private static String cut(String text, int maxBytes) {
    int end = 0;
    int bytes = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      bytes += utf8Length(codePoint);
      if (bytes > maxBytes) {
        return text.substring(0, end);
      }
      end += Character.charCount(codePoint);
    }
    return text;
  }

  private static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    return codePoint < 0x800 ? 2 : Character.charCount(codePoint) + 2;
  }

  private static int utf8Length(String text) {
    return text.getBytes(UTF_8).length;
  }
}
