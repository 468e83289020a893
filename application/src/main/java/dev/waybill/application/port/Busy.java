package dev.waybill.application.port;

/// A bounded resource of our own is used up: the wait for it was too long.
public final class Busy extends UnavailableException {
  public Busy(String message, Throwable cause) {
    super(message, cause);
  }

  public Busy(String message) {
    super(message);
  }
}
