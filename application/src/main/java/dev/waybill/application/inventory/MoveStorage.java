package dev.waybill.application.inventory;

import static dev.waybill.application.upkeep.ClaimStorage.INSTALLATION;
import static dev.waybill.application.upkeep.ClaimStorage.STORAGE;

import dev.waybill.application.context.CallContext;
import dev.waybill.application.inventory.CopyBlobs.Observer;
import dev.waybill.application.inventory.CopyBlobs.Totals;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.StorageMark;
import dev.waybill.application.upkeep.Listing;

/// Moves an installation to another storage: copies its blobs there, and then records the new
/// place. The old one keeps what it has.
public final class MoveStorage {
  private final Database database;
  private final CopyBlobs copy;
  private final BlobStore target;
  private final StorageMark mark;
  private final RandomBytes random;

  /// @param mark of the target
  public MoveStorage(
      Database database, CopyBlobs copy, BlobStore target, StorageMark mark, RandomBytes random) {
    this.database = database;
    this.copy = copy;
    this.target = target;
    this.mark = mark;
    this.random = random;
  }

  /// @param to what the target is called in the database
  /// @param ahead whether to copy only, while uploads go on: then the place stays what it is
  /// @param broughtThere whether the blobs were brought there by other means, so that a place
  ///   without a mark is taken for theirs where it has one of them
  /// @param leaveFaulty whether blobs that cannot be copied are left behind
  public record Command(String to, boolean ahead, boolean broughtThere, boolean leaveFaulty) {}

  public sealed interface Outcome {}

  /// From now on the blobs are there.
  public record Moved(Totals totals) implements Outcome {}

  public record CopiedAhead(Totals totals) implements Outcome {}

  /// Some could not be copied, so the place stays what it is.
  public record Incomplete(Totals totals) implements Outcome {}

  /// The target has blobs of another installation.
  public record Taken(String mark) implements Outcome {}

  /// The target has blobs, and no mark says whose.
  public record NotEmpty() implements Outcome {}

  /// @param moving runs before the new place is recorded: makes sure that no other process commits
  ///   a blob of the old one from then on
  public Outcome move(CallContext context, Command command, Observer observer, Runnable moving) {
    var installation = installation();
    var marked = mark.read();
    if (marked.filter(other -> !other.equals(installation)).isPresent()) {
      return new Taken(marked.get());
    }
    var strange = marked.isEmpty() && Listing.hasAny(target);
    if (strange && !command.broughtThere()) {
      return new NotEmpty();
    }
    if (!command.broughtThere()) {
      mark.write(installation);
    }
    var totals = copy.run(context, observer);
    return strange && totals.there() == 0
        ? new NotEmpty()
        : end(command, totals, installation, moving);
  }

  private String installation() {
    var fresh = random.nextUuid().toString();
    return database.transactions().write(() -> database.installation().fact(INSTALLATION, fresh));
  }

  private Outcome end(Command command, Totals totals, String installation, Runnable moving) {
    if (command.ahead()) {
      return new CopiedAhead(totals);
    }
    var mayEnd = totals.isComplete() || (command.leaveFaulty() && totals.hasAny());
    if (!mayEnd) {
      return new Incomplete(totals);
    }
    moving.run();
    mark.write(installation);
    return database
        .transactions()
        .write(
            () -> {
              database.installation().record(STORAGE, command.to());
              return new Moved(totals);
            });
  }
}
