package dev.waybill.storage.s3;

import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Requests that carry bytes of a blob. They go past the S3 client, which would keep each body in
/// memory and hash it twice, to addresses that it has signed.
final class Puts {
  /// A request may take as long as its body does; nobody else gets to see the address.
  private static final int SIGNED_FOR_HOURS = 24;

  private static final int MOST_ERROR_BYTES = 8192;
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,100})</Code>");

  private final Clients clients;
  private final BareClient signer;
  private final String bucket;

  Puts(Clients clients, String bucket) {
    this.clients = clients;
    this.signer = clients.control();
    this.bucket = bucket;
  }

  /// The PUT of a whole object, which the store refuses if the body was altered on its way.
  ///
  /// @param sent what the body is
  Call whole(String object, RequestBody body, Sent sent) {
    var request = new Request.Builder().url(sign(object, Map.of())).put(body);
    return within(sent.size()).newCall(request.header("Content-MD5", sent.contentMd5()).build());
  }

  /// A request that is not sent yet.
  ///
  /// @param query what makes it more than the PUT of a whole object
  Call prepare(String object, Map<String, String> query, RequestBody body) {
    return within(length(body))
        .newCall(new Request.Builder().url(sign(object, query)).put(body).build());
  }

  private static long length(RequestBody body) {
    try {
      return body.contentLength();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OkHttpClient within(long length) {
    var http = clients.bodies();
    var answer = clients.answer(length);
    return answer.toMillis() == http.readTimeoutMillis()
        ? http
        : http.newBuilder().readTimeout(answer).build();
  }

  private String sign(String object, Map<String, String> query) {
    try {
      return signer.getPresignedObjectUrl(
          GetPresignedObjectUrlArgs.builder()
              .method(Http.Method.PUT)
              .bucket(bucket)
              .object(object)
              .extraQueryParams(query)
              .expiry(SIGNED_FOR_HOURS, TimeUnit.HOURS)
              .build());
    } catch (MinioException e) {
      throw Answers.fault(e);
    }
  }

  /// Sends it and answers the ETag of what is stored.
  static String send(Call call) {
    try (var response = call.execute()) {
      if (!response.isSuccessful()) {
        throw S3Fault.answered(code(response), response.code(), Answers.requestId(response));
      }
      var etag = response.header("ETag");
      if (etag == null) {
        throw S3Fault.notS3("an answer without an ETag");
      }
      return etag;
    } catch (IOException e) {
      throw S3Fault.network(e);
    }
  }

  private static String code(Response response) throws IOException {
    var found = CODE.matcher(response.peekBody(MOST_ERROR_BYTES).string());
    return found.find() ? found.group(1) : "no code";
  }
}
