package dev.waybill.application.port;

import java.nio.ByteBuffer;
import java.util.UUID;

/// Unpredictable bytes (ASVS 11.5.1).
@FunctionalInterface
public interface RandomBytes {
  byte[] next(int count);

  /// A random UUID (RFC 9562, version 4).
  default UUID nextUuid() {
    var bytes = next(16);
    bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    return new UUID(longAt(bytes, 0), longAt(bytes, 8));
  }

  private static long longAt(byte[] bytes, int from) {
    return ByteBuffer.wrap(bytes).getLong(from);
  }
}
