package dev.waybill.bootstrap.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// SQLite and files in a folder.
record EmbeddedSite(Path data) implements Site {
  /// Lies among the blobs and says whose they are.
  private static final String MARK = "installation";

  /// Comes and goes while the node looks whether it could write.
  private static final String PROBE = "probe";

  @Override
  public List<String> settings() {
    return List.of();
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of();
  }

  /// Nobody else serves the folder: it sees that for itself.
  @Override
  public List<String> sweepOfAll() {
    return List.of();
  }

  @Override
  public Kept look() {
    var rows = new Rows("jdbc:sqlite:file:" + data.resolve("waybill.db") + "?mode=rw").read();
    var blobs = sizes("blobs");
    blobs.remove(MARK);
    return new Kept(
        rows.uploads(), rows.files(), rows.tombstones(), blobs, sizes("staging").keySet());
  }

  @Override
  public void rot(String blob) {
    try (var file = new RandomAccessFile(data.resolve("blobs").resolve(blob).toFile(), "rw")) {
      file.seek(file.length() / 2);
      int right = file.read();
      file.seek(file.length() / 2);
      file.write(right ^ 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Long> sizes(String folder) {
    var sizes = new HashMap<String, Long>();
    new LiveFolder(data.resolve(folder))
        .files()
        .forEach((path, size) -> sizes.put(path.toString(), size));
    sizes.remove(PROBE);
    return sizes;
  }
}
