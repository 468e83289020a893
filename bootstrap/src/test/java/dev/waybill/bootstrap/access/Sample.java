package dev.waybill.bootstrap.access;

/// An upload as its uploader knows it.
///
/// @param file the id of its first file
/// @param cookie name and value as the password form set it, while there was a password; or a
///   forged one
/// @param owners name and value as the manage page set it for the settings as they are, or a forged
///   one
/// @param past what the manage page set when the upload was private before the last change
record Sample(String upload, String file, String token, String cookie, String owners, String past) {
  /// Well-formed, but never given to anybody.
  static final Sample NEVER =
      new Sample(
          "00000000-0000-4000-8000-000000000001",
          "00000000-0000-4000-8000-000000000002",
          "A".repeat(43),
          "waybill_00000000-0000-4000-8000-000000000001=v1.9999999999." + "A".repeat(43),
          "waybill_00000000-0000-4000-8000-000000000001=o1.9999999999." + "A".repeat(43),
          "waybill_00000000-0000-4000-8000-000000000001=o1.9999999999." + "A".repeat(43));

  Sample withCookie(String value) {
    return new Sample(upload, file, token, value, owners, past);
  }

  Sample withOwners(String value) {
    return new Sample(upload, file, token, cookie, value, past);
  }

  Sample withPast(String value) {
    return new Sample(upload, file, token, cookie, owners, value);
  }
}
