package dev.waybill.bootstrap.testing;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the service under test keeps its things in. The system property `waybill.edition` chooses,
/// so that one suite runs on both.
public enum Edition {
  /// SQLite and files, in the data folder.
  EMBEDDED,
  /// PostgreSQL and S3.
  DISTRIBUTED;

  private static final Map<Path, Site> SITES = new ConcurrentHashMap<>();

  public static Edition current() {
    var name = System.getProperty("waybill.edition", "embedded");
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// The installation that belongs to a data folder of a test's, always the same one: empty at
  /// first.
  public static Site site(Path data) {
    return SITES.computeIfAbsent(
        data.toAbsolutePath(),
        folder ->
            switch (current()) {
              case EMBEDDED -> new EmbeddedSite(folder);
              case DISTRIBUTED -> DistributedSite.fresh(folder);
            });
  }

  /// As rows of the fault table name it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
