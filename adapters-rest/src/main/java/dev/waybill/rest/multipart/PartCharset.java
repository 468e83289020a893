package dev.waybill.rest.multipart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the charset label of a text part or a form says of its bytes. Java clients label every
/// field ISO-8859-1 or US-ASCII by default, so a label alone is no reason to refuse one.
public enum PartCharset {
  /// UTF-8, or no label.
  UTF_8,
  /// US-ASCII; of what is none, UTF-8 is the better guess.
  ASCII,
  /// ISO-8859-1 and windows-1252.
  WESTERN,
  /// Any other name: taken where the bytes are ASCII.
  UNKNOWN,
  /// UTF-16, UTF-32 and the like, whose bytes may look like ASCII and mean something else.
  WIDE;

  private static final Set<String> UTF_8_LABELS = Set.of("utf8", "unicode11utf8");
  private static final Set<String> ASCII_LABELS = Set.of("ascii", "usascii", "ansix341968");
  private static final Set<String> WESTERN_LABELS =
      Set.of(
          "iso88591",
          "iso885911987",
          "latin1",
          "l1",
          "isoir100",
          "csisolatin1",
          "cp819",
          "ibm819",
          "windows1252",
          "cp1252",
          "xcp1252");
  private static final List<String> WIDE_LABELS =
      List.of("utf16", "utf32", "ucs2", "ucs4", "iso10646", "unicode", "csunicode");

  /// Letter case and punctuation make no difference: `UTF8`, `latin-1`, `cp_1252`.
  public static PartCharset of(String label) {
    var word = word(label);
    if (UTF_8_LABELS.contains(word)) {
      return UTF_8;
    }
    if (ASCII_LABELS.contains(word)) {
      return ASCII;
    }
    if (WESTERN_LABELS.contains(word)) {
      return WESTERN;
    }
    return WIDE_LABELS.stream().anyMatch(word::startsWith) ? WIDE : UNKNOWN;
  }

  /// Empty where the bytes do not mean what the label says, or nobody knows what they mean.
  public Optional<String> decode(byte[] bytes) {
    var utf8 = SenderText.utf8(bytes);
    return switch (this) {
      case UTF_8 -> utf8;
      case ASCII -> utf8.or(() -> Optional.of(Windows1252.decode(bytes)));
      case WESTERN -> Optional.of(Windows1252.decode(bytes));
      case UNKNOWN -> utf8.filter(text -> text.length() == bytes.length);
      case WIDE -> Optional.empty();
    };
  }

  /// What the sender is told where the bytes cannot be decoded.
  String refusal() {
    return this == UTF_8
        ? "The text is not UTF-8; send that, or name its charset."
        : "The text is not in a charset that is known here and that it is labelled with; send"
            + " UTF-8.";
  }

  private static String word(String label) {
    return label
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Tokens::isAlphanumeric)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
