package dev.waybill.persistence;

import org.junit.jupiter.api.Tag;

@Tag("slow")
class Postgres18ContainerTest extends PostgresContracts {
  Postgres18ContainerTest() {
    super(PostgresContainers.start("postgres:18"));
  }
}
