package dev.waybill.persistence;

import dev.waybill.persistence.PostgresGreeting.Answer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest primary that this node has seen, and the only one that it uses. An old one that comes
/// back after a failover takes writes as if nothing had happened: whoever believes it divides the
/// uploads between two servers.
final class PostgresPrimary {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresPrimary.class);

  private final AtomicReference<@Nullable PrimaryId> newest = new AtomicReference<>();
  private final RefusedSessions refused = new RefusedSessions();
  private volatile Runnable onChange = () -> {};
  private volatile boolean unanswered;

  /// @param action empties the pool
  void onChange(Runnable action) {
    onChange = action;
  }

  Optional<PrimaryId> newest() {
    return Optional.ofNullable(newest.get());
  }

  boolean isUnanswered() {
    return unanswered;
  }

  /// This server does not say which one it is.
  void unanswered(SQLException fault) {
    unanswered = true;
    LOG.warn(
        "PostgreSQL does not tell its timeline ({}): an old primary that comes back after a"
            + " failover is not noticed, so fence it",
        PostgresCause.of(fault));
  }

  /// Lets a new session in, and says which primary it belongs to.
  ///
  /// @throws PostgresRefused where that is not the newest one
  synchronized PrimaryId admit(Connection connection, String host, Answer said)
      throws SQLException {
    var session = said.primary();
    if (session.isEmpty()) {
      throw refused.standby(host);
    }
    var id = session.get();
    refuseOlder(host, id, said.fact());
    return id.isMarked() ? accept(host, id) : accept(host, marked(connection, host, id, said));
  }

  private void refuseOlder(String host, PrimaryId id, Optional<PrimaryId> fact)
      throws PostgresRefused {
    var known = newest.get();
    if (known == null) {
      // A row of another cluster came with a copy of the data: that one is not used any more.
      if (fact.filter(row -> row.isOfCluster(id) && row.timeline() > id.timeline()).isPresent()) {
        throw refused.older(host, id, fact.get());
      }
    } else if (!known.isOfCluster(id)) {
      throw refused.ofAnotherCluster(host, id, known);
    } else if (id.timeline() < known.timeline()) {
      throw refused.older(host, id, known);
    } else if (id.timeline() == known.timeline() && isAnotherBranch(id, known, fact)) {
      throw refused.ofAnotherBranch(host, id);
    }
  }

  /// Two standbys were promoted, and count the same.
  private static boolean isAnotherBranch(PrimaryId id, PrimaryId known, Optional<PrimaryId> fact) {
    return known.isMarked()
        && (id.isMarked() ? !id.equals(known) : fact.filter(id::isOfCluster).isPresent());
  }

  private PrimaryId marked(Connection connection, String host, PrimaryId id, Answer said)
      throws SQLException {
    var mark = newest().filter(id::isTimelineOf).filter(PrimaryId::isMarked).map(PrimaryId::mark);
    var written = PrimaryRecord.write(connection, id, mark, said.fact());
    LOG.info("The primary at {} is on timeline {}", host, id.timeline());
    return written;
  }

  private PrimaryId accept(String host, PrimaryId id) {
    var known = newest.getAndSet(id);
    if (known != null && known.timeline() < id.timeline()) {
      moved(host, known, id);
    }
    return id;
  }

  /// What another host says, without a session to it.
  synchronized void hear(String host, Answer said) {
    var known = newest.get();
    said.newest()
        .filter(id -> known == null || (id.isOfCluster(known) && id.timeline() > known.timeline()))
        .ifPresent(
            id -> {
              newest.set(id);
              if (known != null) {
                moved(host, known, id);
              }
            });
  }

  private void moved(String host, PrimaryId before, PrimaryId now) {
    LOG.warn(
        "PostgreSQL has failed over: {} is on timeline {}, and sessions of timeline {} are closed",
        host,
        now.timeline(),
        before.timeline());
    onChange.run();
  }

  /// Whether nothing newer was seen since the session was let in.
  boolean isNewest(PrimaryId id) {
    var known = newest.get();
    return known == null || known.isTimelineOf(id);
  }

  void bindTo(MeterRegistry meters) {
    refused.bindTo(meters);
    Gauge.builder("waybill.database.timeline", this, it -> it.timeline())
        .description("Timeline of the PostgreSQL primary in use, 0 where it does not tell")
        .register(meters);
  }

  private double timeline() {
    return newest().map(PrimaryId::timeline).orElse(0L);
  }
}
