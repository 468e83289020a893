package dev.waybill.application.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeDatabase;
import org.junit.jupiter.api.Test;

class CutRequestsTest {
  private final FakeDatabase database = new FakeDatabase();

  @Test
  void there_are_none_at_first() {
    assertThat(node().total()).isZero();
  }

  @Test
  void those_of_all_nodes_are_added_up() {
    node().add(2);
    Blobs.concurrently(10, _ -> node().add(3));
    assertThat(node().total()).isEqualTo(32);
  }

  private CutRequests node() {
    return new CutRequests(database.installation(), database.transactions());
  }
}
