package dev.waybill.application.upload;

import dev.waybill.application.context.RequestContext;
import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.UploadBlocked;
import dev.waybill.application.upload.ReceiveUpload.FileBlocked;
import dev.waybill.application.upload.ReceiveUpload.NetworkBlocked;
import dev.waybill.application.upload.ReceiveUpload.NoFiles;
import dev.waybill.application.upload.ReceiveUpload.Outcome;
import dev.waybill.application.upload.ReceiveUpload.Received;
import dev.waybill.application.upload.ReceiveUpload.Refused;
import dev.waybill.application.upload.ReceiveUpload.TookTooLong;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.TenantPolicy;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
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

  private final RequestContext context;
  private final OptionalLong announced;
  private final IncomingFiles files;
  private final NewUploads uploads;
  private final SenderNetworks networks;
  private final Instant deadline;
  private ByteCount received = ByteCount.ZERO;

  /// From right before the commit on: then taking back is no longer ours.
  private boolean rowMayBeThere;

  Reception(
      RequestContext context,
      OptionalLong announced,
      IncomingFiles files,
      NewUploads uploads,
      SenderNetworks networks) {
    this.context = context;
    this.announced = announced;
    this.files = files;
    this.uploads = uploads;
    this.networks = networks;
    this.deadline = uploads.now().plus(ReceiveUpload.LONGEST);
  }

  /// What holds for these files.
  public TenantPolicy policy() {
    return context.policy();
  }

  /// Begins the next file.
  public Progress openFile(FilePath path, MediaType type) {
    if (files.count() == policy().maxFiles()) {
      return Progress.TOO_MANY_FILES;
    }
    spend(UploadBudgets.Kind.FILES, 1);
    files.open(path, type, stillToCome());
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
    spend(UploadBudgets.Kind.BYTES, bytes.remaining());
    files.last().write(bytes);
    return Progress.GOING_ON;
  }

  private void spend(UploadBudgets.Kind kind, long amount) {
    networks.budgets().take(kind, context.network(), amount);
  }

  /// Ends the file that was opened last.
  public void closeFile() {
    files.last().finish();
  }

  /// All files are in, and these are the fields that came with them: checks those, publishes every
  /// file and commits the upload.
  public Outcome finish(UploadOptions options) {
    if (uploads.now().isAfter(deadline)) {
      return new TookTooLong();
    }
    if (files.count() == 0) {
      return new NoFiles();
    }
    return refusal(options).<Outcome>map(refused -> refused).orElseGet(() -> keep(options));
  }

  private Optional<Refused> refusal(UploadOptions options) {
    if (options.expiry().filter(choice -> !policy().allows(choice)).isPresent()) {
      return Optional.of(new Refused("expires", "This lifetime is not allowed here"));
    }
    return options
        .encryption()
        .flatMap(encryption -> EncryptionRefusals.of(encryption, files.all()));
  }

  private Outcome keep(UploadOptions options) {
    var token = uploads.newToken();
    var access = uploads.access(options, context.network());
    files.publish();
    var upload =
        uploads.of(context.tenant(), token, access, options, files.stored(options.encryption()));
    var required =
        new AddRequirements(
            files.node(),
            files.requiresNoTenantKeys(),
            Optional.of(context.network()),
            networks.origins().of(context.network()));
    rowMayBeThere = true;
    try {
      return uploads.add(upload, required, deadline)
          ? new Received(upload, token)
          : new TookTooLong();
    } catch (UploadBlocked blocked) {
      rowMayBeThere = false;
      return blocked(blocked.block(), upload);
    } catch (DatabaseUnavailable failed) {
      rowMayBeThere = !failed.isUndone();
      throw failed;
    }
  }

  private static Outcome blocked(Block block, Upload upload) {
    return switch (block) {
      case Block.OfDigest(var sha256) ->
          new FileBlocked(
              upload.files().stream().map(StoredFile::sha256).toList().indexOf(sha256) + 1);
      case Block.OfNetwork _ -> new NetworkBlocked();
      case Block.OfUpload _ -> throw new IllegalStateException("a new upload is not on the list");
    };
  }

  /// After a commit whose outcome nobody knows the blobs stay, and the orphan sweep decides by the
  /// row.
  @Override
  public void close() {
    if (rowMayBeThere) {
      files.release();
    } else {
      files.abandon();
    }
  }
}
