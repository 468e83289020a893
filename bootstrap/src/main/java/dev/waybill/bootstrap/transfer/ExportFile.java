package dev.waybill.bootstrap.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Where exports are: a file that only its owner may read, or a stream.
public final class ExportFile {
  private static final int BUFFER = 128 * 1024;

  private ExportFile() {}

  /// Writes a file that is there whole, on the disk, or not at all.
  ///
  /// @param fill writes the items, and answers whether the file is to stay
  /// @throws BadExport where it cannot be written, or is there already
  public static void write(Path file, Predicate<ExportWriter> fill) {
    var target = file.toAbsolutePath();
    if (Files.exists(target)) {
      throw new BadExport(file + " is there already: name another file");
    }
    var part = target.resolveSibling(target.getFileName() + ".part");
    try {
      if (writePart(part, fill)) {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        sync(target.resolveSibling("."));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BadExport("the export cannot be written to " + file + ": " + reason(e), e);
    } finally {
      remove(part);
    }
  }

  private static void sync(Path directory) throws IOException {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static boolean writePart(Path part, Predicate<ExportWriter> fill) throws IOException {
    Files.deleteIfExists(part);
    try (var channel =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly(part))) {
      var kept = write(Channels.newOutputStream(channel), fill);
      channel.force(true);
      return kept;
    }
  }

  /// Nothing is written where `fill` answers that it is not to stay, unless it wrote more than fits
  /// a buffer.
  ///
  /// @return what `fill` answered
  /// @throws UncheckedIOException where it cannot be written
  public static boolean write(OutputStream out, Predicate<ExportWriter> fill) {
    try {
      var buffered = new BufferedOutputStream(out, BUFFER);
      var writer = new ExportWriter(buffered);
      writer.begin();
      var kept = fill.test(writer);
      if (kept) {
        writer.end();
        buffered.flush();
      }
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws BadExport where it cannot be read
  public static <T> T read(Path file, Function<ExportReader, T> work) {
    return work.apply(ExportReader.of(file));
  }

  /// A stream is written to a file of its own first, as it is read twice.
  public static <T> T read(InputStream in, Function<ExportReader, T> work) {
    try {
      var copy = Files.createTempFile("waybill-import", ".ndjson");
      try {
        keep(in, copy);
        return read(copy, work);
      } finally {
        remove(copy);
      }
    } catch (IOException e) {
      throw new BadExport("the export cannot be read: " + reason(e), e);
    }
  }

  private static void keep(InputStream in, Path copy) throws IOException {
    try (var out = Files.newOutputStream(copy)) {
      in.transferTo(out);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static String reason(Exception e) {
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
