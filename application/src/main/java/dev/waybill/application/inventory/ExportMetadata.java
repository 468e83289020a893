package dev.waybill.application.inventory;

import static dev.waybill.application.upkeep.ClaimStorage.IMPORTING;
import static dev.waybill.application.upkeep.ClaimStorage.INSTALLATION;
import static dev.waybill.application.upkeep.ClaimStorage.PREDECESSOR;
import static dev.waybill.application.upkeep.ClaimStorage.STORAGE;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.inventory.Item.Blocked;
import dev.waybill.application.inventory.Item.Fact;
import dev.waybill.application.inventory.Item.Row;
import dev.waybill.application.inventory.Item.SealedKey;
import dev.waybill.application.inventory.Item.Secret;
import dev.waybill.application.port.BlockList.Listed;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.upload.Block;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Hands out all metadata of an installation, to be kept or to be read in by [ImportMetadata]. What
/// is not in it: tombstones, whose blobs a sweep then finds as orphans.
public final class ExportMetadata {
  /// Keys, or entries of the block list, at once.
  private static final int KEYS = 500;

  /// Facts about how it came to be what it is.
  private static final Set<String> OF_THIS_DATABASE = Set.of(IMPORTING, PREDECESSOR);

  private final Database database;

  public ExportMetadata(Database database) {
    this.database = database;
  }

  public sealed interface Outcome {}

  public record Exported(long uploads) implements Outcome {}

  /// The database does not say whose blobs it has: it was never started with this version, or an
  /// import into it did not end.
  public record NoInstallation() implements Outcome {}

  /// Facts, secrets, keys and the block list come first, then each upload once. Where uploads go on
  /// meanwhile, new ones may be missing and changed ones may be as they were.
  public Outcome export(CallContext context, Consumer<Item> target) {
    if (!database.transactions().read(this::isWhole)) {
      return new NoInstallation();
    }
    database.transactions().read(this::ofTheWhole).forEach(target);
    tenantKeys(target);
    blocks(target);
    var counted =
        new Object() {
          long uploads;
        };
    new Catalog(database)
        .forEachPage(
            page -> {
              page.forEach(upload -> target.accept(new Row(upload)));
              counted.uploads += page.size();
            });
    return new Exported(counted.uploads);
  }

  private void tenantKeys(Consumer<Item> target) {
    var page = tenantKeysAfter(Optional.empty());
    while (!page.isEmpty()) {
      page.forEach(key -> target.accept(new SealedKey(key)));
      page = tenantKeysAfter(Optional.of(page.getLast().id()));
    }
  }

  private List<TenantKey> tenantKeysAfter(Optional<String> last) {
    return database.transactions().read(() -> database.tenantKeys().afterAcrossTenants(last, KEYS));
  }

  private void blocks(Consumer<Item> target) {
    var page = blocksAfter(Optional.empty());
    while (!page.isEmpty()) {
      page.forEach(entry -> target.accept(new Blocked(entry)));
      page = blocksAfter(Optional.of(page.getLast().block()));
    }
  }

  private List<Listed> blocksAfter(Optional<Block> last) {
    return database.transactions().read(() -> database.blocks().after(last, KEYS));
  }

  private boolean isWhole() {
    var facts = database.installation().facts();
    return facts.containsKey(INSTALLATION)
        && facts.containsKey(STORAGE)
        && facts.getOrDefault(IMPORTING, "").isEmpty();
  }

  private List<Item> ofTheWhole() {
    var items = new ArrayList<Item>();
    var facts = database.installation().facts();
    facts.keySet().removeAll(OF_THIS_DATABASE);
    facts.forEach((name, value) -> items.add(new Fact(name, value)));
    database
        .installation()
        .secrets()
        .forEach(
            (name, secret) ->
                items.add(new Secret(name, Base64.getEncoder().encodeToString(secret))));
    return items;
  }
}
