package dev.waybill.bootstrap.config;

/// What `serve` does where files of the installation are encrypted and no key is given.
public enum WithoutKey {
  /// It does not start: a variable was forgotten.
  REFUSE,
  /// It answers uploads with 503, and downloads of what is not encrypted.
  READ_ONLY,
  /// It keeps new files as they are: encryption was given up.
  PLAIN
}
