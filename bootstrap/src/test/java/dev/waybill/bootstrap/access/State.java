package dev.waybill.bootstrap.access;

import java.util.Locale;

/// What can be the case with an upload. Another tenant's upload is missing: there is one tenant.
enum State {
  NEVER_EXISTED,
  PUBLIC,
  PASSWORD,
  PRIVATE,
  EXPIRED,
  DELETED,
  SEVERAL_FILES,
  E2E_PUBLIC,
  E2E_PASSWORD,
  E2E_PRIVATE,
  BLOCKED,
  BLOCKED_PASSWORD,
  BLOCKED_PRIVATE;

  boolean hasPassword() {
    return switch (this) {
      case PASSWORD, EXPIRED, DELETED, E2E_PASSWORD, BLOCKED_PASSWORD -> true;
      case NEVER_EXISTED,
          PUBLIC,
          PRIVATE,
          SEVERAL_FILES,
          E2E_PUBLIC,
          E2E_PRIVATE,
          BLOCKED,
          BLOCKED_PRIVATE ->
          false;
    };
  }

  boolean isPrivate() {
    return this == PRIVATE || this == E2E_PRIVATE || this == BLOCKED_PRIVATE;
  }

  boolean isEncrypted() {
    return this == E2E_PUBLIC || this == E2E_PASSWORD || this == E2E_PRIVATE;
  }

  /// By the operator.
  boolean isBlocked() {
    return this == BLOCKED || this == BLOCKED_PASSWORD || this == BLOCKED_PRIVATE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
