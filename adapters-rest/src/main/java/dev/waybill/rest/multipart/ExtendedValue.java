package dev.waybill.rest.multipart;

import dev.waybill.rest.http.PercentEscape;
import java.util.Arrays;
import java.util.Optional;

/// The value of an extended parameter such as `filename*` (RFC 8187 section 3.2):
/// `UTF-8'language'percent-encoded`.
final class ExtendedValue {
  private static final String CHARSET = "UTF-8'";
  private static final String ATTRIBUTE_MARKS = "!#$&+-.^_`|~";

  private ExtendedValue() {}

  /// Empty where it is not well formed or in another charset. Whether it stood in quotation marks,
  /// as Apache HttpClient 5 writes it, makes no difference.
  static Optional<String> decode(String text) {
    if (!text.regionMatches(true, 0, CHARSET, 0, CHARSET.length())) {
      return Optional.empty();
    }
    var language = text.indexOf('\'', CHARSET.length());
    return language < 0 || !isLanguage(text.substring(CHARSET.length(), language))
        ? Optional.empty()
        : percentDecoded(text.substring(language + 1));
  }

  private static boolean isLanguage(String text) {
    return text.chars().allMatch(c -> Tokens.isAlphanumeric(c) || c == '-');
  }

  private static Optional<String> percentDecoded(String text) {
    var bytes = new byte[text.length()];
    var count = 0;
    for (var at = 0; at < text.length(); at += text.charAt(at) == '%' ? 3 : 1) {
      var value = text.charAt(at) == '%' ? PercentEscape.byteAt(text, at) : plain(text.charAt(at));
      if (value < 0) {
        return Optional.empty();
      }
      bytes[count++] = (byte) value;
    }
    return SenderText.utf8(Arrays.copyOf(bytes, count));
  }

  private static int plain(char c) {
    return Tokens.isAlphanumeric(c) || ATTRIBUTE_MARKS.indexOf(c) >= 0 ? c : -1;
  }
}
