package dev.waybill.application.port;

import java.util.Optional;

/// Which of a cluster's servers takes writes, and since when: a standby that is promoted begins a
/// timeline of a greater number.
///
/// @param cluster the same for a primary, its standbys and their backups; without a slash
/// @param branch tells apart two standbys that were promoted to the same number; without a slash
public record DatabasePrimary(String cluster, long timeline, String branch) {
  private static final int PARTS = 3;

  /// What [#toString] has written.
  public static Optional<DatabasePrimary> parse(String text) {
    var parts = text.split("/", -1);
    try {
      return parts.length == PARTS
          ? Optional.of(new DatabasePrimary(parts[0], Long.parseLong(parts[1]), parts[2]))
          : Optional.empty();
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  /// Whether what was written to the other is missing here. A server of another cluster holds a
  /// copy that somebody has restored, and is believed.
  public boolean lacks(DatabasePrimary other) {
    return cluster.equals(other.cluster)
        && (timeline < other.timeline
            || (timeline == other.timeline && !branch.equals(other.branch)));
  }

  @Override
  public String toString() {
    return cluster + "/" + timeline + "/" + branch;
  }
}
