package dev.waybill.bootstrap.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one client network may send in an hour, over the wire.
class BudgetsTest {
  private static final int TOO_MANY = 429;

  @TempDir private Path data;

  private RunningWaybill start(String... settings) {
    return RunningWaybill.start(data, settings);
  }

  private static HttpResponse<byte[]> put(ContractClient client, String content, String from) {
    return client.send(
        "PUT",
        "/upload/a.txt",
        BodyPublishers.ofString(content),
        "Content-Type",
        "application/octet-stream",
        "X-Forwarded-For",
        from);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
    return JsonMapper.builder().build().readTree(answer.body());
  }

  @Test
  void a_network_that_has_sent_its_share_is_told_which_and_when_and_others_go_on()
      throws Exception {
    try (var service = start("--max-uploads-per-network", "2", "--trusted-proxies", "127.0.0.1");
        var client = new ContractClient(OpenApiContract.load(), service.url())) {
      assertThat(put(client, "one", "192.0.2.1").statusCode()).isEqualTo(200);
      assertThat(put(client, "two", "192.0.2.2").statusCode()).isEqualTo(200);
      var refused = put(client, "three", "192.0.2.3");
      assertThat(refused.statusCode()).isEqualTo(TOO_MANY);
      assertThat(json(refused).path("code").asText()).isEqualTo("upload_budget");
      assertThat(json(refused).path("error").asText()).contains("2 uploads");
      assertThat(json(refused).path("limit").asLong()).isEqualTo(2);
      assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1700L, 1800L);
      assertThat(put(client, "three", "198.51.100.1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_total_of_all_networks_is_507_and_room_comes_back_with_the_sweep() throws Exception {
    try (var service =
            start("--max-stored-size", "100KiB", "--sweep-interval", "1s", "--rate-limits", "off");
        var client = new ContractClient(OpenApiContract.load(), service.url())) {
      var first = put(client, "a".repeat(60 << 10), "");
      assertThat(first.statusCode()).isEqualTo(200);
      var refused = put(client, "a".repeat(60 << 10), "");
      assertThat(refused.statusCode()).isEqualTo(507);
      assertThat(json(refused).path("code").asText()).isEqualTo("insufficient_storage");
      assertThat(json(refused).path("error").asText()).contains("stores as much as it may");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
      var token = json(first).path("redirect").asText().replace("/manage/", "");
      var deleted =
          client.send("POST", "/delete/" + token, BodyPublishers.noBody(), "X-Forwarded-For", "");
      assertThat(deleted.statusCode()).isLessThan(400);
      var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (put(client, "a".repeat(60 << 10), "").statusCode() != 200) {
        assertThat(System.nanoTime()).as("the time until there is room").isLessThan(end);
      }
    }
  }

  @Test
  void a_number_of_files_of_all_networks_is_507() throws Exception {
    try (var service = start("--max-stored-files", "2");
        var client = new ContractClient(OpenApiContract.load(), service.url())) {
      assertThat(put(client, "a", "").statusCode()).isEqualTo(200);
      assertThat(put(client, "b", "").statusCode()).isEqualTo(200);
      assertThat(put(client, "c", "").statusCode()).isEqualTo(507);
    }
  }

  @Test
  @Tag("embedded")
  void empty_files_take_no_file_and_are_whole_all_the_same() throws Exception {
    try (var service = start();
        var client = new ContractClient(OpenApiContract.load(), service.url())) {
      var form = new StringBuilder();
      for (int n = 0; n < 100; n++) {
        form.append("--x\r\nContent-Disposition: form-data; name=files; filename=")
            .append(n)
            .append("\r\n\r\n\r\n");
      }
      var upload =
          client.send(
              "POST",
              "/upload",
              BodyPublishers.ofString(form + "--x--\r\n"),
              "Content-Type",
              "multipart/form-data; boundary=x",
              "Accept",
              "application/json");
      assertThat(upload.statusCode()).isEqualTo(200);
      assertThat(json(upload).path("files")).hasSize(100);
      try (var blobs = Files.walk(data)) {
        assertThat(blobs.filter(BudgetsTest::isBlob)).isEmpty();
      }
      var link = json(upload).path("files").path(7).path("download_url").asText();
      var file = client.get(link.replaceFirst(".*/f/", "/f/"), "Accept", "*/*");
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.body()).isEmpty();
    }
  }

  private static boolean isBlob(Path path) {
    return path.getFileName().toString().matches("[0-9a-f]{32}") && Files.isRegularFile(path);
  }

  @Test
  void bytes_are_counted_as_they_come() throws Exception {
    try (var service = start("--max-bytes-per-network", "100KiB");
        var client = new ContractClient(OpenApiContract.load(), service.url())) {
      assertThat(put(client, "a".repeat(60 << 10), "").statusCode()).isEqualTo(200);
      var refused = put(client, "a".repeat(60 << 10), "");
      assertThat(refused.statusCode()).isEqualTo(TOO_MANY);
      assertThat(json(refused).path("error").asText()).contains("102400 bytes");
    }
  }

  @Test
  void where_rates_are_not_limited_budgets_are_not() {
    try (var service = start("--max-files-per-network", "1", "--rate-limits", "off");
        var client = new ContractClient(OpenApiContract.load(), service.url())) {
      assertThat(put(client, "one", "").statusCode()).isEqualTo(200);
      assertThat(put(client, "two", "").statusCode()).isEqualTo(200);
    }
  }
}
