package dev.waybill.application.port;

/// The blob store failed or does not answer.
public final class StorageUnavailable extends UnavailableException {
  public StorageUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public StorageUnavailable(String message) {
    super(message);
  }
}
