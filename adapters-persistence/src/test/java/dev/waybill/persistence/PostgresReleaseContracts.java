package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Every contract on a release of PostgreSQL; 18 is in every run.
abstract class PostgresReleaseContracts extends PostgresContracts {
  private final int release;
  private final PostgresUnderTest server;

  PostgresReleaseContracts(int release) {
    var started = PostgresReleases.start(release);
    super(started);
    this.release = release;
    this.server = started;
  }

  @Test
  void it_is_that_release() {
    assertThat(server.string("postgres", "show server_version")).startsWith(release + ".");
  }
}
