package dev.waybill.bootstrap.wiring;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.inventory.ExamineStores;
import dev.waybill.application.inventory.ExamineStores.Tally;
import dev.waybill.application.inventory.ForgetLost;
import dev.waybill.application.inventory.ForgetLost.Forgotten;
import dev.waybill.application.inventory.ForgetLost.TooMany;
import dev.waybill.application.upkeep.ClockGuard;
import dev.waybill.application.upkeep.CollectOrphans;
import dev.waybill.application.upkeep.Pace;
import dev.waybill.application.upkeep.SweepClock;
import dev.waybill.application.upload.InFlight;
import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.DoctorReport;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.domain.upload.BlobKey;

/// `waybill doctor`: looks first, and then does what it was told to.
public record DoctorRun(Console console) {
  /// @param deep whether every byte is read
  /// @param removeOrphans whether blobs that no row knows are removed
  /// @param forgetMissing whether uploads are forgotten of which no file is left
  /// @param force whether these may be more than a tenth of all
  public record Options(
      boolean deep, boolean removeOrphans, boolean forgetMissing, boolean force) {}

  /// @return the exit code
  public int run(Configuration configuration, Options options) {
    try (var stores = Stores.forCommand(configuration, Overrides.NONE)) {
      stores.time().requireAgreement();
      StorageCheck.of(configuration, stores, new SystemRandomBytes()).look();
      var report = new DoctorReport(console);
      var contents = Vaults.contents(configuration, stores, stores.clock());
      var tally =
          new ExamineStores(stores.database(), stores.blobs(), contents, stores.clock())
              .examine(LocalContext.COMMAND, options.deep(), report);
      stores.place().bucket().ifPresent(bucket -> report.kept(bucket.keeps(), bucket::residue));
      report.found(tally);
      if (options.removeOrphans() && tally.stored().orphans() > 0) {
        report.removed(removeOrphans(stores));
      }
      if (options.forgetMissing() && tally.rows().lost() > 0) {
        forget(stores, tally, options, report);
      }
      return tally.isClean() ? ExitCode.OK : ExitCode.ATTENTION;
    }
  }

  private long removeOrphans(Stores stores) {
    var database = stores.database();
    var time =
        new SweepClock(
            database.installation(),
            database.upkeep(),
            database.transactions(),
            stores.time().machine(),
            new ClockGuard(System::nanoTime));
    SweepRun.requireClock(time);
    return new CollectOrphans(
            stores.blobs(),
            database.upkeep(),
            database.transactions(),
            new InFlight(),
            Pace.UNLIMITED)
        .collect(
            LocalContext.COMMAND,
            BlobKey.hourOf(stores.clock().instant().minus(ReceiveUpload.LONGEST)))
        .removed();
  }

  private static void forget(Stores stores, Tally tally, Options options, DoctorReport report) {
    var forget = new ForgetLost(stores.database(), stores.blobs());
    switch (forget.forget(LocalContext.COMMAND, tally.rows(), options.force())) {
      case Forgotten(var uploads) -> report.forgotten(uploads);
      case TooMany(var lost, var uploads) -> report.tooMany(lost, uploads);
    }
  }
}
