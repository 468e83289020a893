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
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractTest
    implements TransactionsContract,
        UploadRepositoryContract,
        UpkeepRepositoryContract,
        InstallationRepositoryContract,
        BlockListContract,
        OriginRepositoryContract,
        NodeRegistryContract,
        UploadCatalogContract,
        TenantKeyRepositoryContract {
  private final SqliteFile file;
  private final SqliteDatabase database;

  SqliteContractTest(@TempDir Path directory) {
    file = Databases.fresh(directory);
    database = Databases.open(file);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public void createTenant(TenantId tenant) {
    execute("insert into tenant values ('%s', %s)".formatted(tenant, Uploads.NOW.toEpochMilli()));
  }

  private void execute(String sql) {
    try (var connection = file.openWriter();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Test
  void probingNeedsNoTenantInParticular() {
    createTenant(Uploads.OTHER_TENANT);
    execute("delete from tenant where id = 'default'");
    write(() -> upkeep().probe());
    execute("delete from tenant");
    write(() -> upkeep().probe());
  }
}
