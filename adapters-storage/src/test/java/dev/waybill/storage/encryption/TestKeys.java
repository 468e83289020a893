package dev.waybill.storage.encryption;

import java.util.Arrays;
import java.util.Base64;

/// Lines of key files.
final class TestKeys {
  static final String FIRST = line(1);
  static final String SECOND = line(2);
  static final String THIRD = line(3);

  private TestKeys() {}

  /// A key whose bytes are all the same.
  static String line(int value) {
    var key = new byte[Envelope.KEY];
    Arrays.fill(key, (byte) value);
    return Base64.getEncoder().encodeToString(key);
  }
}
