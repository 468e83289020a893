package dev.waybill.rest.page;

import io.nayuki.qrcodegen.QrCode.Ecc;

/// A QR code (ISO/IEC 18004) as the page draws it: the dark modules as one SVG path on a light
/// ground.
///
/// @param side of the square with the light margin that the standard asks for, in modules
/// @param path the `d` of the dark modules, a rectangle for each run of them in a row
public record QrCode(int side, String path) {
  /// The quiet zone, in modules.
  private static final int MARGIN = 4;

  /// @param text an address; those of links have some 80 characters
  public static QrCode of(String text) {
    // Fewer modules are easier for a camera than more redundancy: a screen has no stains.
    var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.LOW);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      addRow(code, y, path);
    }
    return new QrCode(code.size + 2 * MARGIN, path.toString());
  }

  private static void addRow(io.nayuki.qrcodegen.QrCode code, int y, StringBuilder path) {
    for (int x = 0; x < code.size; x++) {
      int end = x;
      while (code.getModule(end, y)) { // Light outside of the code.
        end++;
      }
      if (end > x) {
        path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN);
        path.append('h').append(end - x).append("v1h-").append(end - x).append('z');
        x = end;
      }
    }
  }
}
