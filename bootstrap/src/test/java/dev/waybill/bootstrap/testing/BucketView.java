package dev.waybill.bootstrap.testing;

import io.minio.BucketExistsArgs;
import io.minio.CreateBucketArgs;
import io.minio.GetObjectArgs;
import io.minio.Http;
import io.minio.ListMultipartUploadsArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.PutObjectArgs;
import io.minio.Xml;
import io.minio.errors.MinioException;
import io.minio.messages.ListMultipartUploadsResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/// What lies in a bucket under a prefix, seen without the service.
final class BucketView {
  private static final String BLOBS = "blobs/";

  /// Without one, the client reads every certificate of the machine anew.
  private static final OkHttpClient HTTP = new OkHttpClient();

  private final S3Part store;
  private final String prefix;
  private final Client client;

  BucketView(S3Part store, String prefix) {
    this.store = store;
    this.prefix = prefix;
    this.client =
        new Client(
            MinioAsyncClient.builder()
                .endpoint(store.endpoint())
                .region(store.region())
                .credentials(store.accessKey(), store.secretKey())
                .httpClient(HTTP)
                .build());
  }

  void create() {
    var there = BucketExistsArgs.builder().bucket(store.bucket()).build();
    if (!client.bucketExists(there).join()) {
      client.create(CreateBucketArgs.builder().bucket(store.bucket()).build());
    }
  }

  /// Sizes by blob key.
  Map<String, Long> blobs() {
    var sizes = new HashMap<String, Long>();
    var under = prefix + BLOBS;
    var listed =
        client.listObjects(
            ListObjectsArgs.builder().bucket(store.bucket()).prefix(under).recursive(true).build());
    try {
      for (var item : listed) {
        sizes.put(item.get().objectName().substring(under.length()), item.get().size());
      }
      return sizes;
    } catch (MinioException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Multipart uploads that were begun and not ended; none where the server cannot tell.
  Set<String> unfinished() {
    var uploads = new HashSet<String>();
    if (store.listsUnfinished()) {
      client
          .unfinished(
              ListMultipartUploadsArgs.builder().bucket(store.bucket()).prefix(prefix).build())
          .uploads()
          .forEach(upload -> uploads.add(upload.objectName() + " " + upload.uploadId()));
    }
    return uploads;
  }

  /// Changes a byte in the middle.
  void rot(String blob) {
    var object = prefix + BLOBS + blob;
    var asked = GetObjectArgs.builder().bucket(store.bucket()).object(object).build();
    try (var answer = client.getObject(asked).join()) {
      var bytes = answer.readAllBytes();
      bytes[bytes.length / 2] ^= 1;
      client
          .putObject(
              PutObjectArgs.builder().bucket(store.bucket()).object(object).stream(
                      new ByteArrayInputStream(bytes), (long) bytes.length, -1L)
                  .build())
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The client's own listing of multipart uploads sends parameters without a value, which Ceph
  /// does not understand.
  private static final class Client extends MinioAsyncClient {
    Client(MinioAsyncClient client) {
      super(client);
    }

    /// Without a word of the region, which servers with but one refuse.
    void create(CreateBucketArgs bucket) {
      executePutAsync(bucket, null, null, null).join().close();
    }

    ListMultipartUploadsResult unfinished(ListMultipartUploadsArgs asked) {
      var query = new Http.QueryParameters("uploads", "", "prefix", asked.prefix());
      try (Response response = executeGetAsync(asked, null, query).join()) {
        return Xml.unmarshal(ListMultipartUploadsResult.class, response.body().charStream());
      } catch (MinioException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
