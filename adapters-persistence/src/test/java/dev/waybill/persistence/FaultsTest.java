package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class FaultsTest {
  @ParameterizedTest
  @EnumSource(names = {"SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED"})
  void of_a_database_that_is_held_the_log_says_what_to_do(SQLiteErrorCode code) {
    var held = Faults.unavailable(new SQLiteException("held", code));
    assertThat(held)
        .hasMessageStartingWith(
            "another process holds the database: end the one that reads or copies it (SQLITE_");
  }
}
