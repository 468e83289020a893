package dev.waybill.persistence;

import java.time.Duration;

/// The limits of production, some of them shorter or longer, so that a test need not take as long.
final class PostgresLimitsOf {
  private static final PostgresLimits REAL = PostgresLimits.PRODUCTION;

  private PostgresLimitsOf() {}

  static PostgresLimits line(Duration line) {
    return new PostgresLimits(
        line, REAL.socket(), REAL.lock(), REAL.idle(), REAL.statement(), REAL.drain());
  }

  static PostgresLimits socket(Duration socket) {
    return new PostgresLimits(
        REAL.line(), socket, REAL.lock(), REAL.idle(), REAL.statement(), REAL.drain());
  }

  static PostgresLimits lockAndIdle(Duration lock, Duration idle) {
    return new PostgresLimits(
        REAL.line(), REAL.socket(), lock, idle, REAL.statement(), REAL.drain());
  }

  static PostgresLimits drain(Duration drain) {
    return new PostgresLimits(
        REAL.line(), REAL.socket(), REAL.lock(), REAL.idle(), REAL.statement(), drain);
  }
}
