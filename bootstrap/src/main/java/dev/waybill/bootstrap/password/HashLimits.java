package dev.waybill.bootstrap.password;

import java.time.Duration;

/// How many passwords are hashed, and how many wait for it.
///
/// @param parallel hashes computed at the same time
/// @param waiting for a turn, of all client networks
/// @param waitingOfNetwork of them, those of one client network
/// @param patience the longest wait for a turn
/// @param setPerMinute passwords that one client network may set in a minute
public record HashLimits(
    int parallel, int waiting, int waitingOfNetwork, Duration patience, int setPerMinute) {
  /// Of all networks: eight with their default share.
  private static final int WAITING = 2048;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  public static HashLimits of(int parallel, int waitingOfNetwork, int setPerMinute) {
    return new HashLimits(parallel, WAITING, waitingOfNetwork, PATIENCE, setPerMinute);
  }
}
