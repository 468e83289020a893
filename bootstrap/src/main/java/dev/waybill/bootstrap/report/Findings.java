package dev.waybill.bootstrap.report;

import dev.waybill.application.inventory.Finding;
import dev.waybill.application.inventory.Finding.Altered;
import dev.waybill.application.inventory.Finding.Faulty;
import dev.waybill.application.inventory.Finding.Missing;
import dev.waybill.application.inventory.Finding.Orphan;
import dev.waybill.application.inventory.Finding.Unreadable;
import dev.waybill.application.inventory.Finding.WrongLength;

/// A line for each finding, with the blob's key first.
final class Findings {
  private Findings() {}

  static String line(Finding finding) {
    return switch (finding) {
      case Orphan(var blob) -> blob + " orphan: no upload has it";
      case Missing missing -> line(missing, "missing");
      case WrongLength wrong ->
          line(
              wrong,
              "wrong length: %s bytes instead of %s".formatted(wrong.found(), wrong.file().size()));
      case Altered altered -> line(altered, "altered: its SHA-256 is another");
      case Unreadable unreadable -> line(unreadable, "unreadable: " + unreadable.reason());
    };
  }

  private static String line(Faulty fault, String what) {
    var files = fault.upload().files();
    return "%s %s; file %s of %s of upload %s, which expires %s"
        .formatted(
            fault.file().blob(),
            what,
            files.indexOf(fault.file()) + 1,
            files.size(),
            fault.upload().id(),
            fault.upload().expiry().at());
  }
}
