package dev.waybill.application.fake;

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
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Upload;
import java.util.List;
import java.util.Optional;

/// The database ports in memory, with real transactions: all or nothing, one writer, snapshots.
public final class FakeDatabase implements Database {
  private final FakeTransactions transactions = new FakeTransactions();
  private final UploadRepository uploads = new FakeUploads(transactions);
  private final UpkeepRepository upkeep = new FakeUpkeep(transactions);
  private final InstallationRepository installation = new FakeInstallation(transactions);
  private final UploadCatalog catalog = new FakeCatalog(transactions);
  private final TenantKeyRepository tenantKeys = new FakeTenantKeys(transactions);
  private final NodeRegistry nodes = new FakeNodes(transactions);
  private final BlockList blocks = new FakeBlocks(transactions);
  private final OriginRepository origins = new FakeOrigins(transactions);

  private volatile Optional<DatabasePrimary> primary = Optional.empty();

  /// How the database behaves.
  public enum Mood {
    WELL,
    /// No transaction begins.
    DOWN,
    /// Transactions that write run to their end and then fail, and nothing is kept.
    FAILING_COMMITS
  }

  @Override
  public Optional<DatabasePrimary> primary() {
    return primary;
  }

  /// From now on it is that server.
  public void primary(DatabasePrimary now) {
    primary = Optional.of(now);
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public UploadRepository uploads() {
    return uploads;
  }

  @Override
  public UpkeepRepository upkeep() {
    return upkeep;
  }

  @Override
  public InstallationRepository installation() {
    return installation;
  }

  @Override
  public UploadCatalog catalog() {
    return catalog;
  }

  @Override
  public TenantKeyRepository tenantKeys() {
    return tenantKeys;
  }

  @Override
  public NodeRegistry nodes() {
    return nodes;
  }

  @Override
  public BlockList blocks() {
    return blocks;
  }

  @Override
  public OriginRepository origins() {
    return origins;
  }

  @Override
  public void close() {
    transactions.feel(Mood.DOWN);
  }

  public void feel(Mood mood) {
    transactions.feel(mood);
  }

  /// Every upload that is committed, in the order added. Needs no transaction.
  public List<Upload> committedUploads() {
    return List.copyOf(transactions.committed().uploads().values());
  }

  /// Every tombstone that is committed, oldest first. Needs no transaction.
  public List<BlobKey> committedTombstones() {
    return List.copyOf(transactions.committed().tombstones().keySet());
  }
}
