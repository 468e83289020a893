package dev.waybill.persistence;

import java.util.Optional;

/// Which primary a session writes to. Every promotion of a standby begins a timeline of a greater
/// number.
///
/// @param system identifies the cluster: a primary, its standbys and their backups have the same
/// @param timeline of what is written
/// @param mark what nodes wrote into the database when they first saw this timeline, or nothing
///   yet. It tells two standbys apart that were both promoted to the same number
record PrimaryId(String system, long timeline, String mark) {
  private static final int PARTS = 3;

  /// What [#toString] has written.
  static Optional<PrimaryId> parse(String fact) {
    var parts = fact.split("/", -1);
    try {
      return parts.length == PARTS
          ? Optional.of(new PrimaryId(parts[0], Long.parseLong(parts[1]), parts[2]))
          : Optional.empty();
    } catch (NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  boolean isMarked() {
    return !mark.isEmpty();
  }

  boolean isOfCluster(PrimaryId other) {
    return system.equals(other.system);
  }

  /// Whatever their marks.
  boolean isTimelineOf(PrimaryId other) {
    return isOfCluster(other) && timeline == other.timeline;
  }

  @Override
  public String toString() {
    return system + "/" + timeline + "/" + mark;
  }
}
