package dev.waybill.storage.disk;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Creates the directories of blobs durably and remembers which are.
///
/// A sweep may take an empty one away at any time, and it is then created again. Creating and
/// forgetting happen under one lock, in this order: forget, create, sync the parent, remember.
/// Therefore a directory that is remembered *after* a file was moved into it is itself on the
/// medium.
final class Directories {
  /// How often a directory may vanish under one publish.
  static final int MOST_TRIES = 10;

  /// An hour has 257 directories: a day and more are remembered.
  private static final int MOST_REMEMBERED = 8192;

  private final Path root;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  Directories(Path root) {
    this.root = root;
  }

  /// Both directories of the place are there and on the medium, as far as is remembered.
  void require(Place place) throws IOException {
    if (durable.contains(place.fanOut())) {
      return;
    }
    lock.lock();
    try {
      create(place);
    } finally {
      lock.unlock();
    }
  }

  /// A directory of the place turned out to be gone.
  void forget(Place place) {
    lock.lock();
    try {
      durable.remove(place.fanOut());
      durable.remove(place.hour());
    } finally {
      lock.unlock();
    }
  }

  private void create(Place place) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        create(root, place.hour());
        create(place.hour(), place.fanOut());
        return;
      } catch (NoSuchFileException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        forget(place);
      }
    }
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
}
