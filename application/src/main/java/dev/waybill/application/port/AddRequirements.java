package dev.waybill.application.port;

import dev.waybill.domain.upload.NetworkHash;
import java.util.Optional;

/// What must be true, and what is kept beside the upload, when the rows of a new upload come into
/// the database, besides what it holds by itself: what a node believed when the upload began may be
/// out of date.
///
/// @param node as in [NodeRegistry]: recorded under that id, and so until the transaction ends.
///   Where it is not any more, others may have removed the upload's blobs: that is a
///   [DatabaseUnavailable]
/// @param noTenantKeys a file without a wrapped key is kept only where no tenant has a key. Where
///   one has, the installation encrypts by now: that is a [StorageUnavailable]
/// @param client network that the upload comes from. Where that, or a file's digest, is on the
///   [BlockList], that is an [UploadBlocked]; none: the upload is only moved
/// @param origin what [OriginRepository] keeps of that network
public record AddRequirements(
    Optional<String> node,
    boolean noTenantKeys,
    Optional<String> client,
    Optional<NetworkHash> origin) {
  public static final AddRequirements NONE = new AddRequirements(Optional.empty(), false);

  public AddRequirements(Optional<String> node, boolean noTenantKeys) {
    this(node, noTenantKeys, Optional.empty(), Optional.empty());
  }
}
