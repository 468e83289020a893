package dev.waybill.application.inventory;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.context.LocalContext;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.ForwardingBlobStore;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.KeyVault;
import dev.waybill.domain.digest.Sha256;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A database and a store with uploads whose bytes are what their rows say.
final class Warehouse implements ExamineStores.Observer {
  final FakeDatabase database = new FakeDatabase();
  final FakeBlobStore blobs = new FakeBlobStore();
  final List<Finding> findings = new ArrayList<>();
  private Runnable whenOpened = () -> {};

  Upload add(int seed, int files) {
    var upload =
        Uploads.upload(seed, Uploads.upload(seed, files).files().stream().map(this::fill).toList());
    write(() -> database.uploads().add(upload.tenant(), upload));
    return upload;
  }

  /// One whose files have no bytes.
  Upload addEmpty(int seed, int files) {
    var empty =
        Uploads.upload(seed, files).files().stream().map(file -> of(file, new byte[0])).toList();
    var upload = Uploads.upload(seed, empty);
    write(() -> database.uploads().add(upload.tenant(), upload));
    return upload;
  }

  private StoredFile fill(StoredFile file) {
    var bytes = bytes(file);
    blobs.put(file.blob(), bytes);
    return of(file, bytes);
  }

  private static StoredFile of(StoredFile file, byte[] bytes) {
    return new StoredFile(
        file.id(),
        file.path(),
        file.type(),
        new ByteCount(bytes.length),
        Digest.of(Sha256.of(bytes)),
        file.crc32(),
        file.blob(),
        file.wrappedKey(),
        file.encryption());
  }

  /// What its blob holds.
  static byte[] bytes(StoredFile file) {
    var bytes = new byte[1 + Math.floorMod(file.blob().hashCode(), 5000)];
    new Random(file.blob().hashCode()).nextBytes(bytes);
    return bytes;
  }

  void lose(StoredFile file) {
    blobs.delete(file.blob());
  }

  /// Changes a bit.
  void rot(StoredFile file) {
    var bytes = bytes(file);
    bytes[bytes.length / 2] ^= 4;
    blobs.put(file.blob(), bytes);
  }

  void remove(Upload upload) {
    write(() -> database.uploads().remove(upload.tenant(), upload));
  }

  List<Upload> stored() {
    return database.committedUploads();
  }

  void whenOpened(Runnable once) {
    whenOpened = once;
  }

  ExamineStores.Tally examine(boolean deep) {
    findings.clear();
    var store = watched();
    return new ExamineStores(
            database, store, new StoredContents(store, KeyVault.NONE), new MovableClock())
        .examine(LocalContext.COMMAND, deep, this);
  }

  BlobStore watched() {
    return new Watched(blobs);
  }

  StoredContents contents() {
    return new StoredContents(blobs, KeyVault.NONE);
  }

  ForgetLost.Outcome forget(boolean anyNumber) {
    return new ForgetLost(database, blobs)
        .forget(LocalContext.COMMAND, examine(false).rows(), anyNumber);
  }

  void write(Runnable work) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  work.run();
                  return true;
                });
  }

  @Override
  public void found(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void looked(long seen, long files) {}

  /// Lets something happen right before a blob is opened.
  private final class Watched extends ForwardingBlobStore {
    Watched(BlobStore store) {
      super(store);
    }

    @Override
    public Optional<BlobSource> open(BlobRef blob) {
      var now = whenOpened;
      whenOpened = () -> {};
      now.run();
      return super.open(blob);
    }
  }
}
