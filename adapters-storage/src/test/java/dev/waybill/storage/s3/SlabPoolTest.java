package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SlabPoolTest {
  @Test
  void whoNeedsManyLeavesHalfToTheOthers() {
    var pool = new SlabPool(4);
    var many = new Gathered(pool);
    var few = new Gathered(pool);
    var another = new Gathered(pool);

    many.take(ByteBuffer.allocate(10 * SlabPool.SLAB_BYTES), Long.MAX_VALUE);
    assertThat(many.slabs()).isEqualTo(2);
    assertThat(few.take(ByteBuffer.allocate(10), Long.MAX_VALUE)).isTrue();
    assertThat(another.take(ByteBuffer.allocate(10), Long.MAX_VALUE)).isTrue();
    assertThat(new Gathered(pool).take(ByteBuffer.allocate(10), Long.MAX_VALUE)).isFalse();
    assertThat(pool.taken()).isEqualTo(4);

    many.clear();
    few.clear();
    another.clear();
    assertThat(pool.taken()).isZero();
  }

  @Test
  void whatIsKeptIsBounded() {
    var pool = new SlabPool(8);

    assertThat(pool.keep(2)).isTrue();
    assertThat(pool.keep(1)).isFalse();
    pool.letGo(2);
    assertThat(pool.keep(1)).isTrue();
  }

  @Test
  void whatIsGatheredIsReadAsItCame() {
    var gathered = new Gathered(new SlabPool(100));
    var bytes = Blobs.bytes(3 * SlabPool.SLAB_BYTES + 7);
    var from = ByteBuffer.wrap(bytes);

    while (gathered.take(from, bytes.length - 1)) {
      assertThat(gathered.size()).isLessThan(bytes.length);
    }

    assertThat(from.remaining()).isEqualTo(1);
    var read = ByteBuffer.allocate(bytes.length);
    gathered.pieces().forEach(read::put);
    assertThat(read.array()).startsWith(Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(read.remaining()).isEqualTo(1);
  }
}
