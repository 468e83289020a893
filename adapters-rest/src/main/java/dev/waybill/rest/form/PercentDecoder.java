package dev.waybill.rest.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.rest.http.PercentEscape;
import dev.waybill.rest.multipart.PartCharset;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/// Decodes `application/x-www-form-urlencoded` text (WHATWG URL, section 5.1) strictly: once, and
/// only what is well-formed percent-encoding of text that is well-formed in its charset.
public final class PercentDecoder {
  private PercentDecoder() {}

  /// Empty where an escape is broken or the bytes are not UTF-8.
  public static Optional<String> decode(String text) {
    return bytes(text, UTF_8).flatMap(PercentDecoder::utf8);
  }

  /// @param text a character for each byte
  /// @return empty where an escape is broken or the bytes mean nothing in that charset
  static Optional<String> decode(String text, PartCharset charset) {
    return bytes(text, ISO_8859_1).flatMap(charset::decode);
  }

  /// @param others the charset of the characters that are not ASCII
  private static Optional<byte[]> bytes(String text, Charset others) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int value = PercentEscape.byteAt(text, i);
        if (value < 0) {
          return Optional.empty();
        }
        bytes.write(value);
        i += 2;
      } else if (c > 0x7f) {
        bytes.writeBytes(String.valueOf(c).getBytes(others));
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    return Optional.of(bytes.toByteArray());
  }

  /// Empty where the bytes are not UTF-8.
  public static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
