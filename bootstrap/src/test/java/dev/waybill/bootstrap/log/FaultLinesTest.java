package dev.waybill.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the log says while the disk fails: the cause, in a sentence that is not repeated for every
/// request.
@Tag("embedded")
class FaultLinesTest {
  private static final Pattern CLASS = Pattern.compile("\\b[a-z]\\w*(\\.[a-z]\\w*)+\\.[A-Z]\\w*");
  private static final int REQUESTS = 30;

  @TempDir Path folder;

  @Test
  void a_fault_of_the_disk_is_told_with_its_cause_and_not_for_each_request() throws IOException {
    var ids = new ArrayList<String>();
    List<String> lines;
    var data = folder.resolve("data");
    try (var service = LoggedService.start(folder, "--drain-delay", "0s")) {
      var link = path(service.ask("PUT", "/upload/a", "content"));
      Files.delete(data.resolve("staging"));
      Files.createFile(data.resolve("staging"));
      for (var n = 0; n < REQUESTS; n++) {
        var answer = service.ask("PUT", "/upload/a", "content");
        assertThat(answer.status()).isEqualTo(503);
        ids.add(answer.requestId());
      }
      deleteBlobs(data);
      for (var n = 0; n < REQUESTS; n++) {
        ids.add(service.ask("GET", link + "/content", "").requestId());
      }
      lines = service.stopAndRead().lines().toList();
    }
    assertThat(lines).noneMatch(line -> CLASS.matcher(line).find());
    var told = lines.stream().filter(line -> line.contains(" ThrowableMapper: ")).toList();
    assertThat(told)
        .allMatch(line -> line.contains("cannot begin a blob: Not a directory (staging/20"))
        .hasSizeBetween(1, REQUESTS / 2)
        .anyMatch(line -> line.contains(" more like this in the last second)"));
    var missing = lines.stream().filter(line -> line.contains(" LoggedAlarm: ")).toList();
    assertThat(missing)
        .allMatch(line -> line.contains("ERROR LoggedAlarm: Blob 20"))
        .hasSizeBetween(1, REQUESTS / 2);
    var access = String.join("\n", lines.stream().filter(l -> l.contains("access: ")).toList());
    assertThat(ids).allMatch(access::contains);
  }

  private static String path(LoggedService.Answer answer) throws IOException {
    var link = answer.json().get("download_url").asText();
    return link.substring(link.indexOf("/f/"));
  }

  private static void deleteBlobs(Path data) throws IOException {
    try (var files = Files.walk(data.resolve("blobs"), 4)) {
      for (var blob : files.filter(f -> f.getFileName().toString().length() == 32).toList()) {
        Files.delete(blob);
      }
    }
  }
}
