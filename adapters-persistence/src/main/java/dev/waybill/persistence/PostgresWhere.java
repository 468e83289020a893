package dev.waybill.persistence;

/// Which attempt at what server failed.
///
/// @param host with its port; of a connection that was never made, every host that was tried
/// @param attempt from 1
record PostgresWhere(String host, int attempt) {
  @Override
  public String toString() {
    return "at " + host + ", attempt " + attempt;
  }
}
