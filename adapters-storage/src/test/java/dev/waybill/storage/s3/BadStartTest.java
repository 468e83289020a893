package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.storage.s3.S3BlobStore.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator reads when the store cannot be used.
class BadStartTest {
  private static final Pattern ONE_SENTENCE = Pattern.compile("[A-Z][^\\n!?]*[^.]\\.");

  private final Settings right = InProcessS3.started().settings();

  @Test
  void anUnknownAccessKey() {
    assertThat(sentence(with(right, right.endpoint(), right.bucket(), "unknown", "secret")))
        .endsWith("does not know the access key: correct WAYBILL_S3_ACCESS_KEY.");
  }

  @Test
  void aWrongSecretKey() {
    assertThat(
            sentence(
                with(right, right.endpoint(), right.bucket(), right.accessKey(), "wrong-secret")))
        .endsWith("refuses the secret key: correct WAYBILL_S3_SECRET_KEY.")
        .doesNotContain("wrong-secret", right.secretKey());
  }

  @Test
  void aMissingBucket() {
    assertThat(
            sentence(
                with(right, right.endpoint(), "missing", right.accessKey(), right.secretKey())))
        .isEqualTo("There is no bucket missing: create it, or set WAYBILL_S3_CREATE_BUCKET=on.");
  }

  @Test
  void aMissingBucketIsCreatedWhereThatIsWanted() {
    var settings =
        creating(with(right, right.endpoint(), "created", right.accessKey(), right.secretKey()));

    S3BlobStore.open(settings).close();
    S3BlobStore.open(settings).close();

    assertThat(Leftovers.in(settings)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BucketAlreadyOwnedByYou", "BucketAlreadyExists", "OperationAborted"})
  void aBucketThatAnotherNodeCreatesMeanwhile(String code) {
    try (var server = new ScriptedS3()) {
      server.refuseOnce("GET", 404, "NoSuchBucket");
      server.refuseOnce("PUT", 409, code);

      S3BlobStore.open(creating(server.settings())).close();
    }
  }

  private static Settings creating(Settings settings) {
    return new Settings(
        settings.endpoint(),
        settings.region(),
        settings.bucket(),
        settings.prefix(),
        settings.accessKey(),
        settings.secretKey(),
        true,
        false,
        List.of(),
        Blobs::fresh);
  }

  @Test
  void nothingListens() throws IOException {
    URI nobody;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    assertThat(sentence(with(right, nobody, right.bucket(), right.accessKey(), right.secretKey())))
        .isEqualTo(
            "No S3 server answers at " + nobody + ": start it, or correct WAYBILL_S3_ENDPOINT.");
  }

  @Test
  void noTls() {
    var tls = URI.create("https://127.0.0.1:" + right.endpoint().getPort());

    assertThat(sentence(with(right, tls, right.bucket(), right.accessKey(), right.secretKey())))
        .startsWith("There is no TLS, or none that can be trusted, at " + tls);
  }

  @Test
  void hungUpOn() throws IOException {
    try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> hangUp(socket));
      var tls = URI.create("https://127.0.0.1:" + socket.getLocalPort());

      assertThat(sentence(with(right, tls, right.bucket(), right.accessKey(), right.secretKey())))
          .startsWith("There is no TLS, or none that can be trusted, at " + tls);
    }
  }

  /// Resets every connection until it is closed itself.
  private static void hangUp(ServerSocket socket) {
    try {
      while (true) {
        try (var connection = socket.accept()) {
          connection.getInputStream().read();
          connection.setSoLinger(true, 0);
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @Test
  void nobodyListensWithTls() throws IOException {
    URI nobody;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("https://127.0.0.1:" + socket.getLocalPort());
    }

    assertThat(sentence(with(right, nobody, right.bucket(), right.accessKey(), right.secretKey())))
        .startsWith("No S3 server answers at " + nobody);
  }

  /// A head without anything that S3 says of an object.
  @Test
  void somethingThatKnowsNoObjects() {
    try (var server = new ScriptedS3()) {
      server.answer("HEAD", 200, "");

      assertThat(sentence(server.settings())).contains("is not an S3 server");
    }
  }

  @ParameterizedTest
  @CsvSource({"200", "404", "500"})
  void somethingElseThanS3(int status) {
    try (var server = new ScriptedS3()) {
      server.answer("*", status, "<html><p>Welcome!</html>");

      assertThat(sentence(server.settings()))
          .isEqualTo(
              "What answers at "
                  + server.endpoint()
                  + " is not an S3 server: correct WAYBILL_S3_ENDPOINT.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 400, AuthorizationHeaderMalformed, WAYBILL_S3_REGION",
    "GET, 301, PermanentRedirect, WAYBILL_S3_REGION",
    "GET, 403, RequestTimeTooSkewed, clocks",
    "GET, 403, AccessDenied, may not list the bucket",
    "PUT, 403, AccessDenied, may not write to",
    "HEAD, 403, AccessDenied, 'may not write to, read and delete from'",
    "DELETE, 403, AccessDenied, 'may not write to, read and delete from'",
    "GET, 400, InvalidBucketName, WAYBILL_S3_BUCKET",
    "GET, 503, SlowDown, SlowDown (503)",
    "PUT, 403, QuotaExceeded, QuotaExceeded"
  })
  void whatS3Refuses(String method, int status, String code, String said) {
    try (var server = new ScriptedS3()) {
      server.refuse(method, status, code);

      assertThat(sentence(server.settings())).contains(said);
    }
  }

  @ParameterizedTest
  @CsvSource({"http://127.0.0.1/path, bucket", "http://127.0.0.1:1, B"})
  void settingsThatCannotBe(URI endpoint, String bucket) {
    assertThat(sentence(with(right, endpoint, bucket, "access", "secret")))
        .startsWith("The settings of S3 cannot be used, ");
  }

  @Test
  void settingsKeepTheirSecret() {
    assertThat(right.toString())
        .doesNotContain(right.secretKey())
        .doesNotContain(right.accessKey());
  }

  private static String sentence(Settings settings) {
    var refused =
        catchThrowableOfType(
            StorageUnavailable.class,
            () -> S3BlobStore.open(settings, Impatience.SHORT, new SlabPool(10)).close());
    return assertThat(refused.getMessage()).matches(ONE_SENTENCE).actual();
  }

  private static Settings with(
      Settings right, URI endpoint, String bucket, String access, String secret) {
    return new Settings(
        endpoint,
        right.region(),
        bucket,
        right.prefix(),
        access,
        secret,
        false,
        false,
        List.of(),
        Blobs::fresh);
  }
}
