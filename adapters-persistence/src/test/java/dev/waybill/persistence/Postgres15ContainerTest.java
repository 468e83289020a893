package dev.waybill.persistence;

import org.junit.jupiter.api.Tag;

@Tag("slow")
class Postgres15ContainerTest extends PostgresContracts {
  Postgres15ContainerTest() {
    super(PostgresContainers.start("postgres:15"));
  }
}
