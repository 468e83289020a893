package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class InternalKeyTest {
  @Property
  void isAVersionSevenUuidThatBeginsWithTheTimeOfCreation(@ForAll int seed) {
    var key = InternalKey.of(upload(seed, upload(1).files()));
    assertThat(key.version()).isEqualTo(7);
    assertThat(key.variant()).isEqualTo(2);
    assertThat(key.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Property
  void keepsTheRandomBitsOfThePublicId(@ForAll int seed) {
    var upload = upload(seed, upload(1).files());
    var key = InternalKey.of(upload);
    assertThat(key.getLeastSignificantBits())
        .isEqualTo(upload.id().value().getLeastSignificantBits());
    assertThat(key).isEqualTo(InternalKey.of(upload)).isNotEqualTo(upload.id().value());
  }
}
