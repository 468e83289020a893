package dev.waybill.application.port;

import java.util.Optional;

/// One open database: its transactions and the repositories that work inside them.
public interface Database extends AutoCloseable {
  Transactions transactions();

  UploadRepository uploads();

  UpkeepRepository upkeep();

  InstallationRepository installation();

  UploadCatalog catalog();

  TenantKeyRepository tenantKeys();

  NodeRegistry nodes();

  BlockList blocks();

  OriginRepository origins();

  /// The server of a cluster that this one writes to; empty where there is no cluster, or it does
  /// not tell. From memory.
  Optional<DatabasePrimary> primary();

  /// Waits, within bounds, for the transactions under way.
  @Override
  void close();
}
