package dev.waybill.bootstrap.wiring;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.context.LocalContext;
import dev.waybill.application.download.CountDownloads;
import dev.waybill.application.download.DeliverDownload;
import dev.waybill.application.download.OpenDownload;
import dev.waybill.application.download.PasswordTries;
import dev.waybill.application.download.Verification;
import dev.waybill.application.manage.ChangeSettings;
import dev.waybill.application.manage.ViewSettings;
import dev.waybill.application.port.Alarm;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.PasswordHasher;
import dev.waybill.application.upkeep.CheckReadiness;
import dev.waybill.application.upkeep.ClockGuard;
import dev.waybill.application.upkeep.CollectOrphans;
import dev.waybill.application.upkeep.CutRequests;
import dev.waybill.application.upkeep.ForgetOrigins;
import dev.waybill.application.upkeep.Heartbeat;
import dev.waybill.application.upkeep.LiveNodes;
import dev.waybill.application.upkeep.OrphanRounds;
import dev.waybill.application.upkeep.SweepClock;
import dev.waybill.application.upkeep.SweepExpired;
import dev.waybill.application.upkeep.TakeStock;
import dev.waybill.application.upload.DeleteUpload;
import dev.waybill.application.upload.InFlight;
import dev.waybill.application.upload.Origins;
import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.application.upload.SenderNetworks;
import dev.waybill.application.upload.UploadBudgets;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.config.BlockedStatus;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.password.Argon2PasswordHasher;
import dev.waybill.bootstrap.password.HashLimits;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.Tenant;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.tenant.TenantPolicy;
import dev.waybill.domain.upload.GrantKey;
import dev.waybill.rest.UseCases;
import dev.waybill.storage.total.LimitedBlobStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The stores of an installation, opened, and the use cases on them.
final class Installation implements AutoCloseable {
  private static final String GRANT_KEY = "grant-key";

  private final Configuration configuration;
  private final SystemRandomBytes random = new SystemRandomBytes();
  private final InstantSource clock;
  private volatile Supplier<Optional<String>> node = Optional::empty;
  private final InFlight inFlight = new InFlight(() -> node.get());
  private final Stores stores;
  private final LimitedBlobStore blobs;
  private final Database database;
  private final SteadyPace pace;

  private Installation(Configuration configuration, Stores stores) {
    this.configuration = configuration;
    this.clock = stores.clock();
    this.stores = stores;
    this.blobs = limited(configuration, stores.blobs());
    this.database = stores.database();
    this.pace = new SteadyPace(configuration.expiries().sweepRate());
  }

  /// For one who serves: from now on it follows the database's clock.
  static Installation open(Configuration configuration, Overrides overrides, MeterRegistry meters) {
    var stores = Stores.open(configuration, overrides, meters);
    var installation = open(configuration, overrides, stores, true);
    stores.time().follow(stores.database());
    return installation;
  }

  /// For a command that comes to its end.
  ///
  /// @param anyClock also beside a clock of this machine that is wrong
  static Installation forCommand(
      Configuration configuration, Overrides overrides, boolean anyClock) {
    return open(configuration, overrides, Stores.forCommand(configuration, overrides), !anyClock);
  }

  private static Installation open(
      Configuration configuration, Overrides overrides, Stores stores, boolean agreeing) {
    try {
      if (agreeing) {
        stores.time().requireAgreement();
      }
      StorageCheck.of(configuration, stores, new SystemRandomBytes()).claim();
      return new Installation(configuration, overrides.around().apply(stores));
    } catch (RuntimeException refused) {
      stores.close();
      throw refused;
    }
  }

  Tenant tenant() {
    var limits = configuration.limits();
    return new Tenant(
        TenantId.DEFAULT,
        new TenantPolicy(
            limits.maxUploadSize(),
            limits.maxFiles(),
            configuration.expiries().ofUploads(),
            List.of(ExpiryChoice.values())));
  }

  /// @throws StartFailure where the node cannot serve for want of a key
  NodeKeys keys() {
    return Vaults.serving(configuration, stores, clock);
  }

  UseCases useCases(NodeKeys keys, Alarm alarm, CountDownloads count, MeterRegistry meters) {
    var uploads = database.uploads();
    var transactions = database.transactions();
    var hasher = new Argon2PasswordHasher(random, hashLimits());
    hasher.bindTo(meters);
    var grants = grantKey();
    var contents = new StoredContents(blobs, keys.vault());
    return new UseCases(
        new ReceiveUpload(
            contents, uploads, transactions, hasher, random, clock, inFlight, networks(meters)),
        new OpenDownload(uploads, transactions, tries(hasher), grants, clock, tellsBlocked()),
        new DeliverDownload(contents, verification(), alarm, count),
        new ViewSettings(uploads, transactions, grants, clock),
        new ChangeSettings(uploads, transactions, hasher, clock),
        new DeleteUpload(uploads, transactions, clock));
  }

  private SenderNetworks networks(MeterRegistry meters) {
    return new SenderNetworks(
        origins(),
        new UploadBudgets(
            perHour(), System::nanoTime, new BudgetRefusals(meters, System::nanoTime)));
  }

  private Map<UploadBudgets.Kind, Long> perHour() {
    var limits = configuration.limits();
    return limits.rateLimits()
        ? Map.of(
            UploadBudgets.Kind.UPLOADS, (long) limits.budgets().uploads(),
            UploadBudgets.Kind.FILES, (long) limits.budgets().files(),
            UploadBudgets.Kind.BYTES, limits.budgets().bytes().value())
        : Map.of();
  }

  private Origins origins() {
    return configuration.limits().keepNetwork().isZero()
        ? Origins.NONE
        : database.transactions().write(() -> Origins.kept(database.installation(), random));
  }

  ForgetOrigins forgetOrigins() {
    return new ForgetOrigins(
        database.origins(), database.transactions(), clock, configuration.limits().keepNetwork());
  }

  private boolean tellsBlocked() {
    return configuration.limits().blocked() == BlockedStatus.STATUS_451;
  }

  CountDownloads countDownloads(Executor background) {
    return new CountDownloads(database.uploads(), database.transactions(), background);
  }

  private Verification verification() {
    return switch (configuration.storage().check()) {
      case SHA256 -> Verification.SHA_256;
      case CRC32 -> Verification.CRC_32;
    };
  }

  private HashLimits hashLimits() {
    var passwords = configuration.passwords();
    return HashLimits.of(
        passwords.parallelHashes(),
        passwords.waitingPerNetwork(),
        configuration.limits().rateLimits() ? passwords.setPerNetwork() : Integer.MAX_VALUE);
  }

  private PasswordTries tries(PasswordHasher hasher) {
    return configuration.limits().rateLimits()
        ? PasswordTries.limited(hasher, clock)
        : PasswordTries.unlimited(hasher, clock);
  }

  private GrantKey grantKey() {
    var fresh = random.next(GrantKey.RANDOM_BYTES);
    return new GrantKey(
        database.transactions().write(() -> database.installation().secret(GRANT_KEY, fresh)));
  }

  /// @param alone as [SweepExpired] has it
  SweepExpired sweepExpired(boolean alone) {
    return new SweepExpired(blobs, database.upkeep(), database.transactions(), clock, pace, alone);
  }

  /// @param judging as [CollectOrphans] has it
  CollectOrphans collectOrphans(Runnable judging) {
    return new CollectOrphans(
        blobs, database.upkeep(), database.transactions(), inFlight, pace, judging);
  }

  OrphanRounds orphanRounds() {
    return new OrphanRounds(database.installation(), database.transactions(), clock);
  }

  /// Doubts this machine's clock, by the database's where that has one.
  SweepClock sweepClock() {
    return new SweepClock(
        database.installation(),
        database.upkeep(),
        database.transactions(),
        stores.time().machine(),
        new ClockGuard(System::nanoTime));
  }

  /// From now on what this process receives is the node's.
  ///
  /// @param absence is told when this node was taken for dead
  Heartbeat heartbeat(ThisNode self, Supplier<String> ids, Heartbeat.Absence absence) {
    var started = clock.instant();
    var heartbeat =
        new Heartbeat(
            id -> self.now(id, started, clock, stores.time().machine()),
            ids,
            database,
            clock,
            System::nanoTime,
            absence);
    node = () -> Optional.of(heartbeat.id());
    return heartbeat;
  }

  StorageCheck storageCheck() {
    return StorageCheck.of(configuration, stores, random);
  }

  LiveNodes liveNodes() {
    return new LiveNodes(database, clock);
  }

  Database database() {
    return database;
  }

  TakeStock takeStock() {
    return new TakeStock(database.catalog(), database.upkeep(), database.transactions(), clock);
  }

  /// As [TakeStock#stored]; from then on what may still be stored is reckoned from it.
  TakeStock.Stock countStored() {
    var began = blobs.beforeCount();
    var stock = takeStock().stored(LocalContext.BACKGROUND);
    blobs.counted(began, stock.bytes(), stock.files());
    return stock;
  }

  /// What is put around a place, for use cases.
  static LimitedBlobStore limited(Configuration configuration, BlobStore blobs) {
    var total = configuration.limits().total();
    return new LimitedBlobStore(
        blobs,
        new LimitedBlobStore.Limit(
            total.size().map(ByteCount::value).orElse(LimitedBlobStore.Limit.NONE),
            total.files().map(Integer::longValue).orElse(LimitedBlobStore.Limit.NONE)));
  }

  CutRequests cutRequests() {
    return new CutRequests(database.installation(), database.transactions());
  }

  CheckReadiness checkReadiness(NodeKeys keys) {
    return new CheckReadiness(blobs, keys.vault(), database.upkeep(), database.transactions());
  }

  InstantSource clock() {
    return clock;
  }

  @Override
  public void close() {
    pace.close();
    stores.close();
  }
}
