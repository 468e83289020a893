package dev.waybill.bootstrap.wiring;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.upkeep.RotateKeys;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.storage.encryption.TenantKeyVault;

/// `waybill rotate-keys`: puts the keys of encryption at rest under the first master key.
public record RotationRun(Console console) {
  /// @param newTenantKeys whether each tenant gets a new key, too
  /// @return the exit code
  public int run(Configuration configuration, boolean newTenantKeys) {
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
              .rotate(
                  LocalContext.COMMAND, new RotateKeys.Command(newTenantKeys, alone.isCertain()));
      return report(rotated);
    }
  }

  private int report(RotateKeys.Outcome rotated) {
    console.say("Tenants' keys put under the first master key: " + rotated.resealed());
    console.say("New keys of tenants: " + rotated.created());
    console.say("Files' keys put under the newest key of their tenant: " + rotated.rewrapped());
    console.say("Old keys erased: " + rotated.erased());
    if (rotated.waiting() > 0) {
      console.say(
          "Old keys that uploads may still need: %s. Run this again after 25 hours, without"
                  .formatted(rotated.waiting())
              + " --new-tenant-keys, to erase them.");
    }
    if (rotated.unreadable() > 0) {
      console.say(
          "Files whose keys cannot be opened: " + rotated.unreadable() + ". They were left.");
      return ExitCode.ATTENTION;
    }
    return ExitCode.OK;
  }
}
