package dev.waybill.persistence;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file beside the database that only occupies room. When the disk is full, the file is removed,
/// so that the database can open and what gives room back (deletes, expiry) can be written. While
/// it is incomplete, uploads are refused; it is completed once there is room.
final class SpareRoom {
  /// Enough to open a database ([LogRoom] and SQLite's index of the log) and to grow it a little.
  static final int BYTES = 8 << 20;

  /// With less room than this a fault of input or output is taken for a full disk: SQLite extends
  /// the index of its log by 32 KiB and reports that this failed, not why.
  private static final int SCANT_BYTES = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(SpareRoom.class);

  private final Path file;
  private volatile boolean whole = true;

  SpareRoom(Path file) {
    this.file = file;
  }

  /// Of the database in that file.
  static SpareRoom of(SqliteFile database) {
    return new SpareRoom(database.path().resolveSibling("waybill.spare"));
  }

  /// Runs `work` again, once, where the disk was full and room could be made.
  <T> T orMakeRoom(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException fault) {
      if (!isFull(fault) || !give()) {
        throw fault;
      }
    }
    return work.get();
  }

  private boolean isFull(RuntimeException fault) {
    return Faults.isFull(fault) || (Faults.isOfFile(fault) && isScant(file));
  }

  /// Whether hardly anything is free where that file is.
  static boolean isScant(Path file) {
    try {
      return free(file) < SCANT_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }

  /// Whether there was something to give.
  boolean give() {
    whole = false;
    try {
      var given = Files.deleteIfExists(file);
      if (given) {
        LOG.warn(
            "The disk is full: removed the spare file {}, so that deletes and expiry continue."
                + " Uploads are refused until there is space for the file again",
            file);
      }
      return given;
    } catch (IOException failed) {
      LOG.warn(
          "The disk is full, and the spare file {} could not be removed: {}", file, reason(failed));
      return false;
    }
  }

  private static String reason(IOException failed) {
    return failed instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : "no permission, or the disk fails";
  }

  boolean isOnDiskOf(Path other) {
    try {
      return Files.getFileStore(folder(file)).equals(Files.getFileStore(other));
    } catch (IOException unknown) {
      return false;
    }
  }

  /// After closing the database, which has made some room: for the next start.
  void takeAgain() {
    if (!whole) {
      take();
    }
  }

  /// Takes for the file what there is, once the database is open.
  void take() {
    try {
      append((int) Math.min(missing(), free(file)));
      whole = missing() == 0;
    } catch (IOException full) {
      whole = false;
      LOG.debug("The spare file is incomplete", full);
    }
  }

  /// Completes the file, if it is incomplete and there is room for twice as much.
  ///
  /// @return whether it is complete
  boolean isWholeAgain() {
    return whole || complete();
  }

  private synchronized boolean complete() {
    try {
      if (!whole && missing() + BYTES <= free(file)) {
        append(missing());
        whole = true;
        LOG.info("The disk has free space again: created the spare file {}", file);
      }
    } catch (IOException failed) {
      LOG.debug("The spare file is incomplete", failed);
    }
    return whole;
  }

  private int missing() throws IOException {
    return Files.exists(file) ? (int) Math.max(0, BYTES - Files.size(file)) : BYTES;
  }

  private void append(int count) throws IOException {
    if (count > 0) {
      SqliteFile.createForOwner(file);
      Files.write(file, incompressible(count), CREATE, APPEND);
    }
  }

  /// For file systems that compress (a xorshift generator, no secret).
  private static byte[] incompressible(int count) {
    var bytes = ByteBuffer.allocate(count);
    var state = 0x9E3779B97F4A7C15L;
    while (bytes.hasRemaining()) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      bytes.put((byte) state);
    }
    return bytes.array();
  }

  private static long free(Path file) throws IOException {
    return Files.getFileStore(folder(file)).getUsableSpace();
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }
}
