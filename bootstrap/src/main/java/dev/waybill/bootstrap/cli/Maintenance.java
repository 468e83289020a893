package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;

/// What an operator's commands set going, besides [Service]. Each returns when it is done, with the
/// exit code of the process.
public interface Maintenance {
  /// Brings the schema of the database up to date.
  int migrate(Configuration configuration);

  /// @param deep whether every byte is read
  /// @param removeOrphans whether blobs that no row knows are removed
  /// @param forgetMissing whether uploads are forgotten of which no file is left
  /// @param force whether these may be more than a tenth of all
  record Doctor(boolean deep, boolean removeOrphans, boolean forgetMissing, boolean force) {}

  /// Compares database and storage.
  int doctor(Configuration configuration, Doctor options);

  /// @param from where the files are
  /// @param to where they are to be; differs from `from` in its storage alone
  /// @param copyOnly whether the recorded place stays what it is
  /// @param alreadyThere whether the files were brought there by other means
  /// @param leaveDamaged whether files that cannot be copied are left behind
  record Copy(
      Configuration from,
      Configuration to,
      boolean copyOnly,
      boolean alreadyThere,
      boolean leaveDamaged) {}

  /// Moves the files to another storage.
  int copyBlobs(Copy options);

  /// Writes all metadata to a file; `-` is standard output.
  int exportMetadata(Configuration configuration, String file);

  /// Reads what [#exportMetadata] has written; `-` is standard input.
  int importMetadata(Configuration configuration, String file);

  /// Shows the nodes that serve.
  ///
  /// @param json whether for programs
  int nodes(Configuration configuration, boolean json);

  /// Puts the keys of encryption at rest under the first master key.
  ///
  /// @param newTenantKeys whether each tenant gets a new key, too
  int rotateKeys(Configuration configuration, boolean newTenantKeys);
}
