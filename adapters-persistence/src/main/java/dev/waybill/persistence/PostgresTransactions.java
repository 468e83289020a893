package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.Transactions;
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

  PostgresTransactions(
      SessionFactory sessions, CurrentSession current, PostgresPool pool, PostgresGuard guard) {
    this.sessions = sessions;
    this.current = current;
    this.pool = pool;
    this.probe = new PostgresProbe(pool);
    this.guard = guard;
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
    return guard.run(attempt -> transaction(begin(writable, attempt > 0), writable, work));
  }

  private Connection begin(boolean writable, boolean tested) {
    try {
      var connection = tested ? pool.takeTested() : pool.take();
      return begin(connection, writable);
    } catch (SQLException fault) {
      throw new TryAgain(PostgresFaults.unavailable(fault));
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
      pool.discard(connection);
      throw fault;
    }
  }

  private <T> T transaction(Connection connection, boolean writable, Supplier<T> work) {
    var healthy = true;
    var whole = false;
    try {
      var result = inSession(connection, writable, work);
      connection.commit();
      whole = true;
      return result;
    } catch (SQLException unanswered) {
      healthy = false;
      throw failed(PostgresFaults.unavailable(unanswered), writable);
    } catch (PersistenceException fault) {
      healthy = !PostgresFaults.isOutage(fault);
      throw failed(PostgresFaults.translate(fault), writable);
    } finally {
      end(connection, healthy, whole);
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

  /// A connection to a server that is read-only now is as useless as a dead one: the name may lead
  /// to another server by now.
  private void end(Connection connection, boolean healthy, boolean whole) {
    if (whole || (healthy && rolledBack(connection))) {
      pool.giveBack(connection);
    } else {
      pool.discard(connection);
    }
  }

  private static boolean rolledBack(Connection connection) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException broken) {
      return false;
    }
  }

  @Override
  public void close() {
    guard.close();
  }
}
