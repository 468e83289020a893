package dev.waybill.rest.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waybill.rest.http.PercentEscape;
import org.eclipse.jetty.util.Utf8StringBuilder;

/// The target of an HTTP/1 request with a character for each byte, as it is in HTTP/2. Jetty would
/// read UTF-8 and forget what the other bytes were.
final class TargetBytes extends Utf8StringBuilder {
  private static final int USUAL = 256;

  private final StringBuilder bytes = new StringBuilder(USUAL);

  /// A target with each byte escaped that is not ASCII; Jetty stumbles over some.
  ///
  /// @param target a character for each byte
  /// @param path where its path begins
  static String escaped(String target, int path) {
    if (target.chars().allMatch(c -> c < 0x80)) {
      return target;
    }
    var escaped = new StringBuilder(target.length() * PercentEscape.LENGTH);
    escaped.append(target, 0, path);
    for (var at = path; at < target.length(); at++) {
      var c = target.charAt(at);
      if (c < 0x80) {
        escaped.append(c);
      } else {
        PercentEscape.append(escaped, c);
      }
    }
    return escaped.toString();
  }

  @Override
  public void append(byte b) {
    bytes.append((char) (b & 0xff));
  }

  @Override
  public void append(byte[] from, int offset, int length) {
    bytes.append(new String(from, offset, length, ISO_8859_1));
  }

  @Override
  public int length() {
    return bytes.length();
  }

  @Override
  public void reset() {
    bytes.setLength(0);
  }

  @Override
  public String toCompleteString() {
    return bytes.toString();
  }

  @Override
  public String toString() {
    return bytes.toString();
  }
}
