package dev.waybill.persistence;

class Postgres15ReleaseTest extends PostgresReleaseContracts {
  Postgres15ReleaseTest() {
    super(15);
  }
}
