package dev.waybill.storage.disk;

import dev.waybill.application.port.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file in `staging/` that is being written.
final class StagedFile {
  private static final Logger LOG = LoggerFactory.getLogger(StagedFile.class);

  private static final Set<OpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Staging staging;
  private final Path path;
  private final FileChannel channel;
  private ByteBuffer gathered;
  private int sinceRoomWasSeen;

  private StagedFile(Staging staging, Path path, FileChannel channel, ByteBuffer gathered) {
    this.staging = staging;
    this.path = path;
    this.channel = channel;
    this.gathered = gathered;
  }

  static StagedFile create(Staging staging, Path path) throws IOException {
    var channel = FileChannel.open(path, NEW_FILE, OWNER_ONLY);
    return new StagedFile(staging, path, channel, GatherBuffers.NONE);
  }

  Path path() {
    return path;
  }

  /// @param about the file below the data folder that could not be written
  UnavailableException fault(String what, IOException fault, String about) {
    return staging.volume().writeFault(what, fault, about);
  }

  /// Takes all remaining bytes.
  void write(ByteBuffer bytes) throws IOException {
    requireRoom(bytes.remaining());
    if (gathered.capacity() == 0) {
      gathered = staging.buffers().take();
    }
    while (bytes.hasRemaining()) {
      if (gathered.position() == 0 && bytes.remaining() >= gathered.capacity()) {
        drain(bytes);
      } else {
        gather(bytes);
      }
    }
  }

  private void requireRoom(int more) {
    sinceRoomWasSeen += more;
    if (sinceRoomWasSeen >= Volume.RECHECK_BYTES || sinceRoomWasSeen < 0) {
      staging.volume().requireRoom();
      sinceRoomWasSeen = 0;
    }
  }

  private void gather(ByteBuffer bytes) throws IOException {
    var count = Math.min(gathered.remaining(), bytes.remaining());
    gathered.put(gathered.position(), bytes, bytes.position(), count);
    gathered.position(gathered.position() + count);
    bytes.position(bytes.position() + count);
    if (!gathered.hasRemaining()) {
      flush();
    }
  }

  private void flush() throws IOException {
    drain(gathered.flip());
    gathered.clear();
  }

  private void drain(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// Brings everything to the medium and closes the file.
  void finish() throws IOException {
    flush();
    channel.force(false);
    channel.close();
    giveBufferBack();
  }

  /// The file has left `staging/`.
  void moved() {
    staging.ended(path);
  }

  /// Never throws: what stays is removed by the sweep.
  void discard() {
    giveBufferBack();
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn(
          "{}; the sweep will remove it",
          DiskFault.sentence("Could not remove a staged file", e, Staging.relative(path)));
    } finally {
      staging.ended(path);
    }
  }

  private void giveBufferBack() {
    var done = gathered;
    gathered = GatherBuffers.NONE;
    staging.buffers().giveBack(done);
  }
}
