package dev.waybill.persistence;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;

/// Which faults of a login come from TLS. The driver has no state for them, and translates what it
/// says; the three letters stand in every language.
final class PostgresTls {
  private static final String REJECTED = "08004";
  private static final String FAILED = "08006";

  private PostgresTls() {}

  /// The server answered that it has none.
  static boolean isMissing(SQLException fault) {
    return PostgresFaults.state(fault).equals(REJECTED)
        && String.valueOf(fault.getMessage()).contains("SSL");
  }

  /// The server is not who it should be, or there is nothing to tell by.
  static boolean isDoubted(SQLException fault) {
    return PostgresFaults.state(fault).equals(FAILED)
        && !has(fault, SocketException.class)
        && !has(fault, EOFException.class)
        && (has(fault, SSLException.class)
            || has(fault, FileNotFoundException.class)
            || !has(fault, IOException.class));
  }

  private static boolean has(SQLException fault, Class<? extends Exception> kind) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
