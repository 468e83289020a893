package dev.waybill.application.contract;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.fake.Keys;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Upload;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What [dev.waybill.application.port.Transactions] promise, seen through the repositories.
public interface TransactionsContract extends DatabasePorts {
  @Test
  default void writeAnswersWhatTheWorkAnswers() {
    assertThat(transactions().write(() -> 42)).isEqualTo(42);
  }

  @Test
  default void whatOneTransactionWroteTheNextSees() {
    var upload = upload(1);
    add(upload);
    assertThat(find(upload)).contains(upload);
  }

  @Test
  default void aTransactionSeesWhatItWroteItself() {
    var upload = upload(1);
    var seen =
        transactions()
            .write(
                () -> {
                  uploads().add(upload.tenant(), upload);
                  return uploads().findByToken(upload.tenant(), upload.token());
                });
    assertThat(seen).contains(upload);
  }

  @Test
  default void workThatThrowsLeavesNothingAndTheNextWriteWorks() {
    var upload = upload(1);
    var fault = new IllegalArgumentException("work went wrong");
    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      uploads().add(upload.tenant(), upload);
                      throw fault;
                    }))
        .isSameAs(fault);
    assertThat(find(upload)).isEmpty();
    add(upload(2));
    assertThat(find(upload(2))).isPresent();
  }

  @Test
  default void anErrorLeavesNothingEither() {
    var upload = upload(1);
    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      uploads().add(upload.tenant(), upload);
                      throw new AssertionError("out of the ordinary");
                    }))
        .isInstanceOf(AssertionError.class);
    assertThat(find(upload)).isEmpty();
  }

  @Test
  default void whatAnotherWriterWroteIsUnseenUntilItCommits() {
    var upload = upload(1);
    var seen =
        transactions()
            .write(
                () -> {
                  uploads().add(upload.tenant(), upload);
                  return CompletableFuture.supplyAsync(() -> find(upload)).join();
                });
    assertThat(seen).isEmpty();
  }

  @Test
  default void aReadSeesOneStateWhateverIsCommittedMeanwhile() {
    var first = upload(1);
    var second = upload(2);
    add(first);
    var seen =
        transactions()
            .read(
                () -> {
                  var before = uploads().findByLink(first.tenant(), first.id().asLink());
                  CompletableFuture.runAsync(() -> add(second)).join();
                  assertThat(before).contains(first);
                  return uploads().findByLink(second.tenant(), second.id().asLink());
                });
    assertThat(seen).isEmpty();
    assertThat(find(second)).contains(second);
  }

  @Test
  default void a_look_up_sees_what_was_committed_before_it_and_refuses_to_write() {
    var upload = upload(1, 3);
    assertThat(lookUp(upload)).isEmpty();
    add(upload);
    assertThat(lookUp(upload)).contains(upload);
    assertThat(transactions().lookUp(() -> uploads().findByToken(upload.tenant(), upload.token())))
        .contains(upload);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                transactions()
                    .lookUp(() -> refuse(() -> uploads().remove(upload.tenant(), upload))));
    assertThatIllegalStateException()
        .isThrownBy(() -> transactions().lookUp(() -> transactions().lookUp(() -> 1)));
    assertThatIllegalStateException()
        .isThrownBy(() -> transactions().lookUp(() -> transactions().write(() -> 1)));
    assertThat(lookUp(upload)).contains(upload);
  }

  private Optional<Upload> lookUp(Upload upload) {
    return transactions()
        .lookUp(
            () -> uploads().findByLink(upload.tenant(), upload.files().getLast().id().asLink()));
  }

  private static boolean refuse(Runnable work) {
    work.run();
    return true;
  }

  @Test
  default void transactionsDoNotNest() {
    assertThatIllegalStateException().isThrownBy(() -> write(() -> write(() -> {})));
    assertThatIllegalStateException().isThrownBy(() -> write(() -> transactions().read(() -> 1)));
    assertThatIllegalStateException()
        .isThrownBy(() -> transactions().read(() -> transactions().read(() -> 1)));
    assertThatIllegalStateException()
        .isThrownBy(() -> transactions().read(() -> transactions().write(() -> 1)));
  }

  @Test
  default void repositoriesWorkOnlyInsideATransaction() {
    var upload = upload(1);
    var tenant = upload.tenant();
    List<Runnable> calls =
        List.of(
            () -> uploads().add(tenant, upload),
            () -> uploads().findByLink(tenant, upload.id().asLink()),
            () -> uploads().findByToken(tenant, upload.token()),
            () -> uploads().lockByToken(tenant, upload.token()),
            () -> uploads().update(tenant, upload),
            () -> uploads().remove(tenant, upload),
            () -> upkeep().buryExpiredAcrossTenants(upload.createdAt(), 1),
            () -> upkeep().claimTombstonesAcrossTenants(1, NOW, NOW),
            () -> upkeep().tombstonesAcrossTenants(1),
            () -> upkeep().release(List.of(blob())),
            () -> installation().fact("name"),
            () -> installation().record("name", "value"),
            () -> installation().replace("name", "old", "value"),
            () -> catalog().afterAcrossTenants(Optional.empty(), 1),
            () -> upkeep().forget(List.of(blob())),
            () -> upkeep().known(List.of(blob())),
            () -> upkeep().probe(),
            () -> upkeep().clock(),
            () -> installation().secret("name", new byte[1]),
            () -> tenantKeys().add(Keys.tenantKey(1)),
            () -> tenantKeys().findAcrossTenants(Keys.id(1)),
            () -> tenantKeys().newest(tenant),
            () -> tenantKeys().afterAcrossTenants(Optional.empty(), 1),
            () -> tenantKeys().wrappedByAcrossTenants(Keys.id(1), Optional.empty(), 1));
    assertThat(calls).allSatisfy(call -> assertThatIllegalStateException().isThrownBy(call::run));
  }

  @Test
  default void aTransactionThatReadsRefusesToWrite() {
    var upload = upload(1);
    var tenant = upload.tenant();
    add(upload);
    List<Runnable> calls =
        List.of(
            () -> uploads().add(tenant, upload(2)),
            () -> uploads().lockByToken(tenant, upload.token()),
            () -> uploads().update(tenant, upload),
            () -> uploads().remove(tenant, upload),
            () -> upkeep().buryExpiredAcrossTenants(upload.expiry().at(), 1),
            () -> upkeep().claimTombstonesAcrossTenants(1, NOW, NOW),
            () -> upkeep().release(List.of(blob())),
            () -> upkeep().forget(List.of(blob())),
            () -> installation().record("name", "value"),
            () -> installation().replace("name", "old", "value"),
            () -> upkeep().probe(),
            () -> installation().secret("name", new byte[1]),
            () -> tenantKeys().add(Keys.tenantKey(1)),
            () -> tenantKeys().replace(Keys.tenantKey(1), Keys.tenantKey(1)),
            () -> tenantKeys().rewrapAcrossTenants(List.of()),
            () -> tenantKeys().erase(Keys.id(1)),
            () -> tenantKeys().eraseUnused(Keys.id(1)));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatIllegalStateException()
                    .isThrownBy(
                        () ->
                            transactions()
                                .read(
                                    () -> {
                                      call.run();
                                      return true;
                                    })));
    assertThat(find(upload)).contains(upload);
  }

  private static BlobKey blob() {
    return upload(1).files().getFirst().blob();
  }
}
