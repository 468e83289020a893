package dev.waybill.rest.meters;

import static dev.waybill.rest.error.ErrorCode.BLOCKED;
import static dev.waybill.rest.error.ErrorCode.BUSY;
import static dev.waybill.rest.error.ErrorCode.CROSS_SITE_FORM;
import static dev.waybill.rest.error.ErrorCode.DATABASE_UNAVAILABLE;
import static dev.waybill.rest.error.ErrorCode.EXPECTATION_FAILED;
import static dev.waybill.rest.error.ErrorCode.FIELD_TOO_LARGE;
import static dev.waybill.rest.error.ErrorCode.FILE_BLOCKED;
import static dev.waybill.rest.error.ErrorCode.FILE_DAMAGED;
import static dev.waybill.rest.error.ErrorCode.FILE_TOO_LARGE;
import static dev.waybill.rest.error.ErrorCode.HEADERS_TOO_LARGE;
import static dev.waybill.rest.error.ErrorCode.INSUFFICIENT_STORAGE;
import static dev.waybill.rest.error.ErrorCode.INTERNAL_ERROR;
import static dev.waybill.rest.error.ErrorCode.INVALID_FIELD;
import static dev.waybill.rest.error.ErrorCode.LENGTH_REQUIRED;
import static dev.waybill.rest.error.ErrorCode.MALFORMED_MULTIPART;
import static dev.waybill.rest.error.ErrorCode.MALFORMED_REQUEST;
import static dev.waybill.rest.error.ErrorCode.METHOD_NOT_ALLOWED;
import static dev.waybill.rest.error.ErrorCode.NETWORK_BLOCKED;
import static dev.waybill.rest.error.ErrorCode.NOT_END_TO_END_ENCRYPTED;
import static dev.waybill.rest.error.ErrorCode.NOT_FOUND;
import static dev.waybill.rest.error.ErrorCode.NOT_IMPLEMENTED;
import static dev.waybill.rest.error.ErrorCode.NO_FILES;
import static dev.waybill.rest.error.ErrorCode.PART_HEADERS_TOO_LARGE;
import static dev.waybill.rest.error.ErrorCode.PASSWORD_REQUIRED;
import static dev.waybill.rest.error.ErrorCode.PRECONDITION_FAILED;
import static dev.waybill.rest.error.ErrorCode.RANGE_NOT_SATISFIABLE;
import static dev.waybill.rest.error.ErrorCode.REQUEST_TIMEOUT;
import static dev.waybill.rest.error.ErrorCode.STOPPING;
import static dev.waybill.rest.error.ErrorCode.STORAGE_UNAVAILABLE;
import static dev.waybill.rest.error.ErrorCode.TOO_MANY_FIELDS;
import static dev.waybill.rest.error.ErrorCode.TOO_MANY_FILES;
import static dev.waybill.rest.error.ErrorCode.TOO_MANY_REQUESTS;
import static dev.waybill.rest.error.ErrorCode.TOO_MANY_TRIES;
import static dev.waybill.rest.error.ErrorCode.UNAVAILABLE;
import static dev.waybill.rest.error.ErrorCode.UNSUPPORTED_MEDIA_TYPE;
import static dev.waybill.rest.error.ErrorCode.UPLOAD_BUDGET;
import static dev.waybill.rest.error.ErrorCode.URI_TOO_LONG;
import static dev.waybill.rest.error.ErrorCode.VERSION_NOT_SUPPORTED;
import static dev.waybill.rest.error.ErrorCode.WRONG_PASSWORD;

import dev.waybill.rest.error.ErrorCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A route of the service as the meters have it: what can happen there is known ahead, so that its
/// series stand at 0 before it first happens. (A counter that begins at 1 has not increased.)
///
/// @param template as the paths of its resource have it, or [#NONE]
/// @param methods that it answers by itself; all others are counted as one
/// @param codes of the errors that it may answer
public record MeteredRoute(String template, Set<String> methods, Set<ErrorCode> codes) {
  /// What no resource saw: unknown paths, methods that a path does not take, and what the HTTP
  /// layer refused.
  static final String NONE = "none";

  private static final Set<String> GET = Set.of("GET", "HEAD");

  private static final Set<ErrorCode> ANYWHERE =
      EnumSet.of(MALFORMED_REQUEST, NOT_FOUND, INTERNAL_ERROR, UNAVAILABLE);

  private static final Set<ErrorCode> BY_THE_HTTP_LAYER =
      EnumSet.of(
          METHOD_NOT_ALLOWED,
          REQUEST_TIMEOUT,
          URI_TOO_LONG,
          HEADERS_TOO_LARGE,
          EXPECTATION_FAILED,
          NOT_IMPLEMENTED,
          VERSION_NOT_SUPPORTED);

  private static final Set<ErrorCode> WITH_THE_STORES =
      EnumSet.of(STORAGE_UNAVAILABLE, DATABASE_UNAVAILABLE, BUSY, TOO_MANY_REQUESTS);

  private static final Set<ErrorCode> WITH_A_BODY =
      EnumSet.of(
          INVALID_FIELD,
          MALFORMED_MULTIPART,
          PART_HEADERS_TOO_LARGE,
          TOO_MANY_FIELDS,
          FIELD_TOO_LARGE,
          FILE_TOO_LARGE,
          LENGTH_REQUIRED,
          UNSUPPORTED_MEDIA_TYPE,
          REQUEST_TIMEOUT,
          EXPECTATION_FAILED,
          STOPPING,
          CROSS_SITE_FORM);

  private static final Set<ErrorCode> OF_UPLOADS =
      EnumSet.of(
          NO_FILES,
          TOO_MANY_FILES,
          INSUFFICIENT_STORAGE,
          FILE_BLOCKED,
          NETWORK_BLOCKED,
          UPLOAD_BUDGET);

  private static final Set<ErrorCode> OF_READERS =
      EnumSet.of(
          PASSWORD_REQUIRED,
          WRONG_PASSWORD,
          TOO_MANY_TRIES,
          BLOCKED,
          FILE_DAMAGED,
          PRECONDITION_FAILED,
          RANGE_NOT_SATISFIABLE);

  private static final List<String> DOCUMENTS =
      List.of(
          "/",
          "/docs",
          "/docs/errors",
          "/docs/{version}/{asset}",
          "/assets/{version}/{name}",
          "/download-worker.js",
          "/robots.txt",
          "/.well-known/security.txt",
          "/openapi.yaml",
          "/openapi.json",
          "/openapi-3.0.yaml",
          "/openapi-3.0.json",
          "/openapi-pages.yaml",
          "/openapi-pages.json");

  /// Every route of the service port, and [#NONE].
  public static List<MeteredRoute> all() {
    var all = new ArrayList<MeteredRoute>();
    all.add(of(NONE, Set.of(), BY_THE_HTTP_LAYER));
    all.add(of("/upload", Set.of("POST"), WITH_A_BODY, WITH_THE_STORES, OF_UPLOADS));
    all.add(of("/upload/{file-name}", Set.of("PUT"), WITH_A_BODY, WITH_THE_STORES, OF_UPLOADS));
    all.add(of("/f/{id}", Set.of("GET", "HEAD", "POST"), OF_READERS, WITH_THE_STORES, WITH_A_BODY));
    all.add(of("/f/{id}/content", GET, OF_READERS, WITH_THE_STORES));
    all.add(of("/f/{id}/manifest", GET, OF_READERS, WITH_THE_STORES));
    all.add(
        of(
            "/f/{id}/encrypted",
            GET,
            OF_READERS,
            WITH_THE_STORES,
            EnumSet.of(NOT_END_TO_END_ENCRYPTED)));
    all.add(
        of(
            "/manage/{token}",
            Set.of("GET", "HEAD", "POST", "PATCH", "DELETE"),
            WITH_A_BODY,
            WITH_THE_STORES));
    all.add(of("/delete/{token}", Set.of("POST"), WITH_A_BODY, WITH_THE_STORES));
    all.add(of("/api/v1/info", GET, EnumSet.of(TOO_MANY_REQUESTS)));
    all.add(of("/health/serve", GET, EnumSet.of(INVALID_FIELD)));
    DOCUMENTS.forEach(document -> all.add(of(document, GET)));
    return List.copyOf(all);
  }

  @SafeVarargs
  private static MeteredRoute of(String template, Set<String> methods, Set<ErrorCode>... more) {
    var codes = EnumSet.copyOf(ANYWHERE);
    for (var some : more) {
      codes.addAll(some);
    }
    return new MeteredRoute(template, methods, codes);
  }
}
