package dev.waybill.rest.error;

import dev.waybill.rest.container.ErrorBody;
import dev.waybill.rest.http.Preference;
import dev.waybill.rest.json.Json;
import dev.waybill.rest.page.PageResponse;
import dev.waybill.rest.page.Viewer;
import dev.waybill.rest.security.SecurityHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
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
    String pageOf(Failure failure, String requestId, Viewer viewer);
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
      return new ErrorBody(
          "text/html; charset=utf-8",
          pages.pageOf(failure, requestId, viewer),
          pageHeaders(viewer));
    }
    if (failure.status() == 404) {
      return new ErrorBody("text/plain; charset=utf-8", failure.message());
    }
    return new ErrorBody(
        Json.TYPE, Json.text(new SeedError(failure.message(), failure.code(), requestId)));
  }

  private static Map<String, String> pageHeaders(Viewer viewer) {
    var headers = new LinkedHashMap<>(SecurityHeaders.forPages());
    headers.put("Vary", PageResponse.VARY);
    headers.put("Content-Language", viewer.language().tag());
    return headers;
  }

  private static Problem problem(Failure failure, String requestId) {
    return new Problem(
        failure.message(), failure.status(), failure.message(), failure.code(), requestId);
  }
}
