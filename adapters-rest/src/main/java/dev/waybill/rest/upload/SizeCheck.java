package dev.waybill.rest.upload;

import dev.waybill.application.upload.Reception.Progress;
import dev.waybill.domain.tenant.TenantPolicy;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.error.Failures;

/// Turns limits of the tenant's policy that were reached into the seed's 413.
final class SizeCheck {
  private SizeCheck() {}

  /// Before the body is read, so that a client that waits for `100 Continue` sends nothing.
  ///
  /// @param most bytes of a body that can be an upload
  static void requireAtMost(long announced, long most, TenantPolicy policy) {
    if (announced > most) {
      throw tooLarge(policy).rejection();
    }
  }

  static void require(Progress progress, TenantPolicy policy) {
    switch (progress) {
      case GOING_ON -> {}
      case TOO_LARGE -> throw tooLarge(policy).rejection();
      case TOO_MANY_FILES -> throw tooManyFiles(policy).rejection();
    }
  }

  private static Failure tooManyFiles(TenantPolicy policy) {
    return Failures.tooManyFiles(policy.maxFiles());
  }

  private static Failure tooLarge(TenantPolicy policy) {
    return Failures.TOO_LARGE.withLimit(policy.maxUploadSize().value());
  }
}
