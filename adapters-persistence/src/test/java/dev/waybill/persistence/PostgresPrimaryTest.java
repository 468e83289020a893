package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.persistence.PostgresDatabase.Settings;
import dev.waybill.persistence.PostgresGreeting.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Which sessions are used, by what their servers say of themselves.
class PostgresPrimaryTest {
  private static final String ROW = "select value from installation_fact where name = '%s'";

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final PostgresPrimary primary = new PostgresPrimary();

  @AfterEach
  void drop() {
    server.drop(database);
  }

  private static Answer answer(String system, long timeline, String fact) {
    return new Answer(false, system, Optional.of(timeline), PrimaryId.parse(fact));
  }

  private void admit(Answer said) throws SQLException {
    try (Connection connection = server.connect(database)) {
      primary.admit(connection, "host:1", said);
    }
  }

  private void refuses(Answer said, String why) {
    assertThatExceptionOfType(PostgresRefused.class)
        .isThrownBy(() -> admit(said))
        .withMessageContaining(why);
  }

  @Test
  void an_older_timeline_is_refused_and_a_newer_one_empties_the_pool() throws SQLException {
    var emptied = new int[1];
    primary.onChange(() -> emptied[0]++);
    admit(answer("7", 3, "7/3/a"));
    refuses(answer("7", 2, "7/2/b"), "is an old primary: it is on timeline 2, and timeline 3");
    admit(answer("7", 3, "7/3/a"));
    assertThat(emptied[0]).isZero();
    admit(answer("7", 4, "7/4/c"));
    assertThat(emptied[0]).isEqualTo(1);
    assertThat(primary.isNewest(new PrimaryId("7", 3, "a"))).isFalse();
    refuses(answer("7", 3, "7/3/a"), "timeline 4 was seen");
  }

  /// Both were promoted by themselves, and begin the same number.
  @Test
  void two_standbys_of_one_timeline_are_told_apart() throws SQLException {
    admit(answer("7", 2, "7/2/a"));
    refuses(answer("7", 2, "7/2/b"), "two standbys were promoted to timeline 2");
    refuses(answer("7", 2, "7/1/x"), "two standbys were promoted to timeline 2");
  }

  @Test
  void another_cluster_is_refused_while_a_node_runs_and_taken_at_a_start() throws SQLException {
    server.execute(
        database, "insert into installation_fact values ('postgresql-primary', '6/9/of-a-copy')");
    try (Connection connection = server.connect(database)) {
      primary.admit(connection, "host:1", PostgresGreeting.ask(connection));
    }
    assertThat(primary.newest()).hasValueSatisfying(id -> assertThat(id.isMarked()).isTrue());
    refuses(answer("8", 5, "8/5/a"), "belongs to the cluster 8");
  }

  @Test
  void what_is_recorded_holds_at_a_start() {
    refuses(answer("7", 1, "7/2/a"), "is on timeline 1, and timeline 2 was seen");
  }

  @Test
  void a_standby_that_tells_of_a_newer_primary_is_believed() throws SQLException {
    admit(answer("7", 1, "7/1/a"));
    primary.hear("standby:1", new Answer(true, "7", Optional.empty(), PrimaryId.parse("7/2/b")));
    primary.hear("stranger:1", new Answer(false, "8", Optional.of(9L), Optional.empty()));
    refuses(answer("7", 1, "7/1/a"), "timeline 2 was seen");
    refuses(new Answer(true, "7", Optional.empty(), PrimaryId.parse("7/2/b")), "is a standby");
    admit(answer("7", 2, "7/2/b"));
  }

  @Test
  void what_was_seen_is_recorded_once_and_written_again_when_it_is_lost() {
    try (var node = new Node(server.open(database))) {
      var recorded = server.string(database, ROW.formatted(PostgresGreeting.FACT));
      assertThat(node.database().newestPrimary()).hasToString("Optional[" + recorded + "]");
      try (var another = new Node(server.open(database))) {
        assertThat(another.database().newestPrimary()).hasToString("Optional[" + recorded + "]");
      }
      assertThat(node.database().transactions().read(() -> node.database().installation().facts()))
          .as("it is not the installation's")
          .isEmpty();
      server.execute(database, "delete from installation_fact");
      endSessions();
      node.assertRecovers(upload(1));
      assertThat(server.string(database, ROW.formatted(PostgresGreeting.FACT))).isEqualTo(recorded);
    }
  }

  private void endSessions() {
    server.execute(
        "postgres",
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '"
            + database
            + "'");
  }

  /// As in a cloud that keeps these functions to itself.
  @Test
  void a_server_that_does_not_tell_is_used_and_one_line_says_so() {
    var role = "role_of_" + database;
    server.execute("postgres", "create role " + role + " login password 'any'");
    server.execute("postgres", "alter database " + database + " owner to " + role);
    server.execute(
        database,
        "revoke execute on function pg_control_system() from public",
        "grant all on all tables in schema public to " + role);
    var log = (Logger) LoggerFactory.getLogger(PostgresPrimary.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);
    var url = server.settings(database).jdbcUrl();
    try (var node =
        new Node(
            PostgresUnderTest.open(
                new Settings(url, Optional.of(role), Optional.of("any"), 4),
                PostgresUnderTest.PATIENT))) {
      node.assertRecovers(upload(1));
      endSessions();
      node.assertRecovers(upload(2));
    } catch (DatabaseUnavailable no) {
      throw new AssertionError(no);
    } finally {
      log.detachAppender(lines);
    }
    assertThat(lines.list)
        .singleElement()
        .asString()
        .contains("does not tell its timeline (42501 permission denied for function")
        .contains("fence it");
    server.execute(database, "drop owned by " + role);
    server.execute(
        "postgres", "alter database " + database + " owner to postgres", "drop role " + role);
  }
}
