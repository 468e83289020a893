package dev.waybill.storage.s3;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.Http;
import io.minio.SourceObject;
import io.minio.StatObjectArgs;
import io.minio.messages.Part;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.RequestBody;

/// The calls that make one object of many parts. Every method can throw an [S3Fault].
final class Multiparts {
  private final Clients clients;
  private final String bucket;
  private final Puts puts;
  private final Retries retries;

  Multiparts(Clients clients, String bucket, Puts puts, Retries retries) {
    this.clients = clients;
    this.bucket = bucket;
    this.puts = puts;
    this.retries = retries;
  }

  /// Answers the upload's id.
  String begin(String object) {
    var upload = CreateMultipartUploadArgs.builder().bucket(bucket).object(object).build();
    return retries.call(
        S3Call.CREATE_UPLOAD,
        () -> Answers.await(clients.control().createMultipartUpload(upload)).result().uploadId());
  }

  Call prepare(String object, String id, int number, RequestBody body) {
    return puts.prepare(
        object, Map.of("partNumber", Integer.toString(number), "uploadId", id), body);
  }

  /// Sends a part that can be sent more than once.
  Part put(String object, String id, int number, RequestBody body) {
    var etag = retries.call(S3Call.UPLOAD_PART, () -> Puts.send(prepare(object, id, number, body)));
    return new Part(number, etag);
  }

  /// Sends a part that cannot be sent again, and answers its ETag.
  String sendOnce(Call part) {
    return retries.once(S3Call.UPLOAD_PART, () -> Puts.send(part));
  }

  /// Makes a part of the bytes `[offset, offset + length)` of an object of this bucket.
  Part copy(String from, long offset, long length, String object, String id, int number) {
    var source = SourceObject.builder().bucket(bucket).object(from).build();
    var headers = source.makeCopyHeaders();
    headers.put(
        Http.Headers.X_AMZ_COPY_SOURCE_RANGE, "bytes=" + offset + "-" + (offset + length - 1));
    var target = StatObjectArgs.builder().bucket(bucket).object(object).build();
    return retries.call(
        S3Call.COPY_PART,
        () ->
            Answers.await(
                clients.slow().copyPart(target, id, number, headers),
                clients.answer(length),
                _ -> {}));
  }

  /// An answer is no proof: any of 200 is taken for one by the client, and Ceph's it cannot read;
  /// see [Bucket#requireStored]. No answer is none either: then the object is looked for, and a
  /// store that goes on with it makes an orphan at most.
  ///
  /// @param size of the object
  /// @param isThere whether the object is as it should be
  void complete(String object, String id, List<Part> parts, long size, BooleanSupplier isThere) {
    var upload =
        CompleteMultipartUploadArgs.builder()
            .bucket(bucket)
            .object(object)
            .uploadId(id)
            .parts(parts.toArray(Part[]::new))
            .maxRetries(1)
            .build();
    var _ =
        retries.call(
            S3Call.COMPLETE_UPLOAD,
            () -> {
              try {
                var _ =
                    Answers.await(
                        clients.slow().completeMultipartUpload(upload),
                        clients.answer(size),
                        _ -> {});
                return true;
              } catch (S3Fault fault) {
                if ((fault.isOpen() || fault.isAbsent()) && isThere.getAsBoolean()) {
                  return true;
                }
                throw fault;
              }
            });
  }

  /// One that is not there is no error. Tried more than once: what is not aborted is paid for.
  void abort(String object, String id) {
    var upload =
        AbortMultipartUploadArgs.builder().bucket(bucket).object(object).uploadId(id).build();
    try {
      var _ =
          retries.call(
              S3Call.ABORT_UPLOAD,
              () -> Answers.await(clients.control().abortMultipartUpload(upload)));
    } catch (S3Fault fault) {
      if (!fault.isAbsent()) {
        throw fault;
      }
    }
  }
}
