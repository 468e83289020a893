package dev.waybill.rest.security;

/// Who may call a resource method.
public enum Caller {
  /// Whoever can reach the port.
  ANYONE,
  /// Whom the access policy of the upload lets read.
  READER,
  /// Who holds the upload's management token.
  HOLDER
}
