package dev.waybill.bootstrap.access;

/// An upload as its uploader knows it.
///
/// @param file the id of its first file
/// @param cookie name and value as the password form set it, or a forged one
record Sample(String upload, String file, String token, String cookie) {
  /// Well-formed, but never given to anybody.
  static final Sample NEVER =
      new Sample(
          "00000000-0000-4000-8000-000000000001",
          "00000000-0000-4000-8000-000000000002",
          "A".repeat(43),
          "waybill_00000000-0000-4000-8000-000000000001=v1.9999999999." + "A".repeat(43));
}
