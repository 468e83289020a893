package dev.waybill.persistence;

import dev.waybill.application.contract.Required;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Older releases of PostgreSQL, as `.ci/tools/postgres` brings them. They end with this JVM.
final class PostgresReleases {
  private PostgresReleases() {}

  static PostgresUnderTest start(int release) {
    var archive = folder().resolve(release + ".txz");
    Required.that(Files.exists(archive), "what .ci/tools/postgres installs");
    try {
      var server =
          EmbeddedPostgres.builder()
              .setPgBinaryResolver((_, _) -> Files.newInputStream(archive))
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
      return new PostgresUnderTest("127.0.0.1", server.getPort(), "postgres", "postgres");
    } catch (IOException cannot) {
      throw new IllegalStateException(cannot);
    }
  }

  private static Path folder() {
    var chosen = System.getenv("WAYBILL_TOOLS");
    var root =
        chosen == null
            ? Path.of(System.getProperty("user.home"), ".cache", "waybill-tools")
            : Path.of(chosen);
    return root.resolve("postgres");
  }
}
