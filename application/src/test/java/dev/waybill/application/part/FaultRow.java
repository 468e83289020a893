package dev.waybill.application.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a test that makes a fault happen has counted: a row of the table that the build prints at
/// its end, and that fails it where anything was lost, altered or left behind. Rows of the same
/// name are added up. Record it before the test asserts, so that the table shows what went wrong.
///
/// @param fault in a few words, with what it happened to, like `kill -9 at random, embedded`
/// @param tried how often it was made to happen
/// @param kills how many processes of the service were killed for it with SIGKILL
/// @param acknowledged promises that the service made: what the others are counted among
/// @param lost promised, and not there any more
/// @param altered there, but other than promised
/// @param leftBehind that one sweep should have removed
public record FaultRow(
    String fault, int tried, int kills, int acknowledged, int lost, int altered, int leftBehind) {
  /// Appends it to the file that the system property `waybill.faults` names; without one, nothing.
  public void record() {
    var file = System.getProperty("waybill.faults");
    if (file == null || file.isEmpty()) {
      return;
    }
    var path = Path.of(file).toAbsolutePath();
    try {
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, line(), UTF_8, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() {
    return "%s\t%s\t%s\t%s\t%s\t%s\t%s%n"
        .formatted(fault, tried, kills, acknowledged, lost, altered, leftBehind);
  }
}
