package dev.waybill.persistence;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

/// Every contract on the PostgreSQL of this machine's distribution: an older one than the embedded.
@Tag("slow")
class PostgresInstalledTest extends PostgresContracts {
  private static @Nullable InstalledServer server;

  PostgresInstalledTest() {
    super(start());
  }

  private static PostgresUnderTest start() {
    var started = InstalledServer.start();
    server = started;
    return started.underTest();
  }

  @Override
  void stop() {
    if (server != null) {
      server.close();
    }
  }
}
