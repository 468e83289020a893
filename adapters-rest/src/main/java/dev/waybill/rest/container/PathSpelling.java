package dev.waybill.rest.container;

import dev.waybill.rest.http.PercentEscape;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Every resource has one spelling of its path (RFC 3986 section 3.3), so that no check, limit or
/// log sees another path than the resource does. All others name nothing: no dot segment, empty
/// segment, trailing slash or `;` parameter; no encoded slash, backslash, control or character that
/// needs no encoding; no broken UTF-8.
final class PathSpelling {
  private static final String PLAIN_MARKS = "-._~!$&'()*+,=:@";
  private static final String NEVER_ENCODED = "-._/\\";

  private PathSpelling() {}

  static boolean isCanonical(String path) {
    if (path.equals("/")) {
      return true;
    }
    if (!path.startsWith("/")) {
      return false;
    }
    for (var segment : path.substring(1).split("/", -1)) {
      if (!isSegment(segment)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSegment(String segment) {
    if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
      return false;
    }
    var decoded = ByteBuffer.allocate(segment.length());
    for (var at = 0; at < segment.length(); at += segment.charAt(at) == '%' ? 3 : 1) {
      var b = segment.charAt(at) == '%' ? escape(segment, at) : plain(segment.charAt(at));
      if (b < 0) {
        return false;
      }
      decoded.put((byte) b);
    }
    return isUtf8(decoded.flip());
  }

  /// The byte of an escape, -1 if it must not be there.
  private static int escape(String segment, int at) {
    var b = PercentEscape.byteAt(segment, at);
    var refused = b < ' ' || b == 0x7f || isAlphanumeric(b) || NEVER_ENCODED.indexOf(b) >= 0;
    return refused ? -1 : b;
  }

  private static int plain(char c) {
    return isPlain(c) ? c : -1;
  }

  /// Whether it stands for itself; any other byte is escaped.
  static boolean isPlain(int c) {
    return isAlphanumeric(c) || PLAIN_MARKS.indexOf(c) >= 0;
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
