package dev.waybill.bootstrap.testing;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What an installation keeps at one moment, seen from below the service.
///
/// @param uploads rows of uploads
/// @param files sizes that the rows of files name, by blob key; empty files have no blob
/// @param tombstones keys of blobs that are still to be deleted
/// @param blobs sizes of what is stored, by blob key
/// @param unfinished what writes that have not ended, or never will, hold in the store
public record Kept(
    long uploads,
    Map<String, Long> files,
    Set<String> tombstones,
    Map<String, Long> blobs,
    Set<String> unfinished) {
  public Kept {
    files = Map.copyOf(files);
    tombstones = Set.copyOf(tombstones);
    blobs = Map.copyOf(blobs);
    unfinished = Set.copyOf(unfinished);
  }

  /// What a sweep should have removed.
  public Set<String> leftBehind() {
    var left = new TreeSet<>(blobs.keySet());
    left.removeAll(files.keySet());
    left.addAll(tombstones);
    left.addAll(unfinished);
    return left;
  }

  /// Blobs that rows know and the store has not, or not of that size.
  public Set<String> missing() {
    var missing = new TreeSet<String>();
    files.forEach(
        (key, size) -> {
          if (!size.equals(blobs.get(key))) {
            missing.add(key);
          }
        });
    return missing;
  }
}
