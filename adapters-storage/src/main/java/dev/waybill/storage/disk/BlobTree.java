package dev.waybill.storage.disk;

import dev.waybill.domain.upload.BlobKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/// The published blobs, below one directory. Where that directory is gone (a volume that is not
/// mounted), everything fails: nothing is taken for deleted.
final class BlobTree {
  private static final String PROBE = "probe";

  private final Path root;
  private final Directories directories;

  BlobTree(Path root) {
    this.root = root;
    this.directories = new Directories(root);
  }

  /// Moves a synced file to its place, durably. On a fault the blob is not there.
  void moveIn(Path staged, BlobKey key) throws IOException {
    var place = Place.of(root, key);
    directories.moveInto(place, () -> move(staged, place.file()));
    try {
      directories.confirm(place);
      Durably.sync(place.fanOut());
    } catch (IOException e) {
      Files.deleteIfExists(place.file());
      throw e;
    }
  }

  private static void move(Path staged, Path file) throws IOException {
    try {
      Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      if (!Files.exists(staged)) {
        throw new IOException("the staged file is gone", e);
      }
      throw e;
    }
  }

  /// Whether a blob could come in. Probes at the same time share the file and do not mind.
  void probe() throws IOException {
    var probe = root.resolve(PROBE);
    FileChannel.open(probe, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    Files.deleteIfExists(probe);
  }

  Optional<FileChannel> open(BlobKey key) throws IOException {
    try {
      return Optional.of(FileChannel.open(Place.of(root, key).file(), StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      requireRoot();
      return Optional.empty();
    }
  }

  void delete(BlobKey key) throws IOException {
    if (!Files.deleteIfExists(Place.of(root, key).file())) {
      requireRoot();
    }
  }

  /// Names all blobs.
  void forEach(Consumer<BlobKey> found) throws IOException {
    requireRoot();
    new Hours(root, "", BlobKey.END_OF_TIME, found, _ -> {}).walk();
  }

  /// Names the blobs of those hours, and removes their empty directories.
  void forEachIn(String from, String before, Consumer<BlobKey> found) throws IOException {
    requireRoot();
    new Hours(root, from, before, found, directories::removeIfEmpty).walk();
  }

  /// Below the data folder.
  static String path(BlobKey key) {
    return "blobs/" + key.value();
  }

  /// The file that a fault is about, below the data folder.
  String relative(IOException fault) {
    return fault instanceof FileSystemException about && about.getFile() != null
        ? String.valueOf(root.resolveSibling("").relativize(Path.of(about.getFile())))
        : "blobs";
  }

  private void requireRoot() throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(root.toString());
    }
  }
}
