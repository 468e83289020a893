package dev.waybill.persistence;

import java.time.Duration;

/// The limits of production, some of them shorter or longer, so that a test need not take as long.
final class PostgresLimitsOf {
  private static final PostgresLimits REAL = PostgresLimits.PRODUCTION;

  private PostgresLimitsOf() {}

  static PostgresLimits turn(Duration read, Duration write) {
    return new PostgresLimits(
        read, write, REAL.socket(), REAL.lock(), REAL.idle(), REAL.statement(), REAL.drain());
  }

  static PostgresLimits socket(Duration socket) {
    return new PostgresLimits(
        REAL.read(),
        REAL.write(),
        socket,
        REAL.lock(),
        REAL.idle(),
        REAL.statement(),
        REAL.drain());
  }

  static PostgresLimits lockAndIdle(Duration lock, Duration idle) {
    return new PostgresLimits(
        REAL.read(), REAL.write(), REAL.socket(), lock, idle, REAL.statement(), REAL.drain());
  }

  static PostgresLimits drain(Duration drain) {
    return new PostgresLimits(
        REAL.read(),
        REAL.write(),
        REAL.socket(),
        REAL.lock(),
        REAL.idle(),
        REAL.statement(),
        drain);
  }
}
