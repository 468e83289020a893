package dev.waybill.storage.disk;

import dev.waybill.domain.upload.BlobKey;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// One walk over the hours from one on and before another: names their blobs and hands on their
/// empty directories. Holds three open directories and no list.
final class Hours {
  private static final Pattern HOUR = Pattern.compile("\\d{10}");
  private static final Pattern FAN_OUT = Pattern.compile("[0-9a-f]{2}");

  private final Path root;
  private final String from;
  private final String before;
  private final Consumer<BlobKey> found;
  private final Visit maybeEmpty;

  /// @param maybeEmpty told every directory that may be empty
  Hours(Path root, String from, String before, Consumer<BlobKey> found, Visit maybeEmpty) {
    this.root = root;
    this.from = from;
    this.before = before;
    this.found = found;
    this.maybeEmpty = maybeEmpty;
  }

  /// Something to do with an entry of a directory.
  interface Visit {
    void entry(Path path) throws IOException;
  }

  void walk() throws IOException {
    each(root, this::hour);
  }

  private void hour(Path hour) throws IOException {
    var name = name(hour);
    if (isDirectory(hour, HOUR) && name.compareTo(from) >= 0 && name.compareTo(before) < 0) {
      each(hour, this::fanOut);
      maybeEmpty.entry(hour);
    }
  }

  private void fanOut(Path fanOut) throws IOException {
    if (isDirectory(fanOut, FAN_OUT) && each(fanOut, this::blob) == 0) {
      maybeEmpty.entry(fanOut);
    }
  }

  private void blob(Path file) {
    var key = root.relativize(file).toString();
    if (BlobKey.isKey(key)) {
      found.accept(new BlobKey(key));
    }
  }

  /// Answers how many entries there were; none where the directory has gone meanwhile.
  private static long each(Path directory, Visit visit) throws IOException {
    long count = 0;
    try (var entries = Files.newDirectoryStream(directory)) {
      for (var entry : entries) {
        count++;
        visit.entry(entry);
      }
    } catch (NoSuchFileException gone) {
      return count;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return count;
  }

  private static boolean isDirectory(Path path, Pattern form) {
    return form.matcher(name(path)).matches() && Files.isDirectory(path);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
