package dev.waybill.storage.disk;

import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.domain.upload.BlobKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open file; the target decides how its bytes travel.
final class DiskSource implements BlobSource {
  private static final Logger LOG = LoggerFactory.getLogger(DiskSource.class);

  private final FileChannel file;
  private final BlobKey key;
  private final long size;

  private DiskSource(FileChannel file, BlobKey key, long size) {
    this.file = file;
    this.key = key;
    this.size = size;
  }

  /// Takes the file over.
  static DiskSource of(FileChannel file, BlobKey key) throws IOException {
    try {
      return new DiskSource(file, key, file.size());
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void writeTo(long offset, long length, BlobTarget target) throws IOException {
    requireWithin(offset, length);
    if (length == 0) {
      return;
    }
    requireOnDisk(offset + length);
    try {
      target.transferFrom(file, offset, length);
    } catch (IOException e) {
      if (file.isOpen()) {
        requireOnDisk(offset + length);
      }
      throw e;
    }
  }

  private void requireWithin(long offset, long length) {
    try {
      Objects.checkFromIndexSize(offset, length, size);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /// A file that shrank is a fault of storage, whatever the target made of it.
  private void requireOnDisk(long end) {
    long now;
    try {
      now = file.size();
    } catch (IOException e) {
      throw DiskFault.unavailable("cannot read a blob", e, BlobTree.path(key));
    }
    if (now < end) {
      throw new StorageUnavailable(
          "a blob of " + size + " bytes has only " + now + " on disk (" + BlobTree.path(key) + ")");
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("{}", DiskFault.sentence("Could not close a blob", e, BlobTree.path(key)));
    }
  }
}
