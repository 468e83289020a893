package dev.waybill.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// What a transaction is for, and how it begins and ends. The driver sends its `begin` together
/// with the first statement.
enum PostgresKind {
  /// Sees what others commit meanwhile: the default of our sessions.
  WRITE {
    @Override
    void begin(Connection connection) throws SQLException {
      connection.setReadOnly(false);
      connection.setAutoCommit(false);
    }
  },
  /// Sees one state, in any number of queries.
  READ {
    @Override
    void begin(Connection connection) throws SQLException {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute("set transaction isolation level repeatable read");
      }
    }
  },
  /// One query, which sees one state by itself: it neither begins nor ends anything.
  LOOK_UP {
    @Override
    void begin(Connection connection) throws SQLException {
      connection.setAutoCommit(true);
    }
  };

  abstract void begin(Connection connection) throws SQLException;

  void end(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  Duration patience(PostgresLimits limits) {
    return this == WRITE ? limits.write() : limits.read();
  }
}
