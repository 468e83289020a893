package dev.waybill.storage.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.BlobSink;
import dev.waybill.domain.size.ByteCount;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatherBuffersTest {
  private static final int MORE_THAN_THERE_ARE = GatherBuffers.MOST_BUFFERS + 3;

  @TempDir private Path root;

  @Test
  void noMoreBuffersExistThanTheLimit() {
    var buffers = new GatherBuffers();
    var taken = new ArrayList<ByteBuffer>();
    for (int n = 0; n < MORE_THAN_THERE_ARE; n++) {
      taken.add(buffers.take());
    }

    assertThat(taken.stream().filter(buffer -> buffer.capacity() > 0))
        .hasSize(GatherBuffers.MOST_BUFFERS);
  }

  @Test
  void aBufferThatCameBackIsGivenOutEmpty() {
    var buffers = new GatherBuffers();
    var buffer = buffers.take().putInt(7);
    buffers.giveBack(buffer);

    assertThat(buffers.take()).isSameAs(buffer).extracting(ByteBuffer::position).isEqualTo(0);
  }

  @Test
  void sinksWithoutABufferAreJustAsRight() {
    var store = DiskBlobStore.open(root, ByteCount.ZERO);
    var sinks = new ArrayList<BlobSink>();
    for (int n = 0; n < MORE_THAN_THERE_ARE; n++) {
      sinks.add(store.create(Blobs.ref(n), OptionalLong.empty()));
    }
    sinks.forEach(sink -> sink.write(ByteBuffer.wrap(Blobs.bytes(1000), 0, 400)));
    sinks.forEach(sink -> sink.write(ByteBuffer.wrap(Blobs.bytes(1000), 400, 600)));
    var last = sinks.getLast();
    last.finish();
    last.publish();
    sinks.forEach(BlobSink::close);

    assertThat(Blobs.read(store, Blobs.key(MORE_THAN_THERE_ARE - 1))).hasValue(Blobs.bytes(1000));
    assertThat(Tree.files(root)).hasSize(1);
  }
}
