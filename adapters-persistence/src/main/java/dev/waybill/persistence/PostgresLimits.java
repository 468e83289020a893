package dev.waybill.persistence;

import java.time.Duration;

/// How long things may take on a PostgreSQL before they fail. A transaction needs a place in the
/// line and then a connection: a second for both.
///
/// @param line the wait for a place, while as many transactions run as there are connections
/// @param socket the wait for any answer of the server, commits too
/// @param lock the wait for a row that another transaction has
/// @param idle how long a transaction may do nothing: then the server ends it, so that a node that
///   was paused for longer can neither hold others up nor commit what is out of date by now
/// @param statement the run of one statement
/// @param drain on closing, the wait for transactions under way
record PostgresLimits(
    Duration line,
    Duration socket,
    Duration lock,
    Duration idle,
    Duration statement,
    Duration drain) {
  /// The whole of making a connection.
  static final Duration CONNECT = Duration.ofSeconds(2);

  /// The wait for a connection that is not there yet. (The pool takes no less than 250 ms.)
  static final Duration CONNECTION = Duration.ofMillis(400);

  /// The answer to the small question whether all is well.
  static final Duration PROBE = Duration.ofMillis(300);

  static final PostgresLimits PRODUCTION =
      new PostgresLimits(
          Duration.ofMillis(600),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofSeconds(15),
          Duration.ofSeconds(8),
          Duration.ofSeconds(10));

  /// What every new session is told, in one statement. `synchronous_commit` is raised only: waiting
  /// for a standby too (`remote_apply`) stays. Reads rely on the isolation; writes choose theirs.
  String sessionSettings() {
    return """
    select
      set_config('synchronous_commit', case current_setting('synchronous_commit')
        when 'remote_apply' then 'remote_apply' else 'on' end, false),
      set_config('default_transaction_isolation', 'repeatable read', false),
      set_config('lock_timeout', '%d', false),
      set_config('statement_timeout', '%d', false),
      set_config('idle_in_transaction_session_timeout', '%d', false)
    """
        .formatted(lock.toMillis(), statement.toMillis(), idle.toMillis());
  }
}
