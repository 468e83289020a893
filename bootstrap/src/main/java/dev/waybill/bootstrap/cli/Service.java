package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;

/// What the commands set going. Each returns when it is done, with the exit code of the process.
public interface Service {
  /// Serves until the process is told to stop.
  int serve(Configuration configuration);

  /// @param alone whether no other node is running
  /// @param acceptClock whether the clock is right, although it looks wrong
  record Sweep(boolean alone, boolean acceptClock) {}

  /// One sweep of what has expired.
  int sweep(Configuration configuration, Sweep options);

  /// Starts, answers a few requests of its own and stops, so that the JVM learns which classes to
  /// keep in its AOT cache. The configuration has free ports on loopback and an empty data folder.
  int train(Configuration configuration);
}
