package dev.waybill.bootstrap.config;

/// What of a client's address stands in the log.
public enum LoggedClient {
  /// The network that it lies in: enough to tell senders apart.
  NETWORK,
  ADDRESS,
  NONE
}
