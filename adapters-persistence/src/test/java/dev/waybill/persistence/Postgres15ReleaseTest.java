package dev.waybill.persistence;

@InNodesTurn
class Postgres15ReleaseTest extends PostgresReleaseContracts {
  Postgres15ReleaseTest() {
    super(15);
  }
}
