package dev.waybill.bootstrap.config;

/// What is answered at the link of a blocked upload.
public enum BlockedStatus {
  /// Unavailable for legal reasons (RFC 7725): readers are told.
  STATUS_451,
  /// As at an unknown link.
  STATUS_404;

  /// The number alone.
  String word() {
    return name().substring("STATUS_".length());
  }
}
