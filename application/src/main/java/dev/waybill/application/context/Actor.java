package dev.waybill.application.context;

/// Who acts. It says what somebody comes as, not what they may: that is for the use case to find
/// out.
public enum Actor {
  /// Whoever can reach the service, with the password of an upload or without.
  ANONYMOUS,
  /// Whoever shows a management token.
  TOKEN_HOLDER,
  /// Whoever may run commands on the machine.
  OPERATOR,
  /// The service itself, in the background.
  SYSTEM
}
