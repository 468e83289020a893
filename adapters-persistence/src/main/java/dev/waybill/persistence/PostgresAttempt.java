package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/// One attempt at a transaction.
///
/// @param connection of the pool
/// @param raw the driver's own, which can still be asked after a fault
record PostgresAttempt(
    Connection connection, PgConnection raw, PostgresWhere where, PostgresKind kind) {
  static PostgresAttempt on(Connection connection, PostgresWhere where, PostgresKind kind)
      throws SQLException {
    return new PostgresAttempt(connection, connection.unwrap(PgConnection.class), where, kind);
  }

  /// What only read has done nothing, nor has what lost its connection in its first statement: it
  /// may be tried again on another connection.
  RuntimeException failed(RuntimeException fault) {
    return fault instanceof DatabaseUnavailable outcome
            && PostgresFaults.isConnectionLost(fault)
            && (kind != PostgresKind.WRITE || !hasBegun())
        ? new TryAgain(outcome)
        : fault;
  }

  /// Whether the server has ever answered that it is in this transaction.
  private boolean hasBegun() {
    return raw.getTransactionState() != TransactionState.IDLE;
  }
}
