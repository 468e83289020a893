package dev.waybill.rest.problem;

import dev.waybill.application.port.BlobDamaged;
import dev.waybill.application.port.BudgetSpent;
import dev.waybill.application.port.Busy;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.ShareUsedUp;
import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.rest.container.RequestBodyException;
import dev.waybill.rest.error.ErrorCode;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.error.Rejection;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.glassfish.jersey.server.ContainerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever is thrown while a request is handled into an answer: the last resort, too.
public final class ThrowableMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ThrowableMapper.class);

  private final FailureResponses responses;
  @Inject private Provider<ContainerRequest> requests;

  public ThrowableMapper(FailureResponses responses) {
    this.responses = responses;
  }

  @Override
  public Response toResponse(Throwable thrown) {
    ContainerRequestContext request = requests.get();
    return responses.of(failure(thrown), request);
  }

  private static Failure failure(Throwable thrown) {
    return switch (thrown) {
      case Rejection rejection -> rejection.failure();
      case WebApplicationException known -> ofJaxRs(known);
      case UnavailableException unavailable -> unavailable(unavailable);
      default ->
          RequestBodyException.among(thrown)
              .map(HttpFailures::of)
              .orElseGet(() -> unexpected(thrown));
    };
  }

  private static Failure ofJaxRs(WebApplicationException known) {
    var failure = HttpFailures.ofStatus(known.getResponse().getStatus());
    var allow = known.getResponse().getHeaderString("Allow");
    return allow == null ? failure : failure.with("Allow", allow);
  }

  private static Failure unavailable(UnavailableException thrown) {
    if (!hasLineOfItsOwn(thrown)) {
      LOG.warn("A request could not be answered: {}", thrown.getMessage());
    }
    var wait = thrown.retryAfter();
    return switch (thrown) {
      case StorageFull full ->
          Failures.retryLater(ErrorCode.INSUFFICIENT_STORAGE, full(full), wait);
      case BlobDamaged _ ->
          Failures.retryLater(ErrorCode.FILE_DAMAGED, "The stored file is damaged", wait);
      case StorageUnavailable _ ->
          Failures.retryLater(ErrorCode.STORAGE_UNAVAILABLE, "Storage is not available", wait);
      case DatabaseUnavailable _ ->
          Failures.retryLater(
              ErrorCode.DATABASE_UNAVAILABLE, "The database is not available", wait);
      case Busy _ -> Failures.retryLater(ErrorCode.BUSY, "The service is busy", wait);
      case BudgetSpent spent -> Failures.budgetSpent(spent.what(), spent.perHour(), wait);
      case ShareUsedUp _ -> Failures.tooManyRequests(wait);
    };
  }

  private static String full(StorageFull full) {
    return full.isByRule() ? "The service stores as much as it may" : "There is no room left";
  }

  /// A damaged blob says what to do; a used up share is told once a minute, as clients choose how
  /// often it happens.
  private static boolean hasLineOfItsOwn(UnavailableException thrown) {
    return thrown instanceof BlobDamaged
        || thrown instanceof ShareUsedUp
        || thrown instanceof BudgetSpent;
  }

  private static Failure unexpected(Throwable thrown) {
    LOG.error("A request failed", thrown);
    return Failures.INTERNAL;
  }
}
