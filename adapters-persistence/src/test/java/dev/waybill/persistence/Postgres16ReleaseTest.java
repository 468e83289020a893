package dev.waybill.persistence;

class Postgres16ReleaseTest extends PostgresReleaseContracts {
  Postgres16ReleaseTest() {
    super(16);
  }
}
