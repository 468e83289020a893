package dev.waybill.application.download;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.contract.Blobs;
import dev.waybill.application.download.DeliverDownload.Framing;
import dev.waybill.application.download.OpenDownload.Opened;
import dev.waybill.application.fake.Contexts;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.port.BlobDamaged;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.application.port.KeyVault;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is delivered, and which deliveries count.
class DeliverDownloadTest {
  private static final Upload UPLOAD = upload(1);
  private static final StoredFile FILE = UPLOAD.files().getFirst();
  private static final Opened OPENED =
      new Opened(UPLOAD, new Representation.SingleFile(FILE), Optional.empty());

  private final FakeBlobStore blobs = new FakeBlobStore();
  private final FakeDatabase database = new FakeDatabase();
  private final List<BlobDamaged> alarms = new ArrayList<>();
  private final MemoryTarget target = new MemoryTarget();
  private final CountDownloads downloads =
      new CountDownloads(database.uploads(), database.transactions(), Runnable::run);
  private final DeliverDownload deliver =
      new DeliverDownload(
          new StoredContents(blobs, KeyVault.NONE),
          Verification.CRC_32,
          (damaged, _) -> alarms.add(damaged),
          downloads);

  @BeforeEach
  void store() {
    blobs.put(FILE.blob(), content());
    database
        .transactions()
        .write(
            () -> {
              database.uploads().add(TenantId.DEFAULT, UPLOAD);
              return true;
            });
  }

  private static byte[] content() {
    return Blobs.bytes((int) FILE.size().value());
  }

  @Test
  void whatHoldsTheLastByteCounts() throws IOException {
    deliver(new Section(1, size() - 1));
    assertThat(target.bytes()).hasSize((int) size() - 1);
    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void whatEndsBeforeDoesNot() throws IOException {
    deliver(new Section(0, size() - 1));
    assertThat(counted()).isZero();
  }

  @Test
  void sectionsAreFramedInTheirOrderAndCountOnce() throws IOException {
    deliver.write(
        Contexts.DEFAULT,
        OPENED,
        List.of(new Section(size() - 1, 1), new Section(0, 1), new Section(size() - 2, 2)),
        new Brackets(),
        target);
    var bytes = content();
    var end = bytes.length;
    assertThat(target.bytes())
        .isEqualTo(
            new byte[] {
              '[', bytes[end - 1], '[', bytes[0], '[', bytes[end - 2], bytes[end - 1], ']'
            });
    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void aReaderThatGoesAwayCountsNothing() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                deliver.write(
                    Contexts.DEFAULT,
                    OPENED,
                    List.of(new Section(1, size() - 1)),
                    Framing.NONE,
                    new Gone()));
    assertThat(counted()).isZero();
    assertThat(blobs.openSources()).isZero();
  }

  @Test
  void whatIsDamagedCountsNothing() {
    assertThatExceptionOfType(BlobDamaged.class)
        .isThrownBy(() -> deliver(Section.whole(OPENED.representation())));
    assertThat(alarms).hasSize(1);
    assertThat(counted()).isZero();
  }

  @Test
  void askingCountsNothing() {
    deliver.require(Contexts.DEFAULT, OPENED);
    assertThat(counted()).isZero();
    blobs.delete(FILE.blob());
    assertThatExceptionOfType(BlobDamaged.class)
        .isThrownBy(() -> deliver.require(Contexts.DEFAULT, OPENED));
  }

  private void deliver(Section section) throws IOException {
    deliver.write(Contexts.DEFAULT, OPENED, List.of(section), Framing.NONE, target);
  }

  private static long size() {
    return FILE.size().value();
  }

  private long counted() {
    downloads.write();
    return database
        .transactions()
        .read(() -> database.uploads().findByLink(TenantId.DEFAULT, UPLOAD.id().asLink()))
        .orElseThrow()
        .downloads();
  }

  private record Brackets() implements Framing {
    @Override
    public ByteBuffer before(Section section) {
      return StandardCharsets.US_ASCII.encode("[");
    }

    @Override
    public ByteBuffer end() {
      return StandardCharsets.US_ASCII.encode("]");
    }
  }

  /// Takes nothing but what frames.
  private record Gone() implements BlobTarget {
    @Override
    public void write(ByteBuffer bytes) throws IOException {
      if (bytes.hasRemaining()) {
        throw new IOException("gone");
      }
    }

    @Override
    public void transferFrom(FileChannel file, long position, long count) throws IOException {
      throw new IOException("gone");
    }
  }
}
