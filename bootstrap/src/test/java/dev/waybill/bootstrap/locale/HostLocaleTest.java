package dev.waybill.bootstrap.locale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.WaybillProcess;
import dev.waybill.rest.testing.ContractClient;
import dev.waybill.rest.testing.OpenApiContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The process as a host with another locale starts it: what it writes for machines is what it
/// writes anywhere.
class HostLocaleTest {
  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final JsonMapper JSON = new JsonMapper();
  private static final String DATE =
      "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} "
          + "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d{2}:\\d{2}:\\d{2} GMT";

  @TempDir Path data;

  @ParameterizedTest
  @CsvSource({"fa, IR, Asia/Tehran", "tr, TR, Europe/Istanbul"})
  void a_host_speaks_another_language(String language, String country, String zone)
      throws IOException {
    everything(language, country, zone);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "ar, EG, Africa/Cairo",
    "bn, BD, Asia/Dhaka",
    "mr, IN, Asia/Kolkata",
    "ne, NP, Asia/Kathmandu",
    "my, MM, Asia/Yangon",
    "th, TH, Asia/Bangkok",
    "ja, JP, Pacific/Kiritimati",
    "de, CH, America/St_Johns",
    "lt, LT, Europe/Vilnius",
    "az, AZ, Asia/Baku"
  })
  void a_host_speaks_any_language(String language, String country, String zone) throws IOException {
    everything(language, country, zone);
  }

  private void everything(String language, String country, String zone) throws IOException {
    var launch =
        Launch.of(data)
            .java(
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.timezone=" + zone);
    try (var node = WaybillProcess.serve(launch);
        var client = new ContractClient(CONTRACT, node.url())) {
      var upload = upload(client);
      var link = "/f/" + upload.path("id").asText();
      aPasswordOpensIt(client, link);
      headersAreFoundInAnyCase(client, link);
      aZipHasItsNames(client, link);
      rangesAndDatesAreInAsciiDigits(client, "/f/" + upload.at("/files/0/id").asText());
      assertThat(upload.path("expires_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    }
  }

  private static JsonNode upload(ContractClient client) throws IOException {
    var body =
        file("ISTANBUL I.TXT", "0123456789")
            + file("گزارش ۱۲.txt", "two")
            + "--b\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nİi-۱\r\n--b--\r\n";
    var answer =
        client.send(
            "POST",
            "/upload",
            BodyPublishers.ofString(body),
            "Content-Type",
            "MULTIPART/FORM-DATA; BOUNDARY=b");
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String file(String name, String content) {
    return "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  private static void aPasswordOpensIt(ContractClient client, String link) {
    assertThat(client.get(link + "?pw=%C4%B0i-%DB%B1").statusCode()).isEqualTo(200);
    assertThat(client.get(link + "?pw=ii-1").statusCode()).isEqualTo(403);
  }

  private static void headersAreFoundInAnyCase(ContractClient client, String link) {
    for (var name : new String[] {"WAYBILL-PASSWORD", "waybill-password", "Waybill-Password"}) {
      assertThat(client.get(link, name, "wrong").statusCode()).as(name).isEqualTo(403);
    }
    assertThat(open(client, link, "IF-NONE-MATCH", "*").statusCode()).isEqualTo(304);
  }

  private static void aZipHasItsNames(ContractClient client, String link) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(open(client, link).body()))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("ISTANBUL I.TXT");
      assertThat(zip.getNextEntry().getName()).isEqualTo("گزارش ۱۲.txt");
    }
  }

  private static void rangesAndDatesAreInAsciiDigits(ContractClient client, String file) {
    var part = open(client, file, "RANGE", "bytes=3-5");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(new String(part.body(), UTF_8)).isEqualTo("345");
    assertThat(part.headers().firstValue("Content-Range")).contains("bytes 3-5/10");
    var modified = part.headers().firstValue("Last-Modified").orElseThrow();
    assertThat(modified).matches(DATE);
    assertThat(part.headers().firstValue("Date").orElseThrow()).matches(DATE);
    var parts = open(client, file, "Range", "bytes=0-0,9-9");
    assertThat(new String(parts.body(), UTF_8)).contains("Content-Range: bytes 9-9/10");
    assertThat(open(client, file, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
  }

  private static HttpResponse<byte[]> open(ContractClient client, String path, String... headers) {
    return client.get(path + "?pw=%C4%B0i-%DB%B1", headers);
  }
}
