package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The transactions under way. Where none of them has heard from the server for a while, it is
/// asked beside them; where it is silent there too, all are broken off: whoever waits would wait
/// for as long as a socket may, and in vain.
final class PostgresFlights implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresFlights.class);

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final long LONG_NANOS = Duration.ofMillis(500).toNanos();

  private static final long GLANCE_NANOS = Duration.ofMillis(10).toNanos();

  private final Set<Flight> flights = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final PostgresPulse pulse;
  private final Runnable onSilence;
  private volatile long heardAt = System.nanoTime();
  private volatile long endedAt = heardAt;

  /// One transaction: compared by identity.
  static final class Flight {
    private final PgConnection connection;
    private final long began = System.nanoTime();

    private Flight(PgConnection connection) {
      this.connection = connection;
    }
  }

  /// @param onSilence told before transactions are broken off
  PostgresFlights(PostgresPulse pulse, Runnable onSilence) {
    this.pulse = pulse;
    this.onSilence = onSilence;
    Thread.ofVirtual().name("postgres-flights").start(this::watch);
  }

  Flight begin(PgConnection connection) {
    var flight = new Flight(connection);
    flights.add(flight);
    return flight;
  }

  /// @param answered whether the server has, in whatever way
  void end(Flight flight, boolean answered) {
    flights.remove(flight);
    endedAt = System.nanoTime();
    if (answered) {
      heardAt = System.nanoTime();
    }
  }

  /// Whether one ends until then: those who wait get their turn.
  ///
  /// @param deadline of [System#nanoTime]
  boolean isMoving(long deadline) {
    var before = endedAt;
    while (endedAt == before) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    return true;
  }

  private void watch() {
    try {
      while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    var now = System.nanoTime();
    if (now - heardAt < LONG_NANOS || flights.stream().noneMatch(flight -> isLong(flight, now))) {
      return;
    }
    try {
      pulse.requireWritable();
      heardAt = System.nanoTime();
    } catch (DatabaseUnavailable unavailable) {
      if (PostgresPulse.isSilence(unavailable)) {
        breakOff(unavailable);
      }
    }
  }

  private static boolean isLong(Flight flight, long now) {
    return now - flight.began > LONG_NANOS;
  }

  private void breakOff(DatabaseUnavailable silence) {
    onSilence.run();
    var now = System.nanoTime();
    var stuck = flights.stream().filter(flight -> isLong(flight, now)).toList();
    LOG.warn("{} transactions were aborted: {}", stuck.size(), silence.getMessage());
    stuck.forEach(PostgresFlights::abort);
  }

  private static void abort(Flight flight) {
    try {
      flight.connection.abort(Runnable::run);
    } catch (SQLException alreadyClosed) {
      // Then nobody waits for it.
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
