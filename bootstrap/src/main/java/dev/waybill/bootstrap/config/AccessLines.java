package dev.waybill.bootstrap.config;

/// Which requests have a line in the log: those that were not answered well are `errors`.
public enum AccessLines {
  OFF,
  ERRORS,
  ALL
}
