package dev.waybill.bootstrap.encryption;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.context.LocalContext;
import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.Keys;
import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.TenantKey;
import dev.waybill.application.upkeep.RotateKeys;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.persistence.SqliteDatabase;
import dev.waybill.storage.disk.DiskBlobStore;
import dev.waybill.storage.encryption.EncryptingBlobStore;
import dev.waybill.storage.encryption.TenantKeyVault;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A node of an encrypted installation in one directory; any number may be open at a time.
final class Node implements AutoCloseable {
  static final String FIRST_MASTER = masterKey(1);
  static final String SECOND_MASTER = masterKey(2);

  private final Database database;
  private final BlobStore blobs;
  private final TenantKeyVault vault;
  private final StoredContents contents;
  private final InstantSource clock;

  private Node(Database database, BlobStore blobs, TenantKeyVault vault, InstantSource clock) {
    this.database = database;
    this.blobs = blobs;
    this.vault = vault;
    this.contents = new StoredContents(blobs, vault);
    this.clock = clock;
  }

  static Node open(Path directory, InstantSource clock, String... masterKeys) {
    var database = SqliteDatabase.open(directory.resolve("waybill.db"), clock);
    var blobs = EncryptingBlobStore.around(DiskBlobStore.open(directory, ByteCount.ZERO));
    return new Node(database, blobs, vault(database, clock, masterKeys), clock);
  }

  private static TenantKeyVault vault(
      Database database, InstantSource clock, String... masterKeys) {
    return TenantKeyVault.of(List.of(masterKeys), database, new SystemRandomBytes(), clock);
  }

  /// Another node beside this one, which remembers nothing yet. Not to be closed.
  Node beside() {
    return new Node(database, blobs, vault(database, clock, FIRST_MASTER), clock);
  }

  private static String masterKey(int value) {
    var key = new byte[32];
    Arrays.fill(key, (byte) value);
    return Base64.getEncoder().encodeToString(key);
  }

  /// Stores the sample upload of that seed and commits its row.
  void store(int seed) {
    var upload = Uploads.upload(seed);
    var stored = Uploads.withFiles(upload, upload.files().stream().map(this::stored).toList());
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  database.uploads().add(TenantId.DEFAULT, stored);
                  return true;
                });
  }

  private StoredFile stored(StoredFile file) {
    var begun = contents.create(TenantId.DEFAULT, file.blob(), OptionalLong.empty());
    try (var sink = begun.sink()) {
      sink.write(ByteBuffer.wrap(bytes(file)));
      sink.finish();
      sink.publish();
    }
    return Keys.wrapped(file, begun.wrappedKey().orElseThrow());
  }

  static byte[] bytes(StoredFile file) {
    return Blobs.bytes((int) file.size().value());
  }

  /// The one file of the sample upload of that seed, as its row has it.
  StoredFile file(int seed) {
    var link = Uploads.upload(seed).id().asLink();
    Optional<Upload> found =
        database.transactions().read(() -> database.uploads().findByLink(TenantId.DEFAULT, link));
    return found.orElseThrow().files().getFirst();
  }

  byte[] read(int seed) {
    var file = file(seed);
    try (var source = contents.open(file, 0, file.size().value())) {
      return Blobs.read(source, 0, source.size());
    }
  }

  List<TenantKey> keys() {
    return database
        .transactions()
        .read(() -> database.tenantKeys().afterAcrossTenants(Optional.empty(), Integer.MAX_VALUE));
  }

  void erase(TenantKey key) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  database.tenantKeys().erase(key.id());
                  return true;
                });
  }

  RotateKeys.Outcome rotate(boolean newTenantKeys, boolean alone) {
    return new RotateKeys(vault.sealer(), database.tenantKeys(), database.transactions(), clock)
        .rotate(LocalContext.COMMAND, new RotateKeys.Command(newTenantKeys, alone));
  }

  void requireUsable() {
    vault.requireUsable();
  }

  @Override
  public void close() {
    database.close();
  }
}
