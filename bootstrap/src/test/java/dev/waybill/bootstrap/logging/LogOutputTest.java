package dev.waybill.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.config.AccessLines;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.LogFormat;
import dev.waybill.bootstrap.config.LogLevel;
import dev.waybill.bootstrap.config.LoggedClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogOutputTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @AfterEach
  void giveItBack() {
    LogOutput.configure(logging(LogLevel.INFO, LogFormat.TEXT));
  }

  private void configure(LogLevel level, LogFormat format) {
    LogOutput.configure(logging(level, format), bytes);
  }

  private static Configuration.Logging logging(LogLevel level, LogFormat format) {
    return new Configuration.Logging(level, format, AccessLines.ALL, LoggedClient.NETWORK);
  }

  private String logged() {
    LogOutput.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_message_cannot_write_a_line_of_its_own() {
    configure(LogLevel.INFO, LogFormat.TEXT);
    LoggerFactory.getLogger("dev.waybill.Test").info("a{}b", "\r\n\u001b[31m");
    assertThat(logged()).hasLineCount(1).contains("INFO  Test: a\\r\\n\\u001b[31mb");
  }

  @Test
  void times_are_those_of_utc_wherever_it_runs() {
    var before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    try {
      configure(LogLevel.INFO, LogFormat.TEXT);
      LoggerFactory.getLogger("dev.waybill.Test").info("now");
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(logged()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z INFO  Test: now\\R");
  }

  @Test
  void json_is_one_object_a_line() {
    configure(LogLevel.INFO, LogFormat.JSON);
    LoggerFactory.getLogger("dev.waybill.Test").info("a \"quoted\"\nmessage");
    assertThat(logged()).hasLineCount(1).startsWith("{").contains("a \\\"quoted\\\"\\nmessage");
  }

  @Test
  void the_level_counts_for_our_own_messages_while_libraries_only_warn() {
    configure(LogLevel.DEBUG, LogFormat.TEXT);
    LoggerFactory.getLogger("dev.waybill.Test").debug("ours");
    LoggerFactory.getLogger("dev.waybill.Test").trace("too fine");
    LoggerFactory.getLogger("org.flywaydb.Test").info("chatter");
    LoggerFactory.getLogger("org.flywaydb.Test").warn("warning");
    assertThat(logged()).contains("ours", "warning").doesNotContain("too fine", "chatter");
  }

  @Test
  void the_pool_says_a_sentence_without_a_trace() {
    configure(LogLevel.INFO, LogFormat.TEXT);
    var fault = new IllegalStateException("refused");
    LoggerFactory.getLogger("com.zaxxer.hikari.pool.HikariPool").warn("No connection", fault);
    assertThat(logged()).hasLineCount(1).contains("WARN  HikariPool: No connection");
  }

  @Test
  void what_was_held_back_is_told_at_the_end() {
    configure(LogLevel.INFO, LogFormat.TEXT);
    for (var n = 1; n <= 5; n++) {
      LoggerFactory.getLogger("dev.waybill.Test").warn("Failed for file {}", n);
    }
    LogOutput.configure(logging(LogLevel.INFO, LogFormat.TEXT));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .hasLineCount(2)
        .contains("Failed for file 1", "file 5 (and 3 more like this in the last second)");
  }

  @Test
  void error_silences_warnings_of_libraries_too() {
    configure(LogLevel.ERROR, LogFormat.TEXT);
    LoggerFactory.getLogger("dev.waybill.Test").warn("ours");
    LoggerFactory.getLogger("org.flywaydb.Test").warn("theirs");
    assertThat(logged()).isEmpty();
  }

  @Test
  void a_migration_that_fails_is_told_by_who_started_it() {
    configure(LogLevel.TRACE, LogFormat.TEXT);
    LoggerFactory.getLogger("org.flywaydb.core.internal.command.DbMigrate").error("SQL");
    assertThat(logged()).isEmpty();
  }

  @Test
  void jetty_may_not_even_warn_as_it_repeats_what_clients_send() {
    configure(LogLevel.TRACE, LogFormat.TEXT);
    LoggerFactory.getLogger("org.eclipse.jetty.Test").warn("GET /f/x?pw=secret");
    assertThat(logged()).isEmpty();
  }

  @Test
  void messages_of_java_util_logging_come_out_the_same_way() {
    configure(LogLevel.INFO, LogFormat.TEXT);
    java.util.logging.Logger.getLogger("org.glassfish.jersey.Test").warning("from Jersey");
    assertThat(logged()).hasLineCount(1).contains("WARN  Test: from Jersey");
  }
}
