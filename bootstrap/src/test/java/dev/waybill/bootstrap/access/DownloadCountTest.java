package dev.waybill.bootstrap.access;

import static dev.waybill.bootstrap.access.House.expect;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What counts as a download, and that the holder sees it. After what must not count comes a
/// download that does, so that there is something to wait for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadCountTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// More than the network takes on before anybody reads.
  private static final int LARGE = 24 << 20;

  private House house;

  @BeforeAll
  void open(@TempDir Path data) {
    house = new House(data);
  }

  @AfterAll
  void close() {
    house.close();
  }

  @Test
  void wholeDownloadsCount() {
    var sample = house.in(State.PUBLIC);
    assertThat(house.settings(sample).get("downloads").longValue()).isZero();
    get(200, "/f/" + sample.upload());
    get(200, "/f/" + sample.file());
    assertThat(downloads(sample, 2)).isEqualTo(2);
  }

  @Test
  void the_content_counts_and_the_manifest_does_not() {
    var sample = house.in(State.PUBLIC);
    get(200, "/f/" + sample.upload() + "/manifest");
    get(200, "/f/" + sample.upload() + "/content");
    get(200, "/f/" + sample.file() + "/content");
    assertThat(downloads(sample, 2)).isEqualTo(2);
  }

  @Test
  void theZipAndEachOfItsFilesCountForTheUpload() {
    var sample = house.in(State.SEVERAL_FILES);
    get(206, "/f/" + sample.upload(), "Range", "bytes=0-99");
    var zip = get(200, "/f/" + sample.upload());
    get(206, "/f/" + sample.upload(), "Range", "bytes=100-" + (zip.length - 1));
    get(200, "/f/" + sample.file());
    assertThat(downloads(sample, 3)).isEqualTo(3);
  }

  @Test
  void aResumedDownloadCountsOnce() {
    var sample = house.in(State.PUBLIC);
    get(206, "/f/" + sample.file(), "Range", "bytes=0-9");
    get(206, "/f/" + sample.file(), "Range", "bytes=10-");
    assertThat(downloads(sample, 1)).isEqualTo(1);
  }

  @Test
  void severalRangesCountWhereTheEndIsAmongThem() {
    var sample = house.in(State.PUBLIC);
    get(206, "/f/" + sample.file(), "Range", "bytes=0-1,4-5");
    get(206, "/f/" + sample.file(), "Range", "bytes=-2,0-1");
    assertThat(downloads(sample, 1)).isEqualTo(1);
  }

  @Test
  void anEmptyFileIsDownloadedToo() {
    var sample = house.upload(new Form().file("empty", ""));
    get(200, "/f/" + sample.file());
    assertThat(downloads(sample, 1)).isEqualTo(1);
  }

  @Test
  void ciphertextAndItsOwnerCount() {
    var sample = house.in(State.E2E_PRIVATE);
    get(200, "/f/" + sample.upload() + "/encrypted", "Authorization", "Bearer " + sample.token());
    assertThat(downloads(sample, 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, 200, Accept, */*",
    "HEAD, 200, Range, bytes=0-",
    "GET, 206, Range, bytes=0-24",
    "GET, 304, If-None-Match, *",
    "GET, 412, If-Match, '\"other\"'",
    "GET, 416, Range, bytes=99-",
    "GET, 200, Accept, text/html",
    "GET, 200, Accept, application/json"
  })
  void whatDoesNotBringTheEndCountsNothing(String method, int status, String header, String value) {
    var sample = house.in(State.PUBLIC);
    var path = "/f/" + sample.file();
    expect(status, house.client().send(method, path, BodyPublishers.noBody(), header, value));
    get(200, path);
    assertThat(downloads(sample, 1)).isEqualTo(1);
  }

  @Test
  void aClientThatGoesAwayCountsNothing() throws IOException {
    var sample = house.upload(new Form().file("large", "x".repeat(LARGE)));
    for (int n = 0; n < 3; n++) {
      leaveInTheMiddle(sample);
    }
    get(206, "/f/" + sample.file(), "Range", "bytes=-1");
    assertThat(downloads(sample, 1)).isEqualTo(1);
  }

  private void leaveInTheMiddle(Sample sample) throws IOException {
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(16 << 10);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), house.port()));
      var request = "GET /f/" + sample.file() + " HTTP/1.1\r\nHost: a\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      assertThat(socket.getInputStream().readNBytes(1000)).startsWith('H', 'T', 'T', 'P');
    }
  }

  @Test
  void thePageShowsThem() {
    var sample = house.in(State.PUBLIC);
    get(200, "/f/" + sample.file());
    assertThat(downloads(sample, 1)).isEqualTo(1);
    var page = new String(get(200, "/manage/" + sample.token(), "Accept", "text/html"), UTF_8);
    assertThat(page).contains("<dt>Downloads so far</dt><dd>1</dd>");
  }

  @Test
  void aChangeOfSettingsLosesNone() {
    var sample = house.in(State.PUBLIC);
    get(200, "/f/" + sample.file());
    expect(200, house.post("/manage/" + sample.token(), House.FORM_TYPE, "public=on&expires=6h"));
    get(200, "/f/" + sample.file());
    expect(200, house.post("/manage/" + sample.token(), House.FORM_TYPE, "public=on&expires=1d"));
    assertThat(downloads(sample, 2)).isEqualTo(2);
  }

  @Test
  void whatWaitsIsWrittenWhenTheServiceStops(@TempDir Path own) {
    Sample sample;
    try (var first = new House(own)) {
      sample = first.in(State.PUBLIC);
      expect(200, first.client().get("/f/" + sample.file()));
    }
    try (var second = new House(own)) {
      assertThat(second.settings(sample).get("downloads").longValue()).isEqualTo(1);
    }
  }

  private byte[] get(int status, String path, String... headers) {
    return expect(status, house.client().get(path, headers)).body();
  }

  /// The number that the holder sees, as soon as it is large enough.
  private long downloads(Sample sample, long wanted) {
    var began = System.nanoTime();
    var seen = house.settings(sample).get("downloads").longValue();
    while (seen < wanted && System.nanoTime() - began < PATIENCE.toNanos()) {
      seen = house.settings(sample).get("downloads").longValue();
    }
    return seen;
  }
}
