package dev.waybill.domain.upload;

/// What an operator has put on the block list, over all tenants.
public sealed interface Block {
  /// Nobody reads this upload.
  record OfUpload(UploadId id) implements Block {}

  /// Nobody reads an upload that has a file with these bytes, and none is taken any more.
  record OfDigest(Digest sha256) implements Block {}

  /// No upload is taken from there.
  ///
  /// @param network of clients, in the form in which requests name it
  record OfNetwork(String network) implements Block {}
}
