package dev.waybill.storage.disk;

import dev.waybill.application.port.StorageMark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/// A file beside the hours of the blobs.
final class DiskMark implements StorageMark {
  private static final Set<StandardOpenOption> WRITTEN_ANEW =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);

  private final Path directory;
  private final Path file;

  DiskMark(Path directory, String name) {
    this.directory = directory;
    this.file = directory.resolve(name);
  }

  @Override
  public Optional<String> read() {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw DiskFault.unavailable("cannot read the storage's mark", e, shown());
    }
  }

  @Override
  public void write(String text) {
    var staged = directory.resolve(file.getFileName() + ".new");
    try {
      writeSynced(staged, text + "\n");
      Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
      Durably.sync(directory);
    } catch (IOException e) {
      throw DiskFault.unavailable("cannot write the storage's mark", e, shown());
    }
  }

  private String shown() {
    return "blobs/" + file.getFileName();
  }

  private static void writeSynced(Path file, String text) throws IOException {
    try (var channel = FileChannel.open(file, WRITTEN_ANEW, StagedFile.OWNER_ONLY)) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    }
  }
}
