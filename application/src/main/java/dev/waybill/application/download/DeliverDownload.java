package dev.waybill.application.download;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.context.RequestContext;
import dev.waybill.application.download.OpenDownload.Opened;
import dev.waybill.application.port.Alarm;
import dev.waybill.application.port.BlobTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Delivers the bytes of what a reader was let in to, and settles what came of it: a download
/// counts, for [CountDownloads], when its last byte is with the reader. Whoever answers in a
/// protocol only says which bytes, and carries them.
public final class DeliverDownload {
  private final ReadContent content;
  private final CountDownloads downloads;

  public DeliverDownload(
      StoredContents contents, Verification verification, Alarm alarm, CountDownloads downloads) {
    this.content = new ReadContent(contents, verification, alarm);
    this.downloads = downloads;
  }

  /// What stands around the sections in the answer, where there is more than their bytes.
  public interface Framing {
    /// One section, as it is.
    Framing NONE = new Unframed();

    /// What comes before the bytes of a section.
    ByteBuffer before(Section section);

    /// What comes after the last one.
    ByteBuffer end();
  }

  private record Unframed() implements Framing {
    @Override
    public ByteBuffer before(Section section) {
      return ByteBuffer.allocate(0);
    }

    @Override
    public ByteBuffer end() {
      return ByteBuffer.allocate(0);
    }
  }

  /// For one who asks and reads nothing: fails where a delivery would fail before its first byte.
  public void require(RequestContext context, Opened opened) {
    content.require(opened.representation());
  }

  /// Writes sections in the order given, each framed. Before the first byte is the place for what
  /// may still refuse the delivery.
  ///
  /// @param sections at least one
  /// @throws IOException from the target alone: the reader is gone
  /// @throws dev.waybill.application.port.BlobDamaged where the bytes are not what was stored; what
  ///   was written so far then never looks complete
  public void write(
      RequestContext context,
      Opened opened,
      List<Section> sections,
      Framing framing,
      BlobTarget target)
      throws IOException {
    var last = 0L;
    for (var section : sections) {
      target.write(framing.before(section));
      content.write(opened.representation(), section.offset(), section.length(), target);
      last = Math.max(last, section.end());
    }
    target.write(framing.end());
    settle(context, opened, last);
  }

  /// A target returns when the bytes are with the network, and fails for a reader that has gone: so
  /// a download that was cut is never settled, and of one that was resumed only the last answer.
  private void settle(RequestContext context, Opened opened, long end) {
    if (end == opened.representation().length()) {
      downloads.count(context.tenantId(), opened.upload().id());
    }
  }
}
