package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody but the service's user may read anything in the data folder.
@Tag("embedded")
class OwnerOnlyTest {
  @Test
  void every_file_is_its_owners_alone(@TempDir Path folder) throws Exception {
    var data = Files.createDirectory(folder.resolve("data"));
    try (var waybill = RunningWaybill.start(data);
        var client = HttpClient.newHttpClient()) {
      var put =
          HttpRequest.newBuilder(waybill.url().resolve("/upload/a"))
              .PUT(BodyPublishers.ofString("content"))
              .build();
      assertThat(client.send(put, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      try (var files = Files.walk(data)) {
        assertThat(files.filter(Files::isRegularFile).toList())
            .hasSizeGreaterThan(4)
            .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
      }
    }
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
