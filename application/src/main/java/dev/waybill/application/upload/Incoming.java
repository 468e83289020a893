package dev.waybill.application.upload;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.domain.digest.Sha256;
import dev.waybill.domain.encryption.Ciphertext;
import dev.waybill.domain.encryption.EndToEndEncryption;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.FileId;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.WrappedKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/// One file on its way into storage; its length, SHA-256 and CRC-32 are taken as it passes.
final class Incoming {
  private final FileId id;
  private final FilePath path;
  private final MediaType type;
  private final BlobKey key;
  private final Optional<WrappedKey> wrappedKey;
  private final BlobSink sink;
  private final MessageDigest sha256 = Sha256.begin();
  private final CRC32 crc32 = new CRC32();
  private final byte[] head = new byte[Ciphertext.HEAD];
  private long size;
  private boolean published;

  Incoming(
      FileId id,
      FilePath path,
      MediaType type,
      BlobKey key,
      Optional<WrappedKey> wrappedKey,
      BlobSink sink) {
    this.id = id;
    this.path = path;
    this.type = type;
    this.key = key;
    this.wrappedKey = wrappedKey;
    this.sink = sink;
  }

  BlobKey key() {
    return key;
  }

  void write(ByteBuffer bytes) {
    keepHead(bytes);
    size += bytes.remaining();
    sha256.update(bytes.duplicate());
    crc32.update(bytes.duplicate());
    sink.write(bytes);
  }

  /// The fields that say whether this is ciphertext may come after it.
  private void keepHead(ByteBuffer bytes) {
    if (size < head.length) {
      var kept = (int) size;
      bytes.get(bytes.position(), head, kept, Math.min(head.length - kept, bytes.remaining()));
    }
  }

  /// Why this cannot be what its uploader says; empty if it may be.
  Optional<Ciphertext.Flaw> flaw(EndToEndEncryption declared) {
    var known = Arrays.copyOf(head, (int) Math.min(size, head.length));
    return Ciphertext.flaw(declared, known, size);
  }

  void finish() {
    sink.finish();
  }

  /// An empty file has no blob: see [StoredFile#isEmpty()].
  void publish() {
    if (size > 0) {
      sink.publish();
      published = true;
    }
  }

  /// What was published stays.
  void close() {
    sink.close();
  }

  /// Once: the digest is spent.
  StoredFile stored(Optional<EndToEndEncryption> encryption) {
    return new StoredFile(
        id,
        path,
        encryption.isPresent() ? MediaType.OCTET_STREAM : type,
        new ByteCount(size),
        Digest.of(sha256.digest()),
        (int) crc32.getValue(),
        key,
        wrappedKey,
        encryption);
  }

  /// Leaves nothing in storage, as far as storage lets it.
  void abandon(StoredContents contents) {
    sink.close();
    if (published) {
      try {
        contents.delete(key);
      } catch (UnavailableException leftToTheSweep) {
        published = false;
      }
    }
  }
}
