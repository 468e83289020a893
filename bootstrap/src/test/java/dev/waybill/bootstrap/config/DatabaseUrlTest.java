package dev.waybill.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "postgres://db/files, jdbc:postgresql://db/files",
    "postgresql://db:5433/files?sslmode=require, jdbc:postgresql://db:5433/files?sslmode=require",
    "jdbc:postgresql://db/files, jdbc:postgresql://db/files",
    "postgresql://[::1]:5433/files, jdbc:postgresql://[::1]:5433/files"
  })
  void anAddressAsPlatformsAndJdbcWriteIt(String text, String jdbc) {
    assertThat(DatabaseUrl.parse(text).orElseThrow().jdbc()).isEqualTo(jdbc);
  }

  /// Of which one takes writes at a time.
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "postgresql://a:5432,b:5433/name?targetServerType=primary"
            + " jdbc:postgresql://a:5432,b:5433/name?targetServerType=primary",
        "jdbc:postgresql://a,b,c/name jdbc:postgresql://a,b,c/name",
        "postgres://[::1]:1,10.0.0.1:2/name jdbc:postgresql://[::1]:1,10.0.0.1:2/name"
      })
  void severalHosts(String text, String jdbc) {
    assertThat(DatabaseUrl.parse(text)).contains(url(jdbc, Optional.empty(), Optional.empty()));
  }

  @Test
  void severalHostsWithAUser() {
    assertThat(DatabaseUrl.parse("postgresql://ann:s%40f+e@a:5432,b:5432/name"))
        .contains(
            url("jdbc:postgresql://a:5432,b:5432/name", Optional.of("ann"), Optional.of("s@f+e")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://db/files",
        "postgresql:///files",
        "postgresql://db",
        "postgresql://db/",
        "postgresql://db/files#part",
        "postgresql://a,/name",
        "postgresql://,b/name",
        "postgresql://a,,b/name",
        "postgresql://a:x,b/name",
        "postgresql://a:99999,b/name",
        "postgresql://a b/name",
        "postgresql://u@a,u@b/name",
        "postgresql:a,b/name",
        "a,b"
      })
  void whatIsNoAddress(String text) {
    assertThat(DatabaseUrl.parse(text)).isEmpty();
  }

  private static DatabaseUrl url(String jdbc, Optional<String> user, Optional<String> password) {
    return new DatabaseUrl(jdbc, user, password);
  }
}
