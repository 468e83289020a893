package dev.waybill.application.upload;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.upload.ReceiveUpload.Outcome;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.TenantPolicy;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.MediaType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// One upload on its way in: files one after the other, then [#finish]. Used by one thread. Closed
/// without a finish that was reached, it leaves nothing behind.
public final class Reception implements AutoCloseable {
  /// Whether the upload may go on. Once it may not, only [#close()] makes sense.
  public enum Progress {
    GOING_ON,
    TOO_LARGE,
    TOO_MANY_FILES
  }

  private final ReceiveUpload receiver;
  private final Sender sender;
  private final OptionalLong announced;
  private final Instant deadline;
  private final List<Incoming> files = new ArrayList<>();
  private ByteCount received = ByteCount.ZERO;
  private boolean committing;

  Reception(ReceiveUpload receiver, Sender sender, OptionalLong announced, Instant deadline) {
    this.receiver = receiver;
    this.sender = sender;
    this.announced = announced;
    this.deadline = deadline;
  }

  /// What holds for these files.
  public TenantPolicy policy() {
    return sender.tenant().policy();
  }

  /// Begins the next file.
  public Progress openFile(FileName name, MediaType type) {
    if (files.size() == policy().maxFiles()) {
      return Progress.TOO_MANY_FILES;
    }
    receiver.spend(UploadBudgets.Kind.FILES, sender, 1);
    files.add(receiver.newFile(sender.tenant().id(), name, type, stillToCome()));
    return Progress.GOING_ON;
  }

  private OptionalLong stillToCome() {
    return announced.isPresent()
        ? OptionalLong.of(Math.max(0, announced.getAsLong() - received.value()))
        : announced;
  }

  /// Takes bytes of the file that was opened last.
  public Progress write(ByteBuffer bytes) {
    received = received.plus(bytes.remaining());
    if (received.exceeds(policy().maxUploadSize())) {
      return Progress.TOO_LARGE;
    }
    receiver.spend(UploadBudgets.Kind.BYTES, sender, bytes.remaining());
    files.getLast().write(bytes);
    return Progress.GOING_ON;
  }

  /// Ends the file that was opened last.
  public void closeFile() {
    files.getLast().finish();
  }

  /// All files are in, and these are the fields that came with them.
  public Outcome finish(UploadOptions options) {
    if (receiver.isPast(deadline)) {
      return new ReceiveUpload.TookTooLong();
    }
    try {
      var outcome = receiver.finish(sender, files, options, deadline, () -> committing = true);
      committing &= !isBlocked(outcome);
      return outcome;
    } catch (DatabaseUnavailable failed) {
      committing &= !failed.isUndone();
      throw failed;
    }
  }

  /// Then no row is there, for sure.
  private static boolean isBlocked(Outcome outcome) {
    return outcome instanceof ReceiveUpload.FileBlocked
        || outcome instanceof ReceiveUpload.NetworkBlocked;
  }

  /// After a commit whose outcome nobody knows the row may be there: then the blobs stay, and the
  /// orphan sweep decides by the row.
  @Override
  public void close() {
    if (committing) {
      receiver.release(files);
    } else {
      receiver.abandon(files);
    }
  }
}
