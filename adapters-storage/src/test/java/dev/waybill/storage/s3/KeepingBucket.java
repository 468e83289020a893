package dev.waybill.storage.s3;

import dev.waybill.application.part.LocalS3;
import dev.waybill.storage.s3.S3BlobStore.Settings;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.SetBucketLifecycleArgs;
import io.minio.SetBucketVersioningArgs;
import io.minio.SetObjectLockConfigurationArgs;
import io.minio.messages.Filter;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.ObjectLockConfiguration;
import io.minio.messages.RetentionMode;
import io.minio.messages.Status;
import io.minio.messages.VersioningConfiguration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A bucket of MinIO as companies keep them: with versions, with a lock, with rules.
final class KeepingBucket {
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private final LocalS3 server = LocalS3.required(LocalS3.Kind.MINIO);
  private final String name =
      "keeping-" + ProcessHandle.current().pid() + "-" + BUCKETS.incrementAndGet();
  private final MinioAsyncClient client =
      MinioAsyncClient.builder()
          .endpoint(server.endpoint().toString())
          .region(LocalS3.REGION)
          .credentials(LocalS3.ACCESS_KEY, LocalS3.SECRET_KEY)
          .build();

  private KeepingBucket(boolean locked) {
    client.makeBucket(MakeBucketArgs.builder().bucket(name).objectLock(locked).build()).join();
  }

  static KeepingBucket plain() {
    return new KeepingBucket(false);
  }

  static KeepingBucket versioned() {
    var bucket = new KeepingBucket(false);
    bucket.versioning(VersioningConfiguration.Status.ENABLED);
    return bucket;
  }

  /// Nothing can be removed for a day.
  static KeepingBucket locked() {
    var bucket = new KeepingBucket(true);
    var config =
        new ObjectLockConfiguration(
            RetentionMode.COMPLIANCE, new ObjectLockConfiguration.RetentionDurationDays(1));
    bucket
        .client
        .setObjectLockConfiguration(
            SetObjectLockConfigurationArgs.builder().bucket(bucket.name).config(config).build())
        .join();
    return bucket;
  }

  void versioning(VersioningConfiguration.Status status) {
    client
        .setBucketVersioning(
            SetBucketVersioningArgs.builder()
                .bucket(name)
                .config(new VersioningConfiguration(status, null, null, null))
                .build())
        .join();
  }

  /// A rule that removes old versions.
  void removeOldVersionsAfter(int days) {
    var rule =
        new LifecycleConfiguration.Rule(
            Status.ENABLED,
            null,
            null,
            new Filter(""),
            "old versions",
            new LifecycleConfiguration.NoncurrentVersionExpiration(days, null),
            null,
            null);
    client
        .setBucketLifecycle(
            SetBucketLifecycleArgs.builder()
                .bucket(name)
                .config(new LifecycleConfiguration(List.of(rule)))
                .build())
        .join();
  }

  String name() {
    return name;
  }

  S3BlobStore open(boolean deleteVersions) {
    var right = LocalBuckets.at(server.endpoint(), name, false);
    return S3BlobStore.open(
        new Settings(
            right.endpoint(),
            right.region(),
            right.bucket(),
            right.prefix(),
            right.accessKey(),
            right.secretKey(),
            false,
            deleteVersions,
            right.authorities(),
            right.trialKeys()));
  }
}
