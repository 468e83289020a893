package dev.waybill.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long a start waits for a server that is away, starting, or has no room: a node may boot
/// before its database, and beside many others. What waiting cannot mend is told at once.
///
/// @param attempt the whole of one login, far more than one takes on a machine that has time
/// @param total after so long nothing is tried again
/// @param pause between two attempts
record PostgresPatience(Duration attempt, Duration total, Duration pause) {
  static final PostgresPatience PRODUCTION =
      new PostgresPatience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(500));

  private static final Logger LOG = LoggerFactory.getLogger(PostgresPatience.class);

  @FunctionalInterface
  interface Attempt<T> {
    T make() throws SQLException;
  }

  /// What the first attempt that succeeds came to.
  ///
  /// @throws SQLException that of the last attempt
  <T> T insist(PostgresServer server, Attempt<T> attempt) throws SQLException {
    var start = System.nanoTime();
    var told = false;
    while (true) {
      try {
        return attempt.make();
      } catch (SQLException fault) {
        if (!PostgresRefusal.mayPass(fault) || System.nanoTime() - start > total.toNanos()) {
          throw fault;
        }
        if (!told) {
          LOG.warn("Waiting for the {}, for {} s at most", server, total.toSeconds());
          told = true;
        }
        rest(fault);
      }
    }
  }

  private void rest(SQLException fault) throws SQLException {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw fault;
    }
  }
}
