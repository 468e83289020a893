package dev.waybill.application.download;

import dev.waybill.domain.digest.Sha256;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.StoredFile;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/// What the bytes of a whole file are held against while they are sent: one of the two checksums
/// that were taken when they came in.
public enum Verification {
  /// Finds any change. 0.7 CPU seconds a gigabyte.
  SHA_256 {
    @Override
    Checksum begin() {
      return new DigestChecksum();
    }
  },
  /// Finds what decay does to bytes, but no forgery (ISO 3309). 0.1 CPU seconds a gigabyte.
  CRC_32 {
    @Override
    Checksum begin() {
      return new Crc32();
    }
  };

  abstract Checksum begin();

  /// Of bytes as they pass.
  interface Checksum {
    /// Takes all remaining bytes.
    void update(ByteBuffer bytes);

    /// Whether these were the bytes of that file. Once.
    boolean matches(StoredFile file);
  }

  private static final class DigestChecksum implements Checksum {
    private final MessageDigest digest = Sha256.begin();

    @Override
    public void update(ByteBuffer bytes) {
      digest.update(bytes);
    }

    @Override
    public boolean matches(StoredFile file) {
      return Digest.of(digest.digest()).equals(file.sha256());
    }
  }

  private static final class Crc32 implements Checksum {
    private final CRC32 sum = new CRC32();

    @Override
    public void update(ByteBuffer bytes) {
      sum.update(bytes);
    }

    @Override
    public boolean matches(StoredFile file) {
      return (int) sum.getValue() == file.crc32();
    }
  }
}
