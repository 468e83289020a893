package dev.waybill.rest.problem;

import dev.waybill.rest.container.ErrorBody;
import dev.waybill.rest.error.ErrorCode;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.http.Preference;
import dev.waybill.rest.json.Json;
import dev.waybill.rest.page.PageWriter;
import dev.waybill.rest.page.Viewer;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The bodies of failures, in the form that the `Accept` header asks for.
public final class FailureBodies {
  /// The seed's form of an error.
  record SeedError(
      String error, String code, String requestId, Optional<String> field, OptionalLong limit) {}

  /// RFC 9457, with the seed's members as extensions.
  record Problem(
      String type,
      String title,
      int status,
      String detail,
      String error,
      String code,
      String requestId,
      Optional<String> field,
      OptionalLong limit) {}

  /// Makes the page that a browser gets.
  @FunctionalInterface
  public interface ErrorPages {
    PageWriter.Written pageOf(Failure failure, String requestId, Viewer viewer);
  }

  private static final String API = "/api/";

  private final ErrorPages pages;
  private final Optional<Failure> unknownPath;

  public FailureBodies(ErrorPages pages) {
    this(pages, Optional.empty());
  }

  private FailureBodies(ErrorPages pages, Optional<Failure> unknownPath) {
    this.pages = pages;
    this.unknownPath = unknownPath;
  }

  /// For a port without uploads: what is not found is a path, whoever asks.
  ///
  /// @param sentence names the paths that there are
  public FailureBodies withUnknownPath(String sentence) {
    return new FailureBodies(pages, Optional.of(new Failure(ErrorCode.NOT_FOUND, sentence)));
  }

  /// @param path of the request; below `/api/` every error is a problem, at the routes for programs
  ///   every one that is no page
  ErrorBody of(
      Failure failure, String requestId, String path, @Nullable String accept, Viewer viewer) {
    if (failure.kind() == ErrorCode.NOT_FOUND && unknownPath.isPresent()) {
      return Preference.prefersProblem(accept)
          ? problemBody(unknownPath.get(), requestId)
          : seedBody(unknownPath.get(), requestId);
    }
    if (path.startsWith(API) || Preference.prefersProblem(accept)) {
      return problemBody(failure, requestId);
    }
    if (Preference.prefersHtml(accept)) {
      var page = pages.pageOf(failure, requestId, viewer);
      return new ErrorBody(failure.code(), page.type(), page.html(), page.headers());
    }
    if (isForPrograms(path)) {
      return problemBody(failure, requestId);
    }
    if (failure.status() == 404) {
      return new ErrorBody(failure.code(), "text/plain; charset=utf-8", failure.message());
    }
    return seedBody(failure, requestId);
  }

  private static ErrorBody seedBody(Failure failure, String requestId) {
    return new ErrorBody(
        failure.code(),
        Json.TYPE,
        Json.text(
            new SeedError(
                failure.message(), failure.code(), requestId, failure.field(), failure.limit())));
  }

  /// Links beside those of the seed, whose errors are as the seed says.
  private static boolean isForPrograms(String path) {
    return path.startsWith("/f/") && (path.endsWith("/content") || path.endsWith("/manifest"));
  }

  private static ErrorBody problemBody(Failure failure, String requestId) {
    return new ErrorBody(
        failure.code(), "application/problem+json", Json.text(problem(failure, requestId)));
  }

  private static Problem problem(Failure failure, String requestId) {
    return new Problem(
        failure.kind().type(),
        failure.kind().title(),
        failure.status(),
        failure.message(),
        failure.message(),
        failure.code(),
        requestId,
        failure.field(),
        failure.limit());
  }
}
