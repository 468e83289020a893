package dev.waybill.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What [dev.waybill.application.port.InstallationRepository] promises.
public interface InstallationRepositoryContract extends DatabasePorts {
  @Test
  default void theFirstSecretOfferedIsKept() {
    assertThat(secret("grants", 1)).isEqualTo(bytes(1));
    assertThat(secret("grants", 2)).isEqualTo(bytes(1));
    assertThat(secret("grants", 3)).isEqualTo(bytes(1));
  }

  @Test
  default void eachNameHasItsOwn() {
    secret("grants", 1);
    assertThat(secret("cookies", 2)).isEqualTo(bytes(2));
    assertThat(secret("grants", 3)).isEqualTo(bytes(1));
  }

  @Test
  default void changingTheBytesAnsweredChangesNoSecret() {
    Arrays.fill(secret("grants", 1), (byte) 9);
    assertThat(secret("grants", 2)).isEqualTo(bytes(1));
  }

  @Test
  default void whatWasRecordedLastIsTheFact() {
    assertThat(fact("storage")).isEmpty();
    write(() -> installation().record("storage", "disk"));
    write(() -> installation().record("other", "else"));
    assertThat(fact("storage")).hasValue("disk");
    write(() -> installation().record("storage", "s3"));
    assertThat(fact("storage")).hasValue("s3");
    assertThat(fact("other")).hasValue("else");
  }

  @Test
  default void theFirstFactOfferedIsKept() {
    assertThat(offer("id", "first")).isEqualTo("first");
    assertThat(offer("id", "second")).isEqualTo("first");
    assertThat(fact("id")).hasValue("first");
    write(() -> installation().record("id", "changed"));
    assertThat(offer("id", "third")).isEqualTo("changed");
  }

  @Test
  default void ofManyThatOfferAFactAtOnceAllGetTheSame() {
    var heard = AtOnce.call(10, n -> offer("id", "of node " + n));
    assertThat(heard).containsOnly(heard.getFirst());
    assertThat(fact("id")).hasValue(heard.getFirst());
  }

  @Test
  default void allFactsAndSecretsAreHadByName() {
    assertThat(transactions().<Map<String, String>>read(installation()::facts)).isEmpty();
    write(() -> installation().record("storage", "disk"));
    offer("id", "one");
    secret("grants", 1);
    secret("cookies", 2);
    assertThat(transactions().<Map<String, String>>read(installation()::facts))
        .isEqualTo(Map.of("storage", "disk", "id", "one"));
    assertThat(transactions().<Map<String, byte[]>>read(installation()::secrets))
        .containsOnlyKeys("grants", "cookies")
        .containsEntry("grants", bytes(1))
        .containsEntry("cookies", bytes(2));
  }

  private String offer(String name, String fresh) {
    return transactions().write(() -> installation().fact(name, fresh));
  }

  @Test
  default void ofManyThatOfferASecretAtOnceAllGetTheSame() {
    var heard = AtOnce.call(10, n -> secret("grants", n));
    assertThat(heard).allSatisfy(one -> assertThat(one).isEqualTo(heard.getFirst()));
    assertThat(secret("grants", 99)).isEqualTo(heard.getFirst());
  }

  @Test
  default void ofManyThatRecordAtOnceOneIsLast() {
    AtOnce.run(10, n -> write(() -> installation().record("swept", "by " + n)));
    assertThat(fact("swept").orElseThrow()).matches("by [0-9]");
  }

  @Test
  default void aFactIsReplacedByWhoKnowsIt() {
    assertThat(replace("turn", "a", "b")).isFalse();
    assertThat(fact("turn")).isEmpty();
    write(() -> installation().record("turn", "a"));
    assertThat(replace("turn", "x", "b")).isFalse();
    assertThat(replace("turn", "a", "b")).isTrue();
    assertThat(replace("turn", "a", "c")).isFalse();
    assertThat(fact("turn")).hasValue("b");
  }

  @Test
  default void ofManyWhoReplaceAFactAtOnceOneSucceeds() {
    write(() -> installation().record("turn", "free"));
    var taken = new AtomicInteger();
    Blobs.concurrently(
        10,
        n -> {
          if (replace("turn", "free", "node " + n)) {
            taken.incrementAndGet();
          }
        });
    assertThat(taken).hasValue(1);
  }

  private boolean replace(String name, String expected, String value) {
    return transactions().write(() -> installation().replace(name, expected, value));
  }

  private Optional<String> fact(String name) {
    return transactions().read(() -> installation().fact(name));
  }

  private byte[] secret(String name, int fresh) {
    return transactions().write(() -> installation().secret(name, bytes(fresh)));
  }

  private static byte[] bytes(int value) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
