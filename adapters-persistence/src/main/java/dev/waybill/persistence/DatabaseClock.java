package dev.waybill.persistence;

import java.time.Instant;
import java.util.Optional;
import org.hibernate.StatelessSession;

/// What time it is for a database.
@FunctionalInterface
interface DatabaseClock {
  /// The embedded database has the clock of the one machine that uses it.
  DatabaseClock NONE = _ -> Optional.empty();

  Optional<Instant> read(StatelessSession session);
}
