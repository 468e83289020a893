package dev.waybill.application.fake;

import dev.waybill.application.port.PasswordHasher;
import dev.waybill.domain.access.Password;
import dev.waybill.domain.access.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes passwords down readably, and counts how often it is asked.
public final class FakePasswordHasher implements PasswordHasher {
  private final AtomicInteger asked = new AtomicInteger();

  public int asked() {
    return asked.get();
  }

  @Override
  public PasswordHash hash(Password password, String client) {
    asked.incrementAndGet();
    return of(password.value());
  }

  @Override
  public boolean matches(Password password, PasswordHash hash, String client) {
    asked.incrementAndGet();
    return of(password.value()).equals(hash);
  }

  /// What this hasher makes of a password.
  public static PasswordHash of(String password) {
    var bytes = password.getBytes(StandardCharsets.UTF_8);
    return new PasswordHash("$fake$" + HexFormat.of().formatHex(bytes));
  }
}
