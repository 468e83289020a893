package dev.waybill.persistence;

class PostgresContractTest extends PostgresContracts {
  PostgresContractTest() {
    super(EmbeddedServer.get());
  }
}
