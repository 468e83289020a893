package dev.waybill.bootstrap.wiring;

/// The service cannot start; the message is a sentence for the operator.
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartFailure(String message) {
    super(message);
  }

  StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
