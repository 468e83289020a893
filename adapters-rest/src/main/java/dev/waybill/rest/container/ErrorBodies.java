package dev.waybill.rest.container;

/// Writes the bodies of errors that never reach a resource, so that the format of errors stays in
/// one place. Must not throw.
@FunctionalInterface
public interface ErrorBodies {
  ErrorBody bodyOf(HttpError error);
}
