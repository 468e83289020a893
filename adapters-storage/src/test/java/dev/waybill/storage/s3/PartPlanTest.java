package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PartPlanTest {
  private static final long MIB = 1024 * 1024;
  private static final long TIB = MIB * MIB;
  private static final long LARGEST = 5 * TIB;
  private static final long LONGEST_PART = 5120 * MIB;

  @Test
  void theLargestObjectFitsIntoTheMostParts() {
    assertThat(parts(LARGEST, OptionalLong.empty())).isLessThanOrEqualTo(PartPlan.MOST_PARTS);
    assertThat(parts(LARGEST, OptionalLong.of(LARGEST))).isLessThanOrEqualTo(PartPlan.MOST_PARTS);
  }

  @Property(tries = 200)
  void anySizeFitsWhateverIsAnnounced(
      @ForAll @LongRange(max = LARGEST) long size, @ForAll @LongRange(max = LARGEST) long atMost) {
    assertThat(parts(size, OptionalLong.of(atMost))).isLessThanOrEqualTo(PartPlan.MOST_PARTS);
  }

  private static int parts(long size, OptionalLong atMost) {
    var count = 0;
    for (long written = 0; written < size; count++) {
      written += PartPlan.streamed(written, atMost);
    }
    return count;
  }

  @Property
  void everyPartIsLegal(
      @ForAll @LongRange(max = LARGEST) long written,
      @ForAll @LongRange(max = LARGEST) long atMost) {
    assertThat(PartPlan.length(written)).isBetween(PartPlan.SHORTEST, LONGEST_PART);
    assertThat(PartPlan.streamed(written, OptionalLong.of(atMost)))
        .isBetween(PartPlan.length(written), LONGEST_PART);
  }

  /// So that a single file in a form is never filled up with zeros.
  @Property
  void whatEndsNearTheAnnouncedEndEndsInItsTail(
      @ForAll @LongRange(min = 6 * MIB, max = 100 * 1024 * MIB) long announced,
      @ForAll @LongRange(max = PartPlan.TAIL) long around) {
    assertEndsInItsTail(announced, around);
  }

  /// The next part is longer by a MiB than this one.
  @Test
  void alsoWherePartsGrowBeforeTheEnd() {
    assertEndsInItsTail(67_243_678_267L, 715);
  }

  private static void assertEndsInItsTail(long announced, long around) {
    var size = announced - around;
    long written = 0;
    while (announced - written > PartPlan.TAIL) {
      var length = PartPlan.streamed(written, OptionalLong.of(announced));
      assertThat(written + length).isLessThanOrEqualTo(size);
      written += length;
    }
    assertThat(size - written).isBetween(0L, PartPlan.TAIL);
  }

  @Test
  void aHintThatWasWrongDoesNoHarm() {
    assertThat(PartPlan.streamed(20 * MIB, OptionalLong.of(MIB))).isEqualTo(PartPlan.SHORTEST);
    assertThat(PartPlan.streamed(0, OptionalLong.of(0))).isEqualTo(PartPlan.SHORTEST);
  }

  @Test
  void partsAreGatheredUpTo5000MiB() {
    assertThat(PartPlan.isGathered(0)).isTrue();
    assertThat(PartPlan.isGathered(5000 * MIB)).isTrue();
    assertThat(PartPlan.isGathered(5000 * MIB + 1)).isFalse();
  }
}
