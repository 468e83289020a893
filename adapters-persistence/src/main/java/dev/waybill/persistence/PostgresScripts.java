package dev.waybill.persistence;

import java.util.List;

/// The scripts that a program has.
///
/// @param locations where Flyway looks
/// @param last the number of the last one: the schema that the program knows
record PostgresScripts(List<String> locations, int last) {
  static final PostgresScripts KNOWN =
      new PostgresScripts(
          List.of("classpath:dev/waybill/persistence/migration/postgresql"), Migrations.KNOWN);
}
