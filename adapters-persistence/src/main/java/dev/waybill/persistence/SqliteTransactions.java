package dev.waybill.persistence;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.Transactions;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;

/// Transactions on one file: one that writes at a time, several that read beside it.
final class SqliteTransactions implements Transactions {
  private final SessionFactory sessions;
  private final CurrentSession current;
  private final ConnectionLane writer;
  private final ConnectionLane readers;
  private final SpareRoom spare;

  SqliteTransactions(
      SessionFactory sessions,
      CurrentSession current,
      ConnectionLane writer,
      ConnectionLane readers,
      SpareRoom spare) {
    this.sessions = sessions;
    this.current = current;
    this.writer = writer;
    this.readers = readers;
    this.spare = spare;
  }

  /// On a full disk the work may run twice; the first time leaves nothing.
  @Override
  public <T> T write(Supplier<T> work) {
    var result = spare.orMakeRoom(() -> run(writer, true, work));
    var _ = spare.isWholeAgain();
    return result;
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return run(readers, false, work);
  }

  /// One query, which SQLite reads in one state of the file without a transaction around it.
  @Override
  public <T> T lookUp(Supplier<T> work) {
    current.refuseNesting();
    return readers.statement(connection -> inSession(connection, false, work));
  }

  /// Nothing outside is needed but the file. The room that was made for deletes is not for uploads.
  @Override
  public void requireAvailable() {
    if (!spare.isWholeAgain()) {
      throw new StorageFull("the disk is full: the room that is left is kept for deletes");
    }
    readers.requireAvailable();
  }

  private <T> T run(ConnectionLane lane, boolean writable, Supplier<T> work) {
    current.refuseNesting();
    return lane.transaction(connection -> inSession(connection, writable, work));
  }

  private <T> T inSession(Connection connection, boolean writable, Supplier<T> work) {
    try (var session =
        sessions.withStatelessOptions().connection(connection).openStatelessSession()) {
      return current.with(session, writable, work);
    } catch (PersistenceException fault) {
      var failed = Faults.translate(fault);
      // It is a statement's: the commit would have come after.
      throw failed instanceof DatabaseUnavailable unavailable ? unavailable.undone() : failed;
    }
  }
}
