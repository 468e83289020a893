package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.access.AccessPolicy;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
  private static final int MARGIN = 4;

  @Test
  void theDrawingHasTheModulesOfTheCode() {
    var code = io.nayuki.qrcodegen.QrCode.encodeText(Samples.LINK, Ecc.LOW);
    var drawn = QrCode.of(Samples.LINK);
    var dark = dark(drawn);
    assertThat(drawn.side()).isEqualTo(code.size + 2 * MARGIN);
    for (int y = 0; y < drawn.side(); y++) {
      for (int x = 0; x < drawn.side(); x++) {
        assertThat(dark[y][x]).as("%d %d", x, y).isEqualTo(code.getModule(x - MARGIN, y - MARGIN));
      }
    }
  }

  @Test
  void thePageDrawsTheLinkAndNothingElse() {
    var document = Samples.render(Samples.manage("report.pdf", new AccessPolicy.Public()));
    assertThat(document.select("svg.qr path").eachAttr("d"))
        .containsExactly(QrCode.of(Samples.LINK).path());
    assertThat(document.expectFirst("svg.qr").attr("aria-label")).isEqualTo("QR code of the link");
  }

  private static boolean[][] dark(QrCode code) {
    var dark = new boolean[code.side()][code.side()];
    var runs = RUN.matcher(code.path());
    int end = 0;
    while (runs.find()) {
      assertThat(runs.start()).isEqualTo(end);
      end = runs.end();
      assertThat(runs.group(3)).isEqualTo(runs.group(4));
      var x = Integer.parseInt(runs.group(1));
      for (int i = 0; i < Integer.parseInt(runs.group(3)); i++) {
        dark[Integer.parseInt(runs.group(2))][x + i] = true;
      }
    }
    assertThat(end).isEqualTo(code.path().length());
    return dark;
  }
}
