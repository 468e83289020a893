package dev.waybill.persistence;

@InNodesTurn
class Postgres17ReleaseTest extends PostgresReleaseContracts {
  Postgres17ReleaseTest() {
    super(17);
  }
}
