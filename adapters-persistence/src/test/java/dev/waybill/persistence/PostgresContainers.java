package dev.waybill.persistence;

import dev.waybill.application.contract.Required;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// PostgreSQL of any version, where there is Docker. Its containers end with this JVM.
final class PostgresContainers {
  private PostgresContainers() {}

  static PostgresUnderTest start(String image) {
    Required.orListed(hasDocker(), "Docker, for " + image);
    var container = new PostgreSQLContainer(image);
    container.start();
    return new PostgresUnderTest(
        container.getHost(),
        container.getFirstMappedPort(),
        container.getUsername(),
        container.getPassword());
  }

  /// Testcontainers takes more than a second to find out.
  private static boolean hasDocker() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }
}
