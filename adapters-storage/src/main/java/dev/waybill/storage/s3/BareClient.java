package dev.waybill.storage.s3;

import io.minio.Checksum;
import io.minio.CreateBucketArgs;
import io.minio.Http;
import io.minio.ListMultipartUploadsArgs;
import io.minio.MinioAsyncClient;
import io.minio.ObjectArgs;
import io.minio.Xml;
import io.minio.errors.XmlParserException;
import io.minio.messages.CopyPartResult;
import io.minio.messages.ListMultipartUploadsResult;
import io.minio.messages.Part;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Response;

/// The client, with three calls as it does not offer them.
final class BareClient extends MinioAsyncClient {
  BareClient(MinioAsyncClient client) {
    super(client);
  }

  /// Creates a bucket in the region that the server takes for its own. The client's own call always
  /// names the region, which servers with one region refuse.
  CompletableFuture<Boolean> createBucketWithoutRegion(CreateBucketArgs bucket) {
    return executePutAsync(bucket, null, null, null)
        .thenApply(
            response -> {
              response.close();
              return true;
            });
  }

  /// The multipart uploads that were begun and not ended, a page of at most 1000. The client's own
  /// call sends parameters without a value, which not every server understands.
  ///
  /// @param page of [ListMultipartUploadsArgs], the bucket, the prefix and the two markers
  CompletableFuture<ListMultipartUploadsResult> listUnfinished(ListMultipartUploadsArgs page) {
    var query = new Http.QueryParameters("uploads", "", "prefix", page.prefix());
    if (page.keyMarker() != null && page.uploadIdMarker() != null) {
      query.put("key-marker", page.keyMarker());
      query.put("upload-id-marker", page.uploadIdMarker());
    }
    return executeGetAsync(page, null, query).thenApply(BareClient::unfinished);
  }

  /// MinIO leaves empty what the client will not do without.
  private static ListMultipartUploadsResult unfinished(Response response) {
    try (response) {
      var text = response.body().string().replace("<StorageClass></", "<StorageClass>STANDARD</");
      return Xml.unmarshal(ListMultipartUploadsResult.class, new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlParserException e) {
      throw new CompletionException(e);
    }
  }

  /// Makes a part of what `source` names. The arguments of the client's own call cannot be built,
  /// and it sends the MD5 of its empty body, which Ceph holds against the bytes that it copies.
  CompletableFuture<Part> copyPart(ObjectArgs object, String id, int number, Http.Headers source) {
    var query = new Http.QueryParameters("partNumber", Integer.toString(number), "uploadId", id);
    return executePutAsync(object, source, query, nothing())
        .thenApply(response -> new Part(copied(response), number));
  }

  private static Http.Body nothing() {
    return new Http.Body(new byte[0], 0, Http.DEFAULT_MEDIA_TYPE, Checksum.ZERO_SHA256_HASH, null);
  }

  private static CopyPartResult copied(Response response) {
    try (response) {
      return Xml.unmarshal(CopyPartResult.class, response.body().charStream());
    } catch (XmlParserException e) {
      throw new CompletionException(e);
    }
  }
}
