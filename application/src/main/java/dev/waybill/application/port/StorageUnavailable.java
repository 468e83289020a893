package dev.waybill.application.port;

/// The blob store failed or does not answer.
public sealed class StorageUnavailable extends UnavailableException permits BlobDamaged {
  public StorageUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public StorageUnavailable(String message) {
    super(message);
  }
}
