package dev.waybill.persistence;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.postgresql.util.PSQLException;

/// What a fault of PostgreSQL says of itself, for operators: its SQLSTATE and the first line of the
/// message. The server's detail, which may quote rows, is left out, as is every class name.
final class PostgresCause {
  private static final int LONGEST = 240;

  private PostgresCause() {}

  static String of(SQLException fault) {
    var root = beneathPool(fault);
    var state = PostgresFaults.state(root);
    var words = isOfPool(root) ? "no connection was free in time" : words(root);
    var told = PostgresFaults.isOfPooler(root) ? words + ". " + PostgresPooler.REFUSAL : words;
    return state.isEmpty() ? told : state + " " + told;
  }

  /// The pool repeats for each who waits why it could not make a connection.
  private static SQLException beneathPool(SQLException fault) {
    return isOfPool(fault) && fault.getCause() instanceof SQLException cause
        ? beneathPool(cause)
        : fault;
  }

  private static boolean isOfPool(SQLException fault) {
    return fault instanceof SQLTransientConnectionException;
  }

  private static String words(SQLException fault) {
    if (fault instanceof PSQLException said
        && said.getServerErrorMessage() != null
        && said.getServerErrorMessage().getMessage() != null) {
      return firstLine(said.getServerErrorMessage().getMessage());
    }
    var words = firstLine(String.valueOf(fault.getMessage()));
    return fault.getCause() instanceof IOException broken && broken.getMessage() != null
        ? words + " " + firstLine(broken.getMessage())
        : words;
  }

  private static String firstLine(String message) {
    var line = message.lines().findFirst().orElse("").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
