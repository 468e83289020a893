package dev.waybill.persistence;

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
import io.micrometer.core.instrument.binder.MeterBinder;

/// What the databases have in common: the same repositories, over transactions of their own.
abstract class RelationalDatabase implements Database, MeterBinder {
  private final Transactions transactions;
  private final Repositories repositories;

  RelationalDatabase(Transactions transactions, Repositories repositories) {
    this.transactions = transactions;
    this.repositories = repositories;
  }

  @Override
  public final Transactions transactions() {
    return transactions;
  }

  @Override
  public final UploadRepository uploads() {
    return repositories.uploads();
  }

  @Override
  public final UpkeepRepository upkeep() {
    return repositories.upkeep();
  }

  @Override
  public final InstallationRepository installation() {
    return repositories.installation();
  }

  @Override
  public final UploadCatalog catalog() {
    return repositories.catalog();
  }

  @Override
  public final TenantKeyRepository tenantKeys() {
    return repositories.tenantKeys();
  }

  @Override
  public final NodeRegistry nodes() {
    return repositories.nodes();
  }

  @Override
  public final BlockList blocks() {
    return repositories.blocks();
  }

  @Override
  public final OriginRepository origins() {
    return repositories.origins();
  }
}
