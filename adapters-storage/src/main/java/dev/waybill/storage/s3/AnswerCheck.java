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
  private static final int NOT_FOUND = 404;
  private static final int MOST_ERROR_BYTES = 8192;

  /// An answer that is not one of S3. Not to be tried again.
  static final class NotS3 extends IOException {
    @Serial private static final long serialVersionUID = 1;

    private NotS3(String message) {
      super(message);
    }

    String what() {
      return String.valueOf(getMessage());
    }
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    if (response.isSuccessful() && !isPlausible(chain.request().method(), response)) {
      response.close();
      throw new NotS3(S3Fault.NOT_S3);
    }
    if (response.code() == NOT_FOUND && !isSaid(response)) {
      response.close();
      throw new NotS3("the answer 404 is not from an S3 server");
    }
    return response;
  }

  /// Whether the store itself says what there is not: the client takes any 404 for a missing
  /// object, and so every file would be lost with a bucket that is gone. To a HEAD nobody can say
  /// more.
  private static boolean isSaid(Response response) throws IOException {
    return response.request().method().equals("HEAD")
        || response.peekBody(MOST_ERROR_BYTES).string().contains("<Code>");
  }

  private static boolean isPlausible(String method, Response response) {
    return switch (method) {
      case "GET" -> true;
      case "DELETE" -> response.code() == NO_CONTENT;
      default -> !response.header("Content-Type", "").startsWith("text/html");
    };
  }
}
