package dev.waybill.storage.s3;

import dev.waybill.application.port.BlobTarget;
import dev.waybill.application.port.StorageUnavailable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One range of an object on its way to a target. Where the store breaks off it is asked for the
/// rest, as long as that gets on.
final class RangeRead {
  /// Opens the bytes `[offset, offset + length)` of always the same object.
  interface Opener {
    InputStream open(long offset, long length);
  }

  private static final Logger LOG = LoggerFactory.getLogger(RangeRead.class);
  private static final int MOST_BUFFER = 128 * 1024;

  /// One after the other, without a single byte.
  private static final int MOST_FRUITLESS = 3;

  private final Opener opener;
  private final byte[] buffer;
  private final LeastPace pace;
  private long offset;
  private long left;
  private int fruitless;

  /// @param pace that the store has to keep
  RangeRead(Opener opener, LeastPace pace, long offset, long length) {
    this.opener = opener;
    this.pace = pace;
    this.offset = offset;
    this.left = length;
    this.buffer = new byte[(int) Math.min(length, MOST_BUFFER)];
  }

  /// @throws IOException of the target alone
  void writeTo(BlobTarget target) throws IOException {
    while (left > 0) {
      try (var part = new Part(opener.open(offset, left))) {
        part.copyTo(target);
      } catch (S3Fault fault) {
        giveUpOrGoOn(fault);
      }
    }
  }

  private void giveUpOrGoOn(S3Fault fault) {
    fruitless++;
    if (fruitless > MOST_FRUITLESS || !fault.isPassing()) {
      throw new StorageUnavailable("cannot continue to read a blob: " + fault.getMessage(), fault);
    }
    LOG.debug("A blob is read on at {} after {}", offset, fault.getMessage());
  }

  /// What one request answers.
  private final class Part implements AutoCloseable {
    private final InputStream in;

    Part(InputStream in) {
      this.in = in;
    }

    void copyTo(BlobTarget target) throws IOException {
      while (left > 0) {
        var count = fill();
        target.write(ByteBuffer.wrap(buffer, 0, count));
        offset += count;
        left -= count;
        fruitless = 0;
      }
    }

    private int fill() {
      var wanted = (int) Math.min(buffer.length, left);
      var count = 0;
      try {
        while (count < wanted) {
          count += read(count, wanted - count);
        }
      } catch (InterruptedIOException tooSlow) {
        throw S3Fault.network(tooSlow);
      } catch (IOException e) {
        if (count == 0) {
          throw S3Fault.network(e);
        }
      }
      return count;
    }

    private int read(int at, int most) throws IOException {
      var began = System.nanoTime();
      var read = in.read(buffer, at, most);
      if (read < 0) {
        throw new EOFException("the answer of the store ended early");
      }
      pace.moved(read, System.nanoTime() - began);
      return read;
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        LOG.debug("What was read could not be closed: {}", e.toString());
      }
    }
  }
}
