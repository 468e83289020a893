package dev.waybill.storage.encryption;

import dev.waybill.application.port.BlobTarget;
import dev.waybill.application.port.StorageUnavailable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import javax.crypto.AEADBadTagException;

/// Takes the encrypted segments of a [Window], in any portions, and hands the window's bytes on, a
/// segment at a time and none before its tag was checked.
final class DecryptingTarget implements BlobTarget {
  private final SegmentCipher cipher;
  private final Segments segments;
  private final byte[] plain;
  private final ByteBuffer sealed;
  private final BlobTarget target;
  private long segment;
  private int skip;
  private long missing;
  private long sealedMissing;

  DecryptingTarget(
      Window window, SegmentCipher cipher, byte[] sealed, byte[] plain, BlobTarget target) {
    this.cipher = cipher;
    this.segments = window.segments();
    this.plain = plain;
    this.target = target;
    this.segment = window.first();
    this.skip = window.skip();
    this.missing = window.length();
    this.sealedMissing = window.sealedLength();
    this.sealed = ByteBuffer.wrap(sealed).limit(segments.sealedLength(segment));
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    claim(bytes.remaining());
    while (bytes.hasRemaining()) {
      var count = Math.min(sealed.remaining(), bytes.remaining());
      sealed.put(sealed.position(), bytes, bytes.position(), count);
      bytes.position(bytes.position() + count);
      advance(count);
    }
  }

  @Override
  public void transferFrom(FileChannel file, long position, long count) throws IOException {
    claim(count);
    for (var done = 0L; done < count; ) {
      var piece = (int) Math.min(sealed.remaining(), count - done);
      var read = read(file, position + done, sealed.slice(sealed.position(), piece));
      done += read;
      advance(read);
    }
  }

  /// A file that cannot be read is the store's fault, not the target's.
  private static int read(FileChannel file, long position, ByteBuffer into) throws StorageFault {
    try {
      var read = file.read(into, position);
      if (read < 0) {
        throw new EOFException("the file ends at " + position);
      }
      return read;
    } catch (IOException e) {
      throw new StorageFault("cannot read a blob", e);
    }
  }

  private void claim(long count) throws StorageFault {
    if (count > sealedMissing) {
      throw new StorageFault("the store sent more of a blob than was requested");
    }
    sealedMissing -= count;
  }

  private void advance(int count) throws IOException {
    sealed.position(sealed.position() + count);
    if (!sealed.hasRemaining()) {
      handOn(decrypt());
    }
  }

  private int decrypt() throws StorageFault {
    try {
      return cipher.open(
          segment, segment == segments.last(), sealed.array(), sealed.limit(), plain);
    } catch (AEADBadTagException e) {
      throw new StorageFault(
          "an encrypted blob is damaged, or is not the one that its key belongs to", e);
    }
  }

  private void handOn(int length) throws IOException {
    var count = (int) Math.min(length - skip, missing);
    if (count > 0) {
      target.write(ByteBuffer.wrap(plain, skip, count));
    }
    missing -= count;
    skip = 0;
    if (segment < segments.last()) {
      segment++;
      sealed.clear().limit(segments.sealedLength(segment));
    }
  }

  /// Fails unless everything that was asked for has been handed on.
  void requireAll() {
    if (sealedMissing > 0 || missing > 0) {
      throw new StorageUnavailable("an encrypted blob ended " + sealedMissing + " bytes early");
    }
  }
}
