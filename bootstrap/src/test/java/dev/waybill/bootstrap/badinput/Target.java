package dev.waybill.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waybill.bootstrap.testing.Kept;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.OpenApiContract;
import dev.waybill.rest.testing.RawHttp;
import dev.waybill.rest.testing.RawHttp.Afterwards;
import dev.waybill.rest.testing.RawResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The service, with what it keeps and what it logs in view.
final class Target implements AutoCloseable {
  /// A password that must not be found anywhere.
  static final String SECRET = "canary-Passw0rd";

  /// The rule is two seconds (I5). A machine that is busy with other things may take longer, our
  /// own deadlines begin at ten: this tells one from the other.
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final JsonMapper JSON = new JsonMapper();

  private final RunningWaybill service;
  private final LogProbe log;
  private final RawHttp raw;
  private final List<String> secrets = new ArrayList<>(List.of(SECRET));
  private final Sample sample;

  private Target(RunningWaybill service, LogProbe log) {
    this.service = service;
    this.log = log;
    this.raw = new RawHttp(CONTRACT, address(), PATIENCE);
    this.sample = upload(Requests.file("sample.bin", content(1000)));
  }

  static Target start(Path data, String... settings) {
    return watched(data, () -> RunningWaybill.start(data, settings));
  }

  /// A service that is started by somebody else.
  static Target watched(Path data, Supplier<RunningWaybill> start) {
    var log = new LogProbe(RunningWaybill.configuration(data).logging());
    return new Target(start.get(), log);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port());
  }

  int port() {
    return service.port();
  }

  Path data() {
    return service.data();
  }

  /// An upload of ours: public, one file of 1000 bytes, `sample.bin`.
  Sample sample() {
    return sample;
  }

  Optional<RawResponse> send(String request) {
    return looked(
        raw.exchange(request.getBytes(StandardCharsets.ISO_8859_1), Afterwards.KEEP_OPEN));
  }

  Optional<RawResponse> sendAndEnd(String request) {
    return looked(
        raw.exchange(request.getBytes(StandardCharsets.ISO_8859_1), Afterwards.HALF_CLOSE));
  }

  /// The answer to a request that must have one.
  RawResponse ask(String request) {
    return send(request).orElseThrow(() -> new AssertionError("closed without an answer"));
  }

  private Optional<RawResponse> looked(Optional<RawResponse> answer) {
    answer.ifPresent(a -> Invariants.hold(a, service.data().toString()));
    return answer;
  }

  Sample upload(String... parts) {
    return sampleOf(ask(Requests.upload(parts)));
  }

  /// Its token counts as a secret from now on.
  Sample sampleOf(RawResponse answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var json = json(answer);
    var token = json.path("redirect").asText().replace("/manage/", "");
    secrets.add(token);
    var first = json.path("files").path(0).path("id").asText();
    return new Sample(json.path("id").asText(), first, token);
  }

  /// A file of 1000 bytes behind a password.
  Sample protectedBy(String password) {
    return upload(
        Requests.file("a.txt", content(1000)), Requests.field("password", Requests.utf8(password)));
  }

  static JsonNode json(RawResponse answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bytes that tell where they stand.
  static String content(int length) {
    return "0123456789abcdefghijklmnopqrstuvwxyz".repeat(length / 36 + 1).substring(0, length);
  }

  /// In base64.
  static String sha256(String content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(content.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /// Sends all of them at the same time.
  ///
  /// @return the statuses of the answers
  List<Integer> atOnce(List<String> requests) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          requests.stream()
              .map(text -> CompletableFuture.supplyAsync(() -> ask(text).status(), threads))
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  Kept stock() {
    return service.site().look();
  }

  /// I4, on a new connection.
  void stillServes() {
    var answer = ask(Requests.get(sample.link()));
    assertThat(answer.status()).as("I4").isEqualTo(200);
    assertThat(answer.text()).as("I4").isEqualTo(content(1000));
    assertThat(readiness()).as("I4: readiness").isEqualTo(200);
  }

  private int readiness() {
    try {
      var asked = service.managementUrl().resolve("/health/ready").toURL().openConnection();
      return ((HttpURLConnection) asked).getResponseCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// I6.
  void logsNoSecret() {
    log.holdsNoneOf(secrets);
  }

  @Override
  public void close() {
    service.close();
    log.close();
  }
}
