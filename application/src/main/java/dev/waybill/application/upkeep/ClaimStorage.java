package dev.waybill.application.upkeep;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.StorageMark;
import java.util.Optional;

/// Makes sure that a database and a store belong together before anything is done with either:
/// under another database every blob would be an orphan, and the sweep would remove it.
///
/// The database records an id of the installation and the storage that its blobs are in; the store
/// carries the same id as its mark. A first start makes them, in this order: the id, the mark, the
/// record of the storage. So a storage that is recorded was marked before, whoever died in between
/// is gone on from, and any number of nodes may start at the same time.
///
/// A database that was imported is an installation of its own: it takes over the blobs of the one
/// that was exported, whose database is refused from then on.
public final class ClaimStorage {
  /// The fact that holds the installation's id, a UUID.
  public static final String INSTALLATION = "installation-id";

  /// The fact that holds what the blobs are in, as the operator's settings name it.
  public static final String STORAGE = "storage";

  /// The fact that an import holds while it is not complete.
  public static final String IMPORTING = "importing";

  /// The fact that holds the id of the installation that this one was imported from.
  public static final String PREDECESSOR = "predecessor";

  private final Database database;
  private final BlobStore blobs;
  private final StorageMark mark;
  private final RandomBytes random;

  public ClaimStorage(Database database, BlobStore blobs, StorageMark mark, RandomBytes random) {
    this.database = database;
    this.blobs = blobs;
    this.mark = mark;
    this.random = random;
  }

  public sealed interface Outcome {}

  /// They belong together, and say so.
  ///
  /// @param installation its id
  public record Ours(String installation) implements Outcome {}

  /// Nothing says yet that they belong together, and nothing speaks against it.
  public record Unclaimed() implements Outcome {}

  /// @param recorded where the blobs are, as far as the database knows
  public record OtherStorage(String recorded) implements Outcome {}

  /// The blobs are another installation's.
  ///
  /// @param mark that installation's id
  public record OtherInstallation(String mark) implements Outcome {}

  /// The database says that its blobs are here, but there is no mark: this is not the place.
  public record Unmarked() implements Outcome {}

  /// The database is new, but the store is not: it has blobs, or an installation's mark.
  public record NewDatabase() implements Outcome {}

  /// An import into this database did not come to its end.
  public record HalfImported() implements Outcome {}

  /// Judges, and records and marks what is [Unclaimed].
  ///
  /// @param storage what the blobs are in: equal for equal places, whoever asks
  public Outcome claim(String storage) {
    var found = check(storage);
    return found instanceof Unclaimed ? record(storage) : found;
  }

  /// Only judges. Another node may be claiming at this moment, so that what is seen of the store is
  /// older than what is seen of the database: a refusal is believed when a second look agrees.
  public Outcome check(String storage) {
    var found = look(storage);
    return found instanceof Ours || found instanceof Unclaimed ? found : look(storage);
  }

  private Outcome look(String storage) {
    var marked = mark.read();
    var known = database.transactions().read(this::known);
    if (known.importing()) {
      return new HalfImported();
    }
    if (known.storage().filter(recorded -> !recorded.equals(storage)).isPresent()) {
      return new OtherStorage(known.storage().get());
    }
    return marked.isPresent() ? marked(marked.get(), known) : unmarked(known);
  }

  private static Outcome marked(String marked, Known known) {
    if (known.installation().filter(marked::equals).isPresent()) {
      return known.storage().isPresent() ? new Ours(marked) : new Unclaimed();
    }
    if (known.predecessor().filter(marked::equals).isPresent()) {
      return new Unclaimed();
    }
    return known.installation().isEmpty() && known.unused()
        ? new NewDatabase()
        : new OtherInstallation(marked);
  }

  /// A database that has uploads but records nothing is that of a version that did not record.
  private Outcome unmarked(Known known) {
    if (known.storage().isPresent()) {
      return new Unmarked();
    }
    return known.unused() && Listing.hasAny(blobs) ? new NewDatabase() : new Unclaimed();
  }

  private Outcome record(String storage) {
    var fresh = random.nextUuid().toString();
    var installation = fact(INSTALLATION, fresh);
    var predecessor = database.transactions().read(() -> database.installation().fact(PREDECESSOR));
    if (mark.read().map(marked -> predecessor.equals(Optional.of(marked))).orElse(true)) {
      mark.write(installation);
    }
    fact(STORAGE, storage);
    return check(storage);
  }

  private String fact(String name, String fresh) {
    return database.transactions().write(() -> database.installation().fact(name, fresh));
  }

  /// @param unused nothing was ever kept in it
  private record Known(
      Optional<String> installation,
      Optional<String> storage,
      Optional<String> predecessor,
      boolean importing,
      boolean unused) {}

  private Known known() {
    var installation = database.installation();
    return new Known(
        installation.fact(INSTALLATION),
        installation.fact(STORAGE),
        installation.fact(PREDECESSOR),
        installation.fact(IMPORTING).filter(text -> !text.isEmpty()).isPresent(),
        installation.secrets().isEmpty()
            && database.catalog().afterAcrossTenants(Optional.empty(), 1).isEmpty());
  }
}
