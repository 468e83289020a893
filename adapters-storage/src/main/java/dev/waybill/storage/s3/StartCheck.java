package dev.waybill.storage.s3;

import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.storage.s3.S3BlobStore.Settings;
import io.minio.CreateBucketArgs;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What has to be right before the first upload, and a sentence for the operator about each thing
/// that is not.
final class StartCheck {
  private static final String US_EAST_1 = "us-east-1";
  private static final Set<String> MADE_MEANWHILE =
      Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists", "OperationAborted");

  private final Settings settings;
  private final Clients clients;
  private final Listing listing;

  StartCheck(Settings settings, Clients clients, Listing listing) {
    this.settings = settings;
    this.clients = clients;
    this.listing = listing;
  }

  /// Finds the bucket, or makes it.
  void requireBucket() {
    try {
      findBucket();
    } catch (S3Fault fault) {
      throw sentence(fault, "list");
    }
  }

  /// @param probe writes, reads and deletes an object
  void requireRights(Runnable probe) {
    try {
      probe.run();
    } catch (S3Fault fault) {
      throw sentence(fault, "write to, read and delete from");
    }
  }

  /// Of settings that the client does not take; it says which and why.
  static StorageUnavailable malformed(IllegalArgumentException why) {
    return new StorageUnavailable(
        "The settings of S3 cannot be used, %s: correct WAYBILL_S3_ENDPOINT, WAYBILL_S3_REGION or WAYBILL_S3_BUCKET."
            .formatted(why.getMessage()),
        why);
  }

  private void findBucket() {
    try {
      listing.tryOut(settings.prefix());
    } catch (S3Fault fault) {
      if (!settings.createBucket() || !fault.code().equals("NoSuchBucket")) {
        throw fault;
      }
      createUnlessAnother();
      listing.tryOut(settings.prefix());
    }
  }

  /// Another node may be faster; whether the bucket can be used then shows.
  private void createUnlessAnother() {
    try {
      createBucket();
    } catch (S3Fault fault) {
      if (!MADE_MEANWHILE.contains(fault.code())) {
        throw fault;
      }
    }
  }

  /// Naming the region is right, except where there is but one.
  private void createBucket() {
    var bucket = CreateBucketArgs.builder().bucket(settings.bucket()).build();
    if (!settings.region().equals(US_EAST_1)) {
      Answers.await(clients.slow().createBucket(bucket));
    } else {
      Answers.await(clients.slow().createBucketWithoutRegion(bucket));
    }
  }

  private StorageUnavailable sentence(S3Fault fault, String verb) {
    return new StorageUnavailable(
        switch (fault.kind()) {
          case NETWORK -> network(fault);
          case NOT_S3 ->
              "What answers at %s is not an S3 server: correct WAYBILL_S3_ENDPOINT."
                  .formatted(settings.endpoint());
          case ANSWERED -> answered(fault, verb);
        },
        fault);
  }

  private String network(S3Fault fault) {
    return settings.endpoint().getScheme().equals("https") && isReached(fault.getCause())
        ? "There is no TLS, or none that can be trusted, at %s: correct WAYBILL_S3_ENDPOINT or the server's certificate, or name its authority by WAYBILL_S3_CA_FILE."
            .formatted(settings.endpoint())
        : "No S3 server answers at %s: start it, or correct WAYBILL_S3_ENDPOINT."
            .formatted(settings.endpoint());
  }

  /// Whether somebody was there and hung up: a server without TLS may just reset the connection.
  private static boolean isReached(@Nullable Throwable broken) {
    return !(broken instanceof ConnectException
        || broken instanceof NoRouteToHostException
        || broken instanceof UnknownHostException
        || broken instanceof InterruptedIOException);
  }

  private String answered(S3Fault fault, String verb) {
    var bucket = settings.bucket();
    return switch (fault.code()) {
      case "InvalidAccessKeyId" ->
          "The S3 server at %s does not know the access key: correct WAYBILL_S3_ACCESS_KEY."
              .formatted(settings.endpoint());
      case "SignatureDoesNotMatch" ->
          "The S3 server at %s refuses the secret key: correct WAYBILL_S3_SECRET_KEY."
              .formatted(settings.endpoint());
      case "NoSuchBucket" ->
          "There is no bucket %s: create it, or set WAYBILL_S3_CREATE_BUCKET=on.".formatted(bucket);
      case "AccessDenied", "AllAccessDisabled" ->
          "The access key may not %s the bucket %s: give it that right, or correct WAYBILL_S3_BUCKET."
              .formatted(verb, bucket);
      case "RequestTimeTooSkewed", "RequestExpired" ->
          "The clocks of this machine and of the S3 server at %s are too far apart: set them right."
              .formatted(settings.endpoint());
      case "AuthorizationHeaderMalformed",
          "PermanentRedirect",
          "Redirect",
          "TemporaryRedirect",
          "IllegalLocationConstraintException",
          "InvalidLocationConstraint",
          "InvalidRegionName" ->
          "The bucket %s is not in the region %s: correct WAYBILL_S3_REGION."
              .formatted(bucket, settings.region());
      case "InvalidBucketName" ->
          "There can be no bucket that is called %s: correct WAYBILL_S3_BUCKET.".formatted(bucket);
      default ->
          "The S3 server at %s answers %s when asked to %s the bucket %s: see its log."
              .formatted(settings.endpoint(), fault.getMessage(), verb, bucket);
    };
  }
}
