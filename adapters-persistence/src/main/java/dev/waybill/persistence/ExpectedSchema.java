package dev.waybill.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// What the known scripts make: a line for each column, as `column upload.version bigint not null`,
/// and for each index, as the statement that makes it. A test holds the list against a database
/// that was just made. What an operator has added beside it is no concern of ours.
///
/// @param parts the lines
record ExpectedSchema(List<String> parts) {
  private static final String COLUMN = "column ";
  private static final int NAMED = 3;

  /// @param database the name of a list
  static ExpectedSchema of(String database) {
    var name = "schema/" + database + ".txt";
    try (var list = Objects.requireNonNull(ExpectedSchema.class.getResourceAsStream(name), name)) {
      return new ExpectedSchema(new String(list.readAllBytes(), UTF_8).lines().toList());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// In the order of their names.
  Collection<String> tables() {
    return tablesOf(parts);
  }

  private static Collection<String> tablesOf(Collection<String> parts) {
    var tables = new TreeSet<String>();
    parts.stream()
        .filter(part -> part.startsWith(COLUMN))
        .forEach(part -> tables.add(part.substring(COLUMN.length(), part.indexOf('.'))));
    return tables;
  }

  /// @param there the parts of a database
  Missing missingIn(Collection<String> there) {
    var missing = new ArrayList<>(parts);
    missing.removeAll(there);
    var tables = new TreeSet<>(tables());
    tables.removeAll(tablesOf(there));
    var columns =
        missing.stream()
            .filter(part -> part.startsWith(COLUMN))
            .filter(
                part -> tables.stream().noneMatch(table -> part.startsWith(COLUMN + table + ".")))
            .toList();
    var indexes = missing.stream().filter(part -> !part.startsWith(COLUMN)).toList();
    return new Missing(List.copyOf(tables), columns, indexes);
  }

  /// What a database lacks.
  ///
  /// @param columns of tables that are there
  /// @param indexes the statements that make them
  record Missing(List<String> tables, List<String> columns, List<String> indexes) {
    boolean isNothing() {
      return tables.isEmpty() && columns.isEmpty() && indexes.isEmpty();
    }

    /// All the data may be there all the same.
    boolean isIndexesAlone() {
      return tables.isEmpty() && columns.isEmpty();
    }

    /// The first few of the tables and columns, as a part of a sentence.
    String named() {
      var all = new ArrayList<String>();
      tables.forEach(table -> all.add("table " + table));
      all.addAll(columns);
      var more = all.size() - NAMED;
      return String.join(", ", all.subList(0, Math.min(NAMED, all.size())))
          + (more > 0 ? " and " + more + " more" : "");
    }

    /// What makes the indexes.
    String statements() {
      return String.join("; ", indexes);
    }
  }
}
