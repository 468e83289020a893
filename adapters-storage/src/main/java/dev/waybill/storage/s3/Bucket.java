package dev.waybill.storage.s3;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.HeadBucketArgs;
import io.minio.HeadObjectArgs;
import io.minio.RemoveObjectArgs;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.RequestBody;

/// The objects of one bucket, one at a time. Every method can throw an [S3Fault].
final class Bucket {
  private final Clients clients;
  private final String name;
  private final Puts puts;
  private final Retries retries;

  Bucket(Clients clients, String name, Puts puts, Retries retries) {
    this.clients = clients;
    this.name = name;
    this.puts = puts;
    this.retries = retries;
  }

  /// @param etag without quotes
  record Head(long size, String etag) {}

  /// An answer to a HEAD cannot say what it is that is not there: that is asked by a GET.
  Optional<Head> head(String object) {
    var args = HeadObjectArgs.builder().bucket(name).object(object).build();
    try {
      return Optional.of(
          ask(
              S3Call.HEAD_OBJECT,
              () -> {
                var head = Answers.await(clients.control().headObject(args));
                return new Head(head.size(), etag(head.headers()));
              }));
    } catch (S3Fault fault) {
      if (fault.isAbsent()) {
        requireAbsent(object);
        return Optional.empty();
      }
      throw fault;
    }
  }

  private void requireAbsent(String object) {
    begin(object, 0, 1)
        .ifPresent(
            there -> {
              Answers.close(there.in());
              throw notBorneOut();
            });
  }

  private static String etag(Headers answer) {
    var etag = answer.get("ETag");
    if (etag == null) {
      throw S3Fault.notS3("an answer without an ETag");
    }
    return bare(etag);
  }

  /// An ETag without its quotes.
  private static String bare(String etag) {
    return etag.replace("\"", "");
  }

  /// What a read begins with.
  ///
  /// @param in the bytes that were asked for. To be closed
  record Begun(Head head, InputStream in) {}

  /// Begins to read an object, and so learns whether it is there and how long it is.
  Optional<Begun> begin(String object, long offset, long length) {
    var args = GetObjectArgs.builder().bucket(name).object(object);
    if (length > 0) {
      args.offset(offset).length(length);
    }
    try {
      return Optional.of(ask(S3Call.GET_OBJECT, () -> begun(get(args.build()), offset, length)));
    } catch (S3Fault fault) {
      if (fault.isAbsent()) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  private static Begun begun(GetObjectResponse answer, long offset, long length) {
    try {
      var headers = answer.headers();
      var range =
          length > 0 ? ContentRange.of(headers, offset, length) : ContentRange.whole(headers);
      return new Begun(new Head(range.size(), etag(headers)), answer);
    } catch (S3Fault other) {
      Answers.close(answer);
      throw other;
    }
  }

  private GetObjectResponse get(GetObjectArgs args) {
    return Answers.await(clients.reading().getObject(args), clients.firstByte(), Answers::close);
  }

  /// The bytes `[offset, offset + length)`, at least one, of the object as it was when it had that
  /// ETag. To be closed.
  InputStream read(String object, String etag, long offset, long length) {
    var args =
        GetObjectArgs.builder()
            .bucket(name)
            .object(object)
            .offset(offset)
            .length(length)
            .matchETag(etag)
            .build();
    return ask(S3Call.GET_OBJECT, () -> get(args));
  }

  /// Keeps a whole object. That it arrived as it was sent the store sees by its MD5. That it is
  /// kept is believed by its ETag, which is the MD5 of what the store received; or, where the store
  /// makes ETags otherwise (as with SSE-KMS), by a look at the object.
  ///
  /// @param body can be sent more than once
  void put(String object, RequestBody body) {
    var sent = Sent.of(body);
    var etag = bare(ask(S3Call.PUT_OBJECT, () -> Puts.send(puts.whole(object, body, sent))));
    if (!etag.equals(sent.md5()) && !etag.equals(requireStored(object, sent.size()).etag())) {
      throw notBorneOut();
    }
  }

  /// Fails unless the object is there as long as it should be, whatever the store has answered
  /// before.
  Head requireStored(String object, long size) {
    return head(object).filter(head -> head.size() == size).orElseThrow(Bucket::notBorneOut);
  }

  /// Whether it is known to be there as long as it should be.
  boolean isStored(String object, long size) {
    try {
      return head(object).filter(head -> head.size() == size).isPresent();
    } catch (S3Fault unknown) {
      return false;
    }
  }

  private static S3Fault notBorneOut() {
    return S3Fault.notS3("an answer that what is stored does not bear out");
  }

  /// One that is not there is no error.
  void delete(String object) {
    try {
      var args = RemoveObjectArgs.builder().bucket(name).object(object).build();
      var _ =
          ask(
              S3Call.DELETE_OBJECT,
              () -> Answers.await(clients.control().removeObject(args).thenApply(_ -> true)));
    } catch (S3Fault fault) {
      if (!fault.isAbsent()) {
        throw fault;
      }
    }
  }

  /// Fails where the bucket cannot be reached right now.
  void look() {
    var args = HeadBucketArgs.builder().bucket(name).build();
    var _ =
        retries
            .ofLook()
            .call(S3Call.HEAD_BUCKET, () -> Answers.await(clients.look().headBucket(args)));
  }

  private <T> T ask(S3Call call, Supplier<T> task) {
    return retries.call(call, task);
  }
}
