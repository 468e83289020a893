package dev.waybill.rest.multipart;

/// Reads windows-1252 as the WHATWG Encoding Standard does: every byte means something, so no two
/// texts fall together. What is labelled ISO-8859-1 is read so too, as its own C1 controls are
/// never meant.
final class Windows1252 {
  /// What 0x80 to 0x9F mean.
  private static final String SPECIAL =
      "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
          + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

  private Windows1252() {}

  static String decode(byte[] bytes) {
    var text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      var value = b & 0xff;
      text.append(value >= 0x80 && value < 0xa0 ? SPECIAL.charAt(value - 0x80) : (char) value);
    }
    return text.toString();
  }
}
