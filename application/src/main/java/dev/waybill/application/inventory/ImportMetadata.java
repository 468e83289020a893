package dev.waybill.application.inventory;

import static dev.waybill.application.upkeep.ClaimStorage.IMPORTING;
import static dev.waybill.application.upkeep.ClaimStorage.INSTALLATION;
import static dev.waybill.application.upkeep.ClaimStorage.PREDECESSOR;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.inventory.Item.Blocked;
import dev.waybill.application.inventory.Item.Fact;
import dev.waybill.application.inventory.Item.Row;
import dev.waybill.application.inventory.Item.SealedKey;
import dev.waybill.application.inventory.Item.Secret;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Upload;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Reads what [ExportMetadata] has handed out into an empty database. It may be cut off and run
/// again: until it has come to its end the database says so, and nothing starts on it.
///
/// The database becomes an installation of its own that succeeds the exported one: at its first
/// start it takes the blobs over, and the old database is refused from then on.
public final class ImportMetadata {
  /// Uploads in one transaction.
  static final int BATCH = 100;

  private final Database database;
  private final RandomBytes random;

  public ImportMetadata(Database database, RandomBytes random) {
    this.database = database;
    this.random = random;
  }

  public sealed interface Outcome {}

  /// @param added uploads
  /// @param there uploads that an earlier run has added
  public record Imported(long added, long there) implements Outcome {}

  /// The database is in use already.
  public record NotEmpty() implements Outcome {}

  /// An import of something else did not come to its end.
  public record OtherImport() implements Outcome {}

  /// Hands the items of the export to whoever takes them, in order.
  public interface Source {
    void forEach(Consumer<Item> target);
  }

  /// @param export the same for the same export, as a digest is
  public Outcome run(CallContext context, String export, Source items) {
    return switch (database.transactions().write(() -> begin(export))) {
      case READY -> readIn(items);
      case IN_USE -> new NotEmpty();
      case OTHER_IMPORT -> new OtherImport();
    };
  }

  private enum State {
    READY,
    IN_USE,
    OTHER_IMPORT
  }

  private State begin(String export) {
    var installation = database.installation();
    var importing = installation.fact(IMPORTING).orElse("");
    if (!importing.isEmpty()) {
      return importing.equals(export) ? State.READY : State.OTHER_IMPORT;
    }
    if (!installation.facts().isEmpty()
        || !installation.secrets().isEmpty()
        || !database.catalog().afterAcrossTenants(Optional.empty(), 1).isEmpty()) {
      return State.IN_USE;
    }
    installation.record(IMPORTING, export);
    return State.READY;
  }

  private Outcome readIn(Source items) {
    var pass = new Pass();
    items.forEach(pass::take);
    pass.flush();
    var _ = database.transactions().write(() -> end(pass));
    return new Imported(pass.added, pass.there);
  }

  private boolean end(Pass pass) {
    var installation = database.installation();
    pass.secrets.forEach(
        secret -> installation.secret(secret.name(), Base64.getDecoder().decode(secret.base64())));
    pass.facts.forEach(fact -> installation.record(name(fact), fact.value()));
    installation.record(INSTALLATION, random.nextUuid().toString());
    installation.record(IMPORTING, "");
    return true;
  }

  private static String name(Fact fact) {
    return fact.name().equals(INSTALLATION) ? PREDECESSOR : fact.name();
  }

  private final class Pass {
    private final List<Fact> facts = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final List<Upload> batch = new ArrayList<>(BATCH);
    private long added;
    private long there;

    void take(Item item) {
      switch (item) {
        case Fact fact -> facts.add(fact);
        case Secret secret -> secrets.add(secret);
        case SealedKey(var key) -> {
          var _ = database.transactions().write(() -> add(key));
        }
        case Blocked(var entry) -> {
          var _ = database.transactions().write(() -> database.blocks().add(entry));
        }
        case Row(var upload) -> {
          batch.add(upload);
          if (batch.size() == BATCH) {
            flush();
          }
        }
      }
    }

    void flush() {
      var fresh = database.transactions().write(() -> add(batch));
      added += fresh;
      there += batch.size() - fresh;
      batch.clear();
    }
  }

  private boolean add(TenantKey key) {
    var unknown = database.tenantKeys().findAcrossTenants(key.id()).isEmpty();
    if (unknown) {
      database.tenantKeys().add(key);
    }
    return unknown;
  }

  private int add(List<Upload> batch) {
    var known = database.upkeep().known(batch.stream().map(ImportMetadata::firstBlob).toList());
    var fresh = batch.stream().filter(upload -> isUnknown(upload, known)).toList();
    fresh.forEach(upload -> database.uploads().add(upload.tenant(), upload));
    return fresh.size();
  }

  private static boolean isUnknown(Upload upload, Set<BlobKey> known) {
    return !known.contains(firstBlob(upload));
  }

  private static BlobKey firstBlob(Upload upload) {
    return upload.files().getFirst().blob();
  }
}
