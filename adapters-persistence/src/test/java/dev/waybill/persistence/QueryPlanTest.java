package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A query that looks at every row is fine with ten rows and a catastrophe with ten million.
class QueryPlanTest {
  private final SqliteFile file;

  QueryPlanTest(@TempDir Path directory) {
    file = Databases.fresh(directory);
  }

  @Test
  void everyStatementGoesThroughAnIndex() throws SQLException {
    var statements =
        EveryStatement.of(
            SessionFactories.sqliteSettings(),
            sessions ->
                new SqliteDatabase(
                    file,
                    Databases.CLOCK,
                    sessions,
                    1,
                    Duration.ofSeconds(10),
                    SpareRoom.of(file)));
    assertThat(statements).hasSizeGreaterThan(12);
    for (var statement : statements) {
      assertThat(plan(statement)).as(statement).noneMatch(QueryPlanTest::isCostly);
    }
  }

  @Test
  void aQueryWithoutAnIndexWouldBeNoticed() throws SQLException {
    assertThat(plan("select * from stored_file where name = ?")).anyMatch(QueryPlanTest::isCostly);
    assertThat(plan("select * from upload order by access")).anyMatch(QueryPlanTest::isCostly);
  }

  /// Walking along an index is fine: what does that here stops at its limit. Sorting is not.
  private static boolean isCostly(String step) {
    return (step.startsWith("SCAN") && !step.contains("INDEX")) || step.contains("TEMP B-TREE");
  }

  private List<String> plan(String statement) throws SQLException {
    try (var connection = file.openWriter();
        var explain = connection.prepareStatement("explain query plan " + statement);
        var rows = explain.executeQuery()) {
      var steps = new ArrayList<String>();
      while (rows.next()) {
        steps.add(rows.getString("detail"));
      }
      // What an inner query hands on; its own steps stand for themselves.
      steps.removeIf(
          step -> step.startsWith("SCAN ") && steps.contains(step.replace("SCAN", "CO-ROUTINE")));
      return steps;
    }
  }
}
