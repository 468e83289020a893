package dev.waybill.storage.s3;

import io.minio.GetBucketLifecycleArgs;
import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.LifecycleConfiguration.Rule;
import io.minio.messages.ObjectLockConfiguration;
import io.minio.messages.Status;
import io.minio.messages.VersioningConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a bucket does with what is deleted in it, as far as it may be asked.
///
/// @param versions whether it keeps old ones; empty where that is not known
/// @param retention for how long nothing can be removed, as `30 days (COMPLIANCE)`
/// @param removal when a rule removes old versions, as `after 7 days`
record BucketRules(
    Optional<Boolean> versions, Optional<String> retention, Optional<String> removal) {

  /// Never fails: a right that is missing, or a server that does not know the question, leaves the
  /// answer open.
  static BucketRules of(Clients clients, Retries retries, String bucket) {
    var client = clients.control();
    var versioning = GetBucketVersioningArgs.builder().bucket(bucket).build();
    var lock = GetObjectLockConfigurationArgs.builder().bucket(bucket).build();
    var lifecycle = GetBucketLifecycleArgs.builder().bucket(bucket).build();
    var versions =
        ask(retries, S3Call.GET_VERSIONING, () -> client.getBucketVersioning(versioning))
            .map(BucketRules::keepsVersions);
    if (!versions.orElse(false)) {
      return new BucketRules(versions, Optional.empty(), Optional.empty());
    }
    return new BucketRules(
        versions,
        ask(retries, S3Call.GET_OBJECT_LOCK, () -> client.getObjectLockConfiguration(lock))
            .flatMap(BucketRules::retention),
        ask(retries, S3Call.GET_LIFECYCLE, () -> client.getBucketLifecycle(lifecycle))
            .flatMap(BucketRules::removal));
  }

  private static <T> Optional<T> ask(
      Retries retries, S3Call call, Supplier<CompletableFuture<T>> question) {
    try {
      return Optional.ofNullable(retries.call(call, () -> Answers.await(question.get())));
    } catch (S3Fault unanswered) {
      return Optional.empty();
    }
  }

  /// Where versioning was suspended, the old ones are still there.
  private static boolean keepsVersions(VersioningConfiguration versioning) {
    return versioning.status() != VersioningConfiguration.Status.OFF;
  }

  private static Optional<String> retention(ObjectLockConfiguration lock) {
    ObjectLockConfiguration.@Nullable RetentionDuration time = lock.duration();
    return time == null
        ? Optional.empty()
        : Optional.of(
            "%s %s (%s)"
                .formatted(
                    time.duration(), time.unit().toString().toLowerCase(Locale.ROOT), lock.mode()));
  }

  private static Optional<String> removal(LifecycleConfiguration lifecycle) {
    @Nullable List<Rule> rules = lifecycle.rules();
    return rules == null
        ? Optional.empty()
        : rules.stream()
            .filter(rule -> rule.status() == Status.ENABLED)
            .flatMap(rule -> Stream.ofNullable(rule.noncurrentVersionExpiration()))
            .map(expiration -> expiration.noncurrentDays())
            .filter(Objects::nonNull)
            .findFirst()
            .map("after %s days"::formatted);
  }

  boolean keepsVersions() {
    return versions.orElse(false);
  }

  /// For the operator: what "deleted" means here.
  ///
  /// @param removed whether this node removes versions too
  String sentence(String bucket, boolean removed) {
    if (versions.isEmpty()) {
      return "Whether the bucket %s keeps old versions of what is deleted is not known: the key may not ask (s3:GetBucketVersioning)."
          .formatted(bucket);
    }
    if (!keepsVersions()) {
      return "The bucket %s keeps no old versions: what is deleted is gone.".formatted(bucket);
    }
    if (retention.isPresent()) {
      return "The bucket %s locks what is written to it for %s: what is deleted is kept that long as an old version, and longer until it is removed %s."
          .formatted(bucket, retention.get(), remover(removed));
    }
    return "The bucket %s keeps old versions: the bytes of what is deleted stay in it until they are removed %s."
        .formatted(bucket, remover(removed));
  }

  private String remover(boolean removed) {
    if (removed) {
      return "with the deletion, as WAYBILL_S3_DELETE_VERSIONS says";
    }
    return removal
        .map("by its lifecycle rule "::concat)
        .orElse("by a lifecycle rule, which it does not have, or WAYBILL_S3_DELETE_VERSIONS=on");
  }
}
