package dev.waybill.persistence;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/// Every contract on the PostgreSQL of this machine's distribution: an older one than the embedded.
@Tag("slow")
class PostgresInstalledTest extends PostgresContracts {
  private final InstalledServer server;

  PostgresInstalledTest() {
    this(InstalledServer.start());
  }

  private PostgresInstalledTest(InstalledServer server) {
    super(server.underTest());
    this.server = server;
  }

  @AfterAll
  void stop() {
    server.close();
  }
}
