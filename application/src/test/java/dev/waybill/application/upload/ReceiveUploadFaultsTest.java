package dev.waybill.application.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.fake.FakeDatabase.Mood;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What was not answered is nowhere, at the latest after a sweep.
class ReceiveUploadFaultsTest {
  private final Desk desk = new Desk();

  @ParameterizedTest
  @EnumSource(names = {"CREATE", "WRITE", "FINISH", "PUBLISH"})
  void aStoreThatFailsAtAnyStepLeavesNothing(Step step) {
    desk.blobs.failAt(step, new StorageFull("full"));
    assertThatExceptionOfType(StorageFull.class).isThrownBy(this::receive);
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void aStoreThatFailsAtTheSecondFileLeavesNothingOfTheFirst() {
    try (var reception = desk.with("abc")) {
      desk.blobs.failAt(Step.WRITE, new StorageUnavailable("gone"));
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> Desk.add(reception, "de"));
    }
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void aDatabaseThatIsDownIsNoticedBeforeAnyByte() {
    desk.database.feel(Mood.DOWN);
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(desk::begin);
  }

  @Test
  void aStoreThatIsDownIsNoticedBeforeAnyByte() {
    desk.blobs.failAt(Step.LOOK, new StorageUnavailable("down"));
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(desk::begin);
  }

  @Test
  void afterACommitThatFailedTheSweepRemovesTheBlobs() {
    desk.database.feel(Mood.FAILING_COMMITS);
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(this::receive);
    assertThat(desk.blobs.openSinks()).isZero();
    desk.database.feel(Mood.WELL);
    assertThat(desk.database.committedUploads()).isEmpty();
    assertThat(desk.sweepOrphans().removed()).isEqualTo(2);
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void a_commit_that_never_was_gives_the_blobs_back_at_once() {
    try (var reception = desk.with("abc", "de")) {
      desk.database.feel(Mood.DOWN);
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> reception.finish(UploadOptions.NONE));
    }
    assertThat(desk.isEmpty()).isTrue();
  }

  @Test
  void a_commit_with_an_unknown_outcome_leaves_the_blobs() {
    try (var reception = desk.with("abc", "de")) {
      desk.database.feel(Mood.FAILING_COMMITS);
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> reception.finish(UploadOptions.NONE));
    }
    assertThat(desk.blobs.keys()).hasSize(2);
  }

  /// As a node does that is paused just before its commit.
  @Test
  void aCommitThatComesTooLateKeepsNothing() {
    try (var reception = desk.with("abc")) {
      desk.delay = ReceiveUpload.LONGEST.plusMillis(1);
      assertThat(reception.finish(UploadOptions.NONE)).isEqualTo(new ReceiveUpload.TookTooLong());
    }
    assertThat(desk.database.committedUploads()).isEmpty();
    assertThat(desk.sweepOrphans().removed()).isEqualTo(1);
  }

  @Test
  void theSweepLeavesWhatIsStillComingIn() {
    desk.database.feel(Mood.FAILING_COMMITS);
    try (var reception = desk.with("abc")) {
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> reception.finish(UploadOptions.NONE));
      desk.database.feel(Mood.WELL);
      assertThat(desk.sweepOrphans().removed()).isZero();
    }
    assertThat(desk.sweepOrphans().removed()).isEqualTo(1);
  }

  @Test
  void theSweepLeavesWhatWasReceived() {
    receive();
    assertThat(desk.sweepOrphans().removed()).isZero();
    assertThat(desk.blobs.keys()).hasSize(2);
  }

  private void receive() {
    try (var reception = desk.begin()) {
      Desk.add(reception, "abc");
      Desk.add(reception, "de");
      reception.finish(UploadOptions.NONE);
    }
  }
}
