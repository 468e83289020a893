package dev.waybill.persistence;

import java.io.Serial;
import java.sql.SQLException;

/// A session that could be had and is not used, for what its server is. Another host may do.
final class PostgresRefused extends SQLException {
  @Serial private static final long serialVersionUID = 1;

  /// As a server says that takes no writes now (`read_only_sql_transaction`).
  static final String READ_ONLY = "25006";

  /// As a server says that does not let us in
  /// (`sqlserver_rejected_establishment_of_sqlconnection`).
  static final String REJECTED = "08004";

  PostgresRefused(String reason, String state) {
    super(reason, state);
  }
}
