package dev.waybill.storage.s3;

import io.minio.DeleteObjectsArgs;
import io.minio.ListMultipartUploadsArgs;
import io.minio.ListObjectsV2Args;
import io.minio.messages.DeleteRequest;
import io.minio.messages.ListBucketResultV2;
import io.minio.messages.ListMultipartUploadsResult;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Many objects of a bucket at a time, in pages. Every method can throw an [S3Fault].
final class Listing {
  /// As many as S3 lists or deletes in one call.
  static final int PAGE = 1000;

  private final Clients clients;
  private final Retries retries;
  private final String bucket;

  Listing(Clients clients, Retries retries, String bucket) {
    this.clients = clients;
    this.retries = retries;
    this.bucket = bucket;
  }

  /// A page of the objects whose names begin with `prefix`, or of what is left of their names up to
  /// the next slash after it.
  ///
  /// @param after the `nextContinuationToken` of the page before
  ListBucketResultV2 page(String prefix, boolean folders, @Nullable String after) {
    return page(prefix, folders, after, PAGE);
  }

  /// Asks for one object, to see whether that is answered.
  void tryOut(String prefix) {
    page(prefix, false, null, 1);
  }

  private ListBucketResultV2 page(
      String prefix, boolean folders, @Nullable String after, int most) {
    var args = ListObjectsV2Args.builder().bucket(bucket).prefix(prefix).maxKeys(most);
    if (folders) {
      args.delimiter("/");
    }
    if (after != null) {
      args.continuationToken(after);
    }
    var page = args.build();
    var result =
        retries.call(
            S3Call.LIST_OBJECTS,
            () -> Answers.await(clients.control().listObjectsV2(page)).result());
    if (!bucket.equals(result.name())) {
      throw S3Fault.notS3("an answer that lists no objects of this bucket");
    }
    return result;
  }

  /// A page of the multipart uploads that were begun and not ended.
  ///
  /// @param before the page before
  ListMultipartUploadsResult unfinished(
      String prefix, @Nullable ListMultipartUploadsResult before) {
    var args = ListMultipartUploadsArgs.builder().bucket(bucket).prefix(prefix);
    if (before != null) {
      args.keyMarker(before.nextKeyMarker()).uploadIdMarker(before.nextUploadIdMarker());
    }
    var page = args.build();
    var result =
        retries.call(
            S3Call.LIST_UPLOADS, () -> Answers.await(clients.control().listUnfinished(page)));
    if (!bucket.equals(result.bucketName())) {
      throw S3Fault.notS3("an answer that lists no uploads of this bucket");
    }
    return result;
  }

  /// Deletes at most [#PAGE] objects and answers which of them are gone.
  Set<String> delete(Collection<String> objects) {
    var args =
        DeleteObjectsArgs.builder()
            .bucket(bucket)
            .objects(objects.stream().map(DeleteRequest.Object::new).toList())
            .build();
    var result =
        retries.call(
            S3Call.DELETE_OBJECTS,
            () -> Answers.await(clients.control().deleteObjects(args)).result());
    var gone = new HashSet<String>();
    result.objects().forEach(deleted -> gone.add(deleted.name()));
    result.errors().stream()
        .filter(error -> "NoSuchKey".equals(error.code()))
        .forEach(error -> gone.add(error.objectName()));
    var isAbout = result.errors().stream().anyMatch(error -> objects.contains(error.objectName()));
    if (gone.isEmpty() && !isAbout && !objects.isEmpty()) {
      throw S3Fault.notS3("an answer that does not say what was deleted");
    }
    return gone;
  }
}
