package dev.waybill.storage.s3;

import java.io.IOException;
import java.io.Serial;
import okhttp3.Interceptor;
import okhttp3.Response;

/// Refuses what no S3 server answers although its status says that all is well: the page of a
/// proxy, a portal or a web server in its place. What is in an object is not looked at: who reads
/// one knows its length and digest.
final class AnswerCheck implements Interceptor {
  private static final int NO_CONTENT = 204;

  /// An answer that is not one of S3. Not to be tried again.
  static final class NotS3 extends IOException {
    @Serial private static final long serialVersionUID = 1;

    private NotS3() {
      super(S3Fault.NOT_S3);
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    if (response.isSuccessful() && !isPlausible(chain.request().method(), response)) {
      response.close();
      throw new NotS3();
    }
    return response;
  }

  private static boolean isPlausible(String method, Response response) {
    return switch (method) {
      case "GET" -> true;
      case "DELETE" -> response.code() == NO_CONTENT;
      default -> !response.header("Content-Type", "").startsWith("text/html");
    };
  }
}
