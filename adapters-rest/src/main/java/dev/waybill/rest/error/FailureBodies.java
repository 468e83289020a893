package dev.waybill.rest.error;

import dev.waybill.rest.container.ErrorBody;
import dev.waybill.rest.http.Preference;
import dev.waybill.rest.json.Json;
import dev.waybill.rest.page.PageWriter;
import dev.waybill.rest.page.Viewer;
import org.jspecify.annotations.Nullable;

/// The bodies of failures, in the form that the `Accept` header asks for.
public final class FailureBodies {
  /// The seed's form of an error.
  record SeedError(String error, String code, String requestId) {}

  /// RFC 9457, with the seed's members as extensions.
  record Problem(String title, int status, String error, String code, String requestId) {}

  /// Makes the page that a browser gets.
  @FunctionalInterface
  public interface ErrorPages {
    PageWriter.Written pageOf(Failure failure, String requestId, Viewer viewer);
  }

  private final ErrorPages pages;

  public FailureBodies(ErrorPages pages) {
    this.pages = pages;
  }

  ErrorBody of(Failure failure, String requestId, @Nullable String accept, Viewer viewer) {
    if (Preference.prefersProblem(accept)) {
      return new ErrorBody("application/problem+json", Json.text(problem(failure, requestId)));
    }
    if (Preference.prefersHtml(accept)) {
      var page = pages.pageOf(failure, requestId, viewer);
      return new ErrorBody(page.type(), page.html(), page.headers());
    }
    if (failure.status() == 404) {
      return new ErrorBody("text/plain; charset=utf-8", failure.message());
    }
    return new ErrorBody(
        Json.TYPE, Json.text(new SeedError(failure.message(), failure.code(), requestId)));
  }

  private static Problem problem(Failure failure, String requestId) {
    return new Problem(
        failure.message(), failure.status(), failure.message(), failure.code(), requestId);
  }
}
