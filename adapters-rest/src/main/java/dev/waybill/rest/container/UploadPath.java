package dev.waybill.rest.container;

import dev.waybill.rest.multipart.SenderText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// `/upload/{name}`, where the last segment is a name to be given and not one to be found. RFC 3986
/// section 6.2.2.2 equates spellings that escape more or less than they must, and clients send `[ ]
/// | ; ^ { }`, UTF-8 and a `%` that begins no escape as they are: all of them mean the same bytes,
/// which are spelled here in the one way that [PathSpelling] knows. The bytes are read as those of
/// names in forms are; control characters are left away, and of a path in a name its last part
/// counts.
final class UploadPath {
  /// Where a name is missing.
  static final String NAMELESS = "/upload";

  private static final String PREFIX = NAMELESS + "/";
  private static final String HEX = "0123456789ABCDEF";

  private UploadPath() {}

  /// The target of a request without what Jetty would refuse in a name: a `%` that begins no
  /// escape, which is escaped itself (node's fetch sends it bare, by the URL Standard), and an
  /// escaped NUL, which is left away.
  static String parseable(String target) {
    var path = target.startsWith("/") ? 0 : target.indexOf('/', target.indexOf("://") + 3);
    if (path < 0 || !target.startsWith(PREFIX, path) || target.indexOf('%', path) < 0) {
      return target;
    }
    var query = target.indexOf('?', path);
    var end = query < 0 ? target.length() : query;
    var escaped = new StringBuilder(target.length() + 2);
    escaped.append(target, 0, path);
    for (var at = path; at < end; at++) {
      var c = target.charAt(at);
      var b = c == '%' ? byteAt(target, at) : c;
      if (b == 0) {
        at += 2;
      } else {
        escaped.append(b < 0 ? "%25" : String.valueOf(c));
      }
    }
    return escaped.append(target, end, target.length()).toString();
  }

  /// Whether what should be a name is none: several segments, `.`, `..`.
  ///
  /// @param path as [#respelled] gives it
  static boolean isNoName(String path) {
    return path.startsWith(PREFIX)
        && (path.indexOf('/', PREFIX.length()) >= 0 || !PathSpelling.isCanonical(path));
  }

  /// The canonical spelling; any other path as it is. An empty name is left away, and so is its
  /// slash.
  ///
  /// @param sent what makes the bytes that were sent of the characters of the path
  static String respelled(String path, Charset sent) {
    if (!path.startsWith(PREFIX) || path.indexOf('/', PREFIX.length()) >= 0) {
      return path;
    }
    var name = SenderText.line(lastPart(path, sent));
    var clean = new StringBuilder(name.length());
    name.codePoints().filter(c -> !Character.isISOControl(c)).forEach(clean::appendCodePoint);
    return clean.isEmpty() ? NAMELESS : PREFIX + spelled(clean.toString());
  }

  private static byte[] lastPart(String path, Charset sent) {
    var name = new ByteArrayOutputStream(path.length());
    for (var at = PREFIX.length(); at < path.length(); ) {
      var b = path.charAt(at) == '%' ? byteAt(path, at) : -1;
      var end = b < 0 ? path.offsetByCodePoints(at, 1) : at + 3;
      if (b == '/' || b == '\\' || path.charAt(at) == '\\') {
        name.reset();
      } else if (b < 0) {
        name.writeBytes(path.substring(at, end).getBytes(sent));
      } else {
        name.write(b);
      }
      at = end;
    }
    return name.toByteArray();
  }

  /// The byte of an escape, -1 if it is none.
  private static int byteAt(String path, int at) {
    if (at + 3 > path.length()) {
      return -1;
    }
    var high = PathSpelling.hexDigit(path.charAt(at + 1));
    var low = PathSpelling.hexDigit(path.charAt(at + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static String spelled(String name) {
    var spelled = new StringBuilder(name.length());
    for (var b : name.getBytes(StandardCharsets.UTF_8)) {
      if (PathSpelling.isPlain(b & 0xff)) {
        spelled.append((char) b);
      } else {
        spelled.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
    return spelled.toString();
  }
}
