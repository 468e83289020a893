package dev.waybill.storage.disk;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Creates the directories of blobs durably, remembers which are, and removes empty ones.
///
/// All this happens under one lock, so a publish loses to a sweep of this process once at most. A
/// sweep of another process may take an empty directory away at any time; it is then created again.
/// As a directory is forgotten before it is created again, and remembered only after its parent was
/// synced, one that is remembered *after* a file was moved into it is itself on the medium.
final class Directories {
  /// How often directories may vanish under one publish: a sweep takes each once.
  private static final int MOST_TRIES = 10;

  /// An hour has 257 directories: a day and more are remembered.
  private static final int MOST_REMEMBERED = 8192;

  /// Something that needs the directories.
  interface Move {
    void run() throws IOException;
  }

  private final Path root;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  Directories(Path root) {
    this.root = root;
  }

  /// Moves a file to the place, creating the place's directories where they are missing.
  ///
  /// @param move fails with [NoSuchFileException] only where a directory is missing
  void moveInto(Place place, Move move) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        tryToMove(place, move);
        return;
      } catch (NoSuchFileException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        locked(() -> forget(place));
      }
    }
  }

  private void tryToMove(Place place, Move move) throws IOException {
    if (durable.contains(place.fanOut())) {
      move.run();
    } else {
      locked(
          () -> {
            create(place);
            move.run();
          });
    }
  }

  /// To be asked after the move: both directories of the place are on the medium.
  void confirm(Place place) throws IOException {
    if (!durable.contains(place.fanOut())) {
      locked(() -> create(place));
    }
  }

  void removeIfEmpty(Path directory) throws IOException {
    locked(
        () -> {
          try {
            Files.deleteIfExists(directory);
            durable.remove(directory);
          } catch (DirectoryNotEmptyException inUse) {
            return;
          }
        });
  }

  private void create(Place place) throws IOException {
    create(root, place.hour());
    create(place.hour(), place.fanOut());
  }

  private void create(Path parent, Path directory) throws IOException {
    if (!durable.contains(directory)) {
      Durably.createDirectory(parent, directory);
      if (durable.size() >= MOST_REMEMBERED) {
        durable.clear();
      }
      durable.add(directory);
    }
  }

  private void forget(Place place) {
    durable.remove(place.fanOut());
    durable.remove(place.hour());
  }

  private void locked(Move step) throws IOException {
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }
}
