package dev.waybill.bootstrap.config;

/// The checksum that a complete download is verified with while it is sent.
public enum DownloadCheck {
  /// Finds any change; two thirds of a CPU second a gigabyte.
  SHA256,
  /// Finds what decay and truncation do to bytes; a tenth of that.
  CRC32
}
