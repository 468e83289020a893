package dev.waybill.rest.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/// `/upload/{name}`, where the last segment is a name to be given and not one to be found. RFC 3986
/// section 6.2.2.2 equates spellings that escape more or less than they must, and clients send `[ ]
/// | ; ^ { }` and UTF-8 as they are: all of them mean the same bytes, which are spelled here in the
/// one way that [PathSpelling] knows. Of a path in a name its last part counts, as in forms.
final class UploadPath {
  private static final String PREFIX = "/upload/";
  private static final String HEX = "0123456789ABCDEF";

  private UploadPath() {}

  /// The canonical spelling; any other path as it is. An empty name is left away, and so is its
  /// slash.
  ///
  /// @param sent what makes the bytes that were sent of the characters of the path
  static String respelled(String path, Charset sent) {
    if (!path.startsWith(PREFIX) || path.indexOf('/', PREFIX.length()) >= 0) {
      return path;
    }
    var name = new ByteArrayOutputStream(path.length());
    for (var at = PREFIX.length(); at < path.length(); ) {
      var b = path.charAt(at) == '%' ? escaped(path, at) : -1;
      if (path.charAt(at) == '%' && b < 0) {
        return path;
      }
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
    return name.size() == 0 ? "/upload" : PREFIX + spelled(name.toByteArray());
  }

  /// The byte of an escape, -1 if it is none.
  private static int escaped(String path, int at) {
    if (at + 3 > path.length()) {
      return -1;
    }
    var high = PathSpelling.hexDigit(path.charAt(at + 1));
    var low = PathSpelling.hexDigit(path.charAt(at + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static String spelled(byte[] name) {
    var spelled = new StringBuilder(name.length);
    for (var b : name) {
      if (PathSpelling.isPlain(b & 0xff)) {
        spelled.append((char) b);
      } else {
        spelled.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
    return spelled.toString();
  }
}
