package dev.waybill.persistence;

import dev.waybill.application.port.BlockList;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.DatabasePrimary;
import dev.waybill.application.port.InstallationRepository;
import dev.waybill.application.port.NodeRegistry;
import dev.waybill.application.port.OriginRepository;
import dev.waybill.application.port.TenantKeyRepository;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.application.port.UploadCatalog;
import dev.waybill.application.port.UploadRepository;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/// A database whose transactions are metered.
public final class MeteredDatabase implements Database {
  private final Database inner;
  private final Transactions transactions;

  private MeteredDatabase(Database inner, MeterRegistry meters) {
    this.inner = inner;
    this.transactions = new MeteredTransactions(inner.transactions(), meters);
  }

  public static MeteredDatabase around(Database inner, MeterRegistry meters) {
    return new MeteredDatabase(inner, meters);
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public UploadRepository uploads() {
    return inner.uploads();
  }

  @Override
  public UpkeepRepository upkeep() {
    return inner.upkeep();
  }

  @Override
  public InstallationRepository installation() {
    return inner.installation();
  }

  @Override
  public UploadCatalog catalog() {
    return inner.catalog();
  }

  @Override
  public TenantKeyRepository tenantKeys() {
    return inner.tenantKeys();
  }

  @Override
  public NodeRegistry nodes() {
    return inner.nodes();
  }

  @Override
  public BlockList blocks() {
    return inner.blocks();
  }

  @Override
  public OriginRepository origins() {
    return inner.origins();
  }

  @Override
  public Optional<DatabasePrimary> primary() {
    return inner.primary();
  }

  @Override
  public void close() {
    inner.close();
  }
}
