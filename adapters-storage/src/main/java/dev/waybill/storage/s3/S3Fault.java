package dev.waybill.storage.s3;

import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.UnavailableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serial;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What went wrong with one request. Stays within this package. Its texts hold no address and no
/// signature.
final class S3Fault extends RuntimeException {
  enum Kind {
    /// No connection, or one that broke.
    NETWORK,
    /// An answer that S3 does not give.
    NOT_S3,
    /// An error of S3, with its code.
    ANSWERED
  }

  static final String NOT_S3 = "an answer that is not one of S3";

  @Serial private static final long serialVersionUID = 1;
  private static final Set<String> FULL =
      Set.of(
          "QuotaExceeded",
          "BucketQuotaExceeded",
          "XMinioAdminBucketQuotaExceeded",
          "XMinioStorageFull",
          "InsufficientStorage",
          "InsufficientCapacity");

  /// What was sent arrived altered.
  private static final String ALTERED = "BadDigest";

  private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchVersion", "NoSuchUpload");
  private static final int NO_ROOM = 507;
  private static final int SERVER_ERRORS = 500;
  private static final Set<Integer> LATER = Set.of(429, 503);

  /// How often a call is made that the store refuses for now. Each refusal costs it next to
  /// nothing.
  private static final int TRIES_OF_REFUSED = 7;

  /// How often a call is made that has broken: it may have cost the store a lot.
  private static final int TRIES_OF_BROKEN = 3;

  private final Kind kind;
  private final String code;
  private final int status;
  private final String requestId;
  private final boolean last;

  private S3Fault(
      Kind kind, String code, int status, String requestId, @Nullable IOException cause) {
    super(status > 0 ? code + " (" + status + ")" : code, cause);
    this.kind = kind;
    this.code = code;
    this.status = status;
    this.requestId = requestId;
    this.last = false;
  }

  private S3Fault(S3Fault fault, String message) {
    super(message, fault.getCause());
    this.kind = fault.kind;
    this.code = fault.code;
    this.status = fault.status;
    this.requestId = fault.requestId;
    this.last = true;
  }

  static S3Fault network(IOException cause) {
    return cause instanceof AnswerCheck.NotS3 other
        ? notS3(other.what())
        : new S3Fault(Kind.NETWORK, broken(cause), 0, "", cause);
  }

  private static String broken(IOException how) {
    return how instanceof InterruptedIOException
        ? "no answer in time"
        : "no connection, or one that broke (%s)".formatted(how.getClass().getSimpleName());
  }

  static S3Fault notS3(String what) {
    return new S3Fault(Kind.NOT_S3, what, 0, "", null);
  }

  /// @param requestId by which the store's own log knows the request; empty where it told none
  static S3Fault answered(String code, int status, String requestId) {
    return new S3Fault(Kind.ANSWERED, code, status, requestId, null);
  }

  /// The same, for an operator: which call it was that failed, and with which try. It is not tried
  /// again.
  S3Fault during(S3Call call, int attempt) {
    if (last) {
      return this;
    }
    var request = requestId.isEmpty() ? "" : ", request " + requestId;
    return new S3Fault(
        this, "%s at %s, try %s%s".formatted(getMessage(), call.word(), attempt, request));
  }

  Kind kind() {
    return kind;
  }

  /// As in the documentation of S3.
  String code() {
    return code;
  }

  /// That the store says so, and has not only answered 404: no such object (or unfinished upload).
  /// A missing bucket is another matter.
  boolean isAbsent() {
    return kind == Kind.ANSWERED && ABSENT.contains(code);
  }

  /// That the object is there and has no such byte.
  boolean isBeyondEnd() {
    return kind == Kind.ANSWERED && code.equals("InvalidRange");
  }

  /// Whether the store refuses for now and has done nothing.
  boolean isRefusal() {
    return kind == Kind.ANSWERED && LATER.contains(status) && !FULL.contains(code);
  }

  /// Whether what was asked may be done all the same. Only `SlowDown` is surely the store's own
  /// word; another 503 may be of a proxy that has lost the answer.
  boolean isOpen() {
    return kind == Kind.NETWORK
        || (kind == Kind.ANSWERED && status >= SERVER_ERRORS && !code.equals("SlowDown"));
  }

  /// How often a call that ends like this is made, this time included. A time that ran out is not
  /// spent a second time.
  int tries() {
    if (last) {
      return 1;
    }
    return isRefusal() ? TRIES_OF_REFUSED : isPassing() ? TRIES_OF_BROKEN : 1;
  }

  /// Whether the same request may well succeed a moment later.
  boolean isPassing() {
    return switch (kind) {
      case NETWORK -> !(getCause() instanceof InterruptedIOException);
      case NOT_S3 -> false;
      case ANSWERED ->
          isRefusal()
              || code.equals(ALTERED)
              || (status >= SERVER_ERRORS && status != NO_ROOM && !FULL.contains(code));
    };
  }

  /// @param what could not be done, as `cannot delete a blob`
  UnavailableException as(String what) {
    var message = what + ": " + getMessage();
    return FULL.contains(code) || status == NO_ROOM
        ? new StorageFull(message, this)
        : new StorageUnavailable(message, this);
  }
}
