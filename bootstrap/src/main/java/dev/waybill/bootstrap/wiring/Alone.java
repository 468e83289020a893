package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.config.Configuration;
import java.nio.file.Path;
import java.util.Optional;

/// Keeps other processes from serving the same data folder meanwhile, where one is used. Nodes that
/// share a database elsewhere are not seen.
///
/// @param folder the data folder, where one is used
/// @param shared whether other nodes may use the same database
record Alone(Optional<Path> folder, Optional<DirectoryLock> lock, boolean shared)
    implements AutoCloseable {
  /// One who has not tried.
  static final Alone NOT = new Alone(Optional.empty(), Optional.empty(), true);

  static Alone tryToBe(Configuration configuration) {
    Optional<Path> folder =
        configuration.usesDataDirectory()
            ? Optional.of(configuration.data().directory())
            : Optional.empty();
    return new Alone(
        folder, folder.flatMap(DirectoryLock::tryTake), configuration.postgres().isPresent());
  }

  /// No other process can be uploading.
  boolean isCertain() {
    return lock.isPresent() && !shared;
  }

  /// Another process serves the data folder.
  boolean isRefuted() {
    return folder.isPresent() && lock.isEmpty();
  }

  /// @param advice what to do about it
  /// @throws StartFailure where another process serves the data folder
  void require(String advice) {
    if (isRefuted()) {
      throw new StartFailure(
          "Another waybill serves the data folder " + folder.orElseThrow() + ": " + advice);
    }
  }

  @Override
  public void close() {
    lock.ifPresent(DirectoryLock::close);
  }
}
