package dev.waybill.storage.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.context.LocalContext;
import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.CountedBytes;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.fake.Keys;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.TenantKey;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.upkeep.RotateKeys;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.WrappedKey;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// An installation that encrypts by [TestKeys#FIRST] at first: database and storage in memory, the
/// vault and the encryption real.
final class EncryptedHouse {
  private final FakeDatabase database = new FakeDatabase();
  private final FakeBlobStore below = new FakeBlobStore();
  private final MovableClock clock = new MovableClock();
  private final RandomBytes random = new CountedBytes();

  FakeDatabase database() {
    return database;
  }

  MovableClock clock() {
    return clock;
  }

  private TenantKeyVault vault(String... masterKeys) {
    return TenantKeyVault.of(List.of(masterKeys), database, random, clock);
  }

  private StoredContents contents(String... masterKeys) {
    return new StoredContents(EncryptingBlobStore.around(below), vault(masterKeys));
  }

  RotateKeys.Outcome rotate(boolean newTenantKeys, boolean alone, String... masterKeys) {
    return rotate(database.transactions(), masterKeys)
        .rotate(LocalContext.COMMAND, new RotateKeys.Command(newTenantKeys, alone));
  }

  private RotateKeys rotate(Transactions transactions, String... masterKeys) {
    return new RotateKeys(vault(masterKeys).sealer(), database.tenantKeys(), transactions, clock);
  }

  /// A rotation that loses the database after so many commits.
  Runnable failingAfterWrites(int writes, String masterKey) {
    var rotation = rotate(new Doomed(database, new AtomicInteger(writes)), masterKey);
    return () -> {
      var _ = rotation.rotate(LocalContext.COMMAND, new RotateKeys.Command(true, true));
    };
  }

  void store(TenantId tenant, int seed) {
    store(tenant, seed, 1);
  }

  void store(TenantId tenant, int seed, int files) {
    finish(begin(upload(tenant, seed, files)));
  }

  static Upload upload(TenantId tenant, int seed, int files) {
    return Uploads.ownedBy(tenant, Uploads.upload(seed, files));
  }

  /// An upload whose bytes are stored and whose row is not there yet.
  Upload begin(TenantId tenant, int seed) {
    return begin(upload(tenant, seed, 1));
  }

  private Upload begin(Upload upload) {
    var contents = contents(TestKeys.FIRST);
    return Uploads.withFiles(
        upload,
        upload.files().stream().map(file -> stored(contents, upload.tenant(), file)).toList());
  }

  private static StoredFile stored(StoredContents contents, TenantId tenant, StoredFile file) {
    var begun = contents.create(tenant, file.blob(), OptionalLong.empty());
    try (var sink = begun.sink()) {
      sink.write(ByteBuffer.wrap(bytes(file)));
      sink.finish();
      sink.publish();
    }
    return Keys.wrapped(file, begun.wrappedKey().orElseThrow());
  }

  private static byte[] bytes(StoredFile file) {
    return Blobs.bytes((int) file.size().value());
  }

  void finish(Upload upload) {
    add(upload);
  }

  void add(Upload upload) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  database.uploads().add(upload.tenant(), upload);
                  return true;
                });
  }

  /// By a node that was started just now.
  void assertAllReadable(String... masterKeys) {
    var contents = contents(masterKeys);
    assertThat(database.committedUploads()).isNotEmpty();
    for (var upload : database.committedUploads()) {
      for (var file : upload.files()) {
        try (var source = contents.open(file, 0, file.size().value())) {
          assertThat(Blobs.read(source, 0, source.size())).isEqualTo(bytes(file));
        }
      }
    }
  }

  List<TenantKey> keys() {
    return database
        .transactions()
        .read(() -> database.tenantKeys().afterAcrossTenants(Optional.empty(), Integer.MAX_VALUE));
  }

  List<WrappedKey> wrappedKeys() {
    return database.committedUploads().stream()
        .flatMap(upload -> upload.files().stream())
        .flatMap(file -> file.wrappedKey().stream())
        .toList();
  }

  /// What lies in storage, as text so that maps compare.
  Map<BlobKey, String> storedBytes() {
    return below.keys().stream().collect(Collectors.toMap(key -> key, this::hex));
  }

  private String hex(BlobKey key) {
    try (var source = below.open(BlobRef.plain(key)).orElseThrow()) {
      return HexFormat.of().formatHex(Blobs.read(source, 0, source.size()));
    }
  }

  private record Doomed(FakeDatabase database, AtomicInteger left) implements Transactions {
    @Override
    public <T> T write(Supplier<T> work) {
      if (left.getAndDecrement() == 0) {
        database.feel(Mood.DOWN);
      }
      return database.transactions().write(work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
      return database.transactions().read(work);
    }

    @Override
    public <T> T lookUp(Supplier<T> work) {
      return database.transactions().lookUp(work);
    }

    @Override
    public void requireAvailable() {
      database.transactions().requireAvailable();
    }
  }
}
