package dev.waybill.bootstrap.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.port.DatabasePrimary;
import dev.waybill.bootstrap.testing.DistributedSite;
import dev.waybill.bootstrap.testing.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Only the old primary of a PostgreSQL can be reached, and whoever starts has never seen the newer
/// one: its sweep would remove what was kept since.
@Tag("distributed")
final class OldPrimaryTest {
  private static final int REFUSED = 78;

  @TempDir private Path data;

  @Test
  void nothing_starts_on_a_primary_that_is_older_than_the_one_the_files_were_kept_with()
      throws IOException {
    var operator = new Operator(data);
    DistributedSite.fresh(data).secrets().forEach(operator::with);
    assertThat(operator.run("sweep", "--alone").exit()).isZero();
    var mark = data.resolve("blobs/primary");
    var old = DatabasePrimary.parse(Files.readString(mark).strip()).orElseThrow();
    Files.writeString(mark, new DatabasePrimary(old.cluster(), old.timeline() + 1, "new") + "\n");

    for (var command : new String[] {"serve", "sweep", "doctor"}) {
      var refused = operator.run(command);
      assertThat(refused.exit()).as(command + ": " + refused.err()).isEqualTo(REFUSED);
      assertThat(refused.err())
          .contains("is an old primary")
          .contains("timeline " + (old.timeline() + 1))
          .contains("blobs/primary");
    }

    Files.delete(mark);
    assertThat(operator.run("sweep", "--alone").exit()).isZero();
    assertThat(mark).hasContent(old.toString());
  }
}
