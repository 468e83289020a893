package dev.waybill.application.contract;

import static dev.waybill.application.fake.Uploads.OTHER_TENANT;
import static dev.waybill.application.fake.Uploads.expiring;
import static dev.waybill.application.fake.Uploads.ownedBy;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.fake.Uploads;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.LinkId;
import dev.waybill.domain.upload.Upload;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Finding an upload by what a reader or an owner holds, within one tenant.
public interface UploadLookupContract extends DatabasePorts {
  @Test
  default void anUploadIsFoundByItsOwnId() {
    add(upload(1));
    add(upload(2));
    assertThat(find(upload(2))).contains(upload(2));
  }

  @Test
  default void anUploadIsFoundWholeByTheIdOfAnyOfItsFiles() {
    var upload = upload(1, 3);
    add(upload);
    add(upload(2));
    assertThat(upload.files())
        .allSatisfy(
            file -> assertThat(byLink(upload.tenant(), file.id().asLink())).isEqualTo(upload));
  }

  @Test
  default void anUploadIsFoundByItsTokensHash() {
    add(upload(1));
    add(upload(2));
    var token = Uploads.token(2).hash();
    assertThat(transactions().read(() -> uploads().findByToken(TenantId.DEFAULT, token)))
        .contains(upload(2));
    assertThat(transactions().write(() -> uploads().lockByToken(TenantId.DEFAULT, token)))
        .contains(upload(2));
  }

  @Test
  default void whatWasNeverAddedIsNotFound() {
    add(upload(1));
    var unknown = upload(2);
    var token = unknown.token();
    assertThat(find(unknown)).isEmpty();
    assertThat(transactions().read(() -> uploads().findByToken(TenantId.DEFAULT, token))).isEmpty();
    assertThat(transactions().write(() -> uploads().lockByToken(TenantId.DEFAULT, token)))
        .isEmpty();
  }

  @Test
  default void anotherTenantsUploadIsNeverFound() {
    createTenant(OTHER_TENANT);
    var ours = upload(1);
    var theirs = ownedBy(OTHER_TENANT, upload(2));
    add(ours);
    add(theirs);
    var link = theirs.id().asLink();
    var fileLink = theirs.files().getFirst().id().asLink();
    var token = theirs.token();
    transactions()
        .write(
            () -> {
              var tenant = ours.tenant();
              assertThat(uploads().findByLink(tenant, link)).isEmpty();
              assertThat(uploads().findByLink(tenant, fileLink)).isEmpty();
              assertThat(uploads().findByToken(tenant, token)).isEmpty();
              assertThat(uploads().lockByToken(tenant, token)).isEmpty();
              assertThat(uploads().findByLink(OTHER_TENANT, link)).contains(theirs);
              assertThat(uploads().findByLink(OTHER_TENANT, fileLink)).contains(theirs);
              assertThat(uploads().findByToken(OTHER_TENANT, token)).contains(theirs);
              return uploads().lockByToken(OTHER_TENANT, token);
            });
  }

  @Test
  default void aTenantThatNobodyKnowsFindsNothing() {
    add(upload(1));
    assertThat(find(new TenantId("nobody"), upload(1).id())).isEmpty();
  }

  @Test
  default void expiryIsNotJudgedHere() {
    var longGone = expiring(upload(1), Uploads.NOW.minusSeconds(1));
    add(longGone);
    assertThat(find(longGone)).contains(longGone);
  }

  @Test
  default void eachOfManyUploadsIsFound() {
    write(
        () -> IntStream.range(0, 100).forEach(n -> uploads().add(TenantId.DEFAULT, upload(n, 2))));
    assertThat(IntStream.range(0, 100))
        .allSatisfy(n -> assertThat(find(upload(n))).contains(upload(n, 2)));
  }

  private Upload byLink(TenantId tenant, LinkId link) {
    return transactions().read(() -> uploads().findByLink(tenant, link)).orElseThrow();
  }
}
