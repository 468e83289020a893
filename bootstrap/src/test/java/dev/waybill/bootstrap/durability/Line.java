package dev.waybill.bootstrap.durability;

import java.util.List;
import java.util.Optional;

/// What was answered 200, as far as it is certain.
///
/// @param settings empty while a change was sent whose answer never came
record Line(String id, String token, Optional<Settings> settings, List<Content> files) {
  Line {
    files = List.copyOf(files);
  }

  record Settings(String access, String expiresAt) {}

  record Content(String id, String name, long size, String sha256) {}

  Line with(Optional<Settings> changed) {
    return new Line(id, token, changed, files);
  }
}
