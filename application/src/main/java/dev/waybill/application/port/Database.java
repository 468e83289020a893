package dev.waybill.application.port;

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

  /// Waits, within bounds, for the transactions under way.
  @Override
  void close();
}
