package dev.waybill.persistence;

import dev.waybill.application.contract.Required;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// One PostgreSQL 18 for all tests of this JVM, which it does not outlive. It syncs its commits.
final class EmbeddedServer {
  private static final Optional<PostgresUnderTest> SERVER = start();

  private EmbeddedServer() {}

  static PostgresUnderTest get() {
    Required.that(SERVER.isPresent(), "a machine that PostgreSQL 18's binaries run on");
    return SERVER.orElseThrow();
  }

  private static Optional<PostgresUnderTest> start() {
    try {
      return Optional.of(start(Map.of()));
    } catch (IOException | IllegalStateException cannot) {
      return Optional.empty();
    }
  }

  /// Another server, with settings of its own.
  static PostgresUnderTest start(Map<String, String> settings) throws IOException {
    var server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on");
    settings.forEach(server::setServerConfig);
    return new PostgresUnderTest("127.0.0.1", server.start().getPort(), "postgres", "postgres");
  }
}
