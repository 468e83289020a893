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
  private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchVersion", "NoSuchUpload");
  private static final int NO_ROOM = 507;
  private static final int SERVER_ERRORS = 500;

  private final Kind kind;
  private final String code;
  private final int status;

  private S3Fault(Kind kind, String code, int status, @Nullable IOException cause) {
    super(kind == Kind.ANSWERED ? code + " (" + status + ")" : code, cause);
    this.kind = kind;
    this.code = code;
    this.status = status;
  }

  static S3Fault network(IOException cause) {
    return cause instanceof AnswerCheck.NotS3
        ? notS3(NOT_S3)
        : new S3Fault(Kind.NETWORK, cause.getClass().getSimpleName(), 0, cause);
  }

  static S3Fault notS3(String what) {
    return new S3Fault(Kind.NOT_S3, what, 0, null);
  }

  static S3Fault answered(String code, int status) {
    return new S3Fault(Kind.ANSWERED, code, status, null);
  }

  Kind kind() {
    return kind;
  }

  /// As in the documentation of S3.
  String code() {
    return code;
  }

  /// That there is no such object (or unfinished upload); a missing bucket is another matter.
  boolean isAbsent() {
    return kind == Kind.ANSWERED && ABSENT.contains(code);
  }

  /// That the object is there and has no such byte.
  boolean isBeyondEnd() {
    return kind == Kind.ANSWERED && code.equals("InvalidRange");
  }

  /// Whether the same request may well succeed a moment later. A time that ran out is not spent a
  /// second time.
  boolean isPassing() {
    return switch (kind) {
      case NETWORK -> !(getCause() instanceof InterruptedIOException);
      case NOT_S3 -> false;
      case ANSWERED -> status >= SERVER_ERRORS && status != NO_ROOM && !FULL.contains(code);
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
