package dev.waybill.storage.s3;

import dev.waybill.application.contract.Required;
import dev.waybill.application.port.BlobStore;
import dev.waybill.storage.s3.S3BlobStore.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.testcontainers.containers.MinIOContainer;

/// The contract against MinIO, where there is Docker.
@Tag("slow")
final class MinioTest implements S3Contract {
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private final S3BlobStore store = S3BlobStore.open(settings());

  /// Lives until the tests of this process have ended; then its own watchdog removes it.
  private static final class Holder {
    private static final MinIOContainer STARTED = start();

    private static MinIOContainer start() {
      var container = new MinIOContainer("minio/minio:RELEASE.2025-09-07T16-13-09Z");
      container.start();
      return container;
    }
  }

  private static Settings settings() {
    Required.orListed(hasDocker(), "Docker");
    var minio = Holder.STARTED;
    return new Settings(
        URI.create(minio.getS3URL()),
        "us-east-1",
        "test-" + BUCKETS.incrementAndGet(),
        "waybill/",
        minio.getUserName(),
        minio.getPassword(),
        true,
        List.of());
  }

  /// Testcontainers needs seconds to find out that there is none.
  private static boolean hasDocker() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public BlobStore store() {
    return store;
  }
}
