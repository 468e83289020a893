package dev.waybill.application.port;

import dev.waybill.domain.upload.Block;

/// An upload was not added, because of what is on the block list. No stack trace: an everyday
/// answer.
public final class UploadBlocked extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Block block;

  public UploadBlocked(Block block) {
    super("The upload is blocked", null, false, false);
    this.block = block;
  }

  /// A digest or a network.
  public Block block() {
    return block;
  }
}
