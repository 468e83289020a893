package dev.waybill.rest.info;

import dev.waybill.domain.access.Password;
import dev.waybill.domain.encryption.EncryptionScheme;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.tenant.TenantPolicy;
import dev.waybill.domain.upload.FileName;
import java.util.List;
import java.util.stream.Stream;

/// What holds for the caller, as JSON.
///
/// @param version of the software
/// @param apiVersion as in the address
/// @param expiries those that may be chosen, shortest first
/// @param accessAllowed who may be let read
/// @param defaultAccess where the uploader says nothing
/// @param e2eSchemes those that may be named in `e2e_scheme`
/// @param doors by which the caller may send files
record InstallationInfo(
    String version,
    String apiVersion,
    Limits limits,
    List<String> expiries,
    String defaultExpiry,
    List<String> accessAllowed,
    String defaultAccess,
    List<String> e2eSchemes,
    List<String> doors) {
  private static final String API_VERSION = "v1";

  /// No policy restricts these yet.
  private static final List<String> ACCESS = List.of("public", "password", "private");

  private static final List<String> DOORS = List.of("page", "form", "put");

  /// @param maxFileSize bytes of one file
  /// @param maxUploadSize bytes of all files of one upload together
  /// @param maxFiles in one upload
  /// @param fileName bytes of UTF-8; what is longer is shortened
  /// @param password bytes of UTF-8
  record Limits(long maxFileSize, long maxUploadSize, int maxFiles, int fileName, int password) {}

  static InstallationInfo of(TenantPolicy policy, String version) {
    return new InstallationInfo(
        version,
        API_VERSION,
        limits(policy),
        policy.expiries().stream().map(ExpiryChoice::word).toList(),
        policy.defaultExpiry().word(),
        ACCESS,
        ACCESS.getFirst(),
        Stream.of(EncryptionScheme.values()).map(EncryptionScheme::word).toList(),
        DOORS);
  }

  /// One file may be as large as a whole upload.
  private static Limits limits(TenantPolicy policy) {
    var most = policy.maxUploadSize().value();
    return new Limits(most, most, policy.maxFiles(), FileName.MAX_BYTES, Password.MAX_BYTES);
  }
}
