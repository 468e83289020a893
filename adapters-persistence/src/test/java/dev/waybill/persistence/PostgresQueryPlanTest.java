package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What looks at every row is fine with ten rows and a catastrophe with ten million. The planner
/// knows: with enough rows it shows what it would do with more.
class PostgresQueryPlanTest {
  private static final int ROWS = 30_000;

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();

  PostgresQueryPlanTest() {
    new ManyRows(ROWS, ROWS / 100, ROWS / 10, ROWS / 10).fill(server, database);
  }

  @AfterEach
  void drop() {
    server.drop(database);
  }

  @Test
  void everyStatementGoesThroughAnIndex() throws SQLException {
    var statements =
        EveryStatement.of(
            SessionFactories.settings(PostgresDatabase.dialect()),
            sessions ->
                new PostgresDatabase(
                    PostgresServer.of(server.settings(database)),
                    PostgresUnderTest.PATIENT,
                    Databases.CLOCK,
                    sessions));
    assertThat(statements).hasSizeGreaterThan(12);
    for (var statement : statements) {
      var plan = Explained.plan(server, database, statement);
      assertThat(plan).as(statement).noneMatch(Explained::isCostly);
    }
    assertThat(statements)
        .filteredOn(statement -> statement.contains("skip locked"))
        .as("those of the two sweeps, and of what is forgotten of networks")
        .hasSize(3);
    assertThat(statements)
        .filteredOn(
            statement -> statement.matches(".* from upload .*for (no key )?update( of \\w+)?"))
        .as("that of lockByToken")
        .hasSize(1);
  }

  @Test
  void aQueryWithoutAnIndexWouldBeNoticed() throws SQLException {
    assertThat(Explained.plan(server, database, "select * from stored_file where name = ?"))
        .anyMatch(Explained::isCostly);
    assertThat(
            Explained.plan(
                server, database, "select * from upload where upload_key > ? order by access"))
        .anyMatch(Explained::isCostly);
  }
}
