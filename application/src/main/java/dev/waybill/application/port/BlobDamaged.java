package dev.waybill.application.port;

/// A blob is not what was stored: missing, of another length, or with other bytes. Storage itself
/// answers, so trying again helps only once somebody has restored the blob.
public final class BlobDamaged extends StorageUnavailable {
  public BlobDamaged(String message, Throwable cause) {
    super(message, cause);
  }

  public BlobDamaged(String message) {
    super(message);
  }
}
