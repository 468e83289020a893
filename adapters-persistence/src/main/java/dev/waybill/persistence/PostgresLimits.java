package dev.waybill.persistence;

import java.time.Duration;

/// How long things may take on a PostgreSQL before they fail. A transaction needs a place in the
/// line and then a connection.
///
/// @param read the wait for both of a transaction that reads: whoever asked may ask again
/// @param write the same of one that writes: it often ends an upload, whose bytes are here already
/// @param socket the wait for any answer of the server, commits too
/// @param lock the wait for a row that another transaction has
/// @param idle how long a transaction may do nothing: then the server ends it, so that a node that
///   was paused for longer can neither hold others up nor commit what is out of date by now
/// @param statement the run of one statement
/// @param drain on closing, the wait for transactions under way
record PostgresLimits(
    Duration read,
    Duration write,
    Duration socket,
    Duration lock,
    Duration idle,
    Duration statement,
    Duration drain) {
  /// The whole of making a connection, once a node serves.
  static final Duration CONNECT = Duration.ofSeconds(4);

  /// The wait for a host of the server to take a connection, before the next host is tried.
  static final Duration REACH = Duration.ofSeconds(2);

  /// So many may wait for their turn, each with a thread and a client's connection.
  static final int WAITING = 1_000;

  /// So many connections a node keeps while it has nothing to do.
  static final int IDLE_CONNECTIONS = 2;

  /// After so long without work a connection that is not one of these is closed.
  static final Duration UNUSED = Duration.ofSeconds(60);

  /// The wait for a connection that is not there yet. (The pool takes no less than 250 ms.)
  static final Duration CONNECTION = Duration.ofMillis(400);

  /// The answer to the small question whether all is well.
  static final Duration PROBE = Duration.ofMillis(500);

  /// The wait for the first connection of an empty pool.
  static final Duration LOGIN = Duration.ofMillis(600);

  /// Within this time an upload is told whether it could be kept.
  static final Duration AVAILABLE = Duration.ofMillis(800);

  static final PostgresLimits PRODUCTION =
      new PostgresLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofSeconds(15),
          Duration.ofSeconds(8),
          Duration.ofSeconds(10));

  /// What every new session is told, as columns of a statement. `synchronous_commit` is raised
  /// only: waiting for a standby too (`remote_apply`) stays. Reads rely on the isolation; writes
  /// choose theirs.
  String sessionSettings() {
    return """
      set_config('synchronous_commit', case current_setting('synchronous_commit')
        when 'remote_apply' then 'remote_apply' else 'on' end, false),
      set_config('default_transaction_isolation', 'read committed', false),
      set_config('lock_timeout', '%s', false),
      set_config('statement_timeout', '%s', false),
      set_config('idle_in_transaction_session_timeout', '%s', false)
    """
        .formatted(lock.toMillis(), statement.toMillis(), idle.toMillis());
  }
}
