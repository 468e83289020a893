package dev.waybill.bootstrap.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// A file of `NAME=value` lines, in Java's properties format, UTF-8. The names are those of the
/// environment, so that there is one name to learn, and an env file of systemd or Docker will do.
final class PropertiesFile {
  private static final int MAX_BYTES = 1 << 20;

  private PropertiesFile() {}

  sealed interface Loaded {
    /// @param repeated names that are there more than once
    record Settings(Map<String, String> values, Set<String> repeated) implements Loaded {}

    /// @param reason for a person
    record Failed(String reason) implements Loaded {}
  }

  static Loaded load(String path) {
    return switch (BoundedFile.read(path, MAX_BYTES)) {
      case BoundedFile.Content.Text(var text) -> parse(text);
      case BoundedFile.Content.Unreadable(var reason) -> new Loaded.Failed(reason);
    };
  }

  private static Loaded parse(String text) {
    var lines = new Lines();
    try {
      lines.load(new StringReader(text));
      return new Loaded.Settings(lines.values, lines.repeated);
    } catch (IllegalArgumentException e) {
      return new Loaded.Failed("holds a broken \\u escape");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Notes what `Properties` would pass over: the same name twice.
  private static final class Lines extends Properties {
    private final transient Map<String, String> values = new HashMap<>();
    private final transient Set<String> repeated = new TreeSet<>();

    @Override
    public synchronized Object put(Object key, Object value) {
      if (values.put(key.toString(), value.toString().strip()) != null) {
        repeated.add(key.toString());
      }
      return value;
    }
  }
}
