package dev.waybill.persistence;

class Postgres17ReleaseTest extends PostgresReleaseContracts {
  Postgres17ReleaseTest() {
    super(17);
  }
}
