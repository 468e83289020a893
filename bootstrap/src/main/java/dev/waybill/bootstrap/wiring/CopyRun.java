package dev.waybill.bootstrap.wiring;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.inventory.CopyBlobs;
import dev.waybill.application.inventory.MoveStorage;
import dev.waybill.application.inventory.MoveStorage.CopiedAhead;
import dev.waybill.application.inventory.MoveStorage.Incomplete;
import dev.waybill.application.inventory.MoveStorage.Moved;
import dev.waybill.application.inventory.MoveStorage.NotEmpty;
import dev.waybill.application.inventory.MoveStorage.Taken;
import dev.waybill.application.upkeep.ClaimStorage;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.CopyReport;
import dev.waybill.bootstrap.report.ExitCode;
import java.util.Optional;

/// `waybill copy-blobs`.
public record CopyRun(Console console) {
  /// @param from where the files are
  /// @param to where they are to be; differs from `from` in its storage alone
  /// @param copyOnly whether the recorded place stays what it is
  /// @param alreadyThere whether the files were brought there by other means
  /// @param leaveDamaged whether files that cannot be copied are left behind
  public record Options(
      Configuration from,
      Configuration to,
      boolean copyOnly,
      boolean alreadyThere,
      boolean leaveDamaged) {}

  /// @return the exit code
  public int run(Options options) {
    if (options.copyOnly()) {
      return copy(options, Alone.NOT);
    }
    try (var source = Alone.tryToBe(options.from());
        var target = targetAlone(options, source)) {
      source.require("stop it first, or copy ahead with --copy-only");
      target.require("stop it first, or copy ahead with --copy-only");
      return copy(options, source);
    }
  }

  /// Both may be the same folder, which is taken once.
  private static Alone targetAlone(Options options, Alone source) {
    return source.folder().isPresent()
        ? new Alone(Optional.empty(), Optional.empty(), source.shared())
        : Alone.tryToBe(options.to());
  }

  private int copy(Options options, Alone source) {
    try (var stores = Stores.forCommand(options.from(), Overrides.NONE)) {
      var to = StorageName.of(options.to());
      if (!options.alreadyThere() && recorded(stores).equals(Optional.of(to))) {
        console.say("The files are in " + StorageName.shown(to) + " already.");
        return ExitCode.OK;
      }
      if (!options.copyOnly()) {
        requireNone(stores, source);
      }
      check(options.from(), stores, options.alreadyThere());
      return move(options, stores, to, () -> requireNone(stores, source));
    }
  }

  private static void requireNone(Stores stores, Alone source) {
    new NodesCheck(stores.database(), source)
        .requireNone("Stop them first, or copy ahead with --copy-only");
  }

  private static Optional<String> recorded(Stores stores) {
    var database = stores.database();
    return database.transactions().read(() -> database.installation().fact(ClaimStorage.STORAGE));
  }

  private static void check(Configuration from, Stores stores, boolean alreadyThere) {
    var check = StorageCheck.of(from, stores, new SystemRandomBytes());
    if (alreadyThere) {
      check.lookAtBrought();
    } else {
      check.claim();
    }
  }

  private int move(Options options, Stores stores, String to, Runnable moving) {
    try (var place = Stores.place(options.to())) {
      return move(options, stores, place, to, moving);
    }
  }

  private int move(Options options, Stores stores, Stores.Place place, String to, Runnable moving) {
    var report = new CopyReport(console, StorageName.shown(to));
    var copy =
        new CopyBlobs(
            stores.database(),
            Vaults.contents(options.from(), stores, stores.clock()),
            stores.blobs(),
            place.blobs());
    var outcome =
        new MoveStorage(
                stores.database(), copy, place.blobs(), place.mark(), new SystemRandomBytes())
            .move(
                LocalContext.COMMAND,
                new MoveStorage.Command(
                    to, options.copyOnly(), options.alreadyThere(), options.leaveDamaged()),
                report,
                moving);
    return switch (outcome) {
      case Moved(var totals) -> report.moved(totals, StorageName.kind(to), options.alreadyThere());
      case CopiedAhead(var totals) ->
          report.copiedAhead(
              totals, StorageName.kind(to) + (options.alreadyThere() ? " --already-there" : ""));
      case Incomplete(var totals) -> report.incomplete(totals);
      case Taken(var mark) ->
          throw new StartFailure(
              "The files in %s belong to another installation (%s): choose an empty place"
                  .formatted(StorageName.shown(to), mark));
      case NotEmpty() ->
          throw new StartFailure(
              "The files in %s belong to an unknown installation: choose an empty place"
                  .formatted(StorageName.shown(to)));
    };
  }
}
