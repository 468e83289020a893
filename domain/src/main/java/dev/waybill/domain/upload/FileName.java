package dev.waybill.domain.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;

/// The name of a file as it is shown and returned: never a path, never a key.
///
/// The clean form has no directory (`/` and `\` both separate), no control character, no bidi
/// control, no zero-width character, no byte order mark, no line or paragraph separator and no lone
/// surrogate, except that U+200C and U+200D stay between non-ASCII characters; it is in NFC, does
/// not end in a dot or a space, and has 1 to [#MAX_BYTES] bytes of UTF-8. A name of which nothing
/// is left is `file`.
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

  private static String clean(String raw) {
    String name = remains(raw);
    return name.isEmpty() ? NAMELESS : name;
  }

  /// Whether cleaning takes every character out.
  static boolean leavesNothing(String raw) {
    return remains(raw).isEmpty();
  }

  /// Each step leaves what the steps before it took care of, which makes the whole idempotent:
  /// taking characters out can join what NFC then composes, but NFC (unlike NFKC) yields neither a
  /// separator nor a character that is taken out, and a part of an NFC text is NFC. Joiners are
  /// judged by their composed neighbours, which differ in ASCII from those that were sent, and what
  /// one of them held apart is composed then.
  private static String remains(String raw) {
    String text = HiddenCharacters.strip(withoutDirectories(raw));
    String bounded = composed(fit(withoutEnd(text), MAX_COMPOSED_BYTES));
    String composed = composed(HiddenCharacters.withoutStrayJoiners(bounded));
    return withoutEnd(fit(withoutEnd(composed), MAX_BYTES));
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static String withoutDirectories(String raw) {
    return raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
  }

  private static String withoutEnd(String text) {
    int end = text.length();
    while (end > 0 && isNoEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isNoEnd(char c) {
    return c == '.' || Character.isSpaceChar(c) || HiddenCharacters.isJoiner(c);
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

  /// A joiner that is left at the cut has nothing to join.
  private static String cut(String text, int maxBytes) {
    int end = 0;
    int bytes = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      bytes += utf8Length(codePoint);
      if (bytes > maxBytes) {
        return withoutJoinersAtEnd(text.substring(0, end));
      }
      end += Character.charCount(codePoint);
    }
    return text;
  }

  private static String withoutJoinersAtEnd(String text) {
    int end = text.length();
    while (end > 0 && HiddenCharacters.isJoiner(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
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
