package dev.waybill.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Writes down in the installation which primary nodes have seen, for those that start later.
final class PrimaryRecord {
  /// Of several nodes at once the first is heard. Does not wait for a standby: right after a
  /// promotion there may be none.
  private static final String WRITE =
      """
      with quick as materialized (select set_config('synchronous_commit', 'local', true))
      insert into installation_fact as f (name, value)
        select ?, ? || '/' || ? || '/' || coalesce(?, left(gen_random_uuid()::text, 8)) from quick
        on conflict (name) do update set value = excluded.value where f.value = ?
      """;

  private PrimaryRecord() {}

  /// @param known a mark that this node knows of this timeline: somebody has lost the row
  /// @param before what the row says now
  /// @return what it says after, marked by us or by another node; `id` as it is where this session
  ///   may not write
  static PrimaryId write(
      Connection connection, PrimaryId id, Optional<String> known, Optional<PrimaryId> before)
      throws SQLException {
    try (var insert = connection.prepareStatement(WRITE)) {
      insert.setString(1, PostgresGreeting.FACT);
      insert.setString(2, id.system());
      insert.setString(3, Long.toString(id.timeline()));
      insert.setString(4, known.orElse(null));
      insert.setString(5, before.map(PrimaryId::toString).orElse(""));
      insert.executeUpdate();
    } catch (SQLException fault) {
      if (PostgresFaults.isReadOnly(fault)) {
        return id;
      }
      throw fault;
    }
    return PostgresGreeting.ask(connection).primary().orElse(id);
  }
}
