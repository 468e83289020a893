package dev.waybill.persistence;

@InNodesTurn
class Postgres16ReleaseTest extends PostgresReleaseContracts {
  Postgres16ReleaseTest() {
    super(16);
  }
}
