package dev.waybill.bootstrap.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says that one process serves this data directory. It ends with the process, however that ends.
final class DirectoryLock implements AutoCloseable {
  private static final String FILE = "serve.lock";
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Empty while another process holds it.
  static Optional<DirectoryLock> tryTake(Path directory) {
    try {
      var channel =
          FileChannel.open(
              directory.resolve(FILE),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OWNER_ONLY);
      if (tryLock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DirectoryLock(channel));
    } catch (IOException e) {
      throw new StartFailure(
          "The data folder %s cannot be locked: %s".formatted(directory, e.getMessage()), e);
    }
  }

  /// Whether a process holds it, looked at without making anything.
  static boolean isTaken(Path directory) {
    try (var channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.WRITE)) {
      return tryLock(channel) == null;
    } catch (IOException noneThere) {
      return false;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
