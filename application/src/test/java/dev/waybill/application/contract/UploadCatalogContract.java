package dev.waybill.application.contract;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.OTHER_TENANT;
import static dev.waybill.application.fake.Uploads.expiring;
import static dev.waybill.application.fake.Uploads.ownedBy;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.port.UploadCatalog.Tally;
import dev.waybill.domain.upload.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What [dev.waybill.application.port.UploadCatalog] promises.
public interface UploadCatalogContract extends DatabasePorts {
  @Test
  default void anEmptyDatabaseHasNoUploads() {
    assertThat(page(Optional.empty(), 10)).isEmpty();
  }

  @Test
  default void pageByPageEveryUploadComesOnceWhole() {
    createTenant(OTHER_TENANT);
    var all = new ArrayList<Upload>();
    IntStream.range(0, 9).forEach(n -> all.add(upload(n, 1 + n % 3)));
    all.set(4, ownedBy(OTHER_TENANT, all.get(4)));
    all.set(5, expiring(all.get(5), NOW.minusSeconds(1)));
    all.forEach(this::add);

    var seen = new ArrayList<Upload>();
    var page = page(Optional.empty(), 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      seen.addAll(page);
      page = page(Optional.of(page.getLast()), 2);
    }

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  default void whatWasRemovedMeanwhileIsNoHindrance() {
    IntStream.range(0, 4).forEach(n -> add(upload(n)));
    var first = page(Optional.empty(), 2);
    write(() -> uploads().remove(first.getLast().tenant(), first.getLast()));

    assertThat(page(Optional.of(first.getLast()), 10))
        .hasSize(2)
        .doesNotContainAnyElementsOf(first);
  }

  @Test
  default void partByPartEveryUploadIsAddedUpOnce() {
    createTenant(OTHER_TENANT);
    var all = new ArrayList<Upload>();
    IntStream.range(0, 9).forEach(n -> all.add(upload(n, 1 + n % 3)));
    all.set(4, ownedBy(OTHER_TENANT, all.get(4)));
    all.set(5, expiring(all.get(5), NOW.minusSeconds(1)));
    all.forEach(this::add);

    for (var limit : new int[] {1, 2, 3, 9, 100}) {
      long uploads = 0;
      long files = 0;
      long bytes = 0;
      var last = Optional.<String>empty();
      do {
        var part = tally(last, limit);
        assertThat(part.uploads()).isLessThanOrEqualTo(limit);
        uploads += part.uploads();
        files += part.files();
        bytes += part.bytes();
        last = part.last();
      } while (last.isPresent());
      assertThat(uploads).isEqualTo(9);
      assertThat(files).isEqualTo(18);
      assertThat(bytes).isEqualTo(bytes(all));
    }
  }

  @Test
  default void nothingAddsUpToNothing() {
    assertThat(tally(Optional.empty(), 10)).isEqualTo(new Tally(0, 0, 0, Optional.empty()));
  }

  private static long bytes(List<Upload> uploads) {
    return uploads.stream()
        .flatMap(upload -> upload.files().stream())
        .mapToLong(file -> file.size().value())
        .sum();
  }

  private Tally tally(Optional<String> last, int limit) {
    return transactions().read(() -> catalog().tallyAcrossTenants(last, limit));
  }

  private List<Upload> page(Optional<Upload> last, int limit) {
    return transactions().read(() -> catalog().afterAcrossTenants(last, limit));
  }
}
