package dev.waybill.application.port;

import java.util.Optional;

/// What must be true when the rows of a new upload come into the database, besides what it holds by
/// itself: what a node believed when the upload began may be out of date.
///
/// @param node as in [NodeRegistry]: recorded under that id, and so until the transaction ends.
///   Where it is not any more, others may have removed the upload's blobs: that is a
///   [DatabaseUnavailable]
/// @param noTenantKeys a file without a wrapped key is kept only where no tenant has a key. Where
///   one has, the installation encrypts by now: that is a [StorageUnavailable]
public record AddRequirements(Optional<String> node, boolean noTenantKeys) {
  public static final AddRequirements NONE = new AddRequirements(Optional.empty(), false);
}
