package dev.waybill.rest.container;

import java.io.IOException;
import java.util.Optional;

/// The body of a request cannot be had in full; nothing of it may be kept.
public final class RequestBodyException extends IOException {
  /// What went wrong, and the status that answers it if the client is still there.
  public enum Reason {
    /// The connection or stream ended before the body did, or the body is not framed as RFC 9112
    /// section 7 or RFC 9113 section 8.1.1 ask.
    BROKEN_OFF(400),
    /// Slower than [BodyLimits] allows.
    TOO_SLOW(408),
    /// The service stopped, and waited no longer.
    STOPPED(503);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private static final long serialVersionUID = 1;

  private final Reason reason;

  public RequestBodyException(Reason reason, Throwable cause) {
    super("Request body: " + reason, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /// Finds one among the causes of what a reader of entities threw.
  public static Optional<RequestBodyException> among(Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RequestBodyException body) {
        return Optional.of(body);
      }
    }
    return Optional.empty();
  }
}
