package dev.waybill.application.port;

/// What a store keeps beside its blobs, and nobody here can read any more.
///
/// @param versions old ones of blobs that were deleted or replaced
/// @param bytes of those
/// @param markers that say of a name that it was deleted
/// @param unfinished writes that were begun and never ended
public record StorageResidue(long versions, long bytes, long markers, long unfinished) {
  public static final StorageResidue NONE = new StorageResidue(0, 0, 0, 0);
}
