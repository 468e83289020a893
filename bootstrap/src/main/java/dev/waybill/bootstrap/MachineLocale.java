package dev.waybill.bootstrap;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;

/// The one locale and the one time zone of a process, whatever those of its host are.
///
/// What a program writes for other programs must not depend on where it runs: in Persian `%d` gives
/// digits that a hash is not read back from, in Turkish an `I` lowered is no `i`. Our own code asks
/// for no default (a rule of the house), but libraries do, Jersey's map of headers among them.
/// Pages are written in the reader's language, which has nothing to do with this one.
public final class MachineLocale {
  private MachineLocale() {}

  /// To be called before anything else is.
  public static void set() {
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
  }
}
