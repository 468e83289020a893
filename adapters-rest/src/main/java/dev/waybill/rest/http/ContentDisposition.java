package dev.waybill.rest.http;

import dev.waybill.domain.upload.FileName;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;

/// `Content-Disposition` of a download (RFC 6266): always an attachment, with a name in ASCII and,
/// where that is not the whole name, in UTF-8 (RFC 8187).
public final class ContentDisposition {
  private static final String ATTRIBUTE_MARKS = "!#$&+-.^_`|~";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private ContentDisposition() {}

  public static String attachment(FileName name) {
    var fallback = ascii(name.value());
    var header = "attachment; filename=\"" + fallback + "\"";
    return fallback.equals(name.value()) && !fallback.contains("%")
        ? header
        : header + "; filename*=UTF-8''" + encoded(name.value());
  }

  /// What `curl -OJ` saves, which reads no `filename*`: letters without their accents, and `_` for
  /// what is not ASCII and for a quote; joiners fall away. A percent sign stays, as some clients
  /// decode it but those read `filename*`. Cleaned once more, as `.` with an accent must not become
  /// `.`.
  private static String ascii(String name) {
    var text = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK && !isJoiner(c))
        .forEach(c -> text.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? '_' : (char) c));
    return FileName.of(text.toString()).value();
  }

  private static boolean isJoiner(int c) {
    return c == 0x200C || c == 0x200D;
  }

  private static String encoded(String name) {
    var text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (isAttributeCharacter(b)) {
        text.append((char) b);
      } else {
        text.append('%').append(HEX.toHexDigits(b));
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
