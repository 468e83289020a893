package dev.waybill.storage.s3;

import dev.waybill.application.port.StorageResidue;
import io.minio.DeleteObjectsArgs;
import io.minio.ListObjectVersionsArgs;
import io.minio.messages.DeleteRequest;
import io.minio.messages.DeleteResult;
import io.minio.messages.Item;
import io.minio.messages.ListVersionsResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Every version of the objects of a bucket, the old ones too, and the markers of those that were
/// deleted. Every method can throw an [S3Fault].
final class Versions {
  private final Clients clients;
  private final Retries retries;
  private final String bucket;

  Versions(Clients clients, Retries retries, String bucket) {
    this.clients = clients;
    this.retries = retries;
    this.bucket = bucket;
  }

  /// What there is of some objects.
  ///
  /// @param versions with bytes
  /// @param markers that hide those
  record All(List<Item> versions, List<Item> markers) {}

  All of(Collection<String> objects) {
    var all = new All(new ArrayList<>(), new ArrayList<>());
    for (var object : objects) {
      pages(
          object,
          page -> {
            addOwn(object, page.contents(), all.versions());
            addOwn(object, page.deleteMarkers(), all.markers());
          });
    }
    return all;
  }

  /// What begins with its name may be another's.
  private static void addOwn(String object, List<? extends Item> found, List<Item> to) {
    found.stream().filter(item -> item.objectName().equals(object)).forEach(to::add);
  }

  /// What lies below a prefix and is no object of today.
  StorageResidue residue(String prefix) {
    var counted = new long[3];
    pages(
        prefix,
        page -> {
          page.contents().stream()
              .filter(item -> !item.isLatest())
              .forEach(
                  item -> {
                    counted[0]++;
                    counted[1] += item.size();
                  });
          counted[2] += page.deleteMarkers().size();
        });
    return new StorageResidue(counted[0], counted[1], counted[2], 0);
  }

  /// Removes them, and answers what the bucket did not let go.
  List<DeleteResult.Error> remove(List<Item> versions) {
    var kept = new ArrayList<DeleteResult.Error>();
    for (int from = 0; from < versions.size(); from += Listing.PAGE) {
      kept.addAll(
          removePage(versions.subList(from, Math.min(from + Listing.PAGE, versions.size()))));
    }
    return kept;
  }

  private List<DeleteResult.Error> removePage(List<Item> versions) {
    var args =
        DeleteObjectsArgs.builder()
            .bucket(bucket)
            .objects(
                versions.stream()
                    .map(item -> new DeleteRequest.Object(item.objectName(), item.versionId()))
                    .toList())
            .build();
    return retries.call(
        S3Call.DELETE_OBJECTS,
        () -> Answers.await(clients.control().deleteObjects(args)).result().errors());
  }

  private void pages(String prefix, Consumer<ListVersionsResult> found) {
    @Nullable ListVersionsResult page = null;
    do {
      page = page(prefix, page);
      found.accept(page);
    } while (page.isTruncated());
  }

  private ListVersionsResult page(String prefix, @Nullable ListVersionsResult before) {
    var args = ListObjectVersionsArgs.builder().bucket(bucket).prefix(prefix).maxKeys(Listing.PAGE);
    if (before != null) {
      args.keyMarker(before.nextKeyMarker()).versionIdMarker(before.nextVersionIdMarker());
    }
    var asked = args.build();
    var result =
        retries.call(
            S3Call.LIST_VERSIONS,
            () -> Answers.await(clients.control().listObjectVersions(asked)).result());
    if (!bucket.equals(result.name())) {
      throw S3Fault.notS3("an answer that lists no versions of this bucket");
    }
    return result;
  }
}
