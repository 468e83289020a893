package dev.waybill.bootstrap.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A database on PostgreSQL and a prefix in a bucket.
///
/// @param database its address, with user and password
/// @param prefix of the keys
record DistributedSite(String database, String prefix) implements Site {
  static DistributedSite fresh(Path data) {
    return new DistributedSite(data.toString(), "");
  }

  @Override
  public List<String> settings() {
    return List.of();
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of();
  }

  @Override
  public List<String> sweepOfAll() {
    return List.of("--alone");
  }

  @Override
  public Kept look() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rot(String blob) {
    throw new UnsupportedOperationException();
  }
}
