package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.storage.s3.S3BlobStore.Settings;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server with a certificate of the operator's own making.
class TlsTest {
  private static final int SOME_PARTS = 20 << 20;

  @TempDir private Path folder;

  @Test
  void believedBecauseTheOperatorSaysSo() throws Exception {
    var identity = ServerIdentity.of("ip:127.0.0.1", folder);
    var settings =
        believing(InProcessS3.start(identity).settings(), List.of(identity.certificate()));
    try (var store = S3BlobStore.open(settings)) {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(SOME_PARTS));
      assertThat(Blobs.read(store, Blobs.key(1))).contains(Blobs.bytes(SOME_PARTS));
    }
  }

  @Test
  void notBelieved() throws Exception {
    var identity = ServerIdentity.of("ip:127.0.0.1", folder);
    assertThatRefused(InProcessS3.start(identity).settings());
  }

  @Test
  void ofAnotherName() throws Exception {
    var identity = ServerIdentity.of("dns:another.example", folder);
    var settings = InProcessS3.start(identity).settings();
    assertThatRefused(believing(settings, List.of(identity.certificate())));
  }

  private static void assertThatRefused(Settings settings) {
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> S3BlobStore.open(settings).close())
        .withMessageStartingWith("There is no TLS, or none that can be trusted, at ")
        .withMessageContaining("WAYBILL_S3_CA");
  }

  private static Settings believing(Settings settings, List<X509Certificate> authorities) {
    return new Settings(
        settings.endpoint(),
        settings.region(),
        settings.bucket(),
        settings.prefix(),
        settings.accessKey(),
        settings.secretKey(),
        settings.createBucket(),
        settings.deleteVersions(),
        authorities,
        settings.trialKeys());
  }
}
