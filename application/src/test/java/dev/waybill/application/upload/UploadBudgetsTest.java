package dev.waybill.application.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.port.BudgetSpent;
import dev.waybill.application.upload.UploadBudgets.Kind;
import dev.waybill.domain.size.ByteCount;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What a client network may send in an hour.
class UploadBudgetsTest {
  private final Desk desk =
      new Desk(new ByteCount(100), Map.of(Kind.UPLOADS, 4L, Kind.FILES, 5L, Kind.BYTES, 12L));

  private void receive(String... contents) {
    try (var reception = desk.begin()) {
      for (var content : contents) {
        Desk.add(reception, content);
      }
      assertThat(reception.finish(UploadOptions.NONE)).isInstanceOf(ReceiveUpload.Received.class);
    }
  }

  private static void refuses(ThrowingCallable work, String what, long perHour, Duration wait) {
    assertThatExceptionOfType(BudgetSpent.class)
        .isThrownBy(work)
        .satisfies(
            spent -> {
              assertThat(spent.what()).isEqualTo(what);
              assertThat(spent.perHour()).isEqualTo(perHour);
              assertThat(spent.retryAfter()).isEqualTo(wait);
            });
  }

  @Test
  void noMoreUploadsBeginThanTheHourHasAndTimeGivesThemBack() {
    for (int n = 0; n < 4; n++) {
      desk.begin().close();
    }
    refuses(desk::begin, "uploads", 4, Duration.ofMinutes(15));
    refuses(desk::begin, "uploads", 4, Duration.ofMinutes(15));
    desk.clock.move(Duration.ofMinutes(15));
    desk.begin().close();
    refuses(desk::begin, "uploads", 4, Duration.ofMinutes(15));
    desk.clock.move(Duration.ofDays(1));
    for (int n = 0; n < 4; n++) {
      desk.begin().close();
    }
    refuses(desk::begin, "uploads", 4, Duration.ofMinutes(15));
    assertThat(desk.refused)
        .containsExactly(Kind.UPLOADS, Kind.UPLOADS, Kind.UPLOADS, Kind.UPLOADS);
  }

  @Test
  void emptyFilesAreFilesToo() {
    receive("", "", "");
    refuses(() -> receive("", "", ""), "files", 5, Duration.ofMinutes(12));
    assertThat(desk.database.committedUploads()).hasSize(1);
    assertThat(desk.blobs.openSinks()).isZero();
  }

  @Test
  void bytesCountAsTheyComeAndARefusedUploadLeavesNothing() {
    refuses(() -> receive("1234567", "12", "1234"), "bytes", 12, Duration.ofMinutes(5));
    assertThat(desk.isEmpty()).isTrue();
    assertThat(desk.refused).containsExactly(Kind.BYTES);
    receive("123");
    refuses(() -> receive("1"), "bytes", 12, Duration.ofMinutes(5));
  }

  @Test
  void anotherNetworkHasItsOwn() {
    var budgets = new UploadBudgets(Map.of(Kind.FILES, 1L), () -> Long.MAX_VALUE - 9, _ -> {});
    budgets.take(Kind.FILES, "a", 1);
    budgets.take(Kind.FILES, "b", 1);
    budgets.take(Kind.BYTES, "a", Long.MAX_VALUE);
    refuses(() -> budgets.take(Kind.FILES, "a", 1), "files", 1, Duration.ofHours(1));
  }

  @Test
  void networksThatAreQuietForLongestAreForgotten() {
    var budgets = new UploadBudgets(Map.of(Kind.FILES, 1L), () -> 0, _ -> {});
    for (int n = 0; n <= UploadBudgets.MAX_REMEMBERED; n++) {
      budgets.take(Kind.FILES, "network " + n, 1);
    }
    budgets.take(Kind.FILES, "network 0", 1);
    refuses(() -> budgets.take(Kind.FILES, "network 9", 1), "files", 1, Duration.ofHours(1));
  }
}
