package dev.waybill.rest.http;

import dev.waybill.domain.upload.FileName;
import java.nio.charset.StandardCharsets;

/// `Content-Disposition` of a download (RFC 6266): always an attachment, with a name in ASCII and,
/// where that is not the whole name, in UTF-8 (RFC 8187).
public final class ContentDisposition {
  private static final String ATTRIBUTE_MARKS = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  public static String attachment(FileName name) {
    var fallback = ascii(name.value());
    var header = "attachment; filename=\"" + fallback + "\"";
    return fallback.equals(name.value())
        ? header
        : header + "; filename*=UTF-8''" + encoded(name.value());
  }

  /// Leaves out what clients read in different ways: quotes, backslashes, percent signs.
  private static String ascii(String name) {
    var text = new StringBuilder(name.length());
    name.codePoints()
        .forEach(c -> text.append(c < ' ' || c > '~' || "\"\\%".indexOf(c) >= 0 ? '_' : (char) c));
    return text.toString();
  }

  private static String encoded(String name) {
    var text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (isAttributeCharacter(b)) {
        text.append((char) b);
      } else {
        text.append(String.format("%%%02X", b));
      }
    }
    return text.toString();
  }

  private static boolean isAttributeCharacter(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || ATTRIBUTE_MARKS.indexOf(b) >= 0;
  }
}
