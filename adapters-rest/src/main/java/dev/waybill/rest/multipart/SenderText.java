package dev.waybill.rest.multipart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/// Text that a sender wrote, as bytes or to be repeated to the sender.
public final class SenderText {
  private static final int MOST_SHOWN = 40;

  private SenderText() {}

  /// Empty where the bytes are no UTF-8.
  static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /// A header line: UTF-8, or else windows-1252, which is what old clients on Windows and Java's
  /// send.
  public static String line(byte[] bytes) {
    var text = new String(bytes, UTF_8);
    var isDoubtful = text.indexOf('\uFFFD') >= 0;
    return isDoubtful ? utf8(bytes).orElseGet(() -> Windows1252.decode(bytes)) : text;
  }

  /// A name as it may stand in a sentence: not long, and without what nobody sees.
  public static String shown(String name) {
    var end =
        name.offsetByCodePoints(0, Math.min(MOST_SHOWN, name.codePointCount(0, name.length())));
    var text = new StringBuilder(end + 1);
    name.substring(0, end).codePoints().forEach(c -> text.appendCodePoint(isVisible(c) ? c : '?'));
    return end < name.length() ? text.append('…').toString() : text.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
