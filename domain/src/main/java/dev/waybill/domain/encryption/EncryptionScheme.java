package dev.waybill.domain.encryption;

import java.util.Optional;
import java.util.stream.Stream;

/// The end-to-end encryption schemes that clients may name (docs/e2e.md).
public enum EncryptionScheme {
  /// What the first API describes: one AES-GCM ciphertext, nothing before or after it.
  WHOLE("pbkdf2-sha256-100000/aes-256-gcm"),
  /// A container with a header, encrypted names and records.
  RECORDS("waybill-e2e-2");

  private final String word;

  EncryptionScheme(String word) {
    this.word = word;
  }

  /// As it stands in fields, headers and rows.
  public String word() {
    return word;
  }

  public static Optional<EncryptionScheme> named(String word) {
    return Stream.of(values()).filter(scheme -> scheme.word.equals(word)).findFirst();
  }
}
