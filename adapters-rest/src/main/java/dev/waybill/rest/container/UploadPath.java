package dev.waybill.rest.container;

import dev.waybill.rest.http.PercentEscape;
import dev.waybill.rest.multipart.SenderText;
import java.io.ByteArrayOutputStream;
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

  private UploadPath() {}

  /// The target of a request without what Jetty would refuse in a name: bytes that are not ASCII
  /// and a `%` that begins no escape, which are escaped themselves (node's fetch sends the latter
  /// bare, by the URL Standard), and an escaped NUL, which is left away.
  ///
  /// @param target a character for each byte
  static String parseable(String target) {
    var path = target.startsWith("/") ? 0 : target.indexOf('/', target.indexOf("://") + 3);
    if (path < 0) {
      return target;
    }
    var ascii = TargetBytes.escaped(target, path);
    var isName = ascii.startsWith(PREFIX, path) && ascii.indexOf('%', path) >= 0;
    return isName ? withWholeEscapes(ascii, path) : ascii;
  }

  private static String withWholeEscapes(String target, int path) {
    var query = target.indexOf('?', path);
    var end = query < 0 ? target.length() : query;
    var escaped = new StringBuilder(target.length() + 2);
    escaped.append(target, 0, path);
    for (var at = path; at < end; at++) {
      var c = target.charAt(at);
      var b = c == '%' ? PercentEscape.byteAt(target, at) : c;
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
  static String respelled(String path) {
    if (!path.startsWith(PREFIX) || path.indexOf('/', PREFIX.length()) >= 0) {
      return path;
    }
    var name = SenderText.line(lastPart(path));
    var clean = new StringBuilder(name.length());
    name.codePoints().filter(c -> !Character.isISOControl(c)).forEach(clean::appendCodePoint);
    return clean.isEmpty() ? NAMELESS : PREFIX + spelled(clean.toString());
  }

  private static byte[] lastPart(String path) {
    var name = new ByteArrayOutputStream(path.length());
    for (var at = PREFIX.length(); at < path.length(); ) {
      var escaped = path.charAt(at) == '%' ? PercentEscape.byteAt(path, at) : -1;
      var b = escaped < 0 ? path.charAt(at) : escaped;
      if (b == '/' || b == '\\') {
        name.reset();
      } else {
        name.write(b);
      }
      at += escaped < 0 ? 1 : PercentEscape.LENGTH;
    }
    return name.toByteArray();
  }

  private static String spelled(String name) {
    var spelled = new StringBuilder(name.length());
    for (var b : name.getBytes(StandardCharsets.UTF_8)) {
      if (PathSpelling.isPlain(b & 0xff)) {
        spelled.append((char) b);
      } else {
        PercentEscape.append(spelled, b);
      }
    }
    return spelled.toString();
  }
}
