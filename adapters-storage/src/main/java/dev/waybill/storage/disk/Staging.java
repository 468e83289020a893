package dev.waybill.storage.disk;

import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.upload.BlobKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The directory of what is being written. After a crash its files stay until the sweep.
final class Staging {
  private static final String PROBE = "probe";
  private static final int PROBE_BYTES = 4096;

  private final Path directory;
  private final Volume volume;
  private final GatherBuffers buffers = new GatherBuffers();

  /// Files of this process's open sinks: never swept, however slow the upload is.
  private final Set<Path> open = ConcurrentHashMap.newKeySet();

  Staging(Path directory, Volume volume) {
    this.directory = directory;
    this.volume = volume;
  }

  Volume volume() {
    return volume;
  }

  GatherBuffers buffers() {
    return buffers;
  }

  StagedFile create(BlobKey key) {
    volume.requireRoom();
    var path = directory.resolve(key.value().replace('/', '-'));
    if (!open.add(path)) {
      throw new StorageUnavailable("another upload already writes a blob under this key");
    }
    try {
      return StagedFile.create(this, path);
    } catch (IOException e) {
      open.remove(path);
      throw volume.writeFault("cannot begin a blob", e, relative(path));
    }
  }

  /// Below the data folder.
  static String relative(Path staged) {
    return "staging/" + staged.getFileName();
  }

  void ended(Path path) {
    open.remove(path);
  }

  void requireAvailable() {
    volume.requireRoom();
    if (!Files.isWritable(directory)) {
      throw new StorageUnavailable("cannot write to storage: no permission (staging)");
    }
  }

  void probe() {
    volume.requireRoom();
    try {
      probe(directory.resolve(PROBE));
    } catch (IOException e) {
      throw volume.writeFault("cannot write to storage", e, "staging/" + PROBE);
    }
  }

  /// Probes at the same time share the file and do not mind.
  private static void probe(Path path) throws IOException {
    try (var channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.allocate(PROBE_BYTES);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } finally {
      Files.deleteIfExists(path);
    }
  }

  /// Removes what was last written to before that hour and belongs to no sink of this process.
  /// Answers how many that were.
  long removeBefore(String hour) throws IOException {
    var removed = 0L;
    try (var files = Files.newDirectoryStream(directory, Staging::isOurs)) {
      for (var file : files) {
        if (!open.contains(file) && isOlder(file, hour) && Files.deleteIfExists(file)) {
          removed++;
        }
      }
      return removed;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isOurs(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.equals(PROBE) || BlobKey.isKey(name.replace('-', '/'));
  }

  private static boolean isOlder(Path file, String hour) throws IOException {
    try {
      var written = Files.getLastModifiedTime(file).toInstant();
      return BlobKey.hourOf(written).compareTo(hour) < 0;
    } catch (NoSuchFileException publishedMeanwhile) {
      return false;
    }
  }
}
