package dev.waybill.rest.page;

/// Says what went wrong, never why inside.
///
/// @param title a short headline
/// @param message one or two sentences: what the reader can do
/// @param requestId what the operator finds the request by
public record ErrorPage(int status, String title, String message, String requestId)
    implements Page {
  /// The usual words for a status.
  public static ErrorPage of(int status, String requestId) {
    return switch (status) {
      case 404 ->
          new ErrorPage(
              status,
              "File not found or expired",
              "There is nothing at this address. The files may have expired or been deleted, the"
                  + " link may be incomplete, or they are not shared with you.",
              requestId);
      case 413 ->
          new ErrorPage(
              status,
              "File too large",
              "That is more than this server takes in one upload. Nothing was kept.",
              requestId);
      case 429 ->
          new ErrorPage(status, "Too many requests", "Wait a minute, then try again.", requestId);
      case 503 ->
          new ErrorPage(
              status,
              "Not available just now",
              "The service cannot answer at the moment. Try again in a minute.",
              requestId);
      case 507 ->
          new ErrorPage(
              status,
              "Storage is full",
              "The server has no room for more files. Nothing was kept.",
              requestId);
      default -> unspecific(status, requestId);
    };
  }

  private static ErrorPage unspecific(int status, String requestId) {
    return status < 500
        ? new ErrorPage(
            status,
            "That did not work",
            "The server could not make sense of the request. Go back and try again.",
            requestId)
        : new ErrorPage(
            status,
            "Something went wrong here",
            "The fault is on our side. Try again; if it stays, tell whoever runs this server.",
            requestId);
  }
}
