package dev.waybill.bootstrap.transfer;

/// The file is no whole export, or cannot be read or written; the message is a sentence for the
/// operator.
public final class BadExport extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadExport(String message) {
    super(message);
  }

  BadExport(String message, Throwable cause) {
    super(message, cause);
  }
}
