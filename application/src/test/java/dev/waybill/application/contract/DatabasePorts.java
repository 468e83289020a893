package dev.waybill.application.contract;

import dev.waybill.application.port.BlockList;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.InstallationRepository;
import dev.waybill.application.port.NodeRegistry;
import dev.waybill.application.port.OriginRepository;
import dev.waybill.application.port.TenantKeyRepository;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.application.port.UploadCatalog;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.util.List;
import java.util.Optional;

/// One empty database and its ports, for the contracts: a new one for each test.
public interface DatabasePorts {
  Database database();

  default Transactions transactions() {
    return database().transactions();
  }

  default UploadRepository uploads() {
    return database().uploads();
  }

  default UpkeepRepository upkeep() {
    return database().upkeep();
  }

  default InstallationRepository installation() {
    return database().installation();
  }

  default UploadCatalog catalog() {
    return database().catalog();
  }

  default TenantKeyRepository tenantKeys() {
    return database().tenantKeys();
  }

  default NodeRegistry nodes() {
    return database().nodes();
  }

  default BlockList blocks() {
    return database().blocks();
  }

  default OriginRepository origins() {
    return database().origins();
  }

  /// Makes a tenant besides the default one known, where the database must know it.
  void createTenant(TenantId tenant);

  default void write(Runnable work) {
    var _ =
        transactions()
            .write(
                () -> {
                  work.run();
                  return true;
                });
  }

  default void add(Upload upload) {
    write(() -> uploads().add(upload.tenant(), upload));
  }

  default Optional<Upload> find(TenantId tenant, UploadId id) {
    return transactions().read(() -> uploads().findByLink(tenant, id.asLink()));
  }

  default Optional<Upload> find(Upload upload) {
    return find(upload.tenant(), upload.id());
  }

  default List<BlobKey> tombstones() {
    return transactions().read(() -> upkeep().tombstonesAcrossTenants(Integer.MAX_VALUE));
  }
}
