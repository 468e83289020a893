package dev.waybill.rest.page;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.TenantPolicy;
import java.util.List;

/// The form that sends files: `POST /upload` with `files`, `public`, `password`, `expires`.
public record UploadPage(
    ByteCount maxSize, int maxFiles, List<ExpiryChoice> expiries, ExpiryChoice defaultExpiry)
    implements Page {
  /// The modules that `upload.js` imports, and those that they import: none is waited for in turn.
  private static final List<String> SCRIPTS =
      List.of(
          "upload-body.js",
          "upload-failures.js",
          "upload-files.js",
          "upload-intake.js",
          "upload-list.js",
          "upload-options.js",
          "upload-pace.js",
          "upload-progress.js",
          "upload-run.js",
          "upload-send.js",
          "words.js");

  /// What the page fetches when somebody wants to encrypt.
  private static final List<String> ENCRYPTION_SCRIPTS =
      List.of(
          "e2e.js",
          "e2e-bytes.js",
          "e2e-container.js",
          "e2e-keys.js",
          "e2e-metadata.js",
          "e2e-seed.js",
          "e2e-writer.js",
          "upload-encrypt.js");

  public UploadPage {
    expiries = List.copyOf(expiries);
  }

  /// What the page's script is made of, for browsers to fetch at once.
  public List<String> scripts() {
    return SCRIPTS;
  }

  /// What it fetches later, and only where somebody encrypts.
  public List<String> encryptionScripts() {
    return ENCRYPTION_SCRIPTS;
  }

  public static UploadPage of(TenantPolicy policy) {
    return new UploadPage(
        policy.maxUploadSize(), policy.maxFiles(), policy.expiries(), policy.defaultExpiry());
  }
}
