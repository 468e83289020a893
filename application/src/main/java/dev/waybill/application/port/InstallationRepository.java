package dev.waybill.application.port;

/// The secrets that belong to the installation, the same for all its nodes.
public interface InstallationRepository {
  /// The secret kept under `name`, or `fresh` where there was none; from then on that one. Needs a
  /// transaction that may write.
  byte[] secret(String name, byte[] fresh);
}
