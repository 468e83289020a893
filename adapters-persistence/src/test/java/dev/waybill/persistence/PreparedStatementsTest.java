package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedStatementsTest {
  private static final String READ = "select n from number where n >= ? order by n";

  @TempDir Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = new SqliteFile(folder.resolve("waybill.db")).openWriter();
    run("create table number (n integer primary key)");
    run("insert into number values (1), (2), (3)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Object under(PreparedStatement statement) throws SQLException {
    return statement.unwrap(org.sqlite.jdbc4.JDBC4PreparedStatement.class);
  }

  private long firstFrom(long least) throws SQLException {
    try (var statement = connection.prepareStatement(READ)) {
      statement.setLong(1, least);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : -1;
      }
    }
  }

  @Test
  void a_statement_is_prepared_once_and_keeps_nothing_of_its_use_before() throws SQLException {
    Object first;
    try (var statement = connection.prepareStatement(READ)) {
      first = under(statement);
      statement.setLong(1, 2);
      statement.setMaxRows(1);
      statement.executeQuery();
    }
    // As Hibernate asks.
    try (var statement =
        connection.prepareStatement(
            READ, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      assertThat(under(statement)).isSameAs(first);
      assertThat(statement.getMaxRows()).isZero();
      try (var rows = statement.executeQuery()) {
        assertThat(rows.next()).as("a number, though none was asked for").isFalse();
      }
    }
    assertThat(firstFrom(3)).isEqualTo(3);
  }

  @Test
  void of_one_text_two_can_be_in_use_at_once() throws SQLException {
    try (var outer = connection.prepareStatement(READ);
        var inner = connection.prepareStatement(READ)) {
      assertThat(under(outer)).isNotSameAs(under(inner));
      assertThat(outer).isNotEqualTo(inner).isEqualTo(outer).hasSameHashCodeAs(outer);
    }
    assertThat(firstFrom(2)).isEqualTo(2);
  }

  @Test
  void one_that_was_left_in_the_middle_of_its_rows_holds_no_lock() throws SQLException {
    try (var other = new SqliteFile(folder.resolve("waybill.db")).openReader()) {
      var statement = other.prepareStatement(READ);
      statement.setLong(1, 1);
      statement.executeQuery().next();
      statement.close();
      run("insert into number values (4)");
      assertThat(firstOf(other, "select count(*) from number")).isEqualTo(4);
    }
  }

  private static long firstOf(Connection other, String sql) throws SQLException {
    try (var statement = other.prepareStatement(sql);
        var rows = statement.executeQuery()) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  @Test
  void one_that_failed_is_not_kept() throws SQLException {
    var sql = "insert into number values (?)";
    Object first;
    try (var statement = connection.prepareStatement(sql)) {
      first = under(statement);
      statement.setLong(1, 1);
      assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
    }
    try (var statement = connection.prepareStatement(sql)) {
      assertThat(under(statement)).isNotSameAs(first);
      statement.setLong(1, 4);
      assertThat(statement.executeUpdate()).isOne();
    }
  }

  @Test
  void a_change_of_the_schema_reaches_what_was_kept() throws SQLException {
    assertThat(firstFrom(1)).isOne();
    run("drop table number");
    run("create table number (other text, n integer)");
    run("insert into number values ('x', 7)");
    assertThat(firstFrom(1)).isEqualTo(7);
  }

  @Test
  void no_more_are_kept_than_there_is_room_for() throws SQLException {
    Object oldest;
    try (var statement = connection.prepareStatement("select 0")) {
      oldest = under(statement);
    }
    for (int i = 1; i <= 64; i++) {
      assertThat(firstOf(connection, "select " + i)).isEqualTo(i);
    }
    try (var statement = connection.prepareStatement("select 0")) {
      assertThat(under(statement)).isNotSameAs(oldest);
    }
  }

  @Test
  void one_that_is_closed_takes_nothing_more() throws SQLException {
    var statement = connection.prepareStatement(READ);
    statement.close();
    statement.close();
    assertThat(statement.isClosed()).isTrue();
    assertThatThrownBy(() -> statement.setLong(1, 1)).isInstanceOf(SQLException.class);
    assertThat(firstFrom(2)).isEqualTo(2);
  }
}
