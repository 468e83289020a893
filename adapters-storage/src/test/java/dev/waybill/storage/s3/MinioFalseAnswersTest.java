package dev.waybill.storage.s3;

import dev.waybill.application.part.LocalS3;
import java.net.URI;
import org.junit.jupiter.api.Tag;

/// The table before MinIO.
@Tag("slow")
class MinioFalseAnswersTest extends FalseAnswers {
  private final S3BlobStore.Settings bucket = LocalBuckets.in(LocalS3.required(LocalS3.Kind.MINIO));

  @Override
  URI upstream() {
    return LocalS3.required(LocalS3.Kind.MINIO).endpoint();
  }

  @Override
  S3BlobStore.Settings settings(URI endpoint) {
    return LocalBuckets.at(endpoint, bucket.bucket(), false);
  }
}
