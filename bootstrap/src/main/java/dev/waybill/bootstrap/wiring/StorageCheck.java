package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.upkeep.ClaimStorage;
import dev.waybill.application.upkeep.ClaimStorage.HalfImported;
import dev.waybill.application.upkeep.ClaimStorage.NewDatabase;
import dev.waybill.application.upkeep.ClaimStorage.OtherInstallation;
import dev.waybill.application.upkeep.ClaimStorage.OtherStorage;
import dev.waybill.application.upkeep.ClaimStorage.Ours;
import dev.waybill.application.upkeep.ClaimStorage.Unclaimed;
import dev.waybill.application.upkeep.ClaimStorage.Unmarked;
import dev.waybill.application.upkeep.PrimaryMemory;
import dev.waybill.bootstrap.config.Configuration;
import java.util.Optional;

/// Refuses to work on a database and a store that do not belong together.
final class StorageCheck {
  private final ClaimStorage claim;
  private final PrimaryMemory primary;
  private final String place;

  private StorageCheck(ClaimStorage claim, PrimaryMemory primary, String place) {
    this.claim = claim;
    this.primary = primary;
    this.place = place;
  }

  static StorageCheck of(Configuration configuration, Stores stores, RandomBytes random) {
    return new StorageCheck(
        new ClaimStorage(stores.database(), stores.blobs(), stores.mark(), random),
        new PrimaryMemory(stores.database(), stores.place().primaryMark()),
        StorageName.of(configuration));
  }

  /// A first start records that they do.
  ///
  /// @throws StartFailure with what to do about it
  void claim() {
    refuseOldPrimary();
    refuse(claim.claim(place));
    primary.remember();
  }

  /// As [#claim()], and records nothing.
  void look() {
    refuseOldPrimary();
    refuse(claim.check(place));
  }

  /// As [#look()], for files that were brought here by other means: the database may say another
  /// place, and there may be no mark.
  void lookAtBrought() {
    var outcome = claim.check(place);
    if (!(outcome instanceof OtherStorage || outcome instanceof Unmarked)) {
      refuse(outcome);
    }
  }

  /// Writes down another primary, where the database has failed over.
  void rememberPrimary() {
    primary.remember();
  }

  private void refuseOldPrimary() {
    primary
        .newer()
        .ifPresent(
            newer -> {
              throw new StartFailure(
                  "This PostgreSQL is an old primary: these files were kept with one of timeline "
                      + newer.timeline()
                      + ", and uploads since then are missing here. Start that one, or set"
                      + " WAYBILL_DATABASE_URL to it; where a backup was restored on purpose,"
                      + " remove "
                      + StorageName.primaryMark(place));
            });
  }

  private void refuse(ClaimStorage.Outcome outcome) {
    reason(outcome)
        .ifPresent(
            sentence -> {
              throw new StartFailure(sentence);
            });
  }

  private Optional<String> reason(ClaimStorage.Outcome outcome) {
    return switch (outcome) {
      case Ours _, Unclaimed _ -> Optional.empty();
      case OtherStorage(var recorded) -> Optional.of(otherStorage(recorded));
      case OtherInstallation(var mark) ->
          Optional.of(
              "The files in %s are those of installation %s, and this database is another's: set"
                      .formatted(StorageName.shown(place), mark)
                  + " WAYBILL_DATABASE_URL or WAYBILL_DATA_DIR to its own database, or bring its"
                  + " metadata into a new one with `waybill export` and `waybill import`");
      case NewDatabase() ->
          Optional.of(
              "The database is new, but there are files in %s already: restore their database"
                      .formatted(StorageName.shown(place))
                  + " from a backup or with `waybill import`, or choose an empty place to start"
                  + " anew");
      case Unmarked() ->
          Optional.of(
              "Expected this database's files in %s but found no installation mark there. Is the volume"
                      .formatted(StorageName.shown(place))
                  + " mounted? Are bucket and prefix right? Files that were copied"
                  + " there by hand are taken with `waybill copy-blobs --to "
                  + StorageName.kind(place)
                  + " --already-there`");
      case HalfImported() ->
          Optional.of(
              "An import into this database did not come to its end: run the same `waybill import`"
                  + " again");
    };
  }

  private String otherStorage(String recorded) {
    return StorageName.kind(recorded).equals(StorageName.kind(place))
        ? otherBucket(recorded)
        : otherKind(recorded);
  }

  private String otherBucket(String recorded) {
    return "The files of this installation are in %s, and the settings name %s: set"
            .formatted(StorageName.shown(recorded), StorageName.shown(place))
        + " WAYBILL_S3_ENDPOINT, WAYBILL_S3_BUCKET and WAYBILL_S3_PREFIX back, or, where the same"
        + " files are there now (another name of the server, or copied by other means), take them"
        + " with `waybill copy-blobs --to "
        + StorageName.kind(place)
        + " --already-there`";
  }

  private String otherKind(String recorded) {
    return "The files of this installation are in %s, and the settings name %s: set WAYBILL_STORAGE"
            .formatted(StorageName.shown(recorded), StorageName.shown(place))
        + " back to "
        + StorageName.kind(recorded)
        + ", or move the files with `waybill copy-blobs --to "
        + StorageName.kind(place)
        + "`";
  }
}
