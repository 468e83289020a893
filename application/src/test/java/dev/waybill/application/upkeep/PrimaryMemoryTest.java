package dev.waybill.application.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeMark;
import dev.waybill.application.port.DatabasePrimary;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PrimaryMemoryTest {
  private static final DatabasePrimary FIRST = new DatabasePrimary("7", 1, "a");
  private static final DatabasePrimary SECOND = new DatabasePrimary("7", 2, "b");

  private final FakeMark mark = new FakeMark();
  private final FakeDatabase database = new FakeDatabase();

  private PrimaryMemory on(DatabasePrimary primary) {
    database.primary(primary);
    return new PrimaryMemory(database, mark);
  }

  @Test
  void anOldPrimaryIsKnownAfterThePromotionOfAnother() {
    on(FIRST).remember();
    assertThat(on(FIRST).newer()).isEmpty();
    assertThat(on(SECOND).newer()).isEmpty();
    on(SECOND).remember();
    assertThat(on(SECOND).newer()).isEmpty();
    assertThat(on(FIRST).newer()).contains(SECOND);
  }

  @Test
  void aPromotionIsRememberedByANodeThatServes() {
    var memory = on(FIRST);
    memory.remember();
    database.primary(SECOND);
    memory.remember();
    assertThat(mark.read()).contains("7/2/b");
  }

  @Test
  void ofTwoThatWerePromotedToTheSameNumberTheOneInUseCounts() {
    on(SECOND).remember();
    assertThat(on(new DatabasePrimary("7", 2, "c")).newer()).contains(SECOND);
  }

  @Test
  void anotherClusterHoldsARestoredCopy() {
    on(SECOND).remember();
    assertThat(on(new DatabasePrimary("8", 1, "a")).newer()).isEmpty();
  }

  @Test
  void whatNobodyHasWrittenIsNothing() {
    mark.write("what is this");
    assertThat(on(FIRST).newer()).isEmpty();
  }

  @Test
  void aDatabaseWithoutPrimariesLeavesNoMark() {
    var memory = new PrimaryMemory(database, mark);
    memory.remember();
    assertThat(memory.newer()).isEmpty();
    assertThat(mark.read()).isEqualTo(Optional.empty());
  }
}
