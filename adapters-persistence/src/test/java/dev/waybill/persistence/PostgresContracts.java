package dev.waybill.persistence;

import dev.waybill.application.contract.BlockListContract;
import dev.waybill.application.contract.InstallationRepositoryContract;
import dev.waybill.application.contract.NodeRegistryContract;
import dev.waybill.application.contract.OriginRepositoryContract;
import dev.waybill.application.contract.TenantKeyRepositoryContract;
import dev.waybill.application.contract.TransactionsContract;
import dev.waybill.application.contract.UpkeepRepositoryContract;
import dev.waybill.application.contract.UploadCatalogContract;
import dev.waybill.application.contract.UploadRepositoryContract;
import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.Database;
import dev.waybill.domain.tenant.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Every contract on one PostgreSQL: one pool on one database, emptied before each test.
@TestInstance(Lifecycle.PER_CLASS)
abstract class PostgresContracts
    implements TransactionsContract,
        UploadRepositoryContract,
        UpkeepRepositoryContract,
        InstallationRepositoryContract,
        BlockListContract,
        OriginRepositoryContract,
        NodeRegistryContract,
        UploadCatalogContract,
        TenantKeyRepositoryContract {
  private final PostgresUnderTest server;
  private final String name;
  private final PostgresDatabase database;

  PostgresContracts(PostgresUnderTest server) {
    this.server = server;
    this.name = server.fresh();
    this.database = server.open(name);
  }

  @BeforeEach
  void empty() {
    server.execute(
        name,
        """
        delete from stored_file; delete from upload; delete from blob_tombstone;
        delete from installation_secret; delete from installation_fact; delete from tenant_key;
        delete from node;
        delete from upload_origin;
        delete from blocked_upload; delete from blocked_digest; delete from blocked_network;
        delete from tenant where id <> 'default'
        """);
  }

  @AfterAll
  void close() {
    database.close();
    server.drop(name);
    stop();
  }

  /// Ends what was started for these tests alone.
  void stop() {}

  @Override
  public Database database() {
    return database;
  }

  @Override
  public void createTenant(TenantId tenant) {
    server.execute(
        name, "insert into tenant values ('%s', %s)".formatted(tenant, Uploads.NOW.toEpochMilli()));
  }
}
