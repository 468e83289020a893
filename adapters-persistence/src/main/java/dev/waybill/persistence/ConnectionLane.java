package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fixed number of connections to the file, all of one kind: one that writes, or several that
/// read. Whoever finds them in use waits in line, first come first served, and no longer than
/// `wait`. Connections are opened when first needed; one that fails to end a transaction is given
/// up for a new one.
final class ConnectionLane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionLane.class);

  /// Opens a connection in auto-commit mode.
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  private final int size;
  private final Duration wait;
  private final Opener opener;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  ConnectionLane(int size, Duration wait, Opener opener) {
    this.size = size;
    this.wait = wait;
    this.opener = opener;
    this.free = new Semaphore(size, true);
  }

  /// Runs `work` in one transaction, and commits it before returning; where `work` throws, rolls it
  /// back. Several waiting units of work could share a transaction here, each in a savepoint.
  <T> T transaction(Function<Connection, T> work) {
    return inTurn(connection -> run(connection, work));
  }

  /// Runs `work` of one statement, which is its own transaction: nothing begins or ends.
  <T> T statement(Function<Connection, T> work) {
    return inTurn(connection -> runStatement(connection, work));
  }

  private <T> T runStatement(Connection connection, Function<Connection, T> work) {
    var whole = false;
    try {
      var result = work.apply(connection);
      whole = true;
      return result;
    } finally {
      if (whole) {
        idle.push(connection);
      } else {
        closeQuietly(connection);
      }
    }
  }

  @FunctionalInterface
  private interface Turn<T> {
    /// Puts the connection back where it can go on, or closes it.
    T use(Connection connection) throws SQLException;
  }

  private <T> T inTurn(Turn<T> turn) {
    acquire(1);
    try {
      return turn.use(take());
    } catch (SQLException fault) {
      throw Faults.unavailable(fault);
    } finally {
      free.release();
    }
  }

  /// Leaving and entering auto-commit mode are one `begin` and one `commit` each. The driver's
  /// `commit()` would begin the next transaction at once, and an idle writer would hold the file.
  private <T> T run(Connection connection, Function<Connection, T> work) throws SQLException {
    var whole = false;
    try {
      connection.setAutoCommit(false);
      var result = work.apply(connection);
      connection.setAutoCommit(true);
      whole = true;
      return result;
    } finally {
      if (whole) {
        idle.push(connection);
      } else {
        rollBack(connection);
      }
    }
  }

  private void rollBack(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
      idle.push(connection);
    } catch (SQLException broken) {
      // Where the disk is full or fails, SQLite has rolled back by itself; closing does so too.
      LOG.debug("Closing a database connection that does not roll back", broken);
      closeQuietly(connection);
    }
  }

  PoolMeters meters(String name) {
    return new PoolMeters(
        name, () -> size - free.availablePermits(), idle::size, () -> size, free::getQueueLength);
  }

  /// Fails where no transaction could begin.
  void requireAvailable() {
    transaction(_ -> true);
  }

  private Connection take() throws SQLException {
    var connection = idle.poll();
    return connection == null ? opener.open() : connection;
  }

  private void acquire(int permits) {
    try {
      if (!free.tryAcquire(permits, wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DatabaseUnavailable("the database is busy");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted while waiting for the database", stopped);
    }
  }

  /// Waits for the transactions under way, as long as anybody would wait for one; afterwards none
  /// begins.
  @Override
  public void close() {
    acquire(size);
    for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
      closeQuietly(connection);
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException fault) {
      LOG.warn("A database connection did not close: {}", fault.getMessage());
    }
  }
}
