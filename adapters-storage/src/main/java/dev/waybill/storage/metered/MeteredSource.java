package dev.waybill.storage.metered;

import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Times each read up to its first bytes: what follows goes by the reader's line.
final class MeteredSource implements BlobSource {
  private final BlobSource source;
  private final MeteredCall read;

  MeteredSource(BlobSource source, MeteredCall read) {
    this.source = source;
    this.read = read;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public void writeTo(long offset, long length, BlobTarget target) throws IOException {
    var timed = new UpToFirstBytes(target);
    try {
      source.writeTo(offset, length, timed);
    } catch (RuntimeException failed) {
      read.failed(failed);
      throw failed;
    } finally {
      timed.begun();
    }
  }

  @Override
  public void close() {
    source.close();
  }

  private final class UpToFirstBytes implements BlobTarget {
    private final BlobTarget target;
    private final long began = System.nanoTime();
    private boolean told;

    private UpToFirstBytes(BlobTarget target) {
      this.target = target;
    }

    private void begun() {
      if (!told) {
        told = true;
        read.took(System.nanoTime() - began);
      }
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      begun();
      target.write(bytes);
    }

    @Override
    public void transferFrom(FileChannel file, long position, long count) throws IOException {
      begun();
      target.transferFrom(file, position, count);
    }
  }
}
