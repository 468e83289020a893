package dev.waybill.application.inventory;

import static dev.waybill.application.fake.Uploads.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.fake.CountedBytes;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.fake.FakeMark;
import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.inventory.CopyBlobs.Totals;
import dev.waybill.application.inventory.Finding.Altered;
import dev.waybill.application.inventory.Finding.Faulty;
import dev.waybill.application.inventory.Finding.Missing;
import dev.waybill.application.inventory.Finding.Unreadable;
import dev.waybill.application.inventory.Finding.WrongLength;
import dev.waybill.application.inventory.MoveStorage.Command;
import dev.waybill.application.inventory.MoveStorage.CopiedAhead;
import dev.waybill.application.inventory.MoveStorage.Incomplete;
import dev.waybill.application.inventory.MoveStorage.Moved;
import dev.waybill.application.inventory.MoveStorage.NotEmpty;
import dev.waybill.application.inventory.MoveStorage.Outcome;
import dev.waybill.application.inventory.MoveStorage.Taken;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageMark;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.upkeep.ClaimStorage;
import dev.waybill.application.upkeep.ClaimStorage.OtherStorage;
import dev.waybill.application.upkeep.ClaimStorage.Ours;
import dev.waybill.domain.upload.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MoveStorageTest implements CopyBlobs.Observer {
  private static final String S3 = "s3 bucket";
  private static final Command MOVE = new Command(S3, false, false, false);
  private static final Command AHEAD = new Command(S3, true, false, false);
  private static final Command BROUGHT = new Command(S3, false, true, false);

  private final Warehouse house = new Warehouse();
  private final FakeMark mark = new FakeMark();
  private final FakeBlobStore target = new FakeBlobStore();
  private final FakeMark targetMark = new FakeMark();
  private final CountedBytes random = new CountedBytes();
  private final List<Faulty> failed = new ArrayList<>();

  @BeforeEach
  void served() {
    assertThat(claim(house.blobs, mark, "disk")).isInstanceOf(Ours.class);
  }

  private ClaimStorage.Outcome claim(FakeBlobStore blobs, StorageMark marked, String name) {
    return new ClaimStorage(house.database, blobs, marked, random).claim(name);
  }

  private Outcome run(Command command) {
    failed.clear();
    BlobStore from = command.broughtThere() ? target : house.watched();
    return new MoveStorage(
            house.database,
            new CopyBlobs(house.database, house.contents(), from, target),
            target,
            targetMark,
            random)
        .move(LocalContext.COMMAND, command, this, () -> {});
  }

  @Override
  public void failed(Faulty fault) {
    failed.add(fault);
  }

  @Override
  public void copied(Totals soFar) {}

  @Test
  void afterTheMoveTheFilesAreThereAndTheOldPlaceIsRefused() {
    var upload = house.add(1, 3);
    house.add(2, 1);
    assertThat(run(MOVE)).isInstanceOf(Moved.class);
    upload.files().forEach(file -> assertThat(copied(file)).isEqualTo(Warehouse.bytes(file)));
    assertThat(target.keys()).isEqualTo(house.blobs.keys()).hasSize(4);
    assertThat(claim(target, targetMark, S3)).isEqualTo(new Ours(mark.read().orElseThrow()));
    assertThat(claim(house.blobs, mark, "disk")).isEqualTo(new OtherStorage(S3));
    assertThat(target.openSinks() + house.blobs.openSources() + target.openSources()).isZero();
  }

  @Test
  void itGoesBackTheSameWay() {
    house.add(1, 1);
    run(MOVE);
    var back =
        new MoveStorage(
            house.database,
            new CopyBlobs(house.database, house.contents(), target, house.blobs),
            house.blobs,
            mark,
            random);
    assertThat(
            back.move(
                LocalContext.COMMAND, new Command("disk", false, false, false), this, () -> {}))
        .isEqualTo(new Moved(new Totals(0, 0, 1, 0)));
    assertThat(claim(house.blobs, mark, "disk")).isInstanceOf(Ours.class);
  }

  @Test
  void copyingAheadLeavesThePlaceAndMakesTheMoveShort() {
    house.add(1, 2);
    assertThat(run(AHEAD)).isInstanceOfSatisfying(CopiedAhead.class, done -> copied(done, 2, 0));
    assertThat(claim(house.blobs, mark, "disk")).isInstanceOf(Ours.class);
    house.add(2, 1);
    assertThat(run(MOVE))
        .isInstanceOfSatisfying(
            Moved.class,
            done -> {
              assertThat(done.totals().copied()).isEqualTo(1);
              assertThat(done.totals().there()).isEqualTo(2);
            });
  }

  private static void copied(CopiedAhead done, long copied, long there) {
    assertThat(done.totals().copied()).isEqualTo(copied);
    assertThat(done.totals().there()).isEqualTo(there);
  }

  @Test
  void aTargetThatFailsEndsItAndTheNextRunGoesOn() {
    for (int n = 0; n < 30; n++) {
      house.add(n, 1);
    }
    for (var step : List.of(Step.CREATE, Step.WRITE, Step.FINISH, Step.PUBLISH)) {
      target.failAt(step, new StorageFull("no room"));
      assertThatExceptionOfType(StorageFull.class).as(step.name()).isThrownBy(() -> run(MOVE));
      target.heal();
    }
    assertThat(claim(house.blobs, mark, "disk")).isInstanceOf(Ours.class);
    assertThat(target.keys()).isEmpty();
    assertThat(run(MOVE)).isInstanceOf(Moved.class);
    assertThat(target.keys()).hasSize(30);
    assertThat(target.openSinks()).isZero();
  }

  @Test
  void whatIsNotAsItsRowSaysIsNotCopiedAndHindersTheMove() {
    var missing = house.add(1, 1);
    var altered = house.add(2, 1);
    var cut = house.add(3, 1);
    house.add(4, 1);
    house.lose(missing.files().getFirst());
    house.rot(altered.files().getFirst());
    house.blobs.put(cut.files().getFirst().blob(), new byte[2]);
    assertThat(run(MOVE)).isInstanceOf(Incomplete.class);
    assertThat(failed)
        .containsExactlyInAnyOrder(
            new Missing(missing, missing.files().getFirst()),
            new Altered(altered, altered.files().getFirst()),
            new WrongLength(cut, cut.files().getFirst(), 2));
    assertThat(target.keys()).hasSize(1);
    assertThat(claim(house.blobs, mark, "disk")).isInstanceOf(Ours.class);
    assertThat(run(new Command(S3, false, false, true))).isInstanceOf(Moved.class);
    assertThat(claim(target, targetMark, S3)).isInstanceOf(Ours.class);
  }

  @Test
  void aFaultOfTheSourceIsOneOfThatFile() {
    house.add(1, 1);
    house.blobs.failAt(Step.READ, new StorageUnavailable("a bad sector"));
    assertThat(run(MOVE)).isInstanceOf(Incomplete.class);
    assertThat(failed)
        .singleElement()
        .isInstanceOfSatisfying(
            Unreadable.class, one -> assertThat(one.reason()).isEqualTo("a bad sector"));
  }

  @Test
  void aBlobOfTheWrongLengthAtTheTargetIsReplaced() {
    var upload = house.add(1, 1);
    run(AHEAD);
    target.put(upload.files().getFirst().blob(), new byte[1]);
    assertThat(run(MOVE)).isInstanceOf(Moved.class);
    assertThat(copied(upload.files().getFirst()))
        .isEqualTo(Warehouse.bytes(upload.files().getFirst()));
  }

  @Test
  void aTargetOfAnotherInstallationIsRefused() {
    house.add(1, 1);
    targetMark.write("another");
    assertThat(run(MOVE)).isEqualTo(new Taken("another"));
    assertThat(run(BROUGHT)).isEqualTo(new Taken("another"));
    assertThat(target.keys()).isEmpty();
    assertThat(targetMark.read()).hasValue("another");
  }

  @Test
  void aTargetWithUnknownBlobsIsRefused() {
    house.add(1, 1);
    target.put(file(99).blob(), new byte[1]);
    assertThat(run(MOVE)).isEqualTo(new NotEmpty());
    assertThat(run(BROUGHT)).isEqualTo(new NotEmpty());
    assertThat(targetMark.read()).isEmpty();
    assertThat(claim(house.blobs, mark, "disk")).isInstanceOf(Ours.class);
  }

  @Test
  void filesThatWereBroughtThereAreTakenWhenAllAreThere() {
    var one = house.add(1, 1);
    var other = house.add(2, 1);
    bring(one.files().getFirst());
    assertThat(run(BROUGHT)).isInstanceOf(Incomplete.class);
    assertThat(failed).containsExactly(new Missing(other, other.files().getFirst()));
    assertThat(targetMark.read()).isEmpty();
    bring(other.files().getFirst());
    assertThat(run(BROUGHT)).isEqualTo(new Moved(new Totals(0, 0, 2, 0)));
    assertThat(claim(target, targetMark, S3)).isInstanceOf(Ours.class);
  }

  /// A volume that is not mounted.
  @Test
  void anEmptyPlaceIsNotTakenForTheOneThatFilesWereBroughtTo() {
    house.add(1, 1);
    assertThat(run(BROUGHT)).isInstanceOf(Incomplete.class);
    assertThat(run(new Command(S3, false, true, true))).isInstanceOf(Incomplete.class);
    assertThat(targetMark.read()).isEmpty();
    assertThat(claim(house.blobs, mark, "disk")).isInstanceOf(Ours.class);
  }

  @Test
  void whatIsDeletedMeanwhileIsNotMissed() {
    var upload = house.add(1, 1);
    house.whenOpened(
        () -> {
          house.lose(upload.files().getFirst());
          house.remove(upload);
        });
    assertThat(run(MOVE)).isEqualTo(new Moved(new Totals(0, 0, 0, 0)));
  }

  private void bring(StoredFile file) {
    target.put(file.blob(), Warehouse.bytes(file));
  }

  private byte[] copied(StoredFile file) {
    var bytes = new MemoryTarget();
    try (var source = target.open(BlobRef.plain(file.blob())).orElseThrow()) {
      source.writeTo(0, source.size(), bytes);
      return bytes.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
