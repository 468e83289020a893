package dev.waybill.domain.encryption;

import static dev.waybill.domain.encryption.EncryptionScheme.RECORDS;

import java.util.Base64;
import java.util.Optional;

/// What a server without the key can tell of a file that is declared to be ciphertext: not that it
/// is, but that it plainly is not. Random bytes are refused about once in 10^9 times; the shortest,
/// with 4 to 7 bytes of content beside the tag, once in 2 * 10^8.
public final class Ciphertext {
  /// Bytes from the start of a file that [#flaw] looks at.
  public static final int HEAD = 512;

  private static final int TAG = 16;

  private Ciphertext() {}

  /// Why a file cannot be what its uploader says.
  public sealed interface Flaw {
    /// Shorter than the tag that every AES-GCM ciphertext ends with.
    record TooShort() implements Flaw {}

    /// @param kind what it plainly is, as `a PDF` or `text`
    record Plain(String kind) implements Flaw {}

    /// It is a container of another scheme than the one that was named.
    record OtherScheme(EncryptionScheme scheme) implements Flaw {}

    /// No header of [EncryptionScheme#RECORDS], or one that no writer makes.
    record NoContainer() implements Flaw {}

    /// The header has another salt than the uploader sent.
    record OtherSalt() implements Flaw {}

    /// The header has another nonce than the iv that the uploader sent.
    record OtherNonce() implements Flaw {}

    /// No container has this length: something is missing.
    record ImpossibleLength() implements Flaw {}
  }

  /// @param declared what the uploader says of the file
  /// @param head its first bytes: all, or at least [#HEAD]
  /// @param length of the whole file
  public static Optional<Flaw> flaw(EndToEndEncryption declared, byte[] head, long length) {
    return declared.scheme().equals(RECORDS.word())
        ? flawOfContainer(declared, head, length)
        : flawOfWhole(head, length);
  }

  private static Optional<Flaw> flawOfWhole(byte[] head, long length) {
    if (length < TAG) {
      return Optional.of(new Flaw.TooShort());
    }
    if (RecordContainer.isOne(head)) {
      return Optional.of(new Flaw.OtherScheme(RECORDS));
    }
    return KnownFormats.of(head).or(() -> PlainText.of(head)).map(Flaw.Plain::new);
  }

  private static Optional<Flaw> flawOfContainer(
      EndToEndEncryption declared, byte[] head, long length) {
    var container = RecordContainer.of(head);
    if (container.isEmpty()) {
      return Optional.of(new Flaw.NoContainer());
    }
    return flaw(declared, container.get(), length);
  }

  private static Optional<Flaw> flaw(
      EndToEndEncryption declared, RecordContainer container, long length) {
    if (!base64(container.salt()).equals(declared.salt())) {
      return Optional.of(new Flaw.OtherSalt());
    }
    if (!base64(container.nonce()).equals(declared.iv())) {
      return Optional.of(new Flaw.OtherNonce());
    }
    return container.canHaveLength(length)
        ? Optional.empty()
        : Optional.of(new Flaw.ImpossibleLength());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
