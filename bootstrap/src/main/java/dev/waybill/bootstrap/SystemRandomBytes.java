package dev.waybill.bootstrap;

import dev.waybill.application.port.RandomBytes;
import java.security.SecureRandom;

/// The operating system's random bytes: the only place that asks for them.
public final class SystemRandomBytes implements RandomBytes {
  private final SecureRandom random = new SecureRandom();

  @Override
  public byte[] next(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
