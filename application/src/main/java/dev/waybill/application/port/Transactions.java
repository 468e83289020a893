package dev.waybill.application.port;

import java.util.function.Supplier;

/// Draws the boundaries of transactions. Repositories only work inside one, on the same thread. Do
/// not nest. Faults are [DatabaseUnavailable].
public interface Transactions {
  /// Runs `work` in a transaction that may write, and commits it durably before returning. Where
  /// `work` throws, nothing has happened. It may run twice, the first time in vain.
  <T> T write(Supplier<T> work);

  /// Runs `work` in a transaction that only reads; it sees one state of the database.
  <T> T read(Supplier<T> work);

  /// Runs `work` that looks one thing up, by one method of a repository that finds something. As
  /// [#read], and cheaper: one query needs no transaction around it.
  <T> T lookUp(Supplier<T> work);

  /// Fails as [#write] would fail now, as far as that can be seen within a second and without
  /// writing anything.
  void requireAvailable();
}
