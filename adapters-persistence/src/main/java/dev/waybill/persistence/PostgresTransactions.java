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
  /// Begins a transaction that writes. Sent at once, so that a dead connection shows itself before
  /// any work is done.
  private static final String BEGIN = "set transaction isolation level read committed";

  private final SessionFactory sessions;
  private final CurrentSession current;
  private final PostgresPool pool;
  private final PostgresProbe probe;
  private final PostgresGuard guard;
  private final PostgresLimits limits;

  PostgresTransactions(
      SessionFactory sessions,
      CurrentSession current,
      PostgresPool pool,
      PostgresGuard guard,
      PostgresLimits limits) {
    this.sessions = sessions;
    this.current = current;
    this.pool = pool;
    this.probe = new PostgresProbe(pool);
    this.guard = guard;
    this.limits = limits;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return run(true, work);
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return run(false, work);
  }

  @Override
  public void requireAvailable() {
    guard.check(probe::requireAvailable);
  }

  private <T> T run(boolean writable, Supplier<T> work) {
    current.refuseNesting();
    var turn = new PostgresTurn(writable ? limits.write() : limits.read());
    return guard.run(turn, attempt -> attempt(turn, attempt, writable, work));
  }

  private <T> T attempt(PostgresTurn turn, int number, boolean writable, Supplier<T> work) {
    var connection = begin(turn, number, writable);
    return transaction(
        connection, new PostgresWhere(pool.host(connection), number + 1), writable, work);
  }

  private Connection begin(PostgresTurn turn, int attempt, boolean writable) {
    try {
      var connection = attempt > 0 ? pool.takeTested() : pool.take(turn);
      return begin(connection, writable);
    } catch (SQLException fault) {
      throw new TryAgain(
          PostgresFaults.unavailable(fault, new PostgresWhere(pool.hosts(), attempt + 1)));
    }
  }

  /// The driver sends the `begin` of a reading transaction together with its first query.
  private Connection begin(Connection connection, boolean writable) throws SQLException {
    try {
      connection.setReadOnly(!writable);
      connection.setAutoCommit(false);
      if (writable) {
        try (var statement = connection.createStatement()) {
          statement.execute(BEGIN);
        }
      }
      return connection;
    } catch (SQLException fault) {
      pool.discard(connection, fault);
      throw fault;
    }
  }

  private <T> T transaction(
      Connection connection, PostgresWhere where, boolean writable, Supplier<T> work) {
    var ended = false;
    try {
      var result = inSession(connection, writable, work);
      requireCurrent(connection);
      connection.commit();
      pool.giveBack(connection);
      ended = true;
      return result;
    } catch (SQLException unanswered) {
      pool.discard(connection, unanswered);
      ended = true;
      throw failed(PostgresFaults.unavailable(unanswered, where), writable);
    } catch (PersistenceException fault) {
      ended = discardedAfter(fault, connection);
      throw failed(PostgresFaults.translate(fault, where), writable);
    } finally {
      if (!ended) {
        rollBack(connection);
      }
    }
  }

  /// What was read from an old primary may be wrong, and what was written there would be lost.
  private void requireCurrent(Connection connection) throws SQLException {
    if (!pool.isCurrent(connection)) {
      throw new PostgresRefused(
          "PostgreSQL failed over during the transaction", PostgresRefused.REJECTED);
    }
  }

  private <T> T inSession(Connection connection, boolean writable, Supplier<T> work) {
    try (var session =
        sessions.withStatelessOptions().connection(connection).openStatelessSession()) {
      return current.with(session, writable, work);
    }
  }

  /// What only read has done nothing, so it may be tried again on another connection.
  private static RuntimeException failed(RuntimeException fault, boolean writable) {
    return fault instanceof DatabaseUnavailable outcome
            && !writable
            && PostgresFaults.isConnectionLost(fault)
        ? new TryAgain(outcome)
        : fault;
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
      connection.rollback();
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
  }
}
