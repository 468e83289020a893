package dev.waybill.application.upkeep;

import dev.waybill.application.port.Database;
import dev.waybill.application.port.DatabasePrimary;
import dev.waybill.application.port.StorageMark;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers beside the blobs which primary of the database was in use. An old one that comes back
/// after a failover says in its own rows that it is the newest: a node that starts when no other
/// can be reached would write to it, and its sweep would take for orphans what the newer one has
/// kept.
///
/// For one thread.
public final class PrimaryMemory {
  private final Database database;
  private final StorageMark mark;
  private @Nullable DatabasePrimary remembered;

  public PrimaryMemory(Database database, StorageMark mark) {
    this.database = database;
    this.mark = mark;
  }

  /// The primary that was in use later than the one in use now.
  public Optional<DatabasePrimary> newer() {
    return database
        .primary()
        .flatMap(now -> mark.read().flatMap(DatabasePrimary::parse).filter(now::lacks));
  }

  /// Writes down the primary in use; does nothing where it is the one that was written down last.
  public void remember() {
    database.primary().filter(now -> !now.equals(remembered)).ifPresent(this::write);
  }

  private void write(DatabasePrimary now) {
    if (!mark.read().equals(Optional.of(now.toString()))) {
      mark.write(now.toString());
    }
    remembered = now;
  }
}
