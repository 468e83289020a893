package dev.waybill.application.fake;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.BlockListContract;
import dev.waybill.application.contract.InstallationRepositoryContract;
import dev.waybill.application.contract.NodeRegistryContract;
import dev.waybill.application.contract.OriginRepositoryContract;
import dev.waybill.application.contract.TenantKeyRepositoryContract;
import dev.waybill.application.contract.TransactionsContract;
import dev.waybill.application.contract.UpkeepRepositoryContract;
import dev.waybill.application.contract.UploadCatalogContract;
import dev.waybill.application.contract.UploadRepositoryContract;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.domain.tenant.TenantId;
import org.junit.jupiter.api.Test;

class FakeDatabaseTest
    implements TransactionsContract,
        UploadRepositoryContract,
        UpkeepRepositoryContract,
        InstallationRepositoryContract,
        BlockListContract,
        OriginRepositoryContract,
        NodeRegistryContract,
        UploadCatalogContract,
        TenantKeyRepositoryContract {
  private final FakeDatabase database = new FakeDatabase();

  @Override
  public Database database() {
    return database;
  }

  /// The fake knows no list of tenants.
  @Override
  public void createTenant(TenantId tenant) {}

  @Test
  void aDatabaseThatIsDownBeginsNothing() {
    database.feel(Mood.DOWN);
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> find(upload(1)));
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> add(upload(1)));
    database.feel(Mood.WELL);
    assertThat(database.committedUploads()).isEmpty();
  }

  @Test
  void aCommitThatFailsKeepsNothing() {
    database.feel(Mood.FAILING_COMMITS);
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(() -> add(upload(1)));
    assertThat(find(upload(1))).isEmpty();
  }
}
