package dev.waybill.application.inventory;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.inventory.FileCheck.FileOf;
import dev.waybill.application.inventory.Finding.Altered;
import dev.waybill.application.inventory.Finding.Faulty;
import dev.waybill.application.inventory.Finding.Missing;
import dev.waybill.application.inventory.Finding.Unreadable;
import dev.waybill.application.inventory.Finding.WrongLength;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.domain.upload.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/// Copies one blob. A fault of the source is a fault of that blob; one of the target fails.
record BlobCopy(StoredContents contents, BlobStore from, BlobStore to) {
  sealed interface Result {}

  record Copied(long bytes) implements Result {}

  record There() implements Result {}

  record Failed(Faulty fault) implements Result {}

  Result copy(FileOf item) {
    if (item.file().isEmpty()) {
      return new There();
    }
    BlobRef blob;
    try {
      blob = contents.refTo(item.file());
    } catch (UnavailableException noKey) {
      return unreadable(item, noKey);
    }
    return isThere(blob, item.file()) ? new There() : copy(item, blob);
  }

  private boolean isThere(BlobRef blob, StoredFile file) {
    var found = to.open(blob);
    if (found.isEmpty()) {
      return false;
    }
    try (var source = found.get()) {
      return source.size() == file.size().value();
    }
  }

  private Result copy(FileOf item, BlobRef blob) {
    Optional<BlobSource> found;
    try {
      found = from.open(blob);
    } catch (UnavailableException fault) {
      return unreadable(item, fault);
    }
    if (found.isEmpty()) {
      return new Failed(new Missing(item.upload(), item.file()));
    }
    try (var source = found.get()) {
      return source.size() == item.file().size().value()
          ? copy(item, blob, source)
          : new Failed(new WrongLength(item.upload(), item.file(), source.size()));
    }
  }

  /// What is there under that key has the wrong length, or nothing is.
  private Result copy(FileOf item, BlobRef blob, BlobSource source) {
    to.delete(blob.key());
    var atMost = OptionalLong.of(source.size());
    try (var sink = to.create(blob, atMost)) {
      return copy(item, source, sink);
    }
  }

  private static Result copy(FileOf item, BlobSource source, BlobSink sink) {
    try {
      var hashed = new HashedTarget(bytes -> write(sink, bytes));
      source.writeTo(0, source.size(), hashed);
      if (!hashed.digest().equals(item.file().sha256())) {
        return new Failed(new Altered(item.upload(), item.file()));
      }
      publish(sink);
      return new Copied(source.size());
    } catch (TargetFault fault) {
      throw fault.fault;
    } catch (UnavailableException | IOException fault) {
      return unreadable(item, fault);
    }
  }

  private static void write(BlobSink sink, ByteBuffer bytes) {
    try {
      sink.write(bytes);
    } catch (UnavailableException fault) {
      throw new TargetFault(fault);
    }
  }

  private static void publish(BlobSink sink) {
    try {
      sink.finish();
      sink.publish();
    } catch (UnavailableException fault) {
      throw new TargetFault(fault);
    }
  }

  private static Result unreadable(FileOf item, Exception fault) {
    return new Failed(
        new Unreadable(item.upload(), item.file(), String.valueOf(fault.getMessage())));
  }

  /// Comes through the source as what it is.
  private static final class TargetFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final UnavailableException fault;

    TargetFault(UnavailableException fault) {
      super(fault);
      this.fault = fault;
    }
  }
}
