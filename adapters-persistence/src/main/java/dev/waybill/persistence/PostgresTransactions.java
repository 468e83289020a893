package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/// Transactions on a server that many nodes use. One that writes sees what others commit meanwhile,
/// and locks rows; one that reads sees one state.
final class PostgresTransactions implements Transactions, AutoCloseable {
  private final SessionFactory sessions;
  private final CurrentSession current;
  private final PostgresPool pool;
  private final PostgresPulse pulse;
  private final PostgresGuard guard;
  private final PostgresFlights flights;
  private final PostgresLimits limits;

  PostgresTransactions(
      SessionFactory sessions,
      CurrentSession current,
      PostgresPool pool,
      PostgresPulse pulse,
      PostgresGuard guard,
      PostgresLimits limits) {
    this.sessions = sessions;
    this.current = current;
    this.pool = pool;
    this.pulse = pulse;
    this.guard = guard;
    this.flights = new PostgresFlights(pulse, guard::silent);
    this.limits = limits;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return run(PostgresKind.WRITE, work);
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return run(PostgresKind.READ, work);
  }

  @Override
  public <T> T lookUp(Supplier<T> work) {
    return run(PostgresKind.LOOK_UP, work);
  }

  @Override
  public void requireAvailable() {
    var deadline = System.nanoTime() + PostgresLimits.AVAILABLE.toNanos();
    guard.check(this::requireWritable);
    if (guard.isFull() && !flights.isMoving(deadline)) {
      throw new DatabaseUnavailable("the database is busy: no transaction ends");
    }
  }

  /// After an outage the pool may be slower to come back than the server.
  private void requireWritable() {
    pulse.requireWritable();
    if (pool.isEmpty()) {
      try {
        pool.giveBack(pool.take());
      } catch (SQLException none) {
        throw PostgresFaults.unavailable(none, new PostgresWhere(pool.hosts(), 1));
      }
    }
  }

  private <T> T run(PostgresKind kind, Supplier<T> work) {
    current.refuseNesting();
    var turn = new PostgresTurn(kind.patience(limits), guard::isAnswering);
    return guard.run(turn, number -> attempt(turn, number, kind, work));
  }

  private <T> T attempt(PostgresTurn turn, int number, PostgresKind kind, Supplier<T> work) {
    var attempt = take(turn, number, kind);
    var flight = flights.begin(attempt.raw());
    var answered = false;
    try {
      begin(attempt);
      var result = transaction(attempt, work);
      answered = true;
      return result;
    } finally {
      flights.end(flight, answered);
    }
  }

  private PostgresAttempt take(PostgresTurn turn, int number, PostgresKind kind) {
    try {
      var connection = number > 0 ? pool.takeTested(turn) : pool.take(turn);
      return PostgresAttempt.on(
          connection, new PostgresWhere(pool.host(connection), number + 1), kind);
    } catch (SQLException fault) {
      throw tryAgain(fault, new PostgresWhere(pool.hosts(), number + 1));
    }
  }

  private void begin(PostgresAttempt attempt) {
    try {
      attempt.kind().begin(attempt.connection());
      pool.requireOwn(attempt.connection());
    } catch (SQLException fault) {
      pool.discard(attempt.connection(), fault);
      throw tryAgain(fault, attempt.where());
    }
  }

  private static TryAgain tryAgain(SQLException fault, PostgresWhere where) {
    return new TryAgain(PostgresFaults.unavailable(fault, where).undone());
  }

  private <T> T transaction(PostgresAttempt attempt, Supplier<T> work) {
    var connection = attempt.connection();
    var ended = false;
    try {
      var result = inSession(attempt, work);
      requireCurrent(connection);
      end(attempt);
      ended = true;
      return result;
    } catch (SQLException notEnded) {
      pool.discard(connection, notEnded);
      ended = true;
      var fault = PostgresFaults.unavailable(notEnded, attempt.where());
      throw attempt.failed(PostgresFaults.isRefusal(notEnded) ? fault.undone() : fault);
    } catch (PersistenceException fault) {
      var failed = attempt.failed(PostgresFaults.translate(fault, attempt.where()));
      ended = discardedAfter(fault, connection);
      throw failed;
    } finally {
      if (!ended) {
        rollBack(connection);
      }
    }
  }

  private void end(PostgresAttempt attempt) throws SQLException {
    attempt.kind().end(attempt.connection());
    if (attempt.kind() == PostgresKind.WRITE) {
      pulse.wrote();
    }
    pool.giveBack(attempt.connection());
  }

  /// What was read from an old primary may be wrong, and what was written there would be lost.
  private void requireCurrent(Connection connection) throws SQLException {
    if (!pool.isCurrent(connection)) {
      throw new PostgresRefused(
          "PostgreSQL failed over during the transaction", PostgresRefused.REJECTED);
    }
  }

  private <T> T inSession(PostgresAttempt attempt, Supplier<T> work) {
    try (var session =
        sessions.withStatelessOptions().connection(attempt.connection()).openStatelessSession()) {
      return current.with(session, attempt.kind() == PostgresKind.WRITE, work);
    }
  }

  private boolean discardedAfter(PersistenceException fault, Connection connection) {
    var outage = PostgresFaults.isOutage(fault);
    if (outage) {
      PostgresFaults.sql(fault).ifPresent(sql -> pool.discard(connection, sql));
    }
    return outage;
  }

  private void rollBack(Connection connection) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      pool.giveBack(connection);
    } catch (SQLException broken) {
      pool.discard(connection, broken);
    }
  }

  void bindTo(MeterRegistry meters) {
    guard.bindTo(meters);
  }

  int waiting() {
    return guard.waiting();
  }

  @Override
  public void close() {
    guard.close();
    flights.close();
    pulse.close();
  }
}
