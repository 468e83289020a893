package dev.waybill.application.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransferBuffersTest {
  private final TransferBuffers buffers = new TransferBuffers(2);

  @Test
  void largeOnesAreUsedAgain() {
    var first = buffers.take(Long.MAX_VALUE);
    first.position(7);
    buffers.give(first);

    var second = buffers.take(Long.MAX_VALUE);

    assertThat(second).isSameAs(first);
    assertThat(second.remaining()).isEqualTo(TransferBuffers.LARGE);
  }

  @Test
  void thereAreOnlySoMany() {
    buffers.take(Long.MAX_VALUE);
    buffers.take(Long.MAX_VALUE);

    assertThat(buffers.take(Long.MAX_VALUE).capacity()).isEqualTo(TransferBuffers.SMALL);
  }

  @Test
  void shortTransfersTakeSmallOnes() {
    assertThat(buffers.take(100).capacity()).isEqualTo(TransferBuffers.SMALL);
  }

  @Test
  void forgottenOnesAreReplaced() {
    buffers.forget(buffers.take(Long.MAX_VALUE));
    buffers.forget(buffers.take(Long.MAX_VALUE));

    assertThat(buffers.take(Long.MAX_VALUE).capacity()).isEqualTo(TransferBuffers.LARGE);
    assertThat(buffers.take(Long.MAX_VALUE).capacity()).isEqualTo(TransferBuffers.LARGE);
  }
}
