package dev.waybill.domain.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Optional;

/// Recognises text, and bytes that are all the same (the start of a disk image).
final class PlainText {
  /// Random bytes are UTF-8 without control characters with less than 0.48 to the power of their
  /// number: 2^-50 for as many as these.
  private static final int LEAST = 48;

  private PlainText() {}

  static Optional<String> of(byte[] head) {
    if (head.length >= LEAST && isText(head)) {
      return Optional.of("text");
    }
    return isOneByte(head) ? Optional.of("empty space") : Optional.empty();
  }

  private static boolean isOneByte(byte[] head) {
    for (var each : head) {
      if (each != head[0]) {
        return false;
      }
    }
    return head.length > 0;
  }

  /// A character that the end of the head cuts in two does not count.
  private static boolean isText(byte[] head) {
    var text = CharBuffer.allocate(head.length);
    if (UTF_8.newDecoder().decode(ByteBuffer.wrap(head), text, false).isError()) {
      return false;
    }
    return text.flip().chars().noneMatch(PlainText::isControl);
  }

  private static boolean isControl(int letter) {
    return Character.isISOControl(letter)
        && letter != '\t'
        && letter != '\n'
        && letter != '\r'
        && letter != '\f';
  }
}
