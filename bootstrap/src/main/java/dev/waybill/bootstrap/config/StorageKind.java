package dev.waybill.bootstrap.config;

/// Where the bytes of files are kept.
public enum StorageKind {
  DISK,
  S3
}
