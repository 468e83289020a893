package dev.waybill.application.contract;

import static dev.waybill.application.fake.Uploads.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.NodeRegistry.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [dev.waybill.application.port.NodeRegistry] promises.
public interface NodeRegistryContract extends DatabasePorts {
  private static Node node(String id, String name, Instant seen, String... keys) {
    return new Node(id, name, "1.2", List.of(keys), -7, NOW, false, seen);
  }

  private List<Node> recorded() {
    return transactions().read(() -> nodes().all());
  }

  @Test
  default void a_node_is_as_it_was_recorded_last() {
    assertThat(recorded()).isEmpty();
    write(() -> nodes().record(node("1", "a", NOW)));
    var later =
        new Node(
            "1", "b", "1.3", List.of("k1", "k2"), 8, NOW.plusMillis(1), true, NOW.plusSeconds(5));
    write(() -> nodes().record(later));
    assertThat(recorded()).containsExactly(later);
  }

  @Test
  default void every_node_has_its_own_by_name_and_id() {
    write(() -> nodes().record(node("3", "a", NOW)));
    write(() -> nodes().record(node("2", "b", NOW, "k")));
    write(() -> nodes().record(node("1", "b", NOW.minusSeconds(9))));
    assertThat(recorded())
        .containsExactly(
            node("3", "a", NOW), node("1", "b", NOW.minusSeconds(9)), node("2", "b", NOW, "k"));
  }

  @Test
  default void what_is_forgotten_is_gone_and_the_others_stay() {
    write(() -> nodes().record(node("1", "a", NOW)));
    write(() -> nodes().record(node("2", "a", NOW)));
    write(() -> nodes().forget("1"));
    write(() -> nodes().forget("never there"));
    assertThat(recorded()).containsExactly(node("2", "a", NOW));
  }

  @Test
  default void only_a_node_that_is_recorded_is_renewed() {
    write(() -> assertThat(nodes().renew(node("1", "a", NOW))).isZero());
    assertThat(recorded()).isEmpty();
    write(() -> nodes().record(node("1", "a", NOW)));
    var later =
        new Node(
            "1", "b", "1.3", List.of("k1", "k2"), 8, NOW.plusMillis(1), true, NOW.plusSeconds(5));
    write(() -> assertThat(nodes().renew(later)).isOne());
    assertThat(recorded()).containsExactly(later);
  }

  @Test
  default void a_node_is_retired_unless_it_has_said_something_since() {
    write(() -> nodes().record(node("1", "a", NOW)));
    write(() -> nodes().record(node("2", "a", NOW.plusMillis(1))));
    write(() -> assertThat(nodes().retire(node("1", "a", NOW))).isOne());
    write(() -> assertThat(nodes().retire(node("1", "a", NOW))).isZero());
    write(() -> assertThat(nodes().retire(node("2", "a", NOW))).isZero());
    assertThat(recorded()).containsExactly(node("2", "a", NOW.plusMillis(1)));
  }

  @Test
  default void an_upload_is_kept_only_for_a_node_that_is_recorded() {
    write(() -> nodes().record(node("1", "a", NOW)));
    var kept = Uploads.upload(1, 3);
    write(() -> uploads().add(kept.tenant(), kept, new AddRequirements(Optional.of("1"), false)));
    assertThat(find(kept)).contains(kept);
    write(() -> nodes().retire(node("1", "a", NOW)));
    var late = Uploads.upload(2);
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(
            () ->
                write(
                    () ->
                        uploads()
                            .add(
                                late.tenant(), late, new AddRequirements(Optional.of("1"), false))))
        .matches(DatabaseUnavailable::isUndone);
    assertThat(find(late)).isEmpty();
  }

  @Test
  default void many_nodes_record_at_once() {
    var _ =
        AtOnce.call(
            10,
            n -> {
              write(() -> nodes().record(node("id" + n, "a", NOW)));
              return n;
            });
    assertThat(recorded()).hasSize(10);
  }
}
