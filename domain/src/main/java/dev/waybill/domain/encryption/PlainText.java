package dev.waybill.domain.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Optional;

/// Recognises text, and bytes that are all the same (the start of a disk image). Each rule needs so
/// many bytes that random ones hardly ever meet it:
///
/// | rule | least bytes | random bytes meet it at most |
/// |---|---|---|
/// | printable ASCII | 20 | (98/256)^20 = 5e-9 (of 24 bytes: 1e-10) |
/// | UTF-8 without control characters | 32 | 0.48^32 = 7e-11 |
/// | UTF-8 behind its byte order mark | 16 | 2^-24 * 0.6^13 = 8e-11 |
/// | UTF-16: see [Utf16Text] | 16 | 7e-10 |
/// | one byte a letter, such as ISO 8859-1 | 200 | (227/256)^200 = 4e-11 |
final class PlainText {
  private static final int LEAST_ASCII = 20;
  private static final int LEAST_UTF_8 = 32;
  private static final int LEAST_MARKED = 16;
  private static final int LEAST_SINGLE_BYTES = 200;

  private PlainText() {}

  /// @param head the first bytes of a file, or all of it
  static Optional<String> of(byte[] head) {
    if (isText(head)) {
      return Optional.of("text");
    }
    return isOneByte(head) ? Optional.of("empty space") : Optional.empty();
  }

  private static boolean isText(byte[] head) {
    return (head.length >= LEAST_ASCII && isAscii(head))
        || (head.length >= LEAST_UTF_8 && isUtf8(head))
        || (head.length >= LEAST_MARKED && isMarkedUtf8(head))
        || (head.length >= LEAST_SINGLE_BYTES && isWithoutControls(head))
        || Utf16Text.isText(head);
  }

  private static boolean isOneByte(byte[] head) {
    for (var each : head) {
      if (each != head[0]) {
        return false;
      }
    }
    return head.length > 0;
  }

  private static boolean isAscii(byte[] head) {
    for (var each : head) {
      if (each < 0 || each == 0x7f || isControl(each)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithoutControls(byte[] head) {
    for (var each : head) {
      if (isControl(each)) {
        return false;
      }
    }
    return true;
  }

  /// One of the 29 control characters below the space that text files do not have.
  private static boolean isControl(byte each) {
    return each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r';
  }

  /// Whatever control characters it has.
  private static boolean isMarkedUtf8(byte[] head) {
    return head[0] == (byte) 0xef
        && head[1] == (byte) 0xbb
        && head[2] == (byte) 0xbf
        && decoded(head).isPresent();
  }

  private static boolean isUtf8(byte[] head) {
    return decoded(head).filter(text -> text.chars().noneMatch(PlainText::isControl)).isPresent();
  }

  /// A character that the end of the head cuts in two does not count.
  private static Optional<CharBuffer> decoded(byte[] head) {
    var text = CharBuffer.allocate(head.length);
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(head), text, false).isError()
        ? Optional.empty()
        : Optional.of(text.flip());
  }

  private static boolean isControl(int letter) {
    return Character.isISOControl(letter)
        && letter != '\t'
        && letter != '\n'
        && letter != '\r'
        && letter != '\f';
  }
}
