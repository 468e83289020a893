package dev.waybill.bootstrap.config;

/// What a whole file is held against while it is sent.
public enum DownloadCheck {
  /// Finds any change; two thirds of a CPU second a gigabyte.
  SHA256,
  /// Finds what decay and truncation do to bytes; a tenth of that.
  CRC32
}
