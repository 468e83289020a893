package dev.waybill.storage.s3;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.MinioException;
import io.minio.errors.ServerException;
import io.minio.errors.XmlParserException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for what the client answers and translates its failures.
final class Answers {
  /// Beyond every timeout of the client, which ends its calls itself.
  private static final Duration LAST_RESORT = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private static final Pattern REQUEST_ID = Pattern.compile("[\\w.:/+=-]{1,128}");

  private Answers() {}

  static <T> T await(CompletableFuture<T> answer) {
    return get(answer, LAST_RESORT);
  }

  /// Waits no longer than that.
  ///
  /// @param late takes what comes after that
  static <T> T await(CompletableFuture<T> answer, Duration most, Consumer<T> late) {
    var waiting = answer.copy();
    try {
      return get(waiting, most);
    } finally {
      if (waiting.isCancelled()) {
        var _ = answer.thenAccept(late);
      }
    }
  }

  /// Whether that works tells nothing about what was read.
  static void close(Closeable answer) {
    try {
      answer.close();
    } catch (IOException e) {
      LOG.debug("An answer could not be closed: {}", e.toString());
    }
  }

  private static <T> T get(CompletableFuture<T> answer, Duration most) {
    try {
      return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw fault(e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw S3Fault.network(new InterruptedIOException("no answer"));
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw S3Fault.network(new InterruptedIOException("interrupted"));
    }
  }

  /// The client wraps what happened in several ways.
  static S3Fault fault(Throwable thrown) {
    return switch (thrown) {
      case S3Fault fault -> fault;
      case ErrorResponseException error -> answered(error);
      case ServerException error -> S3Fault.answered("ServerError", error.statusCode(), "");
      case InvalidResponseException _ -> S3Fault.notS3(S3Fault.NOT_S3);
      case XmlParserException _ -> S3Fault.notS3("an answer that cannot be read");
      // What the client falls over when an answer lacks a header, or has another text in it.
      case NullPointerException _, IllegalArgumentException _, DateTimeException _ ->
          S3Fault.notS3("an answer that lacks what one of S3 has");
      case IOException broken -> S3Fault.network(broken);
      case UncheckedIOException broken ->
          S3Fault.network(Objects.requireNonNull(broken.getCause()));
      case CompletionException wrapped -> cause(wrapped);
      case ExecutionException wrapped -> cause(wrapped);
      case MinioException wrapped -> cause(wrapped);
      default -> throw new IllegalStateException("the S3 client failed", thrown);
    };
  }

  private static S3Fault answered(ErrorResponseException error) {
    var said = error.errorResponse();
    var key = said.objectName();
    var path = error.response().request().url().encodedPath();
    if (key != null && !key.isEmpty() && !path.endsWith("/" + key)) {
      return S3Fault.notS3("an answer about another object");
    }
    return S3Fault.answered(said.code(), error.response().code(), requestId(error.response()));
  }

  /// Empty where there is none. Nothing else than a word: it goes into the log.
  static String requestId(Response response) {
    var id = response.header("x-amz-request-id");
    return id != null && REQUEST_ID.matcher(id).matches() ? id : "";
  }

  private static S3Fault cause(Exception wrapper) {
    @Nullable Throwable cause = wrapper.getCause();
    return cause == null ? S3Fault.notS3(wrapper.getClass().getSimpleName()) : fault(cause);
  }
}
