package dev.waybill.application.port;

/// The blob store has no room left.
public final class StorageFull extends UnavailableException {
  public StorageFull(String message, Throwable cause) {
    super(message, cause);
  }

  public StorageFull(String message) {
    super(message);
  }
}
