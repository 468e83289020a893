package dev.waybill.storage.encryption;

import dev.waybill.application.port.Database;
import dev.waybill.application.port.InstallationRepository;
import dev.waybill.application.port.KeySealer;
import dev.waybill.application.port.KeyVault;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.TenantKey;
import dev.waybill.application.port.TenantKeyRepository;
import dev.waybill.application.port.Transactions;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.DataKey;
import dev.waybill.domain.upload.WrappedKey;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Data keys wrapped by a key of their tenant, which the database keeps sealed by a master key. The
/// master keys are in the key file and nowhere else.
///
/// The newest key of a tenant wraps; the first one is made when it is first needed, once however
/// many need it at the same time. Opened tenant keys are remembered for [#REMEMBERED]: so long a
/// node may go on using one that was erased or superseded.
///
/// Draws transactions itself: call it outside of one.
public final class TenantKeyVault implements KeyVault {
  static final Duration REMEMBERED = Duration.ofMinutes(1);

  private static final int MOST_REMEMBERED = 1024;
  private static final int PAGE = 500;

  /// Name of the fact, before the tenant's.
  private static final String FIRST_KEY = "first-key-of-";

  /// Another one with each change of the master keys.
  private volatile TenantKeySealer sealer;

  /// Held while a key is sealed that was not there before, so that no change of the master keys
  /// misses it.
  private final ReentrantLock changing = new ReentrantLock();

  private final Transactions transactions;
  private final TenantKeyRepository keys;
  private final InstallationRepository installation;
  private final RandomBytes random;
  private final InstantSource clock;
  private final Remembered<String, OpenTenantKey> opened;
  private final Remembered<TenantId, OpenTenantKey> wrapping;

  private TenantKeyVault(
      TenantKeySealer sealer, Database database, RandomBytes random, InstantSource clock) {
    this.sealer = sealer;
    this.transactions = database.transactions();
    this.keys = database.tenantKeys();
    this.installation = database.installation();
    this.random = random;
    this.clock = clock;
    this.opened = new Remembered<>(MOST_REMEMBERED, REMEMBERED, clock);
    this.wrapping = new Remembered<>(MOST_REMEMBERED, REMEMBERED, clock);
  }

  /// @param masterKeys the lines of the key file, each 32 bytes in base64: the first key encrypts,
  ///   all decrypt
  /// @throws IllegalArgumentException whose message is a sentence for the operator
  public static TenantKeyVault of(
      List<String> masterKeys, Database database, RandomBytes random, InstantSource clock) {
    var sealer = new TenantKeySealer(MasterKeys.of(masterKeys), random);
    return new TenantKeyVault(sealer, database, random, clock);
  }

  /// What keys are known by, the first one first; none for no key file.
  ///
  /// @param masterKeys the lines of the key file
  public static List<String> idsOf(List<String> masterKeys) {
    return masterKeys.isEmpty() ? List.of() : MasterKeys.of(masterKeys).ids();
  }

  /// Ids of the master keys in use, the one that encrypts first.
  public List<String> masterIds() {
    return sealer.masterIds();
  }

  /// Uses these master keys from now on, in place of the ones before. Where they cannot be used the
  /// ones before stay.
  ///
  /// @param masterKeys the lines of the key file
  /// @throws IllegalArgumentException where a line is not a key, with a sentence for the operator
  /// @throws StorageUnavailable where a tenant's key is there that none of them opens, with one too
  public void use(List<String> masterKeys) {
    var changed = new TenantKeySealer(MasterKeys.of(masterKeys), random);
    changing.lock();
    try {
      requireUsable(changed);
      sealer = changed;
    } finally {
      changing.unlock();
    }
  }

  /// For [dev.waybill.application.upkeep.RotateKeys].
  public KeySealer sealer() {
    return sealer;
  }

  /// Fails where a tenant's key is there that none of the master keys opens.
  ///
  /// @throws StorageUnavailable whose message is a sentence for the operator
  public void requireUsable() {
    requireUsable(sealer);
  }

  private void requireUsable(TenantKeySealer by) {
    var last = Optional.<String>empty();
    List<TenantKey> page;
    do {
      page = page(last);
      page.forEach(key -> requireMaster(by, key));
      last = page.stream().map(TenantKey::id).reduce((_, id) -> id);
    } while (page.size() == PAGE);
  }

  private List<TenantKey> page(Optional<String> last) {
    return transactions.read(() -> keys.afterAcrossTenants(last, PAGE));
  }

  private static void requireMaster(TenantKeySealer by, TenantKey key) {
    if (!by.hasMasterOf(key)) {
      throw new StorageUnavailable(
          "The encryption key file is not the one that files here were encrypted with: the master"
              + " key %s is missing. Add it to the file as a further line, or restore the file."
                  .formatted(key.masterId()));
    }
  }

  @Override
  public void requireAvailable() {
    // It was usable at the start, and no change takes a key that is needed.
  }

  @Override
  public boolean requiresNoTenantKeys() {
    return false;
  }

  @Override
  public Optional<FreshKey> newKey(TenantId tenant, BlobKey blob) {
    var data = DataKey.of(random.next(DataKey.BYTES));
    var by = wrapping.find(tenant).orElseGet(() -> openWrapping(tenant));
    return Optional.of(new FreshKey(data, by.wrap(blob, data, random)));
  }

  private OpenTenantKey openWrapping(TenantId tenant) {
    var now = clock.instant();
    var newest = transactions.read(() -> keys.newest(tenant));
    var key = sealer.open(newest.orElseGet(() -> firstKey(tenant)));
    wrapping.put(tenant, key, now);
    return key;
  }

  /// Another node may have been quicker, or be at it now.
  private TenantKey firstKey(TenantId tenant) {
    changing.lock();
    try {
      var fresh = sealer.create(tenant, clock.instant().truncatedTo(ChronoUnit.MILLIS));
      return transactions.write(() -> keys.newest(tenant).orElseGet(() -> elected(fresh)));
    } finally {
      changing.unlock();
    }
  }

  /// Of those that offer a first key at once the one is kept whose id is recorded: a transaction
  /// sees no key that another has not committed yet, but waits for what it records.
  private TenantKey elected(TenantKey fresh) {
    var id = installation.fact(FIRST_KEY + fresh.tenant(), fresh.id());
    return keys.findAcrossTenants(id).orElseGet(() -> added(fresh));
  }

  private TenantKey added(TenantKey key) {
    keys.add(key);
    return key;
  }

  @Override
  public DataKey open(BlobKey blob, WrappedKey wrapped) {
    var id = wrapped.keyId();
    return opened.find(id).orElseGet(() -> openKey(id)).unwrap(blob, wrapped);
  }

  private OpenTenantKey openKey(String id) {
    var now = clock.instant();
    var kept =
        transactions
            .read(() -> keys.findAcrossTenants(id))
            .orElseThrow(() -> new StorageUnavailable("The tenant key " + id + " was erased"));
    var key = sealer.open(kept);
    opened.put(id, key, now);
    return key;
  }
}
