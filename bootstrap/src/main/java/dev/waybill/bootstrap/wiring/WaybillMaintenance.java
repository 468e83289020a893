package dev.waybill.bootstrap.wiring;

import dev.waybill.application.upkeep.LiveNodes;
import dev.waybill.application.upkeep.RotateKeys;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.cli.Console;
import dev.waybill.bootstrap.cli.ExitCode;
import dev.waybill.bootstrap.cli.Maintenance;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.NodesReport;
import dev.waybill.storage.encryption.TenantKeyVault;

/// What an operator's commands do.
public final class WaybillMaintenance implements Maintenance {
  private final Console console;

  public WaybillMaintenance(Console console) {
    this.console = console;
  }

  @Override
  public int migrate(Configuration configuration) {
    return Refusals.of(console).unless(() -> migrateNow(configuration));
  }

  private int migrateNow(Configuration configuration) {
    var done = Databases.migrate(configuration);
    if (done.from() == done.to()) {
      say("The database is up to date: schema " + done.to() + ".");
    } else if (done.from() == 0) {
      say("Made the database, with schema " + done.to() + ".");
    } else {
      say("Brought the database from schema " + done.from() + " to " + done.to() + ".");
    }
    return ExitCode.OK;
  }

  @Override
  public int doctor(Configuration configuration, Doctor options) {
    return Refusals.of(console)
        .unless(() -> new DoctorCommand(console).run(configuration, options));
  }

  @Override
  public int copyBlobs(Copy options) {
    return Refusals.of(console).unless(() -> new CopyBlobsCommand(console).run(options));
  }

  @Override
  public int exportMetadata(Configuration configuration, String file) {
    return Refusals.of(console)
        .unless(() -> new TransferCommands(console).write(configuration, file));
  }

  @Override
  public int importMetadata(Configuration configuration, String file) {
    return Refusals.of(console)
        .unless(() -> new TransferCommands(console).read(configuration, file));
  }

  @Override
  public int rotateKeys(Configuration configuration, boolean newTenantKeys) {
    return Refusals.of(console).unless(() -> rotate(configuration, newTenantKeys));
  }

  private int rotate(Configuration configuration, boolean newTenantKeys) {
    try (var alone = Alone.tryToBe(configuration);
        var stores = Stores.forCommand(configuration, Overrides.NONE)) {
      stores.time().requireAgreement();
      var clock = stores.clock();
      StorageCheck.of(configuration, stores, new SystemRandomBytes()).claim();
      var database = stores.database();
      var vault =
          Vaults.open(configuration, stores, clock)
              .orElseThrow(
                  () ->
                      new StartFailure(
                          "There is no master key: set WAYBILL_ENCRYPTION_KEY_FILE to the file with"
                              + " the new key first and the old ones below it"));
      new NodesCheck(database, alone)
          .requireKnown(TenantKeyVault.idsOf(configuration.storage().masterKeys()).getFirst());
      var rotated =
          new RotateKeys(vault.sealer(), database.tenantKeys(), database.transactions(), clock)
              .rotate(new RotateKeys.Command(newTenantKeys, alone.isCertain()));
      return report(rotated);
    }
  }

  private int report(RotateKeys.Outcome rotated) {
    say("Tenants' keys put under the first master key: " + rotated.resealed());
    say("New keys of tenants: " + rotated.created());
    say("Files' keys put under the newest key of their tenant: " + rotated.rewrapped());
    say("Old keys erased: " + rotated.erased());
    if (rotated.waiting() > 0) {
      say(
          "Old keys that uploads may still need: %s. Run this again after 25 hours, without"
                  .formatted(rotated.waiting())
              + " --new-tenant-keys, to erase them.");
    }
    if (rotated.unreadable() > 0) {
      say("Files whose keys cannot be opened: " + rotated.unreadable() + ". They were left.");
      return ExitCode.ATTENTION;
    }
    return ExitCode.OK;
  }

  @Override
  public int nodes(Configuration configuration, boolean json) {
    return Refusals.of(console).unless(() -> list(configuration, json));
  }

  private int list(Configuration configuration, boolean json) {
    try (var database = Databases.forCommand(configuration)) {
      var now = NodesCheck.now(database);
      var all = new LiveNodes(database, () -> now).all();
      var report = new NodesReport(console, now);
      if (json) {
        report.json(all);
      } else {
        report.table(all);
      }
      return ExitCode.OK;
    }
  }

  private void say(String line) {
    console.out().println(line);
    console.out().flush();
  }
}
