package dev.waybill.rest.error;

/// Ends the handling of a request with a [Failure]. No stack trace: bad requests are everyday input
/// and must stay cheap.
public final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  Rejection(Failure failure) {
    super(failure.code(), null, false, false);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
