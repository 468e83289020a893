package dev.waybill.rest.upload;

import dev.waybill.application.upload.Reception.Progress;
import dev.waybill.rest.error.Failures;

/// Turns limits that were reached into the seed's 413.
final class SizeCheck {
  private SizeCheck() {}

  /// Before the body is read, so that a client that waits for `100 Continue` sends nothing.
  static void requireAtMost(long announced, long limit) {
    if (announced > limit) {
      throw Failures.TOO_LARGE.rejection();
    }
  }

  static void require(Progress progress) {
    switch (progress) {
      case GOING_ON -> {}
      case TOO_LARGE -> throw Failures.TOO_LARGE.rejection();
      case TOO_MANY_FILES -> throw Failures.TOO_MANY_FILES.rejection();
    }
  }
}
