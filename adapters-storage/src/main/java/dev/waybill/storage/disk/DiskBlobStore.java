package dev.waybill.storage.disk;

import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.StorageMark;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.BlobKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Keeps blobs as files: under `blobs/{key}` once published, in `staging/` before. Bytes are
/// written to a staged file, brought to the medium, moved to their place and the move brought to
/// the medium too, in this order, before `publish` returns.
///
/// Several processes may have the same root open (`waybill sweep` beside a server): nothing is
/// locked.
public final class DiskBlobStore implements BlobStore, MeterBinder {
  private final Volume volume;
  private final Staging staging;
  private final BlobTree tree;
  private final Path blobs;

  private DiskBlobStore(Volume volume, Staging staging, BlobTree tree, Path blobs) {
    this.volume = volume;
    this.staging = staging;
    this.tree = tree;
    this.blobs = blobs;
  }

  /// Opens the store under `root`, which is created where it is missing.
  ///
  /// @param reserve bytes of the volume that uploads leave free: with fewer they fail with
  ///   [dev.waybill.application.port.StorageFull], while deletes and the database go on
  /// @throws StorageUnavailable whose message is a sentence for the operator
  public static DiskBlobStore open(Path root, ByteCount reserve) {
    try {
      return prepare(root.toAbsolutePath().normalize(), reserve);
    } catch (IOException e) {
      throw new StorageUnavailable(
          "The storage directory " + root + " cannot be used: " + reason(e), e);
    }
  }

  private static DiskBlobStore prepare(Path root, ByteCount reserve) throws IOException {
    var blobs = root.resolve("blobs");
    var staged = root.resolve("staging");
    Durably.createDirectories(root);
    Durably.createDirectory(root, blobs);
    Durably.createDirectory(root, staged);
    requireWritable(blobs);
    requireWritable(staged);
    var fileStore = Files.getFileStore(staged);
    if (!fileStore.equals(Files.getFileStore(blobs))) {
      throw new IOException("blobs/ and staging/ are not on the same file system");
    }
    var volume = new Volume(fileStore, reserve);
    return new DiskBlobStore(volume, new Staging(staged, volume), new BlobTree(blobs), blobs);
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    volume.bindTo(meters);
  }

  /// Whose blobs these are; the text goes with the directory into every copy of it.
  public StorageMark mark() {
    return new DiskMark(blobs, "installation");
  }

  /// Which primary of the database was in use with these blobs.
  public StorageMark primaryMark() {
    return new DiskMark(blobs, "primary");
  }

  private static void requireWritable(Path directory) throws IOException {
    if (!Files.isWritable(directory)) {
      throw new AccessDeniedException(directory.toString());
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission to write to " + denied.getFile();
      case FileAlreadyExistsException taken -> taken.getFile() + " is not a directory";
      default -> DiskFault.reason(e);
    };
  }

  @Override
  public BlobSink create(BlobRef blob, OptionalLong atMost) {
    return new DiskSink(blob.key(), staging.create(blob.key()), tree);
  }

  @Override
  public Optional<BlobSource> open(BlobRef blob) {
    try {
      var file = tree.open(blob.key());
      return file.isPresent()
          ? Optional.of(DiskSource.of(file.get(), blob.key()))
          : Optional.empty();
    } catch (IOException e) {
      throw DiskFault.unavailable("cannot open a blob", e, BlobTree.path(blob.key()));
    }
  }

  @Override
  public void delete(BlobKey key) {
    try {
      tree.delete(key);
    } catch (IOException e) {
      throw DiskFault.unavailable("cannot delete a blob", e, BlobTree.path(key));
    }
  }

  @Override
  public void list(Consumer<BlobKey> found) {
    try {
      tree.forEach(found);
    } catch (IOException e) {
      throw DiskFault.unavailable("cannot list blobs", e, tree.relative(e));
    }
  }

  /// Also removes the empty directories of those hours. What is no blob is left alone.
  @Override
  public long listHours(String from, String before, Consumer<BlobKey> found) {
    try {
      var unfinished = staging.removeBefore(before);
      tree.forEachIn(from, before, found);
      return unfinished;
    } catch (IOException e) {
      throw DiskFault.unavailable("cannot list old blobs", e, tree.relative(e));
    }
  }

  @Override
  public void requireAvailable() {
    staging.requireAvailable();
  }

  @Override
  public void probe() {
    staging.probe();
    try {
      tree.probe();
    } catch (IOException e) {
      throw volume.writeFault("cannot write to storage", e, tree.relative(e));
    }
  }
}
