package dev.waybill.application.contract;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.expiring;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.port.AddRequirements;
import dev.waybill.domain.upload.NetworkHash;
import dev.waybill.domain.upload.Upload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where uploads came from.
public interface OriginRepositoryContract extends DatabasePorts {
  NetworkHash HERE = new NetworkHash("0123456789abcdef".repeat(2));
  NetworkHash THERE = new NetworkHash("fedcba9876543210".repeat(2));

  private void addFrom(NetworkHash origin, Upload upload) {
    var required =
        new AddRequirements(Optional.empty(), false, Optional.empty(), Optional.of(origin));
    write(() -> uploads().add(upload.tenant(), upload, required));
  }

  private List<Upload> from(NetworkHash network, Upload... uploads) {
    return transactions().read(() -> origins().fromAcrossTenants(network, List.of(uploads)));
  }

  private int forget(Instant end, int limit) {
    return transactions().write(() -> origins().forgetAcrossTenants(end, limit));
  }

  @Test
  default void anUploadIsKnownByTheNetworkThatItCameFrom() {
    addFrom(HERE, upload(1, 3));
    addFrom(THERE, upload(2));
    addFrom(HERE, upload(3));
    add(upload(4));
    assertThat(from(HERE, upload(1, 3), upload(2), upload(3), upload(4)))
        .containsExactly(upload(1, 3), upload(3));
    assertThat(from(THERE, upload(1, 3), upload(2))).containsExactly(upload(2));
    assertThat(from(HERE, upload(2))).isEmpty();
    assertThat(from(HERE)).isEmpty();
    assertThat(find(upload(1, 3))).contains(upload(1, 3));
  }

  @Test
  default void whatIsOldEnoughIsForgottenInPartsAndTheUploadsStay() {
    for (int seed = 1; seed <= 3; seed++) {
      addFrom(HERE, upload(seed));
    }
    assertThat(forget(NOW, 9)).isZero();
    assertThat(from(HERE, upload(1), upload(2), upload(3))).hasSize(3);
    var later = NOW.plusMillis(1);
    assertThat(forget(later, 2)).isEqualTo(2);
    assertThat(from(HERE, upload(1), upload(2), upload(3))).hasSize(1);
    assertThat(forget(later, 2)).isEqualTo(1);
    assertThat(forget(later, 2)).isZero();
    assertThat(from(HERE, upload(1), upload(2), upload(3))).isEmpty();
    assertThat(find(upload(1))).contains(upload(1));
  }

  @Test
  default void itGoesWithItsUpload() {
    addFrom(HERE, upload(1));
    addFrom(HERE, expiring(upload(2), NOW));
    addFrom(HERE, upload(3));
    write(() -> uploads().remove(upload(1).tenant(), upload(1)));
    write(() -> upkeep().buryExpiredAcrossTenants(NOW, 9));
    assertThat(from(HERE, upload(1), upload(2), upload(3))).containsExactly(upload(3));
    assertThat(forget(NOW.plusMillis(1), 9)).isEqualTo(1);
  }
}
