package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Asks whether the server takes writes now: on a connection of its own, as those of the pool may
/// all be at work, or stuck. Whoever asks meanwhile shares the answer, so that a crowd asks once; a
/// commit is an answer too.
final class PostgresPulse implements AutoCloseable {
  /// One who asks waits for another's answer, and for a connection. All within a second.
  private static final Duration SHARED = Duration.ofMillis(800);

  private static final Duration LOGIN = Duration.ofMillis(800);

  private final DataSource source;
  private final String hosts;
  private final Runnable onWritableAgain;
  private final ReentrantLock asking = new ReentrantLock();
  private @Nullable CompletableFuture<Connection> connection;
  private boolean readOnly;
  private volatile long writableAt = System.nanoTime();
  private volatile long failedAt = writableAt;
  private volatile @Nullable DatabaseUnavailable failure;

  /// @param onWritableAgain after the server took no writes: sessions from then may stay so
  PostgresPulse(DataSource source, String hosts, Runnable onWritableAgain) {
    this.source = source;
    this.hosts = hosts;
    this.onWritableAgain = onWritableAgain;
    this.connection = login();
  }

  /// Somebody has committed.
  void wrote() {
    writableAt = System.nanoTime();
  }

  /// Fails where no write could begin now, within a second.
  void requireWritable() {
    var start = System.nanoTime();
    if (!enter()) {
      throw unavailable(silent(SHARED));
    }
    try {
      share(start);
    } finally {
      asking.unlock();
    }
  }

  /// Takes the answer to whoever asked since `start`, or asks.
  private void share(long start) {
    var failed = failure;
    if (failed != null && failedAt - start > 0) {
      throw new DatabaseUnavailable(String.valueOf(failed.getMessage()), failed);
    }
    if (writableAt - start <= 0) {
      ask();
    }
  }

  private void ask() {
    try {
      askTwice();
      writableAt = System.nanoTime();
      if (readOnly) {
        readOnly = false;
        onWritableAgain.run();
      }
    } catch (SQLException fault) {
      readOnly |= PostgresFaults.isReadOnly(fault);
      var unavailable = unavailable(fault);
      failure = unavailable;
      failedAt = System.nanoTime();
      throw unavailable;
    }
  }

  /// A connection may have died since it was used: that shows at once, and a new one may do.
  private void askTwice() throws SQLException {
    var fresh = connection == null;
    try {
      askOnce();
    } catch (SQLException fault) {
      drop();
      if (fresh || isSilence(fault) || !PostgresFaults.isConnectionLost(fault)) {
        throw fault;
      }
      askAgain();
    }
  }

  private void askAgain() throws SQLException {
    try {
      askOnce();
    } catch (SQLException fault) {
      drop();
      throw fault;
    }
  }

  /// Nothing came in time, as opposed to a connection that is closed.
  static boolean isSilence(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  /// On a standby every transaction is read-only.
  private void askOnce() throws SQLException {
    var ready = connected();
    ready.setNetworkTimeout(Runnable::run, (int) PostgresLimits.PROBE.toMillis());
    try (var statement = ready.createStatement();
        var row = statement.executeQuery("show transaction_read_only")) {
      if (row.next() && row.getString(1).equals("on")) {
        throw new SQLException("transactions are read-only", PostgresRefused.READ_ONLY);
      }
    }
  }

  /// A login that takes longer goes on, for those who ask next.
  private Connection connected() throws SQLException {
    var login = connection;
    if (login == null) {
      login = login();
      connection = login;
    }
    try {
      return login.get(LOGIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      throw silent(LOGIN);
    } catch (ExecutionException failed) {
      throw PostgresFaults.sql(failed).orElseThrow(() -> new IllegalStateException(failed));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw silent(LOGIN);
    }
  }

  private CompletableFuture<Connection> login() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return source.getConnection();
          } catch (SQLException fault) {
            throw new IllegalStateException(fault);
          }
        },
        Thread.ofVirtual()::start);
  }

  private void drop() {
    var login = connection;
    if (login != null && login.isDone()) {
      connection = null;
      var _ = login.thenAccept(PostgresPulse::closeQuietly).exceptionally(_ -> null);
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException alreadyBroken) {
      // It is not used any more.
    }
  }

  private boolean enter() {
    try {
      return asking.tryLock(SHARED.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static SQLException silent(Duration wait) {
    return new SQLException(
        "no answer within " + wait.toMillis() + " ms", "08006", new TimeoutException());
  }

  private DatabaseUnavailable unavailable(SQLException fault) {
    return PostgresFaults.unavailable(fault, new PostgresWhere(hosts, 1));
  }

  @Override
  public void close() {
    if (enter()) {
      try {
        drop();
      } finally {
        asking.unlock();
      }
    }
  }
}
